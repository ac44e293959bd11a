import type { PassageStore } from './passage-store.js';
import { END, type PostingCursor } from './posting-cursor.js';
import { B, K1, LARGEST_POOL, POOL } from './weights.js';

/** Passages that are scored together, by number. */
const WINDOW = 4096;
/** Bounds are sums in another order than scores: they may be less by a rounding error. */
const SLACK = 1 + 1e-9;

/** A term that is looked for, and what it counts: its inverse document frequency times its weight in the question. */
export interface WeightedTerm {
  readonly term: number;
  readonly weight: number;
}

export interface ScoredPassage {
  readonly passage: number;
  readonly score: number;
}

/** Inverse document frequency as in BM25, never below 0: of a term that stands in `holding` of `all` passages. */
export function idf(holding: number, all: number): number {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
}

/**
 * What BM25 makes of a term that stands `times` times in a passage of `length` terms, before its weight. `slope` is
 * that of the store: it holds the mean length of the passages.
 */
export function saturation(times: number, length: number, slope: number): number {
  return (times * (K1 + 1)) / (times + K1 * (1 - B) + slope * length);
}

/**
 * The `limit` passages with the highest sums of BM25 over `terms`, best first; among equals `compare` decides. Only
 * passages above 0 that `accept` takes. The terms come most weighty first: sums are made in their order, so that they
 * are the same to the last digit for the same notes, whatever came before.
 *
 * Exact, by MaxScore (Turtle and Flood 1995) in windows of passages, with bounds by block: of the terms at the end of
 * the list those that together cannot lift a passage into the answer are read only where the others have been found.
 */
export function topPassages(
  store: PassageStore,
  terms: readonly WeightedTerm[],
  limit: number,
  compare: (a: number, b: number) => number,
  accept: (passage: number) => boolean,
): ScoredPassage[] {
  const best = new Best(limit, compare);
  const search = new Search(store, terms);
  for (let start = 0; start < store.end; start += WINDOW) search.window(start, best, accept);
  return best.sorted();
}

/**
 * {@link topPassages} again and again, with a larger limit each time: answers that are copies of each other are folded,
 * so that more passages may be needed than there are answers. Ends when no larger pool would hold more, or at
 * {@link LARGEST_POOL}.
 */
export function* growingPools(
  store: PassageStore,
  terms: readonly WeightedTerm[],
  limit: number,
  compare: (a: number, b: number) => number,
  accept: (passage: number) => boolean,
): Generator<ScoredPassage[]> {
  const most = Math.min(store.live, Math.max(LARGEST_POOL, limit * 3));
  for (let size = Math.min(most, Math.max(POOL, limit * 3)); ; size = Math.min(most, size * 3)) {
    const pool = topPassages(store, terms, size, compare, accept);
    yield pool;
    if (pool.length < size || !(size < most)) return;
  }
}

class Search {
  readonly #store: PassageStore;
  readonly #terms: readonly WeightedTerm[];
  readonly #cursors: readonly PostingCursor[];
  readonly #slope: number;
  /** `rest[i]`: the most that the terms from `i` on can add within the window. */
  readonly #rest: Float64Array;
  readonly #sums = new Float64Array(WINDOW);
  /** A bit a passage of the window that has a sum. */
  readonly #marks = new Uint32Array(WINDOW / 32);
  readonly #passages = new Uint32Array(WINDOW);
  readonly #times = new Uint8Array(WINDOW);
  readonly #candidates = new Uint32Array(WINDOW);

  constructor(store: PassageStore, terms: readonly WeightedTerm[]) {
    this.#store = store;
    this.#terms = terms;
    this.#cursors = terms.map(({ term }) => store.postings.cursor(term));
    this.#slope = store.slope;
    this.#rest = new Float64Array(terms.length + 1);
  }

