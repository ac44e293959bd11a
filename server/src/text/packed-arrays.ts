import { arrayIn, ForeignPart, type StoredPart } from '../stored.js';
import type { Room } from './shelf.js';

type Items = Uint8Array | Uint32Array;

/** Takes apart again what was stored as `JoinedArrays`: views, not copies. */
export class Pieces<T extends Items> {
  readonly #name: string;
  readonly #all: T;
  #at = 0;

  /** `name`: that of the array in its part. */
  constructor(part: StoredPart, name: string, kind: new (length: number) => T) {
    this.#name = name;
    this.#all = arrayIn(part, name, kind);
  }

  /** The next array, which has so many items. */
  next(length: number): T {
    const start = this.#pass(length);
    return this.#all.subarray(start, start + length) as T;
  }

  /** Where the next array stands, which has so many items. */
  room(length: number): Room {
    const { buffer, byteOffset, BYTES_PER_ELEMENT } = this.#all;
    return { buffer, start: byteOffset + this.#pass(length) * BYTES_PER_ELEMENT };
  }

  /** Passes over the next array. Returns where it begins. */
  #pass(length: number): number {
    const start = this.#at;
    this.#at += length;
    if (this.#at > this.#all.length) throw new ForeignPart(this.#name);
    return start;
  }
}
