import type { Fingerprints } from './fingerprints.js';
import { sortedOrder } from './radix-sort.js';

/** Entries of one or more notes, sorted by hash, then by note order, then by position. */
export class FingerprintLevel {
  readonly count: number;
  readonly hashes: Uint32Array;
  /** Which note, by a number that each time it is put is a new one. */
  readonly slots: Uint32Array;
  readonly positions: Uint32Array;
  readonly #shift: number;
  /** Item `h >>> shift` and the next bound the entries whose hash starts with these bits. */
  readonly #directory: Uint32Array;

  private constructor(hashes: Uint32Array, slots: Uint32Array, positions: Uint32Array) {
    this.count = hashes.length;
    this.hashes = hashes;
    this.slots = slots;
    this.positions = positions;
    const bits = Math.max(1, Math.ceil(Math.log2(this.count + 1)) - 2);
    this.#shift = 32 - bits;
    this.#directory = new Uint32Array((1 << bits) + 1);
    let bucket = 0;
    for (let at = 0; at < this.count; at++) {
      const own = (hashes[at] ?? 0) >>> this.#shift;
      while (bucket <= own) this.#directory[bucket++] = at;
    }
    this.#directory.fill(this.count, bucket);
  }

  /** The entries of some notes, given in note order. */
  static of(notes: readonly { readonly slot: number; readonly prints: Fingerprints }[]): FingerprintLevel {
    const total = notes.reduce((sum, { prints }) => sum + prints.count, 0);
    const hashes = new Uint32Array(total);
    const slots = new Uint32Array(total);
    const positions = new Uint32Array(total);
    let at = 0;
    for (const { slot, prints } of notes) {
      hashes.set(prints.hashes, at);
      positions.set(prints.positions, at);
      slots.fill(slot, at, at + prints.count);
      at += prints.count;
    }
    const order = sortedOrder(hashes);
    const sorted = (items: Uint32Array): Uint32Array => order.map((index) => items[index] ?? 0);
    return new FingerprintLevel(sorted(hashes), sorted(slots), sorted(positions));
  }

  /** The entries of two levels that are `alive`; `compare` gives the note order of two slots. */
  static merge(
    one: FingerprintLevel,
    other: FingerprintLevel,
    alive: (slot: number) => boolean,
    compare: (a: number, b: number) => number,
  ): FingerprintLevel {
    const hashes = new Uint32Array(one.count + other.count);
    const slots = new Uint32Array(hashes.length);
    const positions = new Uint32Array(hashes.length);
    let count = 0;
    const take = (level: FingerprintLevel, at: number): void => {
      const slot = level.slots[at] ?? 0;
      if (!alive(slot)) return;
      hashes[count] = level.hashes[at] ?? 0;
      slots[count] = slot;
      positions[count++] = level.positions[at] ?? 0;
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
    return new FingerprintLevel(hashes.slice(0, count), slots.slice(0, count), positions.slice(0, count));
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
