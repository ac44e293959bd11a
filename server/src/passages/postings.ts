import type { Steps } from '../steps.js';
import { arrayIn, type StoredPart } from '../stored.js';
import { grown } from '../text/arrays.js';

/** How often a term stands in a passage is counted up to this. */
export const MOST_TIMES = 255;
/** A passage number that no passage has. */
export const END = 0xffffffff;

/** Bytes of the smallest block of a term, its head included; each later one is twice as large, up to the largest. */
const SMALLEST = 16;
const LARGEST_CLASS = 4;
/** Items of a chunk, of four bytes each: as large as pieces of memory are that have nothing to do with others. No block lies in two chunks. */
const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;

/** Items of the head of a block. */
const Head = {
  /** Address of the next block of the term; 0 where there is none. */
  Next: 0,
  /** The last passage, as the term has it until the block is full or a cursor reads it. */
  Last: 1,
  /** The least passage length above bit 16, the size class above bit 8, the most times in the lowest eight bits. */
  Extremes: 2,
  Size: 3,
} as const;

/** What changes with every posting of a term: items that lie together. */
const Term = {
  /** Address of the next byte. */
  Next: 0,
  /** The last passage. */
  Last: 1,
  /** Of the last block: the least passage length above bit 16, bytes left above bit 8, the most times. */
  Extremes: 2,
  /** Passages that hold the term now. */
  Holding: 3,
  Size: 4,
} as const;

/** A place in the postings of one term: the passage there, and how often it holds the term. */
export interface Cursor {
  /** {@link END} after the last posting. */
  passage: number;
  times: number;
  /** The chunk of the block, where that begins in it, in items, and where the next byte is. */
  items: Uint32Array;
  bytes: Uint8Array;
  start: number;
  at: number;
  /** The last passage of the block. */
  last: number;
}

/**
 * Which passages hold a term, and how often: for each term a chain of blocks of bytes, in the order of passage
 * numbers, which are above 0. A posting is the distance from the one before it, doubled, plus 1 where a count of times
 * follows. A block begins with its last passage, the most times and the least passage length in it, which bound every
 * score in it. Memory grows by chunks, and what is written is never moved.
 */
export class Postings {
  /** Each chunk as items and as bytes. */
  readonly #items: Uint32Array[] = [];
  readonly #bytes: Uint8Array[] = [];
  /** Address of the next block, in items. 0 is no address. */
  #end = SMALLEST / 4;
  /** See {@link Term}. */
  #terms: Uint32Array = new Uint32Array(1024 * Term.Size);
  /** By term, addresses of its first and last block; 0 where it has none. */
  #first: Uint32Array = new Uint32Array(1024);
  #open: Uint32Array = new Uint32Array(1024);

  static restore(part: StoredPart): Postings {
    const restored = new Postings();
    restored.#first = arrayIn(part, 'first', Uint32Array);
    restored.#open = arrayIn(part, 'open', Uint32Array, restored.#first.length);
    restored.#terms = arrayIn(part, 'terms', Uint32Array, restored.#first.length * Term.Size);
    const items = arrayIn(part, 'blocks', Uint32Array);
    restored.#end = Math.max(restored.#end, items.length);
    for (let start = 0; start < items.length; start += CHUNK) {
      const chunk = items.subarray(start, start + CHUNK);
      // The last one is still being filled.
      restored.#addChunk(chunk.length === CHUNK ? chunk : widened(chunk));
    }
    return restored;
  }

