import { type RelatedPassage, wordPlaces } from '../index.js';
import type { Context } from './context.js';
import type { Part } from './excerpt.js';

/** Where a passage holds something that it shares with a question. */
export interface SharedPart extends Part {
  /** The number of the concept or word among all that is shared: the most telling has the lowest. */
  readonly rank: number;
}

/** Where the `text` of a passage holds what it shares with a question: concepts in any form, and words beside them. */
export function sharedParts(
  { notes }: Context,
  { uri, start, end, because: { concepts, words } }: RelatedPassage,
  text: string,
): readonly SharedPart[] {
  const mentions = concepts.length === 0 ? [] : notes.mentions(uri);
  const named = mentions.flatMap((mention): SharedPart[] => {
    const rank = mention.start < start || mention.end > end ? -1 : concepts.indexOf(mention.concept);
    return rank < 0 ? [] : [{ start: mention.start - start, end: mention.end - start, rank }];
  });
  const others = wordPlaces(text, words).filter((word) => !named.some((part) => overlaps(part, word)));
  const beside = others.map(({ word, ...part }) => ({ ...part, rank: concepts.length + word }));
  return [...named, ...beside].filter((part) => part.end <= text.length).sort((a, b) => a.start - b.start);
}

function overlaps(one: Part, other: Part): boolean {
  return one.start < other.end && other.start < one.end;
}
