import { lastAtMost, putInOrder } from '../../text/arrays.js';
import { WITHIN } from '../limits.js';
import type { Range } from '../side.js';

/** Ranges of a note that are copies of earlier text. */
export class CopiedRanges {
  readonly #ranges: Range[] = [];
  /** Where each starts, ascending, and the furthest end up to there: of those that were there when last asked about. */
  #starts: Uint32Array = new Uint32Array();
  #ends: Uint32Array = new Uint32Array();

  add(range: Range): void {
    this.#ranges.push(range);
  }

  /** Whether one of the ranges holds another, but for a few words at its ends. */
  hold(range: Range): boolean {
    if (this.#ranges.length > this.#starts.length) this.#takeIn();
    const slack = ((1 - WITHIN) / 2) * (range.end - range.start);
    const last = lastAtMost(this.#starts, this.#starts.length, range.start + slack);
    return last >= 0 && (this.#ends[last] ?? 0) >= range.end - slack;
  }

  #takeIn(): void {
    const ranges = putInOrder(this.#ranges, (one, other) => one.start - other.start);
    this.#starts = new Uint32Array(ranges.length);
    this.#ends = new Uint32Array(ranges.length);
    let furthest = 0;
    for (const [at, { start, end }] of ranges.entries()) {
      furthest = Math.max(furthest, end);
      this.#starts[at] = start;
      this.#ends[at] = furthest;
    }
  }
}
