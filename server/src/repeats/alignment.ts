import { addToHash, HASH_SEED } from '../text/hash.js';
import { type Alignment, chain } from './chains.js';
import { Extender } from './extension.js';
import { FREQUENT, GRAM, LONG_COPY, LOOSE_FAR, LOOSE_MOST, leastSimilarity } from './limits.js';
import { type LooseCopies, looseCopy, type Seed } from './loose.js';
import { findParts, type Seeds } from './parts.js';
import type { Range, Side } from './side.js';
import { tiledWords } from './tiles.js';

/** Seeds of two texts that are looked at for loose copies: of two that are about one thing a few dozen say enough. */
const MOST_LOOSE = 200;

/** All alignments of two texts (or of one with itself) that are long and alike enough, by `a` and then `b`. */
export function align(
  a: Side,
  b: Side,
  seeds: Seeds,
  minWords: number,
  extender: Extender,
  loose: LooseCopies,
): Alignment[] {
  const found: Alignment[] = [];
  const rest: Alignment[] = [];
  for (const one of chain(a, b, findParts(a, b, seeds, extender))) {
    if (isRepeat(a, b, one, minWords)) found.push(one);
    else rest.push(one);
  }
  const seeded = [...rest.map((one) => [one.a.start, one.b.start] as const), ...seeds.weak];
  addLooseCopies(found, a, b, seeded, loose);
  const runs = rest.flatMap((one) => longRuns(a, b, one, minWords));
  return [...found, ...runs].sort((x, y) => x.a.start - y.a.start || x.b.start - y.b.start || x.a.end - y.a.end);
}

/**
 * Adds what corresponds loosely around some seeds, and around near copies, which may be all that is left of it in order:
 * these go into it, if they are no longer than it is.
 */
function addLooseCopies(found: Alignment[], a: Side, b: Side, seeds: readonly Seed[], loose: LooseCopies): void {
  const bent = found.filter((one) => !isExact(one) && length(one.a) <= LOOSE_FAR);
  const known = found.filter((one) => !bent.includes(one));
  const isKnown = (i: number, j: number): boolean => known.some((one) => holds(one.a, i) && holds(one.b, j));
  const ends = bent.flatMap((one): Seed[] => [
    [one.a.start, one.b.start],
    [one.a.end - 1, one.b.end - 1],
  ]);
  const others = seeds.toSorted(([i, j], [k, l]) => i - k || j - l).slice(0, MOST_LOOSE);
  for (const copy of loose.find(a, b, [...ends, ...others.filter(([i, j]) => !isKnown(i, j))], isKnown)) {
    const met = found.filter((one) => meet(one.a, copy.a) && meet(one.b, copy.b));
    if (met.some((one) => length(one.a) > length(copy.a))) continue;
    const all = [copy, ...met];
    const joint = looseCopy(a, hull(all.map((one) => one.a)), b, hull(all.map((one) => one.b)));
    if (joint === undefined) continue;
    for (const one of met) found.splice(found.indexOf(one), 1);
    found.push(joint);
  }
}

/** Whether the two texts of an alignment are equal. */
function isExact({ a, b, matches }: Alignment): boolean {
  return matches === length(a) && matches === length(b);
}

function length({ start, end }: Range): number {
  return end - start;
}

/** From the first start to the last end of some ranges. */
function hull(ranges: readonly Range[]): Range {
  return { start: Math.min(...ranges.map(({ start }) => start)), end: Math.max(...ranges.map(({ end }) => end)) };
}

function holds(range: Range, word: number): boolean {
  return range.start <= word && word < range.end;
}

function meet(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}

/**
 * Whether an alignment is long and alike enough. Two texts on one subject share many a phrase with a word or two
 * changed: a short one is a near copy only where it is whole sentences.
 */
function isRepeat(a: Side, b: Side, { a: one, b: other, matches }: Alignment, minWords: number): boolean {
  const lengths = [one.end - one.start, other.end - other.start];
  if (lengths.some((length) => length < minWords || matches < leastSimilarity(length) * length)) return false;
  const equal = lengths.every((length) => length === matches);
  return equal || Math.max(...lengths) >= LONG_COPY || isSentences(a, one) || isSentences(b, other);
}

/** Words by which a near copy may miss the first or last word of a sentence: these may be among those that differ. */
const EDGE = 2;

function isSentences({ opens, count }: Side, { start, end }: Range): boolean {
  const opensNear = (word: number): boolean => {
    for (let at = Math.max(0, word - EDGE); at <= word + EDGE; at++) if (at >= count || opens[at] === 1) return true;
    return false;
  };
  return opensNear(start) && opensNear(end);
}

/** The runs of equal words in an alignment that are long enough for repeats by themselves. */
function longRuns(a: Side, b: Side, { parts }: Alignment, minWords: number): Alignment[] {
  const found: Alignment[] = [];
  for (const part of parts) {
    if (part.matches < minWords) continue;
    const starts = new Map<number, number>();
    for (let word = part.a.end - minWords; word >= part.a.start; word--) starts.set(gramHash(a, word, minWords), word);
    for (let word = part.b.start; word + minWords <= part.b.end; ) {
      const start = starts.get(gramHash(b, word, minWords)) ?? part.a.end;
      let length = 0;
      while (
        start + length < part.a.end &&
        word + length < part.b.end &&
        a.hashes[start + length] === b.hashes[word + length]
      )
        length++;
      const run = { a: { start, end: start + length }, b: { start: word, end: word + length }, matches: length };
      if (length >= minWords) found.push({ ...run, parts: [{ ...run, cut: part.cut }] });
      word += Math.max(1, length);
    }
  }
  return found;
}

/** Words that match between a range of one text and a range of another, in order or, if that is more, in blocks. */
export function matchingWords(a: Side, aRange: Range, b: Side, bRange: Range): number {
  const one = within(a, aRange);
  const other = within(b, bRange);
  const grams = new Map<number, number[]>();
  for (let word = 0; word + GRAM <= one.count; word++) {
    const hash = gramHash(one, word, GRAM);
    const words = grams.get(hash) ?? [];
    if (words.length < FREQUENT) grams.set(hash, [...words, word]);
  }
  const seeds = { as: [] as number[], bs: [] as number[], limits: [], weak: [] };
  for (let word = 0; word + GRAM <= other.count; word++) {
    for (const match of grams.get(gramHash(other, word, GRAM)) ?? []) {
      seeds.as.push(match);
      seeds.bs.push(word);
    }
  }
  const chains = chain(one, other, findParts(one, other, seeds, new Extender()));
  const inOrder = chains.reduce((most, { matches }) => Math.max(most, matches), 0);
  if (Math.max(length(aRange), length(bRange)) > LOOSE_MOST) return inOrder;
  return Math.max(inOrder, tiledWords(a, aRange, b, bRange).matches);
}

/** A range of a text as a text by itself, without what is known of its quotations and sentences. */
function within(side: Side, range: Range): Side {
  return {
    hashes: side.hashes.subarray(range.start, range.end),
    count: range.end - range.start,
    quoted: new Uint8Array(range.end - range.start),
    opens: new Uint8Array(range.end - range.start),
    passages: new Uint32Array(1),
  };
}

function gramHash({ hashes }: Side, word: number, length: number): number {
  let hash = HASH_SEED;
  for (let at = word; at < word + length; at++) hash = addToHash(hash, hashes[at] ?? 0);
  return hash;
}
