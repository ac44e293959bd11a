import { lastAtMost } from '../text/arrays.js';
import { WITHIN } from './limits.js';
import type { Range } from './side.js';

/** Ranges of a note that are copies of earlier text. */
export class CopiedRanges {
  readonly #starts: Uint32Array;
  /** The furthest end of the ranges up to here. */
  readonly #ends: Uint32Array;

  constructor(ranges: readonly Range[]) {
    const sorted = ranges.toSorted((one, other) => one.start - other.start);
    this.#starts = Uint32Array.from(sorted, ({ start }) => start);
    let furthest = 0;
    this.#ends = Uint32Array.from(sorted, ({ end }) => {
      furthest = Math.max(furthest, end);
      return furthest;
    });
  }

  /** Whether one of the ranges holds another, but for a few words at its ends. */
  hold(range: Range): boolean {
    const slack = ((1 - WITHIN) / 2) * (range.end - range.start);
    const last = lastAtMost(this.#starts, this.#starts.length, range.start + slack);
    return last >= 0 && (this.#ends[last] ?? 0) >= range.end - slack;
  }
}
