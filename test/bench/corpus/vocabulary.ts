import { Random } from './random.js';

const onsets = 'b d f g h k l m n p r s t v w z bl br ch dr fl gr kl pr sh st th tr'.split(' ');
const vowels = 'a e i o u ai ea ou'.split(' ');
const codas = ['', '', '', 'l', 'm', 'n', 'r', 's', 't', 'nd', 'st'];

const WORDS = 60_000;
const PHRASES = 8000;
/** Of the law of Zipf and Mandelbrot: the word of rank r is met with a frequency of 1 / (r + shift). */
const SHIFT = 2.7;
/** Draws that a table tells apart: enough for the rarest word to be among them. */
const DRAWS = 2 ** 20;

/** Words and turns of phrase in a made-up language, as frequent and as rare as those of a real one. */
export class Vocabulary {
  readonly #words: readonly string[];
  readonly #phrases: readonly string[];
  readonly #wordDraws = draws(WORDS);
  readonly #phraseDraws = draws(PHRASES);

  constructor(seed: number) {
    const random = new Random(seed);
    this.#words = newWords(random);
    this.#phrases = Array.from({ length: PHRASES }, () =>
      Array.from({ length: random.between(2, 5) }, () => this.word(random)).join(' '),
    );
  }

  word(random: Random): string {
    return this.#words[this.#wordDraws[Math.floor(random.next() * DRAWS)] ?? 0] ?? '';
  }

  /** Two to five words that are often met together. */
  phrase(random: Random): string {
    return this.#phrases[this.#phraseDraws[Math.floor(random.next() * DRAWS)] ?? 0] ?? '';
  }
}

/** Distinct words, those of one syllable first: frequent words are short. */
function newWords(random: Random): string[] {
  const words = new Set<string>();
  const syllable = (): string =>
    [onsets, vowels, codas].map((parts) => parts[random.between(0, parts.length - 1)]).join('');
  while (words.size < WORDS) {
    const syllables = words.size < 150 ? 1 : random.between(2, words.size < 8000 ? 2 : 3);
    words.add(Array.from({ length: syllables }, syllable).join(''));
  }
  return [...words];
}

/** Ranks, each as often as the law says. */
function draws(ranks: number): Uint16Array {
  const table = new Uint16Array(DRAWS);
  let total = 0;
  for (let rank = 0; rank < ranks; rank++) total += 1 / (rank + 1 + SHIFT);
  let sum = 0;
  let from = 0;
  for (let rank = 0; rank < ranks; rank++) {
    sum += 1 / (rank + 1 + SHIFT) / total;
    const to = rank === ranks - 1 ? DRAWS : Math.round(sum * DRAWS);
    table.fill(rank, from, to);
    from = to;
  }
  return table;
}
