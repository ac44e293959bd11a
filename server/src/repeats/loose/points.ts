/**
 * Word `i` of one range that is equal to word `j` of another, counted from their starts, as one number: an array of
 * points is sorted by `i` without comparing objects, and by `j` once it is turned. Ranges are below 65,536 words.
 */
export function pointOf(i: number, j: number): number {
  return ((i << 16) | j) >>> 0;
}

/** The number by which points are sorted: `i`, or `j` where they are turned. */
export function leading(point: number): number {
  return point >>> 16;
}

/** The other number. */
export function trailing(point: number): number {
  return point & 0xffff;
}

/** Turns points round in place, so that they are sorted by the other number. */
export function turn(points: Uint32Array): Uint32Array {
  for (let at = 0; at < points.length; at++) {
    const point = points[at] ?? 0;
    points[at] = pointOf(trailing(point), leading(point));
  }
  return points.sort();
}
