import type { Alignment } from '../alignment/chains.js';
import {
  LOOSE_BESIDE_PAIRS,
  LOOSE_BESIDE_WORDS,
  LOOSE_EDGE,
  LOOSE_FAR,
  LOOSE_LONGER,
  LOOSE_NEAR,
  LOOSE_NEAR_PAIRS,
  LOOSE_NEAR_WORDS,
} from '../limits.js';
import { isOpening, type Range, type Side } from '../side.js';
import { clusters, spread, trimmed } from './clusters.js';
import { Explained, ONE, OTHER } from './explained.js';
import { LooseTest } from './loose-test.js';
import { MatchPoints } from './match-points.js';
import { hull, inOrder, type Neighbourhood, neighbourhoods, type Seed } from './neighbourhoods.js';
import { isQuotedInOne, sameMarks } from './same-marks.js';
import { SeedFilter } from './seed-filter.js';

/** Seeds of two texts that are looked at, and near copies: of two that are about one thing a few dozen say enough. */
const MOST_LOOSE = 200;

/** Words within which two seeds, in both texts together, share one look. */
const SAME_LOOK = 8;

/**
 * Finds text that was bent so much that no run of words is left to follow: words replaced, left out and put in, and
 * sentences in another order. After Sanchez-Perez, Sidorov and Gelbukh, "A Winning Approach to Text Alignment for Text
 * Reuse Detection at PAN 2014": clusters of what matches and is close in both texts, from a least similarity on; of
 * words instead of sentences, since notes hold lists and tables as well, and around seeds instead of everywhere.
 */
export class LooseCopies {
  /** All alignments of two texts; those that no loose copy takes in; and those of them in a neighbourhood. */
  readonly #found = new Explained();
  readonly #known = new Explained();
  readonly #near = new Explained();
  readonly #filter = new SeedFilter();
  readonly #points = new MatchPoints();
  readonly #test = new LooseTest();