  *store(): Steps<StoredPart> {
    const blocks = new Uint32Array(this.#items.length === 0 ? 0 : this.#end);
    for (const [index, chunk] of this.#items.entries()) {
      blocks.set(chunk.subarray(0, this.#end - index * CHUNK), index * CHUNK);
      yield;
    }
    const count = Math.floor(this.#terms.length / Term.Size);
    return {
      blocks,
      terms: this.#terms.slice(0, count * Term.Size),
      first: this.#first.slice(0, count),
      open: this.#open.slice(0, count),
    };
  }

  /** Bytes of the tables. */
  get bytes(): number {
    const tables = [this.#terms, this.#first, this.#open];
    return tables.reduce((sum, table) => sum + table.byteLength, this.#items.length * CHUNK * 4);
  }

  /** Passages that hold a term now. */
  holding(term: number): number {
    return this.#terms[term * Term.Size + Term.Holding] ?? 0;
  }

  /** Adds a passage to a term; its number must be above those that the term has. `length` is that of the passage. */
  add(term: number, passage: number, times: number, length: number): void {
    const record = term * Term.Size;
    if (record + Term.Size > this.#terms.length) this.#widen(term);
    const terms = this.#terms;
    const distance = passage - (terms[record + Term.Last] ?? 0);
    const size = bytesOf(distance) + (times > 1 ? 1 : 0);
    let extremes = terms[record + Term.Extremes] ?? 0;
    if (size > ((extremes >>> 8) & 0xff)) {
      this.#begin(term, size);
      extremes = terms[record + Term.Extremes] ?? 0;
    }
    const address = terms[record + Term.Next] ?? 0;
    const bytes = this.#bytes[address >>> (CHUNK_BITS + 2)] ?? noBytes;
    let at = address & (CHUNK * 4 - 1);
    // The lowest bit says that a count follows; the others are taken from the distance, 6 and then 7 at a time.
    let byte = ((distance & 63) << 1) | (times > 1 ? 1 : 0);
    for (let rest = distance >>> 6; rest !== 0; rest >>>= 7) {
      bytes[at++] = byte | 128;
      byte = rest & 127;
    }
    bytes[at++] = byte;
    if (times > 1) bytes[at++] = times;
    terms[record + Term.Next] = address + size;
    terms[record + Term.Last] = passage;
    const least = Math.min(extremes >>> 16, length);
    const most = Math.max(extremes & 0xff, times);
    terms[record + Term.Extremes] = (least << 16) | ((extremes & 0xff00) - (size << 8)) | most;
    terms[record + Term.Holding] = (terms[record + Term.Holding] ?? 0) + 1;
  }

  /**
   * A passage that holds a term has gone: it is not counted any more. Where it was the last to come, its posting is taken
   * back, so that the versions of a passage that is being typed do not pile up; false where the posting stays behind.
   */
  forget(term: number, passage: number): boolean {
    const record = term * Term.Size;
    this.#terms[record + Term.Holding] = (this.#terms[record + Term.Holding] ?? 0) - 1;
    return this.#terms[record + Term.Last] === passage && this.#takeBack(term);
  }

  /** Takes the last posting of a term out of its last block; false where it is the only one there. */
  #takeBack(term: number): boolean {
    const record = term * Term.Size;
    const open = this.#open[term] ?? 0;
    const bytes = this.#bytes[open >>> CHUNK_BITS] ?? noBytes;
    const first = ((open & (CHUNK - 1)) + Head.Size) * 4;
    const end = first + (this.#terms[record + Term.Next] ?? 0) - (open + Head.Size) * 4;
    let from = first;
    let distance = 0;
    for (let at = first; at < end; ) {
      from = at;
      let byte = bytes[at++] ?? 0;
      const counted = byte & 1;
      distance = (byte & 127) >>> 1;
      for (let shift = 6; byte >= 128; shift += 7) {
        byte = bytes[at++] ?? 0;
        distance |= (byte & 127) << shift;
      }
      at += counted;
    }
    if (from === first) return false;
    const size = end - from;
    this.#terms[record + Term.Next] = (this.#terms[record + Term.Next] ?? 0) - size;
    this.#terms[record + Term.Last] = (this.#terms[record + Term.Last] ?? 0) - distance;
    // Its length and times stay in the bounds, which are bounds all the same.
    this.#terms[record + Term.Extremes] = (this.#terms[record + Term.Extremes] ?? 0) + (size << 8);
    return true;
  }

  /** A cursor at the first posting of a term. */
  cursor(term: number): Cursor {
    this.#writeHead(term);
    const cursor = { passage: 0, times: 0, items: noItems, bytes: noBytes, start: 0, at: 0, last: 0 };
    this.#enter(cursor, this.#first[term] ?? 0);
    this.#step(cursor);
    return cursor;
  }

  /** Moves to the first posting whose passage is at least `passage`. */
  seek(cursor: Cursor, passage: number): void {
    while (cursor.last < passage) this.#leave(cursor);
    while (cursor.passage < passage) this.#step(cursor);
  }

  /** Reads the postings from the cursor to before the passage `end` into the arrays; returns how many. */
  read(cursor: Cursor, end: number, passages: Uint32Array, times: Uint8Array): number {
    let count = 0;
    while (cursor.passage < end) {
      const { bytes, last } = cursor;
      let { at, passage } = cursor;
      let byte = cursor.times;
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
      cursor.at = at;
      cursor.passage = passage;
      cursor.times = byte;
      if (passage < end) this.#step(cursor);
    }
    return count;
  }

  /** The largest of `bound(most times, least length)` over the blocks that hold postings before the passage `end`. */
  bound(cursor: Cursor, end: number, bound: (most: number, least: number) => number): number {
    if (cursor.passage >= end) return 0;
    let largest = 0;
    let items = cursor.items;
    let head = cursor.start;
    for (;;) {
      const extremes = items[head + Head.Extremes] ?? 0;
      const value = bound(extremes & 0xff, extremes >>> 16);
      if (value > largest) largest = value;
      const next = items[head + Head.Next] ?? 0;
      if (next === 0 || (items[head + Head.Last] ?? 0) >= end - 1) return largest;
      items = this.#itemsAt(next);
      head = next & (CHUNK - 1);
    }
  }

  #step(cursor: Cursor): void {
    if (cursor.passage === cursor.last) this.#leave(cursor);
    if (cursor.last === END) return;
    const { bytes } = cursor;
    let at = cursor.at;
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

  /** Moves from a block to before the first posting of the next one. */
  #leave(cursor: Cursor): void {
    cursor.passage = cursor.last;
    this.#enter(cursor, cursor.items[cursor.start + Head.Next] ?? 0);
  }

  #enter(cursor: Cursor, block: number): void {
    if (block === 0) {
      cursor.passage = END;
      cursor.last = END;
      return;
    }
    const items = this.#itemsAt(block);
    const start = block & (CHUNK - 1);
    cursor.items = items;
    cursor.bytes = this.#bytes[block >>> CHUNK_BITS] ?? noBytes;
    cursor.start = start;
    cursor.at = (start + Head.Size) * 4;
    cursor.last = items[start + Head.Last] ?? END;
  }

  #itemsAt(block: number): Uint32Array {
    return this.#items[block >>> CHUNK_BITS] ?? noItems;
  }

  /** Writes what is known of the last block of a term into its head. */
  #writeHead(term: number): void {
    const open = this.#open[term] ?? 0;
    if (open === 0) return;
    const items = this.#itemsAt(open);
    const head = open & (CHUNK - 1);
    const record = term * Term.Size;
    items[head + Head.Last] = this.#terms[record + Term.Last] ?? 0;
    const kept = (items[head + Head.Extremes] ?? 0) & 0xff00;
    items[head + Head.Extremes] = ((this.#terms[record + Term.Extremes] ?? 0) & 0xffff00ff) | kept;
  }

  /** Adds a block with room for `bytes` to a term. */
  #begin(term: number, bytes: number): void {
    const before = this.#open[term] ?? 0;
    let sizeClass = 0;
    if (before !== 0) {
      this.#writeHead(term);
      const extremes = this.#itemsAt(before)[(before & (CHUNK - 1)) + Head.Extremes] ?? 0;
      sizeClass = Math.min(LARGEST_CLASS, ((extremes >>> 8) & 0xff) + 1);
    }
    while (roomOf(sizeClass) < bytes) sizeClass++;
    const block = this.#allocate((SMALLEST << sizeClass) / 4);
    const head = block & (CHUNK - 1);
    this.#itemsAt(block)[head + Head.Extremes] = sizeClass << 8;
    if (before === 0) this.#first[term] = block;
    else this.#itemsAt(before)[(before & (CHUNK - 1)) + Head.Next] = block;
    this.#open[term] = block;
    this.#terms[term * Term.Size + Term.Next] = (block + Head.Size) * 4;
    this.#terms[term * Term.Size + Term.Extremes] = (0xffff << 16) | (roomOf(sizeClass) << 8);
  }

  /** The address of that many new items within one chunk. */
  #allocate(items: number): number {
    const left = CHUNK - (this.#end & (CHUNK - 1));
    if (items > left) this.#end += left;
    const address = this.#end;
    this.#end += items;
    if (address >>> CHUNK_BITS >= this.#items.length) {
      this.#addChunk(new Uint32Array(CHUNK));
    }
    return address;
  }

  #addChunk(items: Uint32Array): void {
    this.#items.push(items);
    this.#bytes.push(new Uint8Array(items.buffer, items.byteOffset, items.byteLength));
  }

  #widen(term: number): void {
    this.#terms = grown(this.#terms, (term + 1) * Term.Size);
    this.#first = grown(this.#first, this.#terms.length / Term.Size);
    this.#open = grown(this.#open, this.#terms.length / Term.Size);
  }
}

const noItems = new Uint32Array();
const noBytes = new Uint8Array();

/** The same items in a whole chunk. */
function widened(items: Uint32Array): Uint32Array {
  const chunk = new Uint32Array(CHUNK);
  chunk.set(items);
  return chunk;
}

/** Bytes for postings in a block of a size class. */
function roomOf(sizeClass: number): number {
  return (SMALLEST << sizeClass) - Head.Size * 4;
}

/** Bytes that a distance takes. */
function bytesOf(distance: number): number {
  return distance < 1 << 6 ? 1 : distance < 1 << 13 ? 2 : distance < 1 << 20 ? 3 : distance < 1 << 27 ? 4 : 5;
}
