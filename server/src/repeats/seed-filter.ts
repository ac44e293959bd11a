import { isTelling } from './common-words.js';
import { LOOSE_NEAR, LOOSE_NEAR_PAIRS, LOOSE_NEAR_WORDS } from './limits.js';
import type { Side } from './side.js';

/** Bits of a hash by which words are told apart here: that two words share a slot now and then does no harm. */
const SLOT = 0x1fff;

/** A quick look whether there is more to a seed than a turn of phrase. It holds its scratch space. */
export class SeedFilter {
  /** By slot: the last look that met a telling word, and a pair of words in a row, in the one text. */
  readonly #words = new Uint32Array(SLOT + 1);
  readonly #pairs = new Uint32Array(SLOT + 1);
  #look = 0;

  /** Whether the words around word `i` of `a` and word `j` of `b` have enough in common. */
  isPromising(a: Side, b: Side, i: number, j: number): boolean {
    this.#look++;
    let before = 0;
    for (let word = Math.max(0, i - LOOSE_NEAR); word < Math.min(a.count, i + LOOSE_NEAR); word++) {
      const hash = a.hashes[word] ?? 0;
      if (isTelling(hash)) this.#words[hash & SLOT] = this.#look;
      this.#pairs[slotOf(before, hash)] = this.#look;
      before = hash;
    }
    let words = 0;
    let pairs = 0;
    before = 0;
    for (let word = Math.max(0, j - LOOSE_NEAR); word < Math.min(b.count, j + LOOSE_NEAR); word++) {
      const hash = b.hashes[word] ?? 0;
      words += this.#take(this.#words, hash & SLOT);
      pairs += this.#take(this.#pairs, slotOf(before, hash));
      before = hash;
    }
    return words >= LOOSE_NEAR_WORDS && pairs >= LOOSE_NEAR_PAIRS;
  }

  /** 1 where the slot was met and not taken yet. */
  #take(met: Uint32Array, slot: number): 0 | 1 {
    if (met[slot] !== this.#look) return 0;
    met[slot] = 0;
    return 1;
  }
}

function slotOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) + second) & SLOT;
}
