import type { Alignment } from './chains.js';
import { isTelling } from './common-words.js';
import {
  LOOSE_EDGE,
  LOOSE_FAR,
  LOOSE_GAP,
  LOOSE_HITS,
  LOOSE_LONGER,
  LOOSE_LONGER_SHARE,
  LOOSE_MISS,
  LOOSE_MOST,
  LOOSE_OWN_SHARE,
  LOOSE_SHORTER,
  LOOSE_SHORTER_SHARE,
  LOOSE_TELLING_SHARE,
} from './limits.js';
import { type MatchPoint, MatchPoints } from './match-points.js';
import { isQuotedAlike } from './parts.js';
import { SeedFilter } from './seed-filter.js';
import { ownShare } from './shared-words.js';
import type { Range, Side } from './side.js';
import { tiledWords } from './tiles.js';

/** Word `i` of one text and word `j` of another, or of the same further down, around which they may correspond. */
export type Seed = readonly [i: number, j: number];

/** Words of two texts that are compared closely. */
interface Neighbourhood {
  a: Range;
  b: Range;
}

/**
 * Finds text that was bent so much that no run of words is left to follow: words replaced, left out and put in, and
 * sentences in another order. After Sanchez-Perez, Sidorov and Gelbukh, "A Winning Approach to Text Alignment for Text
 * Reuse Detection at PAN 2014": clusters of what matches and is close in both texts, from a least similarity on; of
 * words instead of sentences, since notes hold lists and tables as well, and around seeds instead of everywhere.
 */
export class LooseCopies {
  readonly #filter = new SeedFilter();
  readonly #points = new MatchPoints();

