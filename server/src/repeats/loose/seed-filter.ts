import type { Side } from '../side.js';
import { isTelling } from './common-words.js';

/** Bits of a hash by which words are told apart here: that two words share a slot now and then does no harm. */
const SLOT = 0x1fff;

/** A quick look at how much two texts have in common in some places. It holds its scratch space. */
export class SeedFilter {
  /** Telling words, and pairs of words in a row, that the places have in common. */
  words = 0;
  pairs = 0;
  /** By slot: the last look that met a telling word, and a pair of words, in the one text. */
  readonly #words = new Uint32Array(SLOT + 1);
  readonly #pairs = new Uint32Array(SLOT + 1);
  #look = 0;

  begin(): void {
    this.#look++;
    this.words = 0;
    this.pairs = 0;
  }

  /** Takes in words `start` to `end` of the one text, as far as there are any. */
  read({ hashes, count }: Side, start: number, end: number): void {
    const look = this.#look;
    const last = Math.min(end, count);
    let before = 0;
    for (let word = Math.max(0, start); word < last; word++) {
      const hash = hashes[word] ?? 0;
      if (isTelling(hash)) this.#words[hash & SLOT] = look;
      if (before !== 0) this.#pairs[slotOf(before, hash)] = look;
      before = hash;
    }
  }

  /** Counts what words `start` to `end` of the other text have in common with those, each once. */
  count({ hashes, count }: Side, start: number, end: number): void {
    const look = this.#look;
    const last = Math.min(end, count);
    let before = 0;
    for (let word = Math.max(0, start); word < last; word++) {
      const hash = hashes[word] ?? 0;
      if (this.#words[hash & SLOT] === look) {
        this.#words[hash & SLOT] = 0;
        this.words++;
      }
      const pair = slotOf(before, hash);
      if (this.#pairs[pair] === look) {
        this.#pairs[pair] = 0;
        this.pairs++;
      }
      before = hash;
    }
  }
}

function slotOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) + second) & SLOT;
}
