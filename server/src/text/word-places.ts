import { readWords } from './prose.js';
import { spelled } from './spellings.js';
import { stemOf } from './vocabulary.js';

/** Where a word stands in a text. */
export interface WordPlace {
  /** The number of the word among those that were sought. */
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

/** Where some words, given by their normalised spellings, stand in a text in any inflected form: in order. */
export function wordPlaces(text: string, sought: readonly string[]): readonly WordPlace[] {
  const numbers = new Map(sought.map((word, number) => [stemOf(word), number]));
  const { words, lexicon } = readWords(text);
  const found = new Map<number, number>();
  for (let at = 0; at < lexicon.count; at++) {
    const spelling = spelled(lexicon.chars.subarray(lexicon.offsets[at], lexicon.offsets[at + 1]));
    const number = numbers.get(stemOf(spelling));
    if (number !== undefined) found.set(lexicon.hashes[at] ?? 0, number);
  }
  const places: WordPlace[] = [];
  for (let at = 0; at < words.count; at++) {
    const word = found.get(words.hashes[at] ?? 0);
    if (word !== undefined) places.push({ word, start: words.starts[at] ?? 0, end: words.ends[at] ?? 0 });
  }
  return places;
}
