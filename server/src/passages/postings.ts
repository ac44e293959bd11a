import { grown } from '../text/arrays.js';

/** Bytes of the first block of a term; each later one is twice as large, up to {@link LARGEST}. */
const SMALLEST = 8;
const LARGEST = 256;
/** The most bytes of one posting. */
const WIDEST = 6;
/** How often a term stands in a passage is counted up to this. */
export const MOST_TIMES = 255;

/** A place in the postings of one term: the passage there, and how often it holds the term. */
export interface Cursor {
  /** Number of the block + 1; 0 after the last posting. */
  block: number;
  /** Address of the next byte. */
  at: number;
  /** {@link END} after the last posting. */
  passage: number;
  times: number;
}

/** Items of a block in the table of blocks. */
const Item = {
  /** Number + 1 of the next block of the term. */
  Next: 0,
  /** Addresses of the first byte, after the last byte that is written, and after the last that there is room for. */
  From: 1,
  Written: 2,
  End: 3,
  /** The last passage. */
  Last: 4,
  /** The least passage length, and in the lowest eight bits the most times. */
  Extremes: 5,
  Size: 6,
} as const;

/** A passage number that no passage has. */
export const END = 0xffffffff;

/**
 * Which passages hold a term, and how often: for each term a chain of blocks of bytes, in the order of passage
 * numbers. A posting is the distance from the one before it, doubled, plus 1 where a count of times follows. A block
 * knows its last passage, the most times and the least passage length in it, which bound every score in it.
 */
export class Postings {
  #bytes = new Uint8Array(1 << 14);
  #used = 0;
  /** Blocks, one after the other: see {@link Item}. */
  #blocks = new Uint32Array(1024 * Item.Size);
  #blockCount = 0;
  /** By term: number + 1 of its first and last block. */
  #first = new Uint32Array(1024);
  #open = new Uint32Array(1024);

  /** Bytes of the tables. */
  get bytes(): number {
    const tables = [this.#bytes, this.#blocks, this.#first, this.#open];
    return tables.reduce((sum, table) => sum + table.byteLength, 0);
  }

  /** Adds a passage to a term; its number must be above those that the term has. `length` is that of the passage. */
  add(term: number, passage: number, times: number, length: number): void {
    if (term >= this.#first.length) {
      this.#first = grown(this.#first, term + 1);
      this.#open = grown(this.#open, term + 1);
    }
    const open = this.#open[term] ?? 0;
    let block = (open - 1) * Item.Size;
    const before = open === 0 ? 0 : (this.#blocks[block + Item.Last] ?? 0);
    if (open === 0 || (this.#blocks[block + Item.Written] ?? 0) + WIDEST > (this.#blocks[block + Item.End] ?? 0)) {
      block = this.#begin(term, open);
    }
    const blocks = this.#blocks;
    const bytes = this.#bytes;
    let at = blocks[block + Item.Written] ?? 0;
    const distance = passage - before;
    // The lowest bit says that a count follows; the others are taken from the distance, 6 and then 7 at a time.
    let byte = ((distance & 63) << 1) | (times > 1 ? 1 : 0);
    for (let rest = distance >>> 6; rest !== 0; rest >>>= 7) {
      bytes[at++] = byte | 128;
      byte = rest & 127;
    }
    bytes[at++] = byte;
    if (times > 1) bytes[at++] = times;
    blocks[block + Item.Written] = at;
    blocks[block + Item.Last] = passage;
    const extremes = blocks[block + Item.Extremes] ?? 0;
    blocks[block + Item.Extremes] = (Math.min(extremes >>> 8, length) << 8) | Math.max(extremes & 255, times);
  }

  /** A cursor at the first posting of a term. */
  cursor(term: number): Cursor {
    const block = this.#first[term] ?? 0;
    const cursor = { block, at: this.#item(block, Item.From), passage: 0, times: 0 };
    this.#step(cursor);
    return cursor;
  }

  /** Moves to the first posting whose passage is at least `passage`. */
  seek(cursor: Cursor, passage: number): void {
    if (cursor.passage >= passage) return;
    let block = cursor.block;
    while (block !== 0 && this.#item(block, Item.Last) < passage) {
      cursor.passage = this.#item(block, Item.Last);
      block = this.#item(block, Item.Next);
      cursor.at = this.#item(block, Item.From);
    }
    cursor.block = block;
    if (block === 0) cursor.passage = END;
    while (cursor.passage < passage) this.#step(cursor);
  }

  /** Reads the postings from the cursor to before the passage `end` into the arrays; returns how many. */
  read(cursor: Cursor, end: number, passages: Uint32Array, times: Uint8Array): number {
    let count = 0;
    while (cursor.passage < end) {
      passages[count] = cursor.passage;
      times[count++] = cursor.times;
      this.#step(cursor);
    }
    return count;
  }

  /** The largest of `bound(most times, least length)` over the blocks that hold postings before the passage `end`. */
  bound(cursor: Cursor, end: number, bound: (most: number, least: number) => number): number {
    if (cursor.passage >= end) return 0;
    let largest = 0;
    for (let block = cursor.block; block !== 0; block = this.#item(block, Item.Next)) {
      const extremes = this.#item(block, Item.Extremes);
      const value = bound(extremes & 255, extremes >>> 8);
      if (value > largest) largest = value;
      if (this.#item(block, Item.Last) >= end - 1) break;
    }
    return largest;
  }

  #step(cursor: Cursor): void {
    let block = cursor.block;
    if (block === 0) {
      cursor.passage = END;
      return;
    }
    const bytes = this.#bytes;
    let at = cursor.at;
    if (at === this.#item(block, Item.Written)) {
      block = this.#item(block, Item.Next);
      cursor.block = block;
      if (block === 0) {
        cursor.passage = END;
        return;
      }
      at = this.#item(block, Item.From);
    }
    let byte = bytes[at++] ?? 0;
    const counted = byte & 1;
    let distance = (byte & 127) >>> 1;
    for (let shift = 6; byte >= 128; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    cursor.times = counted === 1 ? (bytes[at++] ?? 1) : 1;
    cursor.at = at;
    cursor.passage += distance;
  }

  /** An item of the block with this number + 1; 0 where there is none. */
  #item(block: number, item: number): number {
    return this.#blocks[(block - 1) * Item.Size + item] ?? 0;
  }

  /** Adds a block to a term; returns where its items begin. `before` is the number + 1 of the last one. */
  #begin(term: number, before: number): number {
    const block = this.#blockCount++ * Item.Size;
    this.#blocks = grown(this.#blocks, block + Item.Size);
    const last = this.#item(before, Item.End) - this.#item(before, Item.From);
    const size = before === 0 ? SMALLEST : Math.min(LARGEST, last * 2);
    this.#bytes = grown(this.#bytes, this.#used + size);
    this.#blocks[block + Item.From] = this.#used;
    this.#blocks[block + Item.Written] = this.#used;
    this.#used += size;
    this.#blocks[block + Item.End] = this.#used;
    this.#blocks[block + Item.Extremes] = 0xffff << 8;
    if (before === 0) this.#first[term] = this.#blockCount;
    else this.#blocks[(before - 1) * Item.Size + Item.Next] = this.#blockCount;
    this.#open[term] = this.#blockCount;
    return block;
  }
}