  window(start: number, best: Best, accept: (passage: number) => boolean): void {
    const end = Math.min(start + WINDOW, this.#store.end);
    this.#bound(start, end);
    const needed = best.threshold;
    if ((this.#rest[0] ?? 0) === 0 || (this.#rest[0] ?? 0) * SLACK < needed) return;
    let essential = this.#terms.length;
    while (essential > 1 && (this.#rest[essential - 1] ?? 0) * SLACK < needed) essential--;
    for (let index = 0; index < essential; index++) this.#add(index, start, end);
    let count = this.#collect(start, needed, essential);
    for (let index = essential; index < this.#terms.length && count > 0; index++) {
      count = this.#complete(index, start, count, needed);
    }
    for (let at = 0; at < count; at++) {
      const passage = this.#candidates[at] ?? 0;
      const score = this.#sums[passage - start] ?? 0;
      if (best.takes(passage, score) && accept(passage)) best.add(passage, score);
    }
  }

  #bound(start: number, end: number): void {
    const slope = this.#slope;
    const bound = (most: number, least: number): number => saturation(most, least, slope);
    let sum = 0;
    for (let index = this.#terms.length - 1; index >= 0; index--) {
      const cursor = this.#cursors[index];
      if (cursor !== undefined && cursor.passage < end) {
        cursor.seek(start);
        sum += (this.#terms[index]?.weight ?? 0) * cursor.bound(end, bound);
      }
      this.#rest[index] = sum;
    }
  }

  /** Adds what a term counts to every passage of the window. */
  #add(index: number, start: number, end: number): void {
    const cursor = this.#cursors[index];
    const weight = this.#terms[index]?.weight ?? 0;
    if (cursor === undefined || cursor.passage === END) return;
    const passages = this.#passages;
    const times = this.#times;
    const count = cursor.read(end, passages, times);
    const lengths = this.#store.lengths;
    const slope = this.#slope;
    const sums = this.#sums;
    const marks = this.#marks;
    for (let at = 0; at < count; at++) {
      const passage = passages[at] ?? 0;
      const length = lengths[passage] ?? 0;
      if (length === 0) continue;
      const slot = passage - start;
      const before = marks[slot >>> 5] ?? 0;
      const mark = 1 << (slot & 31);
      const sum = (before & mark) === 0 ? 0 : (sums[slot] ?? 0);
      marks[slot >>> 5] = before | mark;
      sums[slot] = sum + weight * saturation(times[at] ?? 0, length, slope);
    }
  }

  /** Takes from the window the passages that have a sum; lists those that can still come into the answer. */
  #collect(start: number, needed: number, from: number): number {
    const sums = this.#sums;
    const marks = this.#marks;
    const candidates = this.#candidates;
    const least = needed / SLACK - (this.#rest[from] ?? 0);
    let count = 0;
    for (let word = 0; word < marks.length; word++) {
      for (let bits = marks[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const slot = word * 32 + 31 - Math.clz32(bits & -bits);
        if ((sums[slot] ?? 0) >= least) candidates[count++] = start + slot;
      }
      marks[word] = 0;
    }
    return count;
  }

  /** Adds what a term counts to the candidates, and keeps those that can still come into the answer. */
  #complete(index: number, start: number, count: number, needed: number): number {
    const cursor = this.#cursors[index];
    if (cursor === undefined) return count;
    const lengths = this.#store.lengths;
    const sums = this.#sums;
    const candidates = this.#candidates;
    const slope = this.#slope;
    const weight = this.#terms[index]?.weight ?? 0;
    const least = needed / SLACK - (this.#rest[index + 1] ?? 0);
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const passage = candidates[at] ?? 0;
      let sum = sums[passage - start] ?? 0;
      if (cursor.passage < passage) cursor.seek(passage);
      if (cursor.passage === passage) {
        sum += weight * saturation(cursor.times, lengths[passage] ?? 0, slope);
        sums[passage - start] = sum;
      }
      if (sum >= least) candidates[kept++] = passage;
    }
    return kept;
  }
}

/** The best passages so far: a heap with the least of them on top. */
class Best {
  readonly #limit: number;
  readonly #compare: (a: number, b: number) => number;
  readonly #heap: ScoredPassage[] = [];

  constructor(limit: number, compare: (a: number, b: number) => number) {
    this.#limit = limit;
    this.#compare = compare;
  }

  /** The least score with which a passage may come in. */
  get threshold(): number {
    return this.#heap.length < this.#limit ? 0 : (this.#heap[0]?.score ?? 0);
  }

  takes(passage: number, score: number): boolean {
    const least = this.#heap[0];
    return this.#heap.length < this.#limit || (least !== undefined && this.#before({ passage, score }, least) < 0);
  }

  add(passage: number, score: number): void {
    if (this.#heap.length < this.#limit) {
      this.#heap.push({ passage, score });
      this.#up(this.#heap.length - 1);
    } else if (this.#limit > 0) {
      this.#heap[0] = { passage, score };
      this.#down();
    }
  }

  sorted(): ScoredPassage[] {
    return this.#heap.toSorted((a, b) => this.#before(a, b));
  }

  #before(a: ScoredPassage, b: ScoredPassage): number {
    return b.score - a.score || this.#compare(a.passage, b.passage);
  }

  #up(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.#swapped(parent, at)) return;
      at = parent;
    }
  }

  #down(): void {
    let at = 0;
    while (at * 2 + 1 < this.#heap.length) {
      const left = at * 2 + 1;
      const a = this.#heap[left];
      const b = this.#heap[left + 1];
      const worse = a !== undefined && b !== undefined && this.#before(b, a) > 0 ? left + 1 : left;
      if (!this.#swapped(at, worse)) return;
      at = worse;
    }
  }

  /** Puts the worse of two on top; false where it was there. */
  #swapped(parent: number, child: number): boolean {
    const a = this.#heap[parent];
    const b = this.#heap[child];
    if (a === undefined || b === undefined || this.#before(b, a) <= 0) return false;
    this.#heap[parent] = b;
    this.#heap[child] = a;
    return true;
  }
}
