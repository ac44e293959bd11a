import { X_DROP, X_DROP_SHORT } from './limits.js';

/** How far two texts stay alike from a point on: words passed in each, and how many of them match. */
export interface Extension {
  readonly a: number;
  readonly b: number;
  readonly matches: number;
}

const UNREACHED = -1;

/** Score of a match is 1, of a replaced word -1, of a word left out -1.5; so every difference costs this beside the distance. */
const DIFFERENCE = 2;

/**
 * Greedy extension with X-drop (Zhang, Schwartz, Wagner, Miller: "A Greedy Algorithm for Aligning DNA Sequences",
 * 2000), over words instead of bases. It holds its scratch space, so one serves many calls.
 */
export class Extender {
  #reach: Int32Array = new Int32Array(64);
  #matches: Int32Array = new Int32Array(64);
  #nextReach: Int32Array = new Int32Array(64);
  #nextMatches: Int32Array = new Int32Array(64);

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
    /** The words that match in a row from `x`, `y` steps on. */
    const slide = (x: number, y: number): number => {
      const room = Math.min(aRoom - x, bRoom - y);
      let steps = 0;
      while (steps < room && a[i + direction * (x + steps)] === b[j + direction * (y + steps)]) steps++;
      return steps;
    };
    const start = slide(0, 0);
    let best = start;
    let result = { a: start, b: start, matches: start };
    /** Diagonals (steps in `a` minus steps in `b`) that are still reached: `low` to `high`; item 0 is `low`. */
    let low = 0;
    let high = 0;
    this.#reach[0] = start;
    this.#matches[0] = start;
    for (let differences = 1; low <= high; differences++) {
      const nextLow = low - 1;
      const nextHigh = high + 1;
      this.#widen(nextHigh - nextLow + 1);
      let first = Number.POSITIVE_INFINITY;
      let last = Number.NEGATIVE_INFINITY;
      for (let diagonal = nextLow; diagonal <= nextHigh; diagonal++) {
        const slot = diagonal - nextLow;
        this.#nextReach[slot] = UNREACHED;
        let x = UNREACHED;
        let matches = 0;
        for (let from = Math.max(low, diagonal - 1); from <= Math.min(high, diagonal + 1); from++) {
          const reached = this.#reach[from - low] ?? UNREACHED;
          if (reached === UNREACHED) continue;
          const step = from <= diagonal ? reached + 1 : reached;
          if (step <= x) continue;
          x = step;
          matches = this.#matches[from - low] ?? 0;
        }
        const y = x - diagonal;
        if (x === UNREACHED || y < 0 || x > aRoom || y > bRoom) continue;
        const steps = slide(x, y);
        const score = (x + y) / 2 + steps - DIFFERENCE * differences;
        if (score < best - Math.min(X_DROP, X_DROP_SHORT + best / 2)) continue;
        this.#nextReach[slot] = x + steps;
        this.#nextMatches[slot] = matches + steps;
        if (diagonal < first) first = diagonal;
        last = diagonal;
        if (score > best) {
          best = score;
          result = { a: x + steps, b: y + steps, matches: matches + steps };
        }
      }
      if (last < first) break;
      this.#nextReach.copyWithin(0, first - nextLow, last - nextLow + 1);
      this.#nextMatches.copyWithin(0, first - nextLow, last - nextLow + 1);
      [this.#reach, this.#nextReach] = [this.#nextReach, this.#reach];
      [this.#matches, this.#nextMatches] = [this.#nextMatches, this.#matches];
      low = first;
      high = last;
    }
    return result;
  }

  #widen(diagonals: number): void {
    if (diagonals <= this.#nextReach.length) return;
    const wider = (array: Int32Array): Int32Array => {
      const copy = new Int32Array(diagonals * 2);
      copy.set(array);
      return copy;
    };
    this.#reach = wider(this.#reach);
    this.#matches = wider(this.#matches);
    this.#nextReach = wider(this.#nextReach);
    this.#nextMatches = wider(this.#nextMatches);
  }
}
