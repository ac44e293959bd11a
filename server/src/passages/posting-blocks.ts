import type { Steps } from '../steps.js';
import { arrayIn, type StoredPart } from '../stored.js';

/** Bytes of the smallest block, its head included; each size class is twice as large as the one before. */
const SMALLEST = 16;
/** Items of a chunk, of four bytes each: as large as pieces of memory are that have nothing to do with others. No block lies in two chunks. */
const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;

/** Items of the head of a block. */
export const Head = {
  /** Address of the next block of the term; 0 where there is none. */
  Next: 0,
  /** The last passage, as the term has it until the block is full or a cursor reads it. */
  Last: 1,
  /** The least passage length above bit 16, the size class above bit 8, the most times in the lowest eight bits. */
  Extremes: 2,
  Size: 3,
} as const;

/**
 * Memory for blocks of postings: a head of items, and bytes after it. It grows by chunks, and what is written is never
 * moved. The address of a block counts items over all chunks; 0 is no address.
 */
export class PostingBlocks {
  /** Each chunk as items and as bytes. */
  readonly #items: Uint32Array[] = [];
  readonly #bytes: Uint8Array[] = [];
  /** Address of the next block. */
  #end = SMALLEST / 4;

  static restore(part: StoredPart): PostingBlocks {
    const restored = new PostingBlocks();
    const items = arrayIn(part, 'blocks', Uint32Array);
    restored.#end = Math.max(restored.#end, items.length);
    for (let start = 0; start < items.length; start += CHUNK) {
      const chunk = items.subarray(start, start + CHUNK);
      // The last one is still being filled.
      restored.#addChunk(chunk.length === CHUNK ? chunk : widened(chunk));
    }
    return restored;
  }

  /** The items of all chunks. */
  *store(): Steps<Uint32Array> {
    const blocks = new Uint32Array(this.#items.length === 0 ? 0 : this.#end);
    for (const [index, chunk] of this.#items.entries()) {
      blocks.set(chunk.subarray(0, this.#end - index * CHUNK), index * CHUNK);
      yield;
    }
    return blocks;
  }

  /** Bytes of all chunks. */
  get size(): number {
    return this.#items.length * CHUNK * 4;
  }

  /** The chunk of a block as items, the first of which is number {@link inChunk}. */
  itemsOf(block: number): Uint32Array {
    return this.#items[block >>> CHUNK_BITS] ?? noItems;
  }

  /** The same chunk as bytes, four an item. */
  bytesOf(block: number): Uint8Array {
    return this.#bytes[block >>> CHUNK_BITS] ?? noBytes;
  }

  /** The address of a new block, of a size class, with nothing in it. */
  add(sizeClass: number): number {
    const items = (SMALLEST << sizeClass) / 4;
    const left = CHUNK - inChunk(this.#end);
    if (items > left) this.#end += left;
    const block = this.#end;
    this.#end += items;
    if (block >>> CHUNK_BITS >= this.#items.length) this.#addChunk(new Uint32Array(CHUNK));
    this.itemsOf(block)[inChunk(block) + Head.Extremes] = sizeClass << 8;
    return block;
  }

  #addChunk(items: Uint32Array): void {
    this.#items.push(items);
    this.#bytes.push(new Uint8Array(items.buffer, items.byteOffset, items.byteLength));
  }
}

/** The place of an address within its chunk. */
export function inChunk(address: number): number {
  return address & (CHUNK - 1);
}

/** Bytes for postings in a block of a size class. */
export function roomOf(sizeClass: number): number {
  return (SMALLEST << sizeClass) - Head.Size * 4;
}

const noItems = new Uint32Array();
const noBytes = new Uint8Array();

/** The same items in a whole chunk. */
function widened(items: Uint32Array): Uint32Array {
  const chunk = new Uint32Array(CHUNK);
  chunk.set(items);
  return chunk;
}
