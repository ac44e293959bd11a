import { gramHash } from './alignment.js';
import { chain } from './chains.js';
import { Extender } from './extension.js';
import { FREQUENT, GRAM, LOOSE_MOST } from './limits.js';
import { findParts } from './parts.js';
import { NOWHERE, Places } from './places.js';
import type { Range, Side } from './side.js';
import { Tiles } from './tiles.js';

/** Counts the words that match between two ranges. It holds its scratch space. */
export class MatchingWords {
  readonly #extender = new Extender();
  readonly #grams = new Places();
  readonly #tiles = new Tiles();

  /** Words that match between a range of one text and a range of another, in order or, if that is more, in blocks. */
  count(a: Side, aRange: Range, b: Side, bRange: Range): number {
    const one = within(a, aRange);
    const other = within(b, bRange);
    const chains = chain(one, other, findParts(one, other, this.#seeds(one, other), this.#extender));
    const inOrder = chains.reduce((most, { matches }) => Math.max(most, matches), 0);
    if (Math.max(one.count, other.count) > LOOSE_MOST || inOrder >= Math.min(one.count, other.count)) return inOrder;
    this.#tiles.lay(a, aRange, b, bRange);
    return Math.max(inOrder, this.#tiles.matches);
  }

  /** Every sequence that both texts hold; of the one, only the first few places of each. */
  #seeds(one: Side, other: Side) {
    const grams = this.#grams;
    grams.clear(one.count);
    for (let word = one.count - GRAM; word >= 0; word--) grams.put(word, gramHash(one, word, GRAM) | 0);
    const seeds = { as: [] as number[], bs: [] as number[], limits: [], weak: [] };
    for (let word = 0; word + GRAM <= other.count; word++) {
      let left = FREQUENT;
      const first = grams.find(gramHash(other, word, GRAM) | 0, one.count);
      for (let match = first; match !== NOWHERE && left > 0; match = grams.next(match), left--) {
        seeds.as.push(match);
        seeds.bs.push(word);
      }
    }
    return seeds;
  }
}

/** A range of a text as a text by itself, without what is known of its quotations and sentences. */
function within(side: Side, range: Range): Side {
  return {
    hashes: side.hashes.subarray(range.start, range.end),
    count: range.end - range.start,
    quoted: new Uint8Array(range.end - range.start),
    opens: new Uint8Array(range.end - range.start),
    passages: new Uint32Array(1),
  };
}
