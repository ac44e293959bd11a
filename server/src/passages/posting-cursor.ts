import { Head, inChunk, type PostingBlocks } from './posting-blocks.js';

/** A passage number that no passage has. */
export const END = 0xffffffff;

const noItems = new Uint32Array();
const noBytes = new Uint8Array();

/** A place in the postings of one term, which moves on from passage to passage; they stay as they are meanwhile. */
export class PostingCursor {
  readonly #blocks: PostingBlocks;
  #passage = 0;
  #times = 0;
  /** The chunk of the block, where that begins in it, in items, and where the next byte is. */
  #items: Uint32Array = noItems;
  #bytes: Uint8Array = noBytes;
  #start = 0;
  #at = 0;
  /** The last passage of the block. */
  #last = 0;

  /** `first`: the address of the first block of the term; 0 where it has none. */
  constructor(blocks: PostingBlocks, first: number) {
    this.#blocks = blocks;
    this.#enter(first);
    this.#step();
  }

  /** The passage here; {@link END} after the last posting. */
  get passage(): number {
    return this.#passage;
  }

  /** How often that passage holds the term. */
  get times(): number {
    return this.#times;
  }

  /** Moves to the first posting whose passage is at least `passage`. */
  seek(passage: number): void {
    while (this.#last < passage) this.#leave();
    while (this.#passage < passage) this.#step();
  }

  /** Reads the postings from here to before the passage `end` into the arrays; returns how many. */
  read(end: number, passages: Uint32Array, times: Uint8Array): number {
    let count = 0;
    while (this.#passage < end) {
      const bytes = this.#bytes;
      const last = this.#last;
      let at = this.#at;
      let passage = this.#passage;
      let byte = this.#times;
      for (;;) {
        passages[count] = passage;
        times[count++] = byte;
        if (passage === last) break;
        byte = bytes[at++] ?? 0;
        const counted = byte & 1;
        let distance = (byte & 127) >>> 1;
        for (let shift = 6; byte >= 128; shift += 7) {
          byte = bytes[at++] ?? 0;
          distance |= (byte & 127) << shift;
        }
        byte = counted === 1 ? (bytes[at++] ?? 1) : 1;
        passage += distance;
        if (passage >= end) break;
      }
      this.#at = at;
      this.#passage = passage;
      this.#times = byte;
      if (passage < end) this.#step();
    }
    return count;
  }

  /** The largest of `bound(most times, least length)` over the blocks that hold postings before the passage `end`. */
  bound(end: number, bound: (most: number, least: number) => number): number {
    if (this.#passage >= end) return 0;
    let largest = 0;
    let items = this.#items;
    let head = this.#start;
    for (;;) {
      const extremes = items[head + Head.Extremes] ?? 0;
      const value = bound(extremes & 0xff, extremes >>> 16);
      if (value > largest) largest = value;
      const next = items[head + Head.Next] ?? 0;
      if (next === 0 || (items[head + Head.Last] ?? 0) >= end - 1) return largest;
      items = this.#blocks.itemsOf(next);
      head = inChunk(next);
    }
  }

  #step(): void {
    if (this.#passage === this.#last) this.#leave();
    if (this.#last === END) return;
    const bytes = this.#bytes;
    let at = this.#at;
    let byte = bytes[at++] ?? 0;
    const counted = byte & 1;
    let distance = (byte & 127) >>> 1;
    for (let shift = 6; byte >= 128; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    this.#times = counted === 1 ? (bytes[at++] ?? 1) : 1;
    this.#at = at;
    this.#passage += distance;
  }

  /** Moves from a block to before the first posting of the next one. */
  #leave(): void {
    this.#passage = this.#last;
    this.#enter(this.#items[this.#start + Head.Next] ?? 0);
  }

  #enter(block: number): void {
    if (block === 0) {
      this.#passage = END;
      this.#last = END;
      return;
    }
    const items = this.#blocks.itemsOf(block);
    const start = inChunk(block);
    this.#items = items;
    this.#bytes = this.#blocks.bytesOf(block);
    this.#start = start;
    this.#at = (start + Head.Size) * 4;
    this.#last = items[start + Head.Last] ?? END;
  }
}
