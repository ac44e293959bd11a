import { X_DROP, X_DROP_SHORT } from '../limits.js';

/** How far two texts stay alike from a point on: words passed in each, and how many of them match. */
export interface Extension {
  readonly a: number;
  readonly b: number;
  readonly matches: number;
}

/** So small that a step from it is still below 0. */
const UNREACHED = -(1 << 30);

/** Words after equal ones within which two more in a row have to follow: without these nothing is gained. */
const AHEAD = 24;
/** Bits by which pairs of words are told apart there: that two share a slot now and then costs a look in vain. */
const SLOT_BITS = 12;

/** Score of a match is 1, of a replaced word -1, of a word left out -1.5; so every difference costs this beside the distance. */
const DIFFERENCE = 2;

/**
 * Greedy extension with X-drop (Zhang, Schwartz, Wagner, Miller: "A Greedy Algorithm for Aligning DNA Sequences",
 * 2000), over words instead of bases. It holds its scratch space, so one serves many calls.
 */
export class Extender {
  /**
   * By diagonal (steps in `a` minus steps in `b`, from item `#middle` on): how many steps it is reached in `a` with so
   * many differences, and the words that match on the way.
   */
  #reach: Int32Array = new Int32Array(128);
  #matches: Int32Array = new Int32Array(128);
  #nextReach: Int32Array = new Int32Array(128);
  #nextMatches: Int32Array = new Int32Array(128);
  #middle = 64;
  /** By slot: the last look that met a pair of words in the one text. */
  readonly #pairs = new Uint32Array(1 << SLOT_BITS);
  #look = 0;

  /**
   * Extends from word `i` of `a` and word `j` of `b` in `direction` (1 or -1) by at most `aRoom` and `bRoom` words.
   * The result ends with a match, or is empty.
   */
  extend(
    a: Uint32Array,
    i: number,
    aRoom: number,
    b: Uint32Array,
    j: number,
    bRoom: number,
    direction: 1 | -1,
  ): Extension {
    const most = Math.min(aRoom, bRoom);
    let start = 0;
    while (start < most && a[i + direction * start] === b[j + direction * start]) start++;
    const aFrom = i + direction * start;
    const bFrom = j + direction * start;
    if (!this.#mayGoOn(a, aFrom, aRoom - start, b, bFrom, bRoom - start, direction)) {
      return { a: start, b: start, matches: start };
    }
    let bestA = start;
    let bestB = start;
    let bestMatches = start;
    let best = start;
    /** The diagonals that are still reached. */
    let low = 0;
    let high = 0;
    this.#reach[this.#middle] = start;
    this.#matches[this.#middle] = start;
    for (let differences = 1; low <= high; differences++) {
      if (Math.max(-low, high) + 3 > this.#middle) this.#widen();
      const middle = this.#middle;
      const reach = this.#reach;
      const matches = this.#matches;
      const nextReach = this.#nextReach;
      const nextMatches = this.#nextMatches;
      let least = best - Math.min(X_DROP, X_DROP_SHORT + best / 2);
      reach[middle + low - 2] = UNREACHED;
      reach[middle + low - 1] = UNREACHED;
      reach[middle + high + 1] = UNREACHED;
      reach[middle + high + 2] = UNREACHED;
      let first = high + 2;
      let last = low - 2;
      for (let diagonal = low - 1; diagonal <= high + 1; diagonal++) {
        const slot = middle + diagonal;
        nextReach[slot] = UNREACHED;
        // A word of `a` left out, a word replaced, or a word of `b` left out: what leads furthest.
        const below = (reach[slot - 1] ?? 0) + 1;
        const same = (reach[slot] ?? 0) + 1;
        const above = reach[slot + 1] ?? 0;
        let x = same > below ? same : below;
        let from = same > below ? slot : slot - 1;
        if (above > x) {
          x = above;
          from = slot + 1;
        }
        const room = Math.min(aRoom, bRoom + diagonal);
        if (x < 0 || x < diagonal || x > room) continue;
        const matched = (matches[from] ?? 0) - x;
        const bStart = j - direction * diagonal;
        while (x < room && a[i + direction * x] === b[bStart + direction * x]) x++;
        const score = x - diagonal / 2 - DIFFERENCE * differences;
        if (score < least) continue;
        nextReach[slot] = x;
        nextMatches[slot] = matched + x;
        if (diagonal < first) first = diagonal;
        last = diagonal;
        if (score > best) {
          best = score;
          least = best - Math.min(X_DROP, X_DROP_SHORT + best / 2);
          bestA = x;
          bestB = x - diagonal;
          bestMatches = matched + x;
        }
      }
      if (last < first) break;
      [this.#reach, this.#nextReach] = [this.#nextReach, this.#reach];
      [this.#matches, this.#nextMatches] = [this.#nextMatches, this.#matches];
      low = first;
      high = last;
    }
    return { a: bestA, b: bestB, matches: bestMatches };
  }

  /** Whether two equal words in a row may follow in both texts. */
  #mayGoOn(
    a: Uint32Array,
    aFrom: number,
    aRoom: number,
    b: Uint32Array,
    bFrom: number,
    bRoom: number,
    direction: 1 | -1,
  ): boolean {
    const aCount = Math.min(aRoom, AHEAD);
    const bCount = Math.min(bRoom, AHEAD);
    if (aCount < 2 || bCount < 2) return false;
    const look = ++this.#look;
    const pairs = this.#pairs;
    let before = a[aFrom] ?? 0;
    for (let at = 1; at < aCount; at++) {
      const word = a[aFrom + direction * at] ?? 0;
      pairs[slotOf(before, word)] = look;
      before = word;
    }
    before = b[bFrom] ?? 0;
    for (let at = 1; at < bCount; at++) {
      const word = b[bFrom + direction * at] ?? 0;
      if (pairs[slotOf(before, word)] === look) return true;
      before = word;
    }
    return false;
  }

  /** Makes room for twice as many diagonals on either side. */
  #widen(): void {
    const middle = this.#middle;
    const wider = (array: Int32Array): Int32Array => {
      const copy = new Int32Array(middle * 4);
      copy.set(array, middle);
      return copy;
    };
    this.#reach = wider(this.#reach);
    this.#matches = wider(this.#matches);
    this.#nextReach = wider(this.#nextReach);
    this.#nextMatches = wider(this.#nextMatches);
    this.#middle = middle * 2;
  }
}

function slotOf(first: number, second: number): number {
  return Math.imul(Math.imul(first, 0x9e3779b1) + second, 0x85ebca6b) >>> (32 - SLOT_BITS);
}
