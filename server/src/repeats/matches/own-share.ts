import { lastAtMost } from '../../text/arrays.js';
import { addToHash, finishHash, HASH_SEED } from '../../text/hash.js';
import { GRAM, OWN_AROUND } from '../limits.js';
import type { Range, Side } from '../side.js';

/** Words of a text. */
export interface TextRange {
  readonly side: Side;
  readonly range: Range;
}

/** Entries of the filter that passes over most words at which nothing begins that two places share. */
const FILTER = 0x1000;
/** 1 for the hashes of words at which a shared sequence of the two places begins that are compared. */
const filter = new Uint8Array(FILTER);

/**
 * Tells a copy from one more sentence of a mould. Rows of a table, examples of a grammar and entries of a list are alike,
 * and what two of them share stands in others around them too; a copy and its original have it to themselves.
 */
export class OwnShare {
  /** The places of the repeat in each text, ascending. */
  readonly #places = new Map<Side, Range[]>();
  readonly #starts = new Map<Side, Uint32Array>();

  /** `places` are all those of one repeat: what one of them holds stands around no other. */
  constructor(places: readonly TextRange[]) {
    for (const { side, range } of places) {
      const known = this.#places.get(side);
      if (known) known.push(range);
      else this.#places.set(side, [range]);
    }
    for (const [side, ranges] of this.#places) {
      ranges.sort((one, other) => one.start - other.start);
      this.#starts.set(
        side,
        Uint32Array.from(ranges, ({ start }) => start),
      );
    }
  }

  /** How many words of a copy stand in sequences that its original holds, and the text around neither of them. */
  words(copy: TextRange, original: TextRange): number {
    const shared = this.#shared(copy, original);
    this.#leaveOut(shared, copy);
    this.#leaveOut(shared, original);
    let words = 0;
    let reached = copy.range.start;
    for (let word = copy.range.start; word + GRAM <= copy.range.end; word++) {
      if (!shared.has(gramHash(copy.side, word))) continue;
      words += word + GRAM - Math.max(reached, word);
      reached = word + GRAM;
    }
    return words;
  }

  /** The sequences that two places share. */
  #shared(copy: TextRange, original: TextRange): Set<number> {
    const held = new Set<number>();
    for (let word = original.range.start; word + GRAM <= original.range.end; word++) {
      held.add(gramHash(original.side, word));
    }
    const shared = new Set<number>();
    filter.fill(0);
    for (let word = copy.range.start; word + GRAM <= copy.range.end; word++) {
      const hash = gramHash(copy.side, word);
      if (!held.has(hash)) continue;
      shared.add(hash);
      filter[filterAt(copy.side, word)] = 1;
    }
    return shared;
  }

  /** Leaves out the sequences that stand around a place, but in no place of the repeat. */
  #leaveOut(shared: Set<number>, { side, range }: TextRange): void {
    const from = Math.max(0, range.start - OWN_AROUND);
    const to = Math.min(side.count, range.end + OWN_AROUND);
    const places = this.#places.get(side) ?? [];
    const starts = this.#starts.get(side) ?? new Uint32Array();
    let next = Math.max(0, lastAtMost(starts, starts.length, from));
    for (let word = from; word + GRAM <= to; word++) {
      while (next < places.length && (places[next]?.end ?? 0) <= word) next++;
      if (filter[filterAt(side, word)] === 0 || (places[next]?.start ?? to) < word + GRAM) continue;
      shared.delete(gramHash(side, word));
    }
  }
}

function filterAt({ hashes }: Side, word: number): number {
  return (hashes[word] ?? 0) & (FILTER - 1);
}

function gramHash({ hashes }: Side, word: number): number {
  let hash = HASH_SEED;
  for (let at = word; at < word + GRAM; at++) hash = addToHash(hash, hashes[at] ?? 0);
  return finishHash(hash);
}