  /**
   * Adds what corresponds loosely around some seeds, and around near copies, which may be all that is left of it in
   * order: these go into it, if they are no longer than it is.
   */
  add(found: Alignment[], a: Side, b: Side, seeds: readonly Seed[]): void {
    const bent = found.filter(isBent);
    if (bent.length === 0 && seeds.length === 0) return;
    this.#found.read(found);
    this.#known.read(bent.length === 0 ? found : found.filter((one) => !isBent(one)));
    const promising = [...this.#promisingEnds(a, b, bent), ...this.#promising(a, b, seeds)];
    if (promising.length === 0) return;
    for (const near of neighbourhoods(a, b, promising)) {
      for (const copy of this.#copies(a, b, near)) this.#insert(found, a, b, copy);
    }
  }

  /** The ends of near copies that have more in common around them. */
  #promisingEnds(a: Side, b: Side, bent: readonly Alignment[]): Seed[] {
    const found: Seed[] = [];
    for (const { a: one, b: other } of bent.slice(0, MOST_LOOSE)) {
      this.#lookAround(a, one.start, one.end, b, other.start, other.end, this.#known);
      if (this.#filter.words < LOOSE_BESIDE_WORDS || this.#filter.pairs < LOOSE_BESIDE_PAIRS) continue;
      found.push([one.start, other.start], [one.end - 1, other.end - 1]);
    }
    return found;
  }

  /** The seeds around which there is more than a turn of phrase, and more than an alignment explains. */
  #promising(a: Side, b: Side, seeds: readonly Seed[]): Seed[] {
    const found: Seed[] = [];
    let [lastI, lastJ] = [Number.NEGATIVE_INFINITY, 0];
    for (const seed of seeds.toSorted(inOrder).slice(0, MOST_LOOSE)) {
      const [i, j] = seed;
      if (i - lastI + Math.abs(j - lastJ) <= SAME_LOOK || this.#found.holds(i, j)) continue;
      lastI = i;
      lastJ = j;
      let before = 0;
      while (before < LOOSE_NEAR && before < i && before < j && a.hashes[i - before - 1] === b.hashes[j - before - 1])
        before++;
      let after = 1;
      while (
        after < LOOSE_NEAR &&
        i + after < a.count &&
        j + after < b.count &&
        a.hashes[i + after] === b.hashes[j + after]
      )
        after++;
      this.#lookAround(a, i - before, i + after, b, j - before, j + after, this.#found);
      if (this.#filter.words >= LOOSE_NEAR_WORDS && this.#filter.pairs >= LOOSE_NEAR_PAIRS) found.push(seed);
    }
    return found;
  }

  /** Lets the filter see what two ranges have in common around them that no alignment explains. */
  #lookAround(
    a: Side,
    aStart: number,
    aEnd: number,
    b: Side,
    bStart: number,
    bEnd: number,
    explained: Explained,
  ): void {
    let aFrom = explained.freeFrom(ONE, aStart, LOOSE_NEAR);
    let aTo = explained.freeTo(ONE, aEnd - 1, LOOSE_NEAR);
    let bFrom = explained.freeFrom(OTHER, bStart, LOOSE_NEAR);
    let bTo = explained.freeTo(OTHER, bEnd - 1, LOOSE_NEAR);
    if (a === b) {
      aTo = Math.min(aTo, (aEnd + bStart) >> 1);
      bFrom = Math.max(bFrom, (aEnd + bStart) >> 1);
    }
    if (isQuotedInOne(a, aStart, b, bStart)) {
      aFrom = Math.max(aFrom, sameMarks(a, aStart, LOOSE_NEAR).start);
      aTo = Math.min(aTo, sameMarks(a, aEnd - 1, LOOSE_NEAR).end);
      bFrom = Math.max(bFrom, sameMarks(b, bStart, LOOSE_NEAR).start);
      bTo = Math.min(bTo, sameMarks(b, bEnd - 1, LOOSE_NEAR).end);
    }
    const filter = this.#filter;
    filter.begin();
    filter.read(a, aFrom, aStart);
    filter.read(a, aEnd, aTo);
    filter.count(b, bFrom, bStart);
    filter.count(b, bEnd, bTo);
  }

  #copies(a: Side, b: Side, near: Neighbourhood): Alignment[] {
    this.#near.readNear(this.#known, near.a, near.b);
    const points = this.#points.between(a, near.a, b, near.b, this.#near);
    return clusters(points).flatMap((cluster) => {
      if (spread(cluster) + 2 * LOOSE_EDGE < LOOSE_LONGER) return [];
      const { one, other } = trimmed(a, near.a.start, b, near.b.start, cluster);
      return this.#test.copyOf(a, wholeSentences(a, one), b, wholeSentences(b, other)) ?? [];
    });
  }

  #insert(found: Alignment[], a: Side, b: Side, copy: Alignment): void {
    const met = found.filter((one) => meet(one.a, copy.a) && meet(one.b, copy.b));
    if (met.some((one) => length(one.a) > length(copy.a))) return;
    const one = met.reduce((all, { a }) => hull(all, a), copy.a);
    const other = met.reduce((all, { b }) => hull(all, b), copy.b);
    const isWhole = length(one) === length(copy.a) && length(other) === length(copy.b);
    const joint = isWhole ? copy : this.#test.copyOf(a, one, b, other);
    if (joint === undefined) return;
    for (const one of met) found.splice(found.indexOf(one), 1);
    found.push(joint);
  }
}

/** Whether an alignment may be what is left of a loose copy: its texts differ, and it is not long. */
function isBent({ a, b, matches }: Alignment): boolean {
  return length(a) <= LOOSE_FAR && (matches < length(a) || matches < length(b));
}

function length({ start, end }: Range): number {
  return end - start;
}

function meet(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}

/** A range with the few words that are missing to the start and the end of a sentence. */
function wholeSentences(side: Side, { start, end }: Range): Range {
  let first = start;
  while (first > 0 && !isOpening(side, first) && start - first < LOOSE_EDGE) first--;
  let last = end;
  while (last < side.count && !isOpening(side, last) && last - end < LOOSE_EDGE) last++;
  return {
    start: isOpening(side, first) ? first : start,
    end: last === side.count || isOpening(side, last) ? last : end,
  };
}
