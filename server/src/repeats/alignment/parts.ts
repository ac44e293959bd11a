import { putInOrder } from '../../text/arrays.js';
import { GRAM } from '../limits.js';
import { isQuoted, quotedWords, type Range, type Side } from '../side.js';
import type { Extender } from './extension.js';
import { Repetitions } from './repetitions.js';

/** Words `a` of one text that correspond to words `b` of another without a larger gap. */
export interface Part {
  readonly a: Range;
  readonly b: Range;
  readonly matches: number;
  /** The text around repeats itself and the part was cut at the next repetition. */
  readonly cut: boolean;
}

/** Equal sequences of {@link GRAM} words: word `as[i]` of one text, `bs[i]` of the other, or further down in the same. */
export interface Seeds {
  readonly as: readonly number[];
  readonly bs: readonly number[];
  /** Seeds with so few equal words around them that they are followed only where the text around is alike as well. */
  readonly weak: readonly (readonly [a: number, b: number])[];
  /** Within one text, where else the sequence stands. */
  readonly limits: readonly SeedLimits[];
}

/**
 * Where the sequence of a seed stands before and after its `a` (`b` itself if nowhere else) and after its `b`, so that
 * text which goes on repeating itself is cut into single repetitions.
 */
export interface SeedLimits {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bTo: number;
}

/** Extends every seed that no part holds yet. */
export function findParts(a: Side, b: Side, seeds: Seeds, extender: Extender): Part[] {
  const itself = a === b;
  const order = putInOrder(
    seeds.as.map((_, index) => index),
    (x, y) => (seeds.bs[x] ?? 0) - (seeds.bs[y] ?? 0) || (seeds.as[x] ?? 0) - (seeds.as[y] ?? 0),
  );
  const parts: Part[] = [];
  const repetitions = new Repetitions(a);
  for (const cut of itself ? [false, true] : [false]) {
    const earlier = cut ? parts.toSorted((x, y) => x.b.start - y.b.start) : [];
    let next = 0;
    const active: Part[] = [];
    for (const index of order) {
      const limits = seeds.limits[index];
      const i = seeds.as[index] ?? 0;
      const j = seeds.bs[index] ?? 0;
      const isCut = limits !== undefined && (limits.aFrom > 0 || limits.aTo < j || limits.bTo < b.count);
      if (isCut !== cut) continue;
      for (; (earlier[next]?.b.start ?? Number.POSITIVE_INFINITY) <= j; next++) {
        const part = earlier[next];
        if (part) active.push(part);
      }
      if (isHeld(active, i, j)) continue;
      const part = extendSeed(a, b, i, j, cut ? limits : undefined, extender, repetitions);
      if (part === undefined) continue;
      parts.push(part);
      active.push(part);
    }
  }
  return parts;
}

/** Whether a part holds a seed; those that end before it are dropped, since no later seed lies in them either. */
function isHeld(active: Part[], i: number, j: number): boolean {
  let left = 0;
  let held = false;
  for (const part of active) {
    if (part.b.end <= j) continue;
    active[left++] = part;
    held ||= part.a.start <= i && i + GRAM <= part.a.end;
  }
  active.length = left;
  return held;
}

function extendSeed(
  a: Side,
  b: Side,
  i: number,
  j: number,
  limits: SeedLimits | undefined,
  extender: Extender,
  repetitions: Repetitions,
): Part | undefined {
  const aTo = Math.min(limits?.aTo ?? a.count, a.count);
  const bTo = Math.min(limits?.bTo ?? b.count, b.count);
  const aFrom = limits?.aFrom ?? 0;
  const cut = limits !== undefined;
  const free = extendBoth(a, b, i, j, { aFrom, aTo, bFrom: 0, bTo, cut }, extender);
  if (free === undefined) return undefined;
  const part = isQuotedAlike(a, b, free) ? free : extendBoth(a, b, i, j, withinRuns(a, b, i, j, cut), extender);
  if (part === undefined || a !== b) return part;
  const repetition = limits === undefined ? j - i : Math.min(j - i, aTo - i);
  const whole = repetitions.one(part, repetition);
  if (whole.a.end <= whole.b.start) return whole;
  return extendBoth(a, b, i, j, { aFrom, aTo: Math.min(aTo, j), bFrom: j, bTo, cut }, extender);
}

interface Bounds {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
  /** See {@link Part.cut}. */
  readonly cut: boolean;
}

function extendBoth(a: Side, b: Side, i: number, j: number, bounds: Bounds, extender: Extender): Part | undefined {
  const { aFrom, aTo, bFrom, bTo, cut } = bounds;
  const right = extender.extend(a.hashes, i, aTo - i, b.hashes, j, bTo - j, 1);
  if (right.a < GRAM) return undefined;
  const left = extender.extend(a.hashes, i - 1, i - aFrom, b.hashes, j - 1, j - bFrom, -1);
  return {
    a: { start: i - left.a, end: i + right.a },
    b: { start: j - left.b, end: j + right.b },
    matches: left.matches + right.matches,
    cut,
  };
}

/** Words in quotation marks from which on these words are a quotation rather than a name or an expression. */
export const LONG_QUOTE = 12;

/** Whether about as much is quoted on both sides of a part: where it is not, one quotes the other. */
export function isQuotedAlike(a: Side, b: Side, part: Pick<Part, 'a' | 'b'>): boolean {
  const ofA = quotedWords(a, part.a);
  const ofB = quotedWords(b, part.b);
  const isMixed = (ofA > 0 && ofA < part.a.end - part.a.start) || (ofB > 0 && ofB < part.b.end - part.b.start);
  return !isMixed || Math.abs(ofA - ofB) < LONG_QUOTE;
}

/** The words around `i` and `j` up to where a quotation begins or ends. */
function withinRuns(a: Side, b: Side, i: number, j: number, cut: boolean): Bounds {
  const one = runAround(a, i);
  const other = runAround(b, j);
  return { aFrom: one.start, aTo: one.end, bFrom: other.start, bTo: other.end, cut };
}

function runAround(side: Side, word: number): Range {
  const quoted = isQuoted(side, word);
  let start = word;
  while (start > 0 && isQuoted(side, start - 1) === quoted) start--;
  let end = word + 1;
  while (end < side.count && isQuoted(side, end) === quoted) end++;
  return { start, end };
}