  /** The loose copies around some seeds; pairs of words that `isKnown` holds do not count. */
  find(a: Side, b: Side, seeds: readonly Seed[], isKnown: (i: number, j: number) => boolean): Alignment[] {
    const skip = a === b ? (i: number, j: number): boolean => j - i < LOOSE_SHORTER || isKnown(i, j) : isKnown;
    const promising = seeds.filter(([i, j]) => this.#filter.isPromising(a, b, i, j));
    return neighbourhoods(a, b, promising).flatMap((near) => {
      const points = this.#points.between(a, near.a, b, near.b, skip);
      return clusters(points).flatMap((cluster) => {
        if (reach(cluster) < LOOSE_LONGER) return [];
        const { one, other } = trimmed(a, b, cluster);
        return looseCopy(a, wholeSentences(a, one), b, wholeSentences(b, other)) ?? [];
      });
    });
  }
}

/** Two ranges as a loose copy, if they are long and alike enough. */
export function looseCopy(a: Side, one: Range, b: Side, other: Range): Alignment | undefined {
  const lengths = [one.end - one.start, other.end - other.start];
  const shorter = Math.min(...lengths);
  const longer = Math.max(...lengths);
  if (shorter < LOOSE_SHORTER || longer < LOOSE_LONGER) return undefined;
  if ((a === b && one.end > other.start) || !isQuotedAlike(a, b, { a: one, b: other })) return undefined;
  const { matches, telling, parts } = tiledWords(a, one, b, other);
  if (matches < LOOSE_SHORTER_SHARE * shorter || matches < LOOSE_LONGER_SHARE * longer) return undefined;
  if (2 * telling < LOOSE_TELLING_SHARE * (tellingWords(a, one) + tellingWords(b, other))) return undefined;
  if (ownShare(a, one, b, other) < LOOSE_OWN_SHARE) return undefined;
  return { a: one, b: other, matches, parts };
}

/** The surroundings of seeds; those of seeds that are close to each other in both texts are one. */
function neighbourhoods(a: Side, b: Side, seeds: readonly Seed[]): Neighbourhood[] {
  const found: Neighbourhood[] = [];
  for (const [i, j] of seeds.toSorted(([i, j], [k, l]) => i - k || j - l)) {
    const own = { a: around(a, i), b: around(b, j) };
    const near = found.findLast(
      ({ a, b }) => i < a.end && j >= b.start && j < b.end && own.a.end - a.start <= LOOSE_MOST,
    );
    if (near === undefined) found.push(own);
    else {
      near.a = { start: near.a.start, end: own.a.end };
      near.b = { start: Math.min(near.b.start, own.b.start), end: Math.max(near.b.end, own.b.end) };
    }
  }
  return found;
}

function around(side: Side, word: number): Range {
  return { start: Math.max(0, word - LOOSE_FAR), end: Math.min(side.count, word + LOOSE_FAR) };
}

/** Points without a larger gap between them in either text, in whatever order they stand in the other. */
function clusters(points: readonly MatchPoint[]): MatchPoint[][] {
  const found: MatchPoint[][] = [];
  /** Splits by one text and then by the other, until neither splits any more. */
  const split = (cluster: readonly MatchPoint[], place: 'i' | 'j', isWhole: boolean): void => {
    const pieces = splitAtGaps(cluster, place);
    const [only] = pieces;
    if (isWhole && only?.length === cluster.length) found.push(only);
    else for (const piece of pieces) split(piece, place === 'i' ? 'j' : 'i', pieces.length === 1);
  };
  split(points, 'i', false);
  return found;
}

/** Words of the longest copy that a cluster may become. */
function reach(cluster: readonly MatchPoint[]): number {
  const spread = (place: 'i' | 'j'): number => {
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (const point of cluster) {
      least = Math.min(least, point[place]);
      most = Math.max(most, point[place]);
    }
    return most - least + 1;
  };
  return Math.max(spread('i'), spread('j')) + 2 * LOOSE_EDGE;
}

/** The pieces of a cluster that are large enough, in order. */
function splitAtGaps(points: readonly MatchPoint[], place: 'i' | 'j'): MatchPoint[][] {
  if (points.length < LOOSE_HITS) return [];
  const sorted = points.toSorted((x, y) => x[place] - y[place]);
  const pieces: MatchPoint[][] = [];
  let start = 0;
  for (let at = 1; at <= sorted.length; at++) {
    const gap = (sorted[at]?.[place] ?? Number.POSITIVE_INFINITY) - (sorted[at - 1]?.[place] ?? 0);
    if (gap <= LOOSE_GAP) continue;
    if (at - start >= LOOSE_HITS) pieces.push(sorted.slice(start, at));
    start = at;
  }
  return pieces;
}

/** The ranges of a cluster without ends in which hardly a word matches. */
function trimmed(a: Side, b: Side, cluster: readonly MatchPoint[]): { readonly one: Range; readonly other: Range } {
  const rough = densest(a, cluster, 'i');
  const inRough = cluster.filter(({ i }) => holds(rough, i));
  const other = densest(b, inRough, 'j');
  return {
    one: densest(
      a,
      inRough.filter(({ j }) => holds(other, j)),
      'i',
    ),
    other,
  };
}

function holds(range: Range, word: number): boolean {
  return range.start <= word && word < range.end;
}

/** The range in which the words of some points outweigh the other telling words most. */
function densest({ hashes }: Side, points: readonly MatchPoint[], place: 'i' | 'j'): Range {
  const matched = new Int32Array(points.length);
  for (const [at, point] of points.entries()) matched[at] = point[place];
  matched.sort();
  let word = matched[0] ?? 0;
  let start = word;
  let range = { start, end: start };
  let sum = 0;
  let best = 0;
  for (const next of matched) {
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
    range = { start, end: word };
  }
  return range;
}

/** A range with the few words that are missing to the start and the end of a sentence. */
function wholeSentences({ opens, count }: Side, { start, end }: Range): Range {
  let first = start;
  while (first > 0 && opens[first] !== 1 && start - first < LOOSE_EDGE) first--;
  let last = end;
  while (last < count && opens[last] !== 1 && last - end < LOOSE_EDGE) last++;
  return {
    start: opens[first] === 1 ? first : start,
    end: last === count || opens[last] === 1 ? last : end,
  };
}

function tellingWords({ hashes }: Side, { start, end }: Range): number {
  let words = 0;
  for (let word = start; word < end; word++) if (isTelling(hashes[word] ?? 0)) words++;
  return words;
}
