import { LOOSE_FAR, LOOSE_MOST } from '../limits.js';
import type { Range, Side } from '../side.js';
import { isQuotedInOne, sameMarks } from './same-marks.js';

/** Word `i` of one text and word `j` of another, or of the same further down, around which they may correspond. */
export type Seed = readonly [i: number, j: number];

/** Words of two texts that are compared closely. */
export interface Neighbourhood {
  a: Range;
  b: Range;
}

/** The surroundings of seeds; those of seeds that are close to each other in both texts are one. */
export function neighbourhoods(a: Side, b: Side, seeds: Seed[]): Neighbourhood[] {
  const found: Neighbourhood[] = [];
  for (const [i, j] of seeds.sort(inOrder)) {
    const around = isQuotedInOne(a, i, b, j) ? sameMarks : surroundings;
    const own = { a: around(a, i, LOOSE_FAR), b: around(b, j, LOOSE_FAR) };
    const near = found.findLast(
      ({ a, b }) => i < a.end && j >= b.start && j < b.end && isSmall(hull(a, own.a)) && isSmall(hull(b, own.b)),
    );
    if (near === undefined) found.push(own);
    else {
      near.a = hull(near.a, own.a);
      near.b = hull(near.b, own.b);
    }
  }
  return found;
}

export function inOrder([i, j]: Seed, [k, l]: Seed): number {
  return i - k || j - l;
}

/** From the first start to the last end of two ranges. */
export function hull(one: Range, other: Range): Range {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

function isSmall({ start, end }: Range): boolean {
  return end - start <= LOOSE_MOST;
}

function surroundings(side: Side, word: number, most: number): Range {
  return { start: Math.max(0, word - most), end: Math.min(side.count, word + most) };
}
