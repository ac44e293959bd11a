import type { Fingerprints } from './fingerprints.js';
import { HashFilter } from './hash-filter.js';
import { sortedOrder } from './radix-sort.js';

/** Items of an entry: the three are looked at together, so they stand together. */
export const STRIDE = 3;
/** Which item is what; the place says which note, and which word of it: see `NotePlaces`. */
export const Item = { Hash: 0, Place: 1, Context: 2 } as const;

/** Entries that one step of making a level takes. */
const STEP = 1 << 14;

/** Entries in a bucket from which on it is sorted by something better than insertion. */
const LARGE_BUCKET = 256;

/** Entries that have gone from the ends of a slice are passed over again and again up to this many. */
const MOST_PASSED = 16;

/** Entries `from` to before `to` of a level. */
export interface Slice {
  readonly level: FingerprintLevel;
  readonly from: number;
  readonly to: number;
}

/** What a level must know of places. */
export interface PlaceOrder {
  /** Whether the note that a place was given to is still there. */
  isAlive(place: number): boolean;
  /** The note order of two places that are alive. */
  compare(a: number, b: number): number;
}

/** Fingerprints of one or more notes, sorted by hash, then by note order, then by position. */
export class FingerprintLevel {
  readonly count: number;
  /** {@link STRIDE} items an entry: see {@link Item}. */
  readonly entries: Uint32Array;
  readonly #shift: number;
  /** Item `h >>> shift` and the next bound the entries whose hash starts with these bits. */
  readonly #directory: Uint32Array;
  /** By hash, where many have gone from the ends: what is left between. What has gone never comes back. */
  readonly #left = new Map<number, Slice>();

  private constructor(entries: Uint32Array, count: number, shift: number, directory: Uint32Array) {
    this.count = count;
    this.entries = entries;
    this.#shift = shift;
    this.#directory = directory;
  }

  /** The fingerprints of some notes, given in note order. As with the others, a step yields how many entries it took. */
  static *of(
    notes: readonly { readonly start: number; readonly prints: Fingerprints }[],
  ): Generator<number, FingerprintLevel> {
    const total = notes.reduce((sum, { prints }) => sum + prints.count, 0);
    const entries = new Uint32Array(total * STRIDE);
    const shift = shiftFor(total);
    const next = new Uint32Array((0xffffffff >>> shift) + 2);
    for (const { prints } of notes) for (const hash of prints.hashes) increment(next, (hash >>> shift) + 1);
    for (let bucket = 1; bucket < next.length; bucket++) next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
    const directory = next.slice();
    let placed = 0;
    for (const { start, prints } of notes) {
      place(entries, next, shift, start, prints);
      placed += prints.count;
      if (placed < STEP) continue;
      yield placed;
      placed = 0;
    }
    let sorted = 0;
    for (let bucket = 0; bucket + 1 < directory.length; bucket++) {
      const from = directory[bucket] ?? 0;
      const to = directory[bucket + 1] ?? 0;
      sortBucket(entries, from, to);
      if (to - sorted < STEP) continue;
      yield to - sorted;
      sorted = to;
    }
    return new FingerprintLevel(entries, total, shift, directory);
  }

  /** The entries of two levels that are alive. */
  static *merge(
    one: FingerprintLevel,
    other: FingerprintLevel,
    order: PlaceOrder,
  ): Generator<number, FingerprintLevel> {
    const entries = new Uint32Array((one.count + other.count) * STRIDE);
    let count = 0;
    const take = (level: FingerprintLevel, at: number): void => {
      if (!order.isAlive(level.place(at))) return;
      for (let item = 0; item < STRIDE; item++) {
        entries[count * STRIDE + item] = level.entries[at * STRIDE + item] ?? 0;
      }
      count++;
    };
    let i = 0;
    let j = 0;
    const isBefore = (): boolean => (one.hash(i) - other.hash(j) || order.compare(one.place(i), other.place(j))) <= 0;
    while (i < one.count || j < other.count) {
      for (const end = i + j + STEP; i + j < end; ) {
        if (i === one.count && j === other.count) break;
        // The order of places is asked only of those that are alive: the others have none.
        if (i === one.count) take(other, j++);
        else if (j === other.count) take(one, i++);
        else if (!order.isAlive(one.place(i))) i++;
        else if (!order.isAlive(other.place(j))) j++;
        else if (isBefore()) take(one, i++);
        else take(other, j++);
      }
      yield STEP;
    }
    const isFull = count * STRIDE === entries.length;
    return yield* FingerprintLevel.sorted(isFull ? entries : entries.slice(0, count * STRIDE));
  }

  /** A level of entries that are sorted already. */
  static *sorted(entries: Uint32Array): Generator<number, FingerprintLevel> {
    const count = entries.length / STRIDE;
    const shift = shiftFor(count);
    const directory = new Uint32Array((0xffffffff >>> shift) + 2);
    let bucket = 0;
    for (let at = 0; at < count; at++) {
      const own = (entries[at * STRIDE] ?? 0) >>> shift;
      while (bucket <= own) directory[bucket++] = at;
      if (at % STEP === STEP - 1) yield STEP;
    }
    directory.fill(count, bucket);
    return new FingerprintLevel(entries, count, shift, directory);
  }

