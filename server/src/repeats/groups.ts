import { SAME_BLOCK, WITHIN } from './limits.js';
import type { LinkedRanges } from './links/link-store.js';
import type { Range } from './side.js';

/** Words `start` to `end` of a note. */
export interface Span extends Range {
  readonly note: number;
}

/** Places that hold the same text: the first in note order, and those that align with it, in note order. */
export interface Group {
  readonly first: Span;
  /** `matches` are the words in common with the first, undefined where only a part of it is known to align. */
  readonly others: readonly Other[];
}

interface Other {
  readonly span: Span;
  readonly matches: number | undefined;
}

interface Growing {
  readonly first: Span;
  readonly others: Other[];
  /** The later places in each note. */
  readonly byNote: Map<number, DisjointRanges>;
}

/** The groups that links from a note make; where `about` is another note, all that hold a place of that. */
export function groupsOf(
  note: number,
  links: readonly LinkedRanges[],
  rank: (note: number) => number,
  about = note,
): Group[] {
  const ordered = (about === note ? links.slice() : linksAbout(about, links)).sort(
    (x, y) =>
      length(y.a) - length(x.a) ||
      x.a.start - y.a.start ||
      rank(x.bNote) - rank(y.bNote) ||
      x.b.start - y.b.start ||
      y.matches - x.matches,
  );
  const groups = new GrowingGroups();
  for (const link of ordered) addLink(groups, link);
  return groups.all.map(({ first, others }) => ({
    first,
    others: others.sort((x, y) => rank(x.span.note) - rank(y.span.note) || x.span.start - y.span.start),
  }));
}

/** Of links from one note those that bear on the groups that hold a place of another. */
function linksAbout(note: number, links: readonly LinkedRanges[]): LinkedRanges[] {
  const wanted = links.filter(({ bNote }) => bNote === note);
  return links.filter(({ a }) => wanted.some((one) => one.a.start < a.end && a.start < one.a.end));
}

/**
 * Puts a link into the group of its block, or makes a new group of it. Inside a later copy of a larger block it is
 * implied by that one.
 */
function addLink(groups: GrowingGroups, link: LinkedRanges): void {
  const span = { note: link.bNote, start: link.b.start, end: link.b.end };
  for (const group of groups.around(link.a)) {
    if (jaccard(group.first, link.a) >= SAME_BLOCK) {
      const isTaken = span.note === group.first.note && common(group.first, span) > 0;
      const matches = group.first.start === link.a.start && group.first.end === link.a.end ? link.matches : undefined;
      if (!isTaken && placesIn(group, span.note).add(span)) group.others.push({ span, matches });
      return;
    }
    const isPart = common(group.first, link.a) >= WITHIN * length(link.a);
    if (isPart && (group.byNote.get(span.note)?.covered(span) ?? 0) >= WITHIN * length(span)) return;
  }
  const first = { note: link.aNote, start: link.a.start, end: link.a.end };
  const group = { first, others: [{ span, matches: link.matches }], byNote: new Map() };
  placesIn(group, span.note).add(span);
  groups.add(group);
}

/** Words in a row whose groups are kept together. */
const BLOCK = 256;

/** The groups of one note so far. */
class GrowingGroups {
  readonly all: Growing[] = [];
  readonly #byBlock = new Map<number, Growing[]>();

  add(group: Growing): void {
    this.all.push(group);
    const { start, end } = group.first;
    for (let block = Math.floor(start / BLOCK); block * BLOCK < end; block++) {
      const known = this.#byBlock.get(block);
      if (known) known.push(group);
      else this.#byBlock.set(block, [group]);
    }
  }

  /** Groups, the earlier ones first: among them all whose first place holds most of a range, and so its middle. */
  around({ start, end }: Range): readonly Growing[] {
    return this.#byBlock.get(Math.floor((start + end) / 2 / BLOCK)) ?? [];
  }
}

/** The later places of a group in one note. */
function placesIn(group: Growing, note: number): DisjointRanges {
  const known = group.byNote.get(note);
  if (known) return known;
  const places = new DisjointRanges();
  group.byNote.set(note, places);
  return places;
}

/** Ranges that do not overlap, ascending. */
class DisjointRanges {
  readonly #ranges: Range[] = [];

  /** Adds a range unless it overlaps one that is there; whether it did. */
  add(range: Range): boolean {
    const at = this.#firstEndingAfter(range.start);
    if ((this.#ranges[at]?.start ?? Number.POSITIVE_INFINITY) < range.end) return false;
    this.#ranges.splice(at, 0, range);
    return true;
  }

  /** How much of a range the largest part of it that lies in one of these makes up. */
  covered(range: Range): number {
    let most = 0;
    for (let at = this.#firstEndingAfter(range.start); at < this.#ranges.length; at++) {
      const other = this.#ranges[at];
      if (other === undefined || other.start >= range.end) break;
      most = Math.max(most, common(range, other));
    }
    return most;
  }

  #firstEndingAfter(start: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ranges[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function length(range: Range): number {
  return range.end - range.start;
}

function common(one: Range, other: Range): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}

function jaccard(one: Range, other: Range): number {
  const both = common(one, other);
  return both / (length(one) + length(other) - both);
}
