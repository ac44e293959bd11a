import type { Steps } from '../steps.js';
import { arrayIn, type StoredPart } from '../stored.js';
import { grown } from '../text/arrays.js';
import { Head, inChunk, PostingBlocks, roomOf } from './posting-blocks.js';
import { PostingCursor } from './posting-cursor.js';

/** How often a term stands in a passage is counted up to this. */
export const MOST_TIMES = 255;

/** The first block of a term is of class 0, each later one of a class more, up to this. */
const LARGEST_CLASS = 4;

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

/**
 * Which passages hold a term, and how often: for each term a chain of blocks of bytes, in the order of passage
 * numbers, which are above 0. A posting is the distance from the one before it, doubled, plus 1 where a count of times
 * follows. A block begins with its last passage, the most times and the least passage length in it, which bound every
 * score in it.
 */
export class Postings {
  readonly #blocks: PostingBlocks;
  /** See {@link Term}. */
  #terms: Uint32Array = new Uint32Array(1024 * Term.Size);
  /** By term, addresses of its first and last block; 0 where it has none. */
  #first: Uint32Array = new Uint32Array(1024);
  #open: Uint32Array = new Uint32Array(1024);

  constructor(blocks = new PostingBlocks()) {
    this.#blocks = blocks;
  }

  static restore(part: StoredPart): Postings {
    const restored = new Postings(PostingBlocks.restore(part));
    restored.#first = arrayIn(part, 'first', Uint32Array);
    restored.#open = arrayIn(part, 'open', Uint32Array, restored.#first.length);
    restored.#terms = arrayIn(part, 'terms', Uint32Array, restored.#first.length * Term.Size);
    return restored;
  }

  *store(): Steps<StoredPart> {
    const count = Math.floor(this.#terms.length / Term.Size);
    return {
      blocks: yield* this.#blocks.store(),
      terms: this.#terms.slice(0, count * Term.Size),
      first: this.#first.slice(0, count),
      open: this.#open.slice(0, count),
    };
  }

  /** Bytes of the tables. */
  get bytes(): number {
    const tables = [this.#terms, this.#first, this.#open];
    return tables.reduce((sum, table) => sum + table.byteLength, this.#blocks.size);
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
    const bytes = this.#blocks.bytesOf(address >>> 2);
    let at = inChunk(address >>> 2) * 4 + (address & 3);
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
    const bytes = this.#blocks.bytesOf(open);
    const first = (inChunk(open) + Head.Size) * 4;
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
  cursor(term: number): PostingCursor {
    this.#writeHead(term);
    return new PostingCursor(this.#blocks, this.#first[term] ?? 0);
  }

  /** Writes what is known of the last block of a term into its head. */
  #writeHead(term: number): void {
    const open = this.#open[term] ?? 0;
    if (open === 0) return;
    const items = this.#blocks.itemsOf(open);
    const head = inChunk(open);
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
      const extremes = this.#blocks.itemsOf(before)[inChunk(before) + Head.Extremes] ?? 0;
      sizeClass = Math.min(LARGEST_CLASS, ((extremes >>> 8) & 0xff) + 1);
    }
    while (roomOf(sizeClass) < bytes) sizeClass++;
    const block = this.#blocks.add(sizeClass);
    if (before === 0) this.#first[term] = block;
    else this.#blocks.itemsOf(before)[inChunk(before) + Head.Next] = block;
    this.#open[term] = block;
    this.#terms[term * Term.Size + Term.Next] = (block + Head.Size) * 4;
    this.#terms[term * Term.Size + Term.Extremes] = (0xffff << 16) | (roomOf(sizeClass) << 8);
  }

  #widen(term: number): void {
    this.#terms = grown(this.#terms, (term + 1) * Term.Size);
    this.#first = grown(this.#first, this.#terms.length / Term.Size);
    this.#open = grown(this.#open, this.#terms.length / Term.Size);
  }
}

/** Bytes that a distance takes. */
function bytesOf(distance: number): number {
  return distance < 1 << 6 ? 1 : distance < 1 << 13 ? 2 : distance < 1 << 20 ? 3 : distance < 1 << 27 ? 4 : 5;
}
