import { lastAtMost } from '../../text/arrays.js';
import { WITHIN } from '../limits.js';
import type { Range } from '../side.js';

/** Ranges of a note that are copies of earlier text. */
export class CopiedRanges {
  /** Those that were added since they were asked about. */
  #newStarts: number[] = [];
  #newEnds: number[] = [];
  #starts: Uint32Array = new Uint32Array();
  /** The furthest end of the ranges up to here. */
  #ends: Uint32Array = new Uint32Array();

  add({ start, end }: Range): void {
    this.#newStarts.push(start);
    this.#newEnds.push(end);
  }

  /** Whether one of the ranges holds another, but for a few words at its ends. */
  hold(range: Range): boolean {
    if (this.#newStarts.length > 0) this.#takeIn();
    const slack = ((1 - WITHIN) / 2) * (range.end - range.start);
    const last = lastAtMost(this.#starts, this.#starts.length, range.start + slack);
    return last >= 0 && (this.#ends[last] ?? 0) >= range.end - slack;
  }

  #takeIn(): void {
    const starts = [...this.#starts, ...this.#newStarts];
    const ends = [...this.#ends, ...this.#newEnds];
    const order = Uint32Array.from(starts.keys()).sort((one, other) => (starts[one] ?? 0) - (starts[other] ?? 0));
    let furthest = 0;
    this.#starts = order.map((at) => starts[at] ?? 0);
    this.#ends = order.map((at) => {
      furthest = Math.max(furthest, ends[at] ?? 0);
      return furthest;
    });
    this.#newStarts = [];
    this.#newEnds = [];
  }
}
