type Items = Uint8Array | Uint32Array;

/** Bytes of a chunk; the first ones are smaller, so that few notes take little. */
const LEAST_CHUNK = 1 << 14;
const CHUNK = 1 << 20;
/** Arrays of more bytes have a buffer of their own. */
const LARGE = CHUNK / 8;
/** Items of a chunk begin at multiples of so many bytes. */
const ALIGNMENT = 4;

/**
 * Keeps typed arrays side by side in large chunks: a buffer for each of them would take more than many of them hold,
 * and leave holes in the memory around it. A chunk goes when nobody holds an array of it any more.
 */
export class Shelf {
  #chunk = new ArrayBuffer(0);
  #end = 0;

  /** The same items on the shelf; a large array stays where it is, unless it shares its memory. */
  keep<T extends Items>(array: T): T {
    const kind = array.constructor as new (buffer: ArrayBuffer, start: number, length: number) => T;
    const bytes = array.byteLength;
    if (bytes === 0) return array;
    if (bytes > LARGE) return bytes === array.buffer.byteLength ? array : (array.slice() as T);
    if (this.#end + bytes > this.#chunk.byteLength) {
      const twice = Math.max(LEAST_CHUNK, bytes * 2, this.#chunk.byteLength * 2);
      this.#chunk = new ArrayBuffer(Math.min(CHUNK, twice));
      this.#end = 0;
    }
    const kept = new kind(this.#chunk, this.#end, array.length);
    kept.set(array);
    this.#end += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return kept;
  }
}
