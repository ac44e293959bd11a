import type { Location } from 'vscode-languageclient/node';

export type Direction = 'next' | 'previous';

/** Where the walk starts: a note and a position in it. */
export type Step = Pick<Location, 'uri'> & { readonly line: number; readonly character: number };

/**
 * The next (or previous) of `places` from where one stands, in the order of `rank`, then of the text; after the last
 * comes the first. Undefined where there are none.
 */
export function stepFrom(
  here: Step,
  places: readonly Location[],
  direction: Direction,
  rank: (uri: string) => number,
): Location | undefined {
  const steps = places
    .map((place) => ({ place, step: { uri: place.uri, ...place.range.start } }))
    .sort((a, b) => compare(a.step, b.step, rank));
  const found =
    direction === 'next'
      ? (steps.find(({ step }) => compare(step, here, rank) > 0) ?? steps[0])
      : (steps.findLast(({ step }) => compare(step, here, rank) < 0) ?? steps.at(-1));
  return found?.place;
}

/** Whether the walk passes the end (or the start) of the note on its way to `place`. */
export function leavesNote(here: Step, place: Location | undefined, direction: Direction): boolean {
  if (place?.uri !== here.uri) return true;
  const { line, character } = place.range.start;
  const ahead = line - here.line || character - here.character;
  return direction === 'next' ? ahead <= 0 : ahead >= 0;
}

function compare(a: Step, b: Step, rank: (uri: string) => number): number {
  if (a.uri !== b.uri) return rank(a.uri) - rank(b.uri) || (a.uri < b.uri ? -1 : 1);
  return a.line - b.line || a.character - b.character;
}
