import { addToHash, finishHash, HASH_SEED } from '../../text/hash.js';
import { gramHash } from '../alignment/alignment.js';
import { chain } from '../alignment/chains.js';
import { Extender } from '../alignment/extension.js';
import { findParts } from '../alignment/parts.js';
import { FREQUENT, GRAM, LOOSE_MOST } from '../limits.js';
import type { Range, Side } from '../side.js';
import { KnownCounts } from './known-counts.js';
import { NOWHERE, Places } from './places.js';
import { Tiles } from './tiles.js';

/** Where the two hashes of a range start. */
const SEEDS = [HASH_SEED, 0x9e3779b9] as const;

/** Counts the words that match between two ranges. It holds its scratch space, and remembers what it counted last. */
export class MatchingWords {
  /** By the words of both ranges: the same copy stands in many notes, and is asked about again and again. */
  readonly #known = new KnownCounts();
  readonly #extender = new Extender();
  readonly #grams = new Places();
  readonly #tiles = new Tiles();

  /** Words that match between a range of one text and a range of another, in order or, if that is more, in blocks. */
  count(a: Side, aRange: Range, b: Side, bRange: Range): number {
    const [one, other] = SEEDS.map((seed) => finishHash(hashRange(b, bRange, hashRange(a, aRange, seed))));
    const known = this.#known.get(one ?? 0, other ?? 0);
    if (known !== undefined) return known;
    const count = this.#count(a, aRange, b, bRange);
    this.#known.set(one ?? 0, other ?? 0, count);
    return count;
  }

  #count(a: Side, aRange: Range, b: Side, bRange: Range): number {
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

/** Adds the number of words in a range, and the words, to a hash. */
function hashRange({ hashes }: Side, { start, end }: Range, hash: number): number {
  let all = addToHash(hash, end - start);
  for (let word = start; word < end; word++) {
    all = Math.imul(all ^ (hashes[word] ?? 0), 0x85ebca6b);
    all ^= all >>> 15;
  }
  return all;
}

/** A range of a text as a text by itself, without what is known of its quotations and sentences. */
function within(side: Side, range: Range): Side {
  return {
    hashes: side.hashes.subarray(range.start, range.end),
    count: range.end - range.start,
    flags: new Uint8Array(range.end - range.start),
    passages: new Uint32Array(1),
  };
}
