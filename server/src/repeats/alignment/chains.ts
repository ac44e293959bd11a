import { putInOrder } from '../../text/arrays.js';
import { GAP_BOTH, GAP_ONE } from '../limits.js';
import { isQuoted, type Range, type Side } from '../side.js';
import type { Part } from './parts.js';

/** Words `a` of one text that correspond to words `b` of another, or of the same text further down. */
export interface Alignment {
  readonly a: Range;
  readonly b: Range;
  /** Words that match. */
  readonly matches: number;
  /** What corresponds without a larger gap, in order; the ranges above reach from the first to the last. */
  readonly parts: readonly Part[];
}

/** Parts looked at before each when chaining. */
const LOOK_BACK = 48;

/** Words by which two parts may overlap: at an edit both may claim the same few. */
const OVERLAP = 8;

/**
 * Joins parts that follow each other in both texts with a gap that a writer's edit explains; the heaviest chains are
 * taken first, and every part goes into one of them.
 */
export function chain(a: Side, b: Side, all: readonly Part[]): Alignment[] {
  if (all.length < 2) return all.map((part) => joined([part]));
  // Of text that repeats itself there may be very many, and they join nothing.
  const found = all.filter(({ cut }) => cut).map((part) => joined([part]));
  const parts = all.filter(({ cut }) => !cut);
  putInOrder(parts, byPlace);
  const weights = parts.map((part) => part.matches);
  const before = parts.map(() => -1);
  /** Where the chain that ends with a part starts in `b`: within one text its ranges must not meet. */
  const origins = parts.map((part) => part.b.start);
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part === undefined) continue;
    for (let from = index - 1; from >= Math.max(0, index - LOOK_BACK); from--) {
      const earlier = parts[from];
      if (earlier === undefined || !joins(a, b, earlier, part)) continue;
      if (a === b && part.a.end > (origins[from] ?? 0)) continue;
      const weight = (weights[from] ?? 0) + part.matches - overlap(earlier, part);
      if (weight <= (weights[index] ?? 0)) continue;
      weights[index] = weight;
      before[index] = from;
      origins[index] = origins[from] ?? 0;
    }
  }
  // The last of a chain weighs most.
  const heaviest = putInOrder(
    parts.map((_, index) => parts.length - 1 - index),
    (x, y) => (weights[y] ?? 0) - (weights[x] ?? 0) || x - y,
  );
  const taken = new Uint8Array(parts.length);
  for (const last of heaviest) {
    const members: Part[] = [];
    for (let index = last; index >= 0 && taken[index] === 0; index = before[index] ?? -1) {
      const part = parts[index];
      if (part) members.push(part);
      taken[index] = 1;
    }
    if (members.length > 0) found.push(joined(members.reverse()));
  }
  return putInOrder(found, byPlace);
}

/** The order of what lies in two texts: by `a`, then by `b`. */
export function byPlace(one: Aligned, other: Aligned): number {
  return one.a.start - other.a.start || one.b.start - other.b.start || one.a.end - other.a.end;
}

type Aligned = Pick<Alignment, 'a' | 'b'>;

function joined(parts: readonly Part[]): Alignment {
  const first = parts[0];
  if (first && parts.length === 1) return { a: first.a, b: first.b, matches: first.matches, parts };
  const last = parts[parts.length - 1];
  return {
    a: { start: first?.a.start ?? 0, end: last?.a.end ?? 0 },
    b: { start: first?.b.start ?? 0, end: last?.b.end ?? 0 },
    matches: parts.reduce((sum, part, index) => {
      const earlier = parts[index - 1];
      return sum + part.matches - (earlier ? overlap(earlier, part) : 0);
    }, 0),
    parts,
  };
}

/** Words that both of two parts in a row claim. */
function overlap(earlier: Part, later: Part): number {
  return Math.max(0, earlier.a.end - later.a.start, earlier.b.end - later.b.start);
}

/** Whether `later` goes on where `earlier` ends, but for an edit. */
function joins(a: Side, b: Side, earlier: Part, later: Part): boolean {
  const aGap = later.a.start - earlier.a.end;
  const bGap = later.b.start - earlier.b.end;
  if (Math.min(aGap, bGap) < -OVERLAP || Math.min(aGap, bGap) > GAP_BOTH) return false;
  if (later.a.end <= earlier.a.end || later.b.end <= earlier.b.end) return false;
  if (Math.max(aGap, bGap) > Math.min(GAP_ONE, earlier.matches + later.matches)) return false;
  const entersOrLeaves = (side: Side, one: Range, other: Range): boolean =>
    isQuoted(side, one.end - 1) !== isQuoted(side, other.start);
  // Text that goes on in a quotation on one side only is quoted there and goes on by chance.
  if (entersOrLeaves(a, earlier.a, later.a) !== entersOrLeaves(b, earlier.b, later.b)) return false;
  return staysQuoted(a, earlier.a, later.a) && staysQuoted(b, earlier.b, later.b);
}

/** A quotation ends where its marks do: two quoted pieces with words of the writer's own between are two quotations. */
function staysQuoted(side: Side, earlier: Range, later: Range): boolean {
  if (!isQuoted(side, earlier.end - 1) || !isQuoted(side, later.start)) return true;
  for (let word = earlier.end; word < later.start; word++) if (!isQuoted(side, word)) return false;
  return true;
}
