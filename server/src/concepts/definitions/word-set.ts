import { hashOf } from '../../text/hash.js';

/** A word of a text: the hash of its normalised form, and its spelling in small letters. */
export interface SpelledWord {
  readonly hash: number;
  readonly small: string;
}

const BITS = 1 << 12;

/** A list of words in small letters. Nearly all that are none of them are told so by their hash, without their spelling. */
export class WordSet {
  readonly #words: ReadonlySet<string>;
  /** By the low bits of a hash: whether a word of the list has them. */
  readonly #mayBe = new Uint8Array(BITS);

  constructor(words: readonly string[]) {
    this.#words = new Set(words);
    for (const word of words) this.#mayBe[hashOf(word) & (BITS - 1)] = 1;
  }

  has(word: SpelledWord | undefined): boolean {
    return word !== undefined && this.#mayBe[word.hash & (BITS - 1)] === 1 && this.#words.has(word.small);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#words.values();
  }
}
