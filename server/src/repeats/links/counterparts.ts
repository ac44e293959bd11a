import type { Span } from '../groups.js';
import { QUOTED, WITHIN } from '../limits.js';
import { quotedWords, type Range, type Side } from '../side.js';
import type { Link } from './link-store.js';

/** Words elsewhere that correspond to words asked about. */
export interface Counterpart extends Span {
  /** What the other place is to the one asked about: its source, what quotes it, or a copy of it. */
  readonly relation: 'source' | 'quotedBy' | 'copy';
  /** Whether nearly all the words asked about have their counterpart there. */
  readonly whole: boolean;
}

/** Of two texts with fewer words in common it is not said that one quotes the other. */
const LEAST_WORDS = 5;

/** What corresponds to `words` of `note` in its links, in the order of these. */
export function counterpartsOf(
  note: number,
  words: Range,
  links: readonly Link[],
  side: (note: number) => Side | undefined,
): Counterpart[] {
  const found: Counterpart[] = [];
  for (const link of links) {
    for (const part of link.parts) {
      if (link.aNote === note) add(link.bNote, part.a, part.b, 'later');
      if (link.bNote === note) add(link.aNote, part.b, part.a, 'earlier');
    }
  }
  return found;

  function add(other: number, mine: Range, theirs: Range, place: 'earlier' | 'later'): void {
    const start = Math.max(mine.start, words.start);
    const end = Math.min(mine.end, words.end);
    if (end - start < LEAST_WORDS) return;
    const from = Math.min(theirs.end - 1, theirs.start + start - mine.start);
    const to = Math.min(theirs.end, Math.max(from + 1, theirs.end - (mine.end - end)));
    const isQuoted = quotedShare(side(note), { start, end }) >= QUOTED;
    const isQuotedThere = quotedShare(side(other), { start: from, end: to }) >= QUOTED;
    const relation = relationOf(isQuoted, isQuotedThere, place);
    found.push({
      note: other,
      start: from,
      end: to,
      relation,
      whole: end - start >= WITHIN * (words.end - words.start),
    });
  }
}

/** Of two quotations the later one quotes the earlier. */
function relationOf(isQuoted: boolean, isQuotedThere: boolean, place: 'earlier' | 'later'): Counterpart['relation'] {
  if (!isQuoted && !isQuotedThere) return 'copy';
  if (isQuoted && isQuotedThere) return place === 'earlier' ? 'source' : 'quotedBy';
  return isQuoted ? 'source' : 'quotedBy';
}

function quotedShare(side: Side | undefined, range: Range): number {
  return side === undefined ? 0 : quotedWords(side, range) / (range.end - range.start);
}
