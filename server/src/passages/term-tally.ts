import { grown } from '../text/arrays.js';
import type { Vocabulary } from '../text/vocabulary.js';
import { MOST_TIMES } from './postings.js';

/** Terms of a passage, and different ones among them. */
export interface Tallied {
  readonly length: number;
  readonly distinct: number;
}

/** Counts the terms of one passage after another, and how often each word stands in all of them together. */
export class TermTally {
  readonly #vocabulary: Vocabulary;
  /** By word: occurrences. */
  #occurrences: Uint32Array;
  /** Words of the passage at hand that are no stop words, their terms, each of these once, and by term how often. */
  #words = new Uint32Array(256);
  #terms = new Uint32Array(256);
  #distinct = new Uint32Array(256);
  #times = new Uint8Array(1024);

  /** `occurrences`: those that were stored. */
  constructor(vocabulary: Vocabulary, occurrences: Uint32Array = new Uint32Array(1024)) {
    this.#vocabulary = vocabulary;
    this.#occurrences = occurrences;
  }

  /** The occurrences of all words. */
  store(): Uint32Array {
    return this.#occurrences.slice();
  }

  /** Bytes of the tables. */
  get bytes(): number {
    return this.#occurrences.byteLength + this.#times.byteLength;
  }

  /** How often a word that is no stop word stands in the passages. */
  occurrences(word: number): number {
    return this.#occurrences[word] ?? 0;
  }

  /** Adds the passage of the words `from` to before `to`, or with -1 takes it away; each of its terms is to be taken. */
  count(hashes: Uint32Array, from: number, to: number, sign: 1 | -1): Tallied {
    const vocabulary = this.#vocabulary;
    this.#occurrences = grown(this.#occurrences, vocabulary.size);
    this.#times = grown(this.#times, vocabulary.terms);
    if (this.#words.length < to - from) {
      this.#words = grown(this.#words, to - from);
      this.#terms = grown(this.#terms, to - from);
      this.#distinct = grown(this.#distinct, to - from);
    }
    const words = this.#words;
    const terms = this.#terms;
    const found = this.#distinct;
    const occurrences = this.#occurrences;
    const times = this.#times;
    const length = vocabulary.look(hashes, from, to, words, terms);
    let distinct = 0;
    for (let at = 0; at < length; at++) {
      const word = words[at] ?? 0;
      const term = terms[at] ?? 0;
      occurrences[word] = (occurrences[word] ?? 0) + sign;
      const before = times[term] ?? 0;
      if (before === 0) found[distinct++] = term;
      if (before < MOST_TIMES) times[term] = before + 1;
    }
    return { length, distinct };
  }

  /** One of the different terms of the passage that was counted last, in the order in which they came. */
  term(index: number): number {
    return this.#distinct[index] ?? 0;
  }

  /** How often that passage holds a term, up to {@link MOST_TIMES}. It is 0 from now on. */
  take(term: number): number {
    const times = this.#times[term] ?? 0;
    this.#times[term] = 0;
    return times;
  }
}
