import {
  LOOSE_RARE_PAIR,
  LOOSE_RARE_WORD,
  LOOSE_REACH,
  LOOSE_REACH_OTHER,
  LOOSE_SHORTER,
  LOOSE_SUPPORT,
} from '../limits.js';
import { NOWHERE, Places } from '../matches/places.js';
import type { Range, Side } from '../side.js';
import { isTelling } from './common-words.js';
import type { Explained } from './explained.js';
import { pointOf } from './points.js';

/** Points that one word may have: as a word, and as the first and the second of a pair. */
const MOST_POINTS = LOOSE_RARE_WORD + 2 * LOOSE_RARE_PAIR;

/** Finds the words that two ranges have in common. It holds its scratch space, so one serves many calls. */
export class MatchPoints {
  readonly #words = new Places();
  readonly #pairs = new Places();
  #is = new Int32Array(0x1000);
  #js = new Int32Array(0x1000);
  #points = new Uint32Array(0x1000);
  #count = 0;
  /** Words that a point is at least further down in one text. */
  #apart = Number.NEGATIVE_INFINITY;

  /**
   * The words in common that have others close by in both texts: telling words that are rare in `bRange`, and both
   * words of pairs that are rarer still, without what is explained. Points count from the starts of the ranges, and are
   * there until the next call.
   */
  between(a: Side, aRange: Range, b: Side, bRange: Range, explained: Explained): Uint32Array {
    this.#apart = a === b ? LOOSE_SHORTER : Number.NEGATIVE_INFINITY;
    this.#read(b, bRange);
    this.#makeRoom(MOST_POINTS * (aRange.end - aRange.start));
    const words = this.#words;
    const pairs = this.#pairs;
    /** The place in `bRange` of the pair of the last word and this one, and of this one and the next. */
    let before = NOWHERE;
    let after = NOWHERE;
    let hash = 0;
    let next = (a.hashes[aRange.start] ?? 0) | 0;
    for (let i = aRange.start; i < aRange.end; i++) {
      const from = this.#count;
      hash = next;
      next = (a.hashes[i + 1] ?? 0) | 0;
      before = after;
      after = i + 1 < aRange.end ? pairs.find(pairOf(hash, next), LOOSE_RARE_PAIR) : NOWHERE;
      for (let at = before; at !== NOWHERE; at = pairs.next(at)) this.#add(i, bRange.start + at + 1, from, explained);
      for (let at = after; at !== NOWHERE; at = pairs.next(at)) this.#add(i, bRange.start + at, from, explained);
      if (!isTelling(hash)) continue;
      const first = words.find(hash, LOOSE_RARE_WORD);
      for (let at = first; at !== NOWHERE; at = words.next(at)) this.#add(i, bRange.start + at, from, explained);
    }
    return this.#supported(aRange.start, bRange.start);
  }

  #read({ hashes }: Side, { start, end }: Range): void {
    this.#words.clear(end - start);
    this.#pairs.clear(end - start);
    let after = 0;
    for (let word = end - 1; word >= start; word--) {
      const hash = (hashes[word] ?? 0) | 0;
      if (isTelling(hash)) this.#words.put(word - start, hash);
      if (word + 1 < end) this.#pairs.put(word - start, pairOf(hash, after));
      after = hash;
    }
  }

  #makeRoom(points: number): void {
    this.#count = 0;
    if (points <= this.#is.length) return;
    this.#is = new Int32Array(2 * points);
    this.#js = new Int32Array(2 * points);
    this.#points = new Uint32Array(2 * points);
  }

  /** Adds a point unless it is among those from `from` on, or explained. */
  #add(i: number, j: number, from: number, explained: Explained): void {
    for (let at = from; at < this.#count; at++) if (this.#js[at] === j) return;
    if (j - i < this.#apart || explained.holds(i, j)) return;
    this.#is[this.#count] = i;
    this.#js[this.#count++] = j;
  }

  /** The points that have enough others close by in both texts. */
  #supported(aStart: number, bStart: number): Uint32Array {
    const is = this.#is;
    const js = this.#js;
    const count = this.#count;
    let found = 0;
    let first = 0;
    for (let point = 0; point < count; point++) {
      const i = is[point] ?? 0;
      const j = js[point] ?? 0;
      while ((is[first] ?? i) < i - LOOSE_REACH) first++;
      let support = 0;
      let last = i;
      for (let at = first; at < count && support < LOOSE_SUPPORT; at++) {
        const other = is[at] ?? 0;
        if (other > i + LOOSE_REACH) break;
        if (other === i || other === last) continue;
        const distance = Math.abs((js[at] ?? 0) - j);
        if (distance === 0 || distance > LOOSE_REACH_OTHER) continue;
        last = other;
        support++;
      }
      if (support === LOOSE_SUPPORT) this.#points[found++] = pointOf(i - aStart, j - bStart);
    }
    return this.#points.subarray(0, found);
  }
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) + second) | 0;
}
