import { MARKS, type Range, type Side } from '../side.js';

/** What an edit did to the words of a text: those from `start` to `oldEnd` have given way to those up to `newEnd`. */
export interface WordEdit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * Words within which nothing may have changed for what was found in two texts to hold: further than any alignment
 * looks beyond the words that it aligns, and any gap that joins two of them.
 */
export const REACH = 300;

/** The smallest edit that makes one text, as alignment sees it, of another. */
export function wordEdit(old: Side, next: Side): WordEdit {
  const most = Math.min(old.count, next.count);
  let start = 0;
  while (start < most && isSame(old, start, next, start)) start++;
  let kept = 0;
  while (kept < most - start && isSame(old, old.count - kept - 1, next, next.count - kept - 1)) kept++;
  const before = equalPassages(old, next, start, kept);
  return { start: before.start, oldEnd: old.count - before.kept, newEnd: next.count - before.kept };
}

/** Whether alignment sees the same in a word of each text. */
function isSame(old: Side, one: number, next: Side, other: number): boolean {
  if (old.hashes[one] !== next.hashes[other]) return false;
  return (((old.flags[one] ?? 0) ^ (next.flags[other] ?? 0)) & MARKS) === 0;
}

/** Narrows what two texts share at their starts and ends to where their passages begin at the same words too. */
function equalPassages(old: Side, next: Side, start: number, kept: number): { start: number; kept: number } {
  const most = Math.min(old.passages.length, next.passages.length);
  let first = 0;
  while (first < most && old.passages[first] === next.passages[first]) first++;
  let last = 0;
  while (last < most - first && fromEnd(old, last) === fromEnd(next, last)) last++;
  // A passage of no words begins where the next one does: the words at a difference are left out on both sides.
  const begins = Math.min(old.passages[first] ?? old.count, next.passages[first] ?? next.count);
  const ends = Math.min(fromEnd(old, last), fromEnd(next, last));
  return { start: Math.min(start, begins), kept: Math.max(0, Math.min(kept, ends)) };
}

/** Words from the start of a passage, counted from the last one, to the end of the text. */
function fromEnd({ count, passages }: Side, last: number): number {
  const at = passages.length - 1 - last;
  return at < 0 ? count : count - (passages[at] ?? 0);
}

/** Whether words of the old text lie far enough from an edit to be found again. */
export function isFar({ start, oldEnd }: WordEdit, range: Range): boolean {
  return range.end <= start - REACH || range.start >= oldEnd + REACH;
}
