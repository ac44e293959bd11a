import type { Part } from '../alignment/parts.js';
import { GRAM } from '../limits.js';
import { isTelling } from '../loose/common-words.js';
import type { Range, Side } from '../side.js';
import { NOWHERE, Places } from './places.js';

/**
 * Lays two ranges out with runs of equal words, the longest first, each word in one run at most (greedy string tiling,
 * Wise: "String Similarity via Greedy String Tiling and Running Karp-Rabin Matching", 1993): an alignment in which
 * blocks may have changed places. A single word counts where it is telling. It holds its scratch space and what it laid
 * out last.
 */
export class Tiles {
  /** Words that match, and how many of them are telling. */
  matches = 0;
  telling = 0;
  readonly #places = new Places();
  /** The maximal runs of equal words, by `i` and then `j`. */
  #is = new Int32Array(0x100);
  #js = new Int32Array(0x100);
  #lengths = new Int32Array(0x100);
  #count = 0;
  /** The runs, the longest first. */
  #order = new Int32Array(0x100);
  #aTaken = new Uint8Array(0x100);
  #bTaken = new Uint8Array(0x100);
  #parts: Part[] = [];

  /** The runs that were laid, but for those of a word or two, by their place in the first text. */
  parts(): readonly Part[] {
    return this.#parts.sort((x, y) => x.a.start - y.a.start);
  }

  lay(a: Side, aRange: Range, b: Side, bRange: Range): void {
    this.matches = 0;
    this.telling = 0;
    this.#parts = [];
    this.#findRuns(a, aRange, b, bRange);
    this.#sortRuns();
    this.#aTaken = cleared(this.#aTaken, aRange.end - aRange.start);
    this.#bTaken = cleared(this.#bTaken, bRange.end - bRange.start);
    for (let at = 0; at < this.#count; at++) {
      const run = this.#order[at] ?? 0;
      this.#layRun(a, this.#is[run] ?? 0, aRange.start, this.#js[run] ?? 0, bRange.start, this.#lengths[run] ?? 0);
    }
  }

  /** Takes what no longer run took of this one, in one piece or more. */
  #layRun({ hashes }: Side, i: number, aStart: number, j: number, bStart: number, length: number): void {
    const aTaken = this.#aTaken;
    const bTaken = this.#bTaken;
    const one = i - aStart;
    const other = j - bStart;
    for (let at = 0; at < length; ) {
      const start = at;
      while (at < length && aTaken[one + at] === 0 && bTaken[other + at] === 0) at++;
      const isWord = at - start === 1 && !isTelling(hashes[i + start] ?? 0);
      if (!isWord) {
        for (let word = start; word < at; word++) if (isTelling(hashes[i + word] ?? 0)) this.telling++;
        aTaken.fill(1, one + start, one + at);
        bTaken.fill(1, other + start, other + at);
        this.matches += at - start;
      }
      if (at - start >= GRAM) {
        const place = (from: number): Range => ({ start: from + start, end: from + at });
        this.#parts.push({ a: place(i), b: place(j), matches: at - start, cut: false });
      }
      at = Math.max(at, start + 1);
    }
  }

  /** The maximal runs of equal words, but for single words that tell nothing: these never count. */
  #findRuns(a: Side, aRange: Range, b: Side, bRange: Range): void {
    const places = this.#places;
    const one = a.hashes;
    const other = b.hashes;
    places.clear(bRange.end - bRange.start);
    for (let j = bRange.end - 1; j >= bRange.start; j--) places.put(j - bRange.start, (other[j] ?? 0) | 0);
    this.#count = 0;
    for (let i = aRange.start; i < aRange.end; i++) {
      const hash = (one[i] ?? 0) | 0;
      for (let at = places.find(hash, bRange.end); at !== NOWHERE; at = places.next(at)) {
        const j = bRange.start + at;
        if (i > aRange.start && j > bRange.start && one[i - 1] === other[j - 1]) continue;
        let length = 1;
        while (i + length < aRange.end && j + length < bRange.end && one[i + length] === other[j + length]) length++;
        if (length > 1 || isTelling(hash)) this.#addRun(i, j, length);
      }
    }
  }

  #addRun(i: number, j: number, length: number): void {
    if (this.#count === this.#is.length) {
      this.#is = doubled(this.#is);
      this.#js = doubled(this.#js);
      this.#lengths = doubled(this.#lengths);
      this.#order = doubled(this.#order);
    }
    this.#is[this.#count] = i;
    this.#js[this.#count] = j;
    this.#lengths[this.#count++] = length;
  }

  /** Sorts by length, by counting; runs of one length stay as they are. */
  #sortRuns(): void {
    let longest = 0;
    for (let run = 0; run < this.#count; run++) longest = Math.max(longest, this.#lengths[run] ?? 0);
    /** By length: where the next run of it goes. */
    const next = new Int32Array(longest + 1);
    for (let run = 0; run < this.#count; run++) {
      const shorter = (this.#lengths[run] ?? 0) - 1;
      next[shorter] = (next[shorter] ?? 0) + 1;
    }
    for (let length = longest - 1; length >= 0; length--) next[length] = (next[length] ?? 0) + (next[length + 1] ?? 0);
    for (let run = 0; run < this.#count; run++) {
      const length = this.#lengths[run] ?? 0;
      const place = next[length] ?? 0;
      this.#order[place] = run;
      next[length] = place + 1;
    }
  }
}

/** `size` items of 0. */
function cleared(array: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  return array.length < size ? new Uint8Array(2 * size) : array.fill(0, 0, size);
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * array.length);
  wider.set(array);
  return wider;
}
