import type { Alignment } from '../alignment/chains.js';
import type { Range } from '../side.js';

/** Numbers kept of an alignment: where it starts and ends in either text. */
const FIELDS = 4;

/** The one text and the other: where their numbers are among these. */
export const ONE = 0;
export const OTHER = 2;
export type TextSide = typeof ONE | typeof OTHER;

/** What alignments of two texts explain already. It holds its scratch space. */
export class Explained {
  #bounds = new Int32Array(0x40);
  #count = 0;

  /** Takes these alignments, and forgets all others. */
  read(alignments: readonly Alignment[]): void {
    const size = FIELDS * alignments.length;
    if (size > this.#bounds.length) this.#bounds = new Int32Array(2 * size);
    this.#count = 0;
    for (const { a, b } of alignments) this.#add(a.start, a.end, b.start, b.end);
  }

  /** Takes those of `others` that meet two ranges, and forgets all others. */
  readNear(others: Explained, a: Range, b: Range): void {
    const bounds = others.#bounds;
    if (bounds.length > this.#bounds.length) this.#bounds = new Int32Array(bounds.length);
    this.#count = 0;
    for (let at = 0; at < others.#count; at += FIELDS) {
      const aStart = bounds[at] ?? 0;
      const aEnd = bounds[at + 1] ?? 0;
      const bStart = bounds[at + 2] ?? 0;
      const bEnd = bounds[at + 3] ?? 0;
      if (aStart < a.end && a.start < aEnd && bStart < b.end && b.start < bEnd) this.#add(aStart, aEnd, bStart, bEnd);
    }
  }

  /** Whether one alignment holds both word `i` of the one text and word `j` of the other. */
  holds(i: number, j: number): boolean {
    const bounds = this.#bounds;
    for (let at = 0; at < this.#count; at += FIELDS) {
      if (i < (bounds[at] ?? 0) || i >= (bounds[at + 1] ?? 0)) continue;
      if (j >= (bounds[at + 2] ?? 0) && j < (bounds[at + 3] ?? 0)) return true;
    }
    return false;
  }

  /** From where on, of `most` words before a word of the one or the other text, no alignment ends before that word. */
  freeFrom(side: TextSide, word: number, most: number): number {
    let start = Math.max(0, word - most);
    for (let at: number = side; at < this.#count; at += FIELDS) {
      const end = this.#bounds[at + 1] ?? 0;
      if (end <= word && end > start) start = end;
    }
    return start;
  }

  /** Up to where, of `most` words from a word of the one or the other text on, no alignment starts after that word. */
  freeTo(side: TextSide, word: number, most: number): number {
    let end = word + most;
    for (let at: number = side; at < this.#count; at += FIELDS) {
      const start = this.#bounds[at] ?? 0;
      if (start > word && start < end) end = start;
    }
    return end;
  }

  #add(aStart: number, aEnd: number, bStart: number, bEnd: number): void {
    const bounds = this.#bounds;
    bounds[this.#count] = aStart;
    bounds[this.#count + 1] = aEnd;
    bounds[this.#count + 2] = bStart;
    bounds[this.#count + 3] = bEnd;
    this.#count += FIELDS;
  }
}
