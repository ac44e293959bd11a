import type { Excerpt } from '../protocol.js';
import { around, highlightedLine, type Part } from './excerpt.js';
import type { SharedPart } from './shared-parts.js';

/** A text that is longer is looked at so far, in UTF-16 code units. */
export const longestLooked = 8000;
/** Of what is shown in a list, how much stands before the most telling part. */
const listBefore = 40;
/** Of what is shown in a narrow list, how much stands before the first part, and after that. */
const rowBefore = 16;
const rowAfter = 64;
/** As much of a row is seen in a side bar as wide as it is at first. */
const rowSeen = 24;

/** What is shown of a passage. */
export interface PassageExcerpts {
  /** About as much as was asked for, such that the most telling part is in it. */
  readonly preview: string;
  /** A row, beginning where the parts that stand together tell most. */
  readonly excerpt: Excerpt;
}

/** What is shown of the text of a passage that holds these parts; `length`: of the preview, in UTF-16 code units. */
export function passageExcerpts(text: string, parts: readonly SharedPart[], length: number): PassageExcerpts {
  const line = highlightedLine(text, parts);
  const shown = line.highlights.map(([start, end], at) => ({ start, end, rank: parts[at]?.rank ?? 0 }));
  const begin: Part = { start: 0, end: 0 };
  const best = shown.toSorted((one, other) => one.rank - other.rank)[0];
  const isSeen = best === undefined || best.start < length / 2;
  const preview = isSeen
    ? around(line, begin, 0, length)
    : around(line, { start: best.start, end: best.start }, listBefore, length - listBefore);
  const first = densest(shown);
  // Next to nothing is gained by cutting off the first words.
  const row = first === undefined || first.start <= rowSeen ? begin : first;
  return { preview: preview.text, excerpt: around(line, row, rowBefore, rowAfter) };
}

/** The part from which on the eye sees most of what tells something; the first of several. */
function densest(parts: readonly SharedPart[]): SharedPart | undefined {
  let best: SharedPart | undefined;
  let most = 0;
  parts.forEach((first, at) => {
    const seen = new Set<number>();
    for (let next = at; (parts[next]?.end ?? Number.MAX_SAFE_INTEGER) <= first.end + rowSeen; next++) {
      seen.add(parts[next]?.rank ?? 0);
    }
    const telling = [...seen].reduce((sum, rank) => sum + 1 / (rank + 2), 0);
    if (telling <= most) return;
    best = first;
    most = telling;
  });
  return best;
}
