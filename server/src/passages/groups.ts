import { PassageKind } from '../text/passages.js';
import type { PassageContext, PassageRef } from './context.js';
import type { PassageStore } from './passage-store.js';
import { LEAST_ANSWER } from './weights.js';

/** The passages `first` to `last` (inclusive) of a note that are shown as one. */
export interface PassageGroup {
  readonly note: number;
  readonly first: number;
  readonly last: number;
}

/**
 * A passage with as many of those after it, or else before it, as it takes to be long enough to be shown. A heading
 * and a line of a glossary that is no definition say nothing by themselves, however long they are.
 */
export function groupOf(
  store: PassageStore,
  { note, place }: PassageRef,
  isAside: PassageContext['isAside'],
): PassageGroup {
  const passages = store.note(note)?.passages;
  const count = passages?.count ?? 0;
  const wordsAt = (at: number): number => {
    const isHeading = at === place && passages?.kinds[at] === PassageKind.Heading;
    if (isHeading || isAside({ note, place: at })) return 0;
    return (passages?.words[at + 1] ?? 0) - (passages?.words[at] ?? 0);
  };
  let first = place;
  let last = place;
  let words = wordsAt(place);
  while (words < LEAST_ANSWER && last + 1 < count) words += wordsAt(++last);
  while (words < LEAST_ANSWER && first > 0) words += wordsAt(--first);
  return { note, first, last };
}

/** The numbers of the passages of a group. */
export function numbersOf(store: PassageStore, { note, first, last }: PassageGroup): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => store.numberOf(note, first + index));
}

/** The words of a group, passages joined. */
export function wordsOf(store: PassageStore, { note, first, last }: PassageGroup): Uint32Array {
  const stored = store.note(note);
  return (
    stored?.words.hashes.subarray(stored.passages.words[first], stored.passages.words[last + 1]) ?? new Uint32Array()
  );
}
