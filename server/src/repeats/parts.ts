import { lastAtMost } from '../text/arrays.js';
import type { Extender } from './extension.js';
import { GRAM } from './limits.js';
import { quotedWords, type Range, type Side } from './side.js';

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
  const order = seeds.as.map((_, index) => index);
  order.sort((x, y) => (seeds.bs[x] ?? 0) - (seeds.bs[y] ?? 0) || (seeds.as[x] ?? 0) - (seeds.as[y] ?? 0));
  const parts: Part[] = [];
  for (const cut of itself ? [false, true] : [false]) {
    const earlier = parts.slice().sort((x, y) => x.b.start - y.b.start);
    let next = 0;
    let active: Part[] = [];
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
      active = active.filter((part) => part.b.end > j);
      if (active.some((part) => part.a.start <= i && i + GRAM <= part.a.end)) continue;
      const part = extendSeed(a, b, i, j, cut ? limits : undefined, extender);
      if (part === undefined) continue;
      parts.push(part);
      active.push(part);
    }
  }
  return parts;
}

function extendSeed(
  a: Side,
  b: Side,
  i: number,
  j: number,
  limits: SeedLimits | undefined,
  extender: Extender,
): Part | undefined {
  const aTo = Math.min(limits?.aTo ?? a.count, a.count);
  const bTo = Math.min(limits?.bTo ?? b.count, b.count);
  const aFrom = limits?.aFrom ?? 0;
  const free = extendBoth(a, b, i, j, { aFrom, aTo, bFrom: 0, bTo }, extender);
  if (free === undefined) return undefined;
  const part = isQuotedAlike(a, b, free) ? free : extendBoth(a, b, i, j, withinRuns(a, b, i, j), extender);
  if (part === undefined || a !== b) return part;
  const repetition = limits === undefined ? j - i : Math.min(j - i, aTo - i);
  const isCut = limits !== undefined;
  const whole = oneRepetition(a, { ...part, cut: isCut }, repetition);
  if (whole.a.end <= whole.b.start) return whole;
  const apart = extendBoth(a, b, i, j, { aFrom, aTo: Math.min(aTo, j), bFrom: j, bTo }, extender);
  return apart && { ...apart, cut: isCut };
}

interface Bounds {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

function extendBoth(a: Side, b: Side, i: number, j: number, bounds: Bounds, extender: Extender): Part | undefined {
  const { aFrom, aTo, bFrom, bTo } = bounds;
  const right = extender.extend(a.hashes, i, aTo - i, b.hashes, j, bTo - j, 1);
  if (right.a < GRAM) return undefined;
  const left = extender.extend(a.hashes, i - 1, i - aFrom, b.hashes, j - 1, j - bFrom, -1);
  return {
    a: { start: i - left.a, end: i + right.a },
    b: { start: j - left.b, end: j + right.b },
    matches: left.matches + right.matches,
    cut: false,
  };
}

/** Words in quotation marks from which on these words are a quotation rather than a name or an expression. */
const LONG_QUOTE = 12;

/** Whether about as much is quoted on both sides of a part: where it is not, one quotes the other. */
export function isQuotedAlike(a: Side, b: Side, part: Pick<Part, 'a' | 'b'>): boolean {
  const ofA = quotedWords(a, part.a);
  const ofB = quotedWords(b, part.b);
  const isMixed = (ofA > 0 && ofA < part.a.end - part.a.start) || (ofB > 0 && ofB < part.b.end - part.b.start);
  return !isMixed || Math.abs(ofA - ofB) < LONG_QUOTE;
}

/** The words around `i` and `j` up to where a quotation begins or ends. */
function withinRuns(a: Side, b: Side, i: number, j: number): Bounds {
  const one = runAround(a, i);
  const other = runAround(b, j);
  return { aFrom: one.start, aTo: one.end, bFrom: other.start, bTo: other.end };
}

function runAround(side: Side, word: number): Range {
  const { quoted, count } = side;
  let start = word;
  while (start > 0 && quoted[start - 1] === quoted[word]) start--;
  let end = word + 1;
  while (end < count && quoted[end] === quoted[word]) end++;
  return { start, end };
}

/**
 * Where text repeats itself at once, an alignment of one repetition with the next may start anywhere in it: of a part
 * longer than `period` words, the piece that starts with its first passage, or else with its first sentence.
 */
function oneRepetition(side: Side, part: Part, period: number): Part {
  const length = part.a.end - part.a.start;
  const excess = length - period;
  if (excess <= 0 || part.b.end - part.b.start !== length) return part;
  const before = lastAtMost(side.passages, side.passages.length, part.a.start - 1);
  const passage = (side.passages[before + 1] ?? side.count) - part.a.start;
  const sentence = side.opens.subarray(part.a.start, part.a.start + excess + 1).indexOf(1);
  const skipped = passage >= 0 && passage <= excess ? passage : Math.max(0, sentence);
  return trimmed(side, part, skipped, skipped + period);
}

/** The words `from` to `to` of a part whose texts are laid side by side, without ends that differ. */
function trimmed(side: Side, { a, b, cut }: Part, from: number, to: number): Part {
  const { hashes } = side;
  const differs = (at: number): boolean => hashes[a.start + at] !== hashes[b.start + at];
  let start = from;
  while (start < to && differs(start)) start++;
  let end = to;
  while (end > start && differs(end - 1)) end--;
  const one = { start: a.start + start, end: a.start + end };
  const other = { start: b.start + start, end: b.start + end };
  let matches = 0;
  for (let at = start; at < end; at++) if (!differs(at)) matches++;
  const isShifted = matches < end - start && end - start <= MOST_COMPARED;
  return { a: one, b: other, matches: isShifted ? commonSubsequence(side, one, other) : matches, cut };
}

/** Words of a repetition up to which it is aligned word by word. */
const MOST_COMPARED = 300;

/** Words that match between two ranges of a text, by dynamic programming. */
function commonSubsequence({ hashes }: Side, one: Range, other: Range): number {
  const row = new Uint32Array(other.end - other.start + 1);
  for (let i = one.start; i < one.end; i++) {
    let diagonal = 0;
    for (let at = 1; at < row.length; at++) {
      const above = row[at] ?? 0;
      row[at] = hashes[i] === hashes[other.start + at - 1] ? diagonal + 1 : Math.max(above, row[at - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[row.length - 1] ?? 0;
}
