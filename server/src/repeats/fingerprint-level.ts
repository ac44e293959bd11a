import type { Fingerprints } from './fingerprints.js';
import { sortedOrder } from './radix-sort.js';

/** Entries in a bucket from which on it is sorted by something better than insertion. */
const LARGE_BUCKET = 256;

/** Entries of one or more notes, sorted by hash, then by note order, then by position. */
export class FingerprintLevel {
  readonly count: number;
  readonly hashes: Uint32Array;
  /** Which note, by a number that each time it is put is a new one. */
  readonly slots: Uint32Array;
  readonly positions: Uint32Array;
  readonly contexts: Uint32Array;
  readonly #shift: number;
  /** Item `h >>> shift` and the next bound the entries whose hash starts with these bits. */
  readonly #directory: Uint32Array;

  private constructor(columns: Columns, shift: number, directory: Uint32Array) {
    this.count = columns.hashes.length;
    this.hashes = columns.hashes;
    this.slots = columns.slots;
    this.positions = columns.positions;
    this.contexts = columns.contexts;
    this.#shift = shift;
    this.#directory = directory;
  }

  /** The entries of some notes, given in note order. */
  static of(notes: readonly { readonly slot: number; readonly prints: Fingerprints }[]): FingerprintLevel {
    const total = notes.reduce((sum, { prints }) => sum + prints.count, 0);
    const columns = columnsOf(total);
    const shift = shiftFor(total);
    const next = new Uint32Array((0xffffffff >>> shift) + 2);
    for (const { prints } of notes) {
      for (const hash of prints.hashes) count(next, (hash >>> shift) + 1);
    }
    for (let bucket = 1; bucket < next.length; bucket++) next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
    const directory = next.slice();
    for (const { slot, prints } of notes) {
      for (let print = 0; print < prints.count; print++) {
        const hash = prints.hashes[print] ?? 0;
        const at = count(next, hash >>> shift);
        columns.hashes[at] = hash;
        columns.slots[at] = slot;
        columns.positions[at] = prints.positions[print] ?? 0;
        columns.contexts[at] = prints.contexts[print] ?? 0;
      }
    }
    for (let bucket = 0; bucket + 1 < directory.length; bucket++) {
      sortBucket(columns, directory[bucket] ?? 0, directory[bucket + 1] ?? 0);
    }
    return new FingerprintLevel(columns, shift, directory);
  }

  /** The entries of two levels that are `alive`; `compare` gives the note order of two slots. */
  static merge(
    one: FingerprintLevel,
    other: FingerprintLevel,
    alive: (slot: number) => boolean,
    compare: (a: number, b: number) => number,
  ): FingerprintLevel {
    const columns = columnsOf(one.count + other.count);
    let count = 0;
    const take = (level: FingerprintLevel, at: number): void => {
      const slot = level.slots[at] ?? 0;
      if (!alive(slot)) return;
      columns.hashes[count] = level.hashes[at] ?? 0;
      columns.slots[count] = slot;
      columns.contexts[count] = level.contexts[at] ?? 0;
      columns.positions[count++] = level.positions[at] ?? 0;
    };
    let i = 0;
    let j = 0;
    while (i < one.count && j < other.count) {
      if (!alive(one.slots[i] ?? 0)) {
        i++;
        continue;
      }
      if (!alive(other.slots[j] ?? 0)) {
        j++;
        continue;
      }
      const order = (one.hashes[i] ?? 0) - (other.hashes[j] ?? 0) || compare(one.slots[i] ?? 0, other.slots[j] ?? 0);
      if (order <= 0) take(one, i++);
      else take(other, j++);
    }
    while (i < one.count) take(one, i++);
    while (j < other.count) take(other, j++);
    return FingerprintLevel.#sorted(columns, count);
  }

  /** A level of the first `count` of some entries that are sorted already. */
  static #sorted(columns: Columns, count: number): FingerprintLevel {
    const shift = shiftFor(count);
    const directory = new Uint32Array((0xffffffff >>> shift) + 2);
    let bucket = 0;
    for (let at = 0; at < count; at++) {
      const own = (columns.hashes[at] ?? 0) >>> shift;
      while (bucket <= own) directory[bucket++] = at;
    }
    directory.fill(count, bucket);
    const { hashes, slots, positions, contexts } = columns;
    const kept = [hashes, slots, positions, contexts].map((column) => column.slice(0, count));
    const [first = hashes, second = slots, third = positions, fourth = contexts] = kept;
    return new FingerprintLevel({ hashes: first, slots: second, positions: third, contexts: fourth }, shift, directory);
  }

  /** Index of the first entry with a hash; {@link end} of it where there is none. */
  begin(hash: number): number {
    let at = this.#directory[hash >>> this.#shift] ?? 0;
    const last = this.#directory[(hash >>> this.#shift) + 1] ?? 0;
    while (at < last && (this.hashes[at] ?? 0) < hash) at++;
    return at;
  }

  /** Index after the last entry with a hash, which starts at `begin`. */
  end(hash: number, begin: number): number {
    let low = begin;
    let high = this.#directory[(hash >>> this.#shift) + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.hashes[middle] ?? 0) <= hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

interface Columns {
  readonly hashes: Uint32Array;
  readonly slots: Uint32Array;
  readonly positions: Uint32Array;
  readonly contexts: Uint32Array;
}

function columnsOf(length: number): Columns {
  return {
    hashes: new Uint32Array(length),
    slots: new Uint32Array(length),
    positions: new Uint32Array(length),
    contexts: new Uint32Array(length),
  };
}

/** Two to four entries a bucket. */
function shiftFor(entries: number): number {
  return 32 - Math.max(1, Math.ceil(Math.log2(entries + 1)) - 2);
}

/** Adds 1 to an item; returns what it was. */
function count(counts: Uint32Array, item: number): number {
  const before = counts[item] ?? 0;
  counts[item] = before + 1;
  return before;
}

/** Sorts the entries `from` to `to` by hash and leaves the order of those with one hash. */
function sortBucket(columns: Columns, from: number, to: number): void {
  const { hashes, slots, positions, contexts } = columns;
  if (to - from > LARGE_BUCKET) {
    const order = sortedOrder(hashes.slice(from, to));
    for (const column of [hashes, slots, positions, contexts]) {
      const items = column.slice(from, to);
      for (let at = 0; at < order.length; at++) column[from + at] = items[order[at] ?? 0] ?? 0;
    }
    return;
  }
  for (let next = from + 1; next < to; next++) {
    const hash = hashes[next] ?? 0;
    if ((hashes[next - 1] ?? 0) <= hash) continue;
    const slot = slots[next] ?? 0;
    const position = positions[next] ?? 0;
    const context = contexts[next] ?? 0;
    let at = next;
    for (; at > from && (hashes[at - 1] ?? 0) > hash; at--) {
      hashes[at] = hashes[at - 1] ?? 0;
      slots[at] = slots[at - 1] ?? 0;
      positions[at] = positions[at - 1] ?? 0;
      contexts[at] = contexts[at - 1] ?? 0;
    }
    hashes[at] = hash;
    slots[at] = slot;
    positions[at] = position;
    contexts[at] = context;
  }
}
