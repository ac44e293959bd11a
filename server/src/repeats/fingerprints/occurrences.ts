import { FREQUENT, FREQUENT_ENDS } from '../limits.js';
import type { FingerprintLevel, Slice } from './fingerprint-level.js';

/** One place of a fingerprint. */
export interface Occurrence {
  readonly note: number;
  readonly position: number;
  readonly context: number;
}

/** What an occurrence of a fingerprint is paired with: all others, or, where it is frequent, those at the ends. */
export interface Occurrences {
  readonly frequent: boolean;
  /** All, in no order, or the first and last few in note order. */
  readonly ends: readonly Occurrence[];
}

/** An entry of a level; undefined where its note has gone or does not count. */
export type OccurrenceAt = (level: FingerprintLevel, at: number) => Occurrence | undefined;

type Compare = (one: Occurrence, other: Occurrence) => number;

/** Of a fingerprint of which the levels hold these entries; `compare` gives note order. */
export function occurrencesIn(slices: readonly Slice[], occurrenceAt: OccurrenceAt, compare: Compare): Occurrences {
  const few = all(slices, occurrenceAt);
  if (few) return { frequent: false, ends: few };
  const first = atEnd(slices, occurrenceAt, compare, 1);
  return { frequent: true, ends: [...first, ...atEnd(slices, occurrenceAt, compare, -1)] };
}

/** All occurrences, where they are not frequent. */
function all(slices: readonly Slice[], occurrenceAt: OccurrenceAt): Occurrence[] | undefined {
  const few: Occurrence[] = [];
  for (const { level, from, to } of slices) {
    for (let at = from; at < to; at++) {
      const occurrence = occurrenceAt(level, at);
      if (occurrence && few.push(occurrence) > FREQUENT) return undefined;
    }
  }
  return few;
}

/** The first few occurrences in note order, or with -1 the last. */
function atEnd(slices: readonly Slice[], occurrenceAt: OccurrenceAt, compare: Compare, step: 1 | -1): Occurrence[] {
  const heads = slices.map(({ level, from, to }) => ({ level, at: step > 0 ? from : to - 1, from, to }));
  const ends: Occurrence[] = [];
  while (ends.length < FREQUENT_ENDS) {
    let next: { readonly occurrence: Occurrence; readonly head: Head } | undefined;
    for (const head of heads) {
      const occurrence = nextIn(head, occurrenceAt, step);
      if (occurrence === undefined) continue;
      if (next === undefined || compare(occurrence, next.occurrence) * step < 0) next = { occurrence, head };
    }
    if (next === undefined) break;
    ends.push(next.occurrence);
    next.head.at += step;
  }
  return ends;
}

/** A slice from one end of which entries are taken, and where that is now. */
interface Head extends Slice {
  at: number;
}

function nextIn(head: Head, occurrenceAt: OccurrenceAt, step: 1 | -1): Occurrence | undefined {
  for (; head.at >= head.from && head.at < head.to; head.at += step) {
    const occurrence = occurrenceAt(head.level, head.at);
    if (occurrence) return occurrence;
  }
  return undefined;
}
