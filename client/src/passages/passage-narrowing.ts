import type { PassageAnswer } from '../../../server/src/protocol.js';

export interface Narrowed {
  /** Of the passages that were on offer those that fit what was typed, in their order. */
  readonly kept: readonly PassageAnswer[];
  /** What a search for it has found besides, in its order. */
  readonly besides: readonly PassageAnswer[];
}

/**
 * A passage fits what was typed if a search for it has found the passage, or if what is `shown` of it holds the text.
 * What the search shows of a passage has the words that were typed.
 */
export function narrow(
  offered: readonly PassageAnswer[],
  found: readonly PassageAnswer[],
  typed: string,
  shown: (answer: PassageAnswer) => string,
): Narrowed {
  const sought = typed.trim().toLowerCase();
  const byPlace = new Map(found.map((answer) => [placeOf(answer), answer]));
  const kept = offered.flatMap((answer) => {
    const same = byPlace.get(placeOf(answer));
    if (same) return [{ ...answer, preview: same.preview }];
    return shown(answer).toLowerCase().includes(sought) ? [answer] : [];
  });
  const keptPlaces = new Set(kept.map(placeOf));
  return { kept, besides: found.filter((answer) => !keptPlaces.has(placeOf(answer))) };
}

function placeOf({ location: { uri, range } }: PassageAnswer): string {
  return `${uri} ${range.start.line} ${range.start.character}`;
}
