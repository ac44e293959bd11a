import type { Random } from './random.js';
import type { Vocabulary } from './vocabulary.js';

const ends = ['.', '.', '.', '.', '?', '!'] as const;

/** A sentence of 6 to 30 words, with its full stop. */
export function sentence(vocabulary: Vocabulary, random: Random): string {
  const length = random.between(6, 30);
  const phraseAt = random.chance(0.3) ? random.between(0, length) : -1;
  let text = '';
  for (let word = 0; word < length; word++) {
    if (word > 0) text += random.chance(0.08) ? ', ' : ' ';
    text += word === phraseAt ? vocabulary.phrase(random) : vocabulary.word(random);
  }
  return text.charAt(0).toUpperCase() + text.slice(1) + random.of(ends);
}

/** A paragraph of two to eight sentences. */
export function paragraph(vocabulary: Vocabulary, random: Random): readonly string[] {
  return Array.from({ length: random.between(2, 8) }, () => sentence(vocabulary, random));
}

/** The sentences of a paragraph with a tenth of the words replaced, and sometimes one sentence left out. */
export function edited(sentences: readonly string[], vocabulary: Vocabulary, random: Random): readonly string[] {
  const leftOut = sentences.length > 3 && random.chance(0.5) ? random.between(1, sentences.length - 2) : -1;
  return sentences
    .filter((_, index) => index !== leftOut)
    .map((one) => one.replace(/[a-z]+/g, (word) => (random.chance(0.1) ? vocabulary.word(random) : word)));
}

/** Text in lines of at most 72 characters, each after a mark such as `> `. */
export function wrapped(text: string, mark = ''): string {
  let lines = mark;
  let width = 0;
  for (const word of text.split(' ')) {
    if (width > 0 && width + word.length > 72) {
      lines += `\n${mark}`;
      width = 0;
    }
    lines += width > 0 ? ` ${word}` : word;
    width += word.length + 1;
  }
  return lines;
}