  /** Adds to a filter those hashes that have several entries here or one in an `earlier` level; all, without these. */
  *share(filter: HashFilter, earlier: readonly FingerprintLevel[] | undefined): Generator<number, void> {
    for (let at = 0; at < this.count; at++) {
      const hash = this.hash(at);
      const isShared = earlier === undefined || FingerprintLevel.#isIn(earlier, hash);
      if (isShared || (at > 0 && this.hash(at - 1) === hash)) filter.add(hash);
      if (at % STEP === STEP - 1) yield STEP;
    }
  }

  static #isIn(levels: readonly FingerprintLevel[], hash: number): boolean {
    for (const level of levels) {
      const at = level.begin(hash);
      if (at < level.count && level.hash(at) === hash) return true;
    }
    return false;
  }

  /** Tells of most hashes that they have one entry alone. */
  *shared(): Generator<number, HashFilter> {
    const filter = new HashFilter(this.count / 2);
    for (let at = 1; at < this.count; at++) {
      if (this.hash(at) === this.hash(at - 1)) filter.add(this.hash(at));
      if (at % STEP === STEP - 1) yield STEP;
    }
    return filter;
  }

  hash(at: number): number {
    return this.entries[at * STRIDE + Item.Hash] ?? 0;
  }

  place(at: number): number {
    return this.entries[at * STRIDE + Item.Place] ?? 0;
  }

  /** The entries with a hash from the first that is `alive` to the last; undefined where there is none. */
  slice(hash: number, alive: (place: number) => boolean): Slice | undefined {
    const known = this.#left.get(hash);
    const begin = known?.from ?? this.begin(hash);
    const end = known?.to ?? this.end(hash, begin);
    let [from, to] = [begin, end];
    while (from < to && !alive(this.place(from))) from++;
    while (from < to && !alive(this.place(to - 1))) to--;
    const slice = { level: this, from, to };
    // Where many go one after the other, each would be passed over as often as another goes.
    if (end - to + (from - begin) > MOST_PASSED) this.#left.set(hash, slice);
    return from < to ? slice : undefined;
  }

  /** Index of the first entry with a hash; {@link end} of it where there is none. */
  begin(hash: number): number {
    let low = this.#directory[hash >>> this.#shift] ?? 0;
    let high = this.#directory[(hash >>> this.#shift) + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.hash(middle) < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Index after the last entry with a hash, which starts at `begin`. */
  end(hash: number, begin: number): number {
    let low = begin;
    let high = this.#directory[(hash >>> this.#shift) + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.hash(middle) <= hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Two to four entries a bucket. */
function shiftFor(entries: number): number {
  return 32 - Math.max(1, Math.ceil(Math.log2(entries + 1)) - 2);
}

/** Puts the fingerprints of a note, whose first word has the place `start`, where their buckets have room `next`. */
function place(entries: Uint32Array, next: Uint32Array, shift: number, start: number, prints: Fingerprints): void {
  for (let print = 0; print < prints.count; print++) {
    const hash = prints.hashes[print] ?? 0;
    const at = increment(next, hash >>> shift) * STRIDE;
    entries[at + Item.Hash] = hash;
    entries[at + Item.Place] = start + (prints.positions[print] ?? 0);
    entries[at + Item.Context] = prints.contexts[print] ?? 0;
  }
}

/** Adds 1 to an item; returns what it was. */
function increment(counts: Uint32Array, item: number): number {
  const before = counts[item] ?? 0;
  counts[item] = before + 1;
  return before;
}

/** Whether entries stand in the order of their hashes: of one word said over and over all are the same. */
function isSorted(entries: Uint32Array, from: number, to: number): boolean {
  for (let at = (from + 1) * STRIDE; at < to * STRIDE; at += STRIDE) {
    if ((entries[at - STRIDE] ?? 0) > (entries[at] ?? 0)) return false;
  }
  return true;
}

/** Sorts the entries `from` to `to` by hash and leaves the order of those with one hash. */
function sortBucket(entries: Uint32Array, from: number, to: number): void {
  if (to - from > LARGE_BUCKET) {
    if (isSorted(entries, from, to)) return;
    const items = entries.slice(from * STRIDE, to * STRIDE);
    const order = sortedOrder(items.filter((_, at) => at % STRIDE === Item.Hash));
    for (const [at, index] of order.entries()) {
      entries.set(items.subarray(index * STRIDE, (index + 1) * STRIDE), (from + at) * STRIDE);
    }
    return;
  }
  for (let next = from + 1; next < to; next++) {
    for (let at = next * STRIDE; at > from * STRIDE; at -= STRIDE) {
      if ((entries[at - STRIDE] ?? 0) <= (entries[at] ?? 0)) break;
      for (let item = at; item < at + STRIDE; item++) {
        const moved = entries[item] ?? 0;
        entries[item] = entries[item - STRIDE] ?? 0;
        entries[item - STRIDE] = moved;
      }
    }
  }
}
