import type { Range } from './side.js';

/** A text by its content: equal for equal words, whatever their case, their marks and their line breaks. */
export interface TextKey {
  /** 16 hexadecimal digits. */
  readonly key: string;
  readonly words: number;
}

/** Two polynomials over the hashes of words, so that the key of the next range follows from the last (Karp and Rabin). */
const FACTORS = [0x01000193, 0x9e3779b1] as const;

/** Words by which a text may have grown or shrunk at its ends and still be the same: fewer than make a repeat. */
export const MOST_SLACK = 11;
/** At most this share of a text is slack. */
const SLACK = 1 / 4;

/** The key of words `start` to `end`. */
export function textKey(hashes: Uint32Array, { start, end }: Range): TextKey {
  const roll = new Roll(hashes, start, end - start);
  return { key: hex(roll.one) + hex(roll.other), words: end - start };
}

/** Words that a text may have more or less at either end. */
export function slackOf(words: number): number {
  return Math.min(MOST_SLACK, Math.floor(words * SLACK));
}

/** The same for equal keys: the first 53 bits of one. */
export function numberOf({ key }: TextKey): number {
  return joined(Number.parseInt(key.slice(0, 8), 16), Number.parseInt(key.slice(8), 16));
}

/**
 * The texts of so many words that stand in a range, but for a few words at either end of it, by the number of their
 * keys. None where the range is too short for that.
 */
export function* textsIn(hashes: Uint32Array, { start, end }: Range, words: number): Generator<number> {
  const slack = slackOf(words);
  const first = Math.max(0, start - slack);
  const last = Math.min(hashes.length, end + slack) - words;
  if (last < first || words > end - start + slack) return;
  const roll = new Roll(hashes, first, words);
  for (; roll.start < last; roll.step()) yield joined(roll.one, roll.other);
  yield joined(roll.one, roll.other);
}

function joined(one: number, other: number): number {
  return (one >>> 0) * 2 ** 21 + (other >>> 11);
}

/** The two polynomials of a range that moves on word by word. */
class Roll {
  start: number;
  one = 0;
  other = 0;
  readonly #hashes: Uint32Array;
  readonly #length: number;
  /** What the first word of the range counts. */
  readonly #firsts: readonly [number, number];

  constructor(hashes: Uint32Array, start: number, length: number) {
    this.#hashes = hashes;
    this.#length = length;
    this.start = start;
    let [a, b] = [1, 1];
    for (let at = start; at < start + length; at++) {
      this.#add(hashes[at] ?? 0);
      if (at > start) [a, b] = [Math.imul(a, FACTORS[0]), Math.imul(b, FACTORS[1])];
    }
    this.#firsts = [a, b];
  }

  step(): void {
    const gone = this.#hashes[this.start] ?? 0;
    this.one -= Math.imul(gone, this.#firsts[0]);
    this.other -= Math.imul(gone, this.#firsts[1]);
    this.#add(this.#hashes[this.start + this.#length] ?? 0);
    this.start++;
  }

  #add(hash: number): void {
    this.one = (Math.imul(this.one, FACTORS[0]) + hash) | 0;
    this.other = (Math.imul(this.other, FACTORS[1]) + hash) | 0;
  }
}

function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, '0');
}
