/** Bytes of a chunk; the first ones are smaller, so that few notes take little. */
const LEAST_CHUNK = 1 << 14;
const CHUNK = 1 << 20;
/** What takes more bytes has memory of its own. */
const LARGE = CHUNK / 8;
/** Rooms begin at multiples of so many bytes. */
const ALIGNMENT = 4;
/** Things on a shelf of which the views are kept at once. */
const MOST_OPEN = 1 << 8;

/** A piece of memory for the arrays of one thing: from byte `start` on. */
export interface Room {
  readonly buffer: ArrayBufferLike;
  readonly start: number;
}

/** What makes views of its room when somebody asks, and lets go of them. */
interface Openable {
  close(): void;
}

/**
 * Keeps what many notes hold side by side in large chunks: a buffer for each array would take more than many of them
 * hold, and leave holes in the memory around it; even a view of each is more than the notes of a mailbox can bear. A
 * chunk goes when nobody holds a room of it any more.
 */
export class Shelf {
  #chunk = new ArrayBuffer(0);
  #end = 0;
  /** What has views, in the order in which they were made, around and around. */
  readonly #open: Openable[] = [];
  #next = 0;

  /** Room for so many bytes, all of them 0. */
  room(bytes: number): Room {
    if (bytes > LARGE) return ownRoom(bytes);
    if (this.#end + bytes > this.#chunk.byteLength) {
      const twice = Math.max(LEAST_CHUNK, bytes * 2, this.#chunk.byteLength * 2);
      this.#chunk = new ArrayBuffer(Math.min(CHUNK, twice));
      this.#end = 0;
    }
    const start = this.#end;
    this.#end += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return { buffer: this.#chunk, start };
  }

  /** Something has made its views: what made them long ago is closed for that. */
  opened(one: Openable): void {
    this.#open[this.#next]?.close();
    this.#open[this.#next] = one;
    this.#next = (this.#next + 1) % MOST_OPEN;
  }
}

/** Memory that is on no shelf. */
export function ownRoom(bytes: number): Room {
  return { buffer: new ArrayBuffer(bytes), start: 0 };
}
