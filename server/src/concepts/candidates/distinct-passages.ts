import { grown } from '../../text/arrays.js';
import type { PackedWords } from '../../text/packed-words.js';
import { PassageKind, type Passages } from '../../text/passages.js';

/** What terms are counted in. */
export interface TermText {
  readonly words: PackedWords;
  readonly passages: Passages;
}

/** UTF-16 code units from which on it does not matter how far two words stand apart. */
export const WIDEST = 3;

/** Passages that may have gone before it counts. */
const LEAST_GONE = 4096;

/** What an entry of a Map takes, about. */
const BYTES_OF_ENTRY = 40;

/** Passages by their words as they are written, numbered in the order in which they came, and in how many places each stands. */
export class DistinctPassages {
  readonly #numbers = new Map<number, number>();
  #places = new Uint32Array(1024);
  /** Those that stand somewhere. */
  #live = 0;

  /** Every number is below it. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Whether most of them stand nowhere any more: they stay, and should be numbered anew. */
  get isStale(): boolean {
    return this.#numbers.size > 2 * this.#live + LEAST_GONE;
  }

  /** Bytes of the tables, those of a Map at a guess. */
  get bytes(): number {
    return this.#places.byteLength + this.#numbers.size * BYTES_OF_ENTRY;
  }

  /** The numbers of the passages of a text. */
  numbersOf(text: TermText): Uint32Array {
    const numbers = new Uint32Array(text.passages.count);
    for (let passage = 0; passage < numbers.length; passage++) numbers[passage] = this.#numberOf(keyOf(text, passage));
    return numbers;
  }

  /** In how many places a passage stands from now on, there being one more or, with -1, one less. */
  count(number: number, sign: 1 | -1): number {
    const places = (this.#places[number] ?? 0) + sign;
    this.#places[number] = places;
    if (places === (sign === 1 ? 1 : 0)) this.#live += sign;
    return places;
  }

  #numberOf(key: number): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    this.#places = grown(this.#places, number + 1);
    return number;
  }
}

/**
 * A number of 53 bits for the words of a passage as they are written, in order: for practical purposes no two passages
 * share one. How far a word stands from the one before it counts as far as it parts them.
 */
function keyOf({ words, passages }: TermText, passage: number): number {
  const { hashes, flags } = words;
  const first = passages.words[passage] ?? 0;
  const end = passages.words[passage + 1] ?? 0;
  let high = passages.kinds[passage] === PassageKind.Heading ? 3 : 1;
  let low = 2;
  for (let word = first; word < end; word++) {
    const gap = word === first ? 0 : Math.min(words.gap(word), WIDEST);
    const hash = (hashes[word] ?? 0) ^ ((flags[word] ?? 0) << 2) ^ gap;
    high = Math.imul(high ^ hash, 0x9e3779b1);
    high ^= high >>> 15;
    low = Math.imul(low ^ hash, 0x85ebca6b);
    low ^= low >>> 13;
  }
  return (high >>> 0) * 0x200000 + (low >>> 11);
}
