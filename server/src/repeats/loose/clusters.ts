import { LOOSE_GAP, LOOSE_HITS, LOOSE_MISS } from '../limits.js';
import type { Range, Side } from '../side.js';
import { isTelling } from './common-words.js';
import { leading, trailing, turn } from './points.js';

/** Points without a larger gap between them in either text, in whatever order they stand in the other; sorted in place. */
export function clusters(points: Uint32Array): Uint32Array[] {
  const found: Uint32Array[] = [];
  if (points.length >= LOOSE_HITS) split(points.sort(), false, false, found);
  return found;
}

/** Splits by one text and then by the other, until neither splits any more. */
function split(points: Uint32Array, isTurned: boolean, isWhole: boolean, found: Uint32Array[]): void {
  let start = 0;
  for (let at = 1; at <= points.length; at++) {
    const gap = leading(points[at] ?? 0) - leading(points[at - 1] ?? 0);
    if (at < points.length && gap <= LOOSE_GAP) continue;
    if (at - start >= LOOSE_HITS) {
      const piece = points.subarray(start, at);
      const isAll = piece.length === points.length;
      if (!isAll || !isWhole) split(turn(piece), !isTurned, isAll, found);
      else found.push(isTurned ? turn(piece) : piece);
    }
    start = at;
  }
}

/** How many words a cluster spans in the text in which it spans more. */
export function spread(cluster: Uint32Array): number {
  let least = 0xffff;
  let most = 0;
  for (const point of cluster) {
    const other = trailing(point);
    if (other < least) least = other;
    if (other > most) most = other;
  }
  return Math.max(most - least, leading(cluster[cluster.length - 1] ?? 0) - leading(cluster[0] ?? 0)) + 1;
}

/** The ranges of a cluster without ends in which hardly a word matches; its points count from `aStart` and `bStart`. */
export function trimmed(
  a: Side,
  aStart: number,
  b: Side,
  bStart: number,
  cluster: Uint32Array,
): { readonly one: Range; readonly other: Range } {
  const inRough = turn(within(cluster, densest(a, aStart, cluster), aStart));
  const other = densest(b, bStart, inRough);
  return { one: densest(a, aStart, turn(within(inRough, other, bStart))), other };
}

/** The points that lead into a range, which counts from `start`. */
function within(points: Uint32Array, range: Range, start: number): Uint32Array {
  let from = 0;
  while (from < points.length && start + leading(points[from] ?? 0) < range.start) from++;
  let to = from;
  while (to < points.length && start + leading(points[to] ?? 0) < range.end) to++;
  return points.subarray(from, to);
}

/** The range in which the words that lead some points outweigh the other telling words most. */
function densest({ hashes }: Side, offset: number, points: Uint32Array): Range {
  let word = offset + leading(points[0] ?? 0);
  let start = word;
  let bestStart = start;
  let bestEnd = start;
  let sum = 0;
  let best = 0;
  for (const point of points) {
    const next = offset + leading(point);
    for (; word < next; word++) if (isTelling(hashes[word] ?? 0)) sum -= LOOSE_MISS;
    if (sum <= 0) {
      sum = 0;
      start = next;
    }
    if (word === next) {
      sum++;
      word++;
    }
    if (sum <= best) continue;
    best = sum;
    bestStart = start;
    bestEnd = word;
  }
  return { start: bestStart, end: bestEnd };
}
