import type { Passages } from '../text/passages.js';
import type { Words } from '../text/words.js';

/** What of a Reading passages are made of: arrays of it, not copies. */
export interface PassageText {
  /** The hash of each word. */
  readonly words: Pick<Words, 'hashes'>;
  readonly passages: Passages;
}

/** A note whose passages have numbers. */
export interface NumberedNote extends PassageText {
  /** The number of its first passage where they are numbered one after the other, else that of each. */
  readonly numbers: number | Uint32Array;
}

/** Passages at the start and at the end of a note that are the same as before. */
export interface Unchanged {
  readonly head: number;
  readonly tail: number;
}

/** The number of the passage at a place. */
export function numberAt({ numbers }: NumberedNote, place: number): number {
  return typeof numbers === 'number' ? numbers + place : (numbers[place] ?? 0);
}

/** How many words a passage has. */
export function wordsIn({ passages }: PassageText, place: number): number {
  return (passages.words[place + 1] ?? 0) - (passages.words[place] ?? 0);
}

/** How many passages at the start and at the end of a note are the same as before. */
export function unchanged(before: PassageText, after: PassageText): Unchanged {
  const most = Math.min(before.passages.count, after.passages.count);
  let head = 0;
  while (head < most && isSame(before, head, after, head)) head++;
  let tail = 0;
  const ends = { before: before.passages.count - 1, after: after.passages.count - 1 };
  while (tail < most - head && isSame(before, ends.before - tail, after, ends.after - tail)) tail++;
  return { head, tail };
}

/** The numbers of `count` passages of which some are the same as before; the others are numbered from `first` on. */
export function numbersAfter(
  before: NumberedNote,
  { head, tail }: Unchanged,
  count: number,
  first: number,
): number | Uint32Array {
  if (head + tail === 0) return first;
  const moved = before.passages.count - count;
  return Uint32Array.from({ length: count }, (_, place) => {
    if (place < head) return numberAt(before, place);
    return place < count - tail ? first + place - head : numberAt(before, place + moved);
  });
}

function isSame(before: PassageText, old: number, after: PassageText, now: number): boolean {
  const length = wordsIn(before, old);
  if (wordsIn(after, now) !== length) return false;
  const from = before.passages.words[old] ?? 0;
  const start = after.passages.words[now] ?? 0;
  const [one, other] = [before.words.hashes, after.words.hashes];
  for (let at = 0; at < length; at++) if (one[from + at] !== other[start + at]) return false;
  return true;
}
