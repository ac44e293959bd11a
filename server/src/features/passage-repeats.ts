import type { CancellationToken, Location, Position } from 'vscode-languageserver-protocol';
import type { Place, Repeat } from '../index.js';
import type { PassageRepeat } from '../protocol.js';
import type { Context } from './context.js';
import { locator } from './places.js';
import { answersOf } from './repeats.js';

/** Places of one repeat elsewhere: as many as one looks through. */
const mostOthers = 12;

/** The repeats of which a passage holds a place that is no quotation: what quotes and is quoted is told by itself. */
export async function passageRepeats(
  context: Context,
  passage: Place,
  token: CancellationToken,
): Promise<readonly PassageRepeat[]> {
  const found = context.notes.repeats(passage.uri).flatMap(({ words, copies }) => {
    const places = copies.filter(({ kind }) => kind !== 'quotation');
    const isHere = places.map((copy) => overlaps(copy, passage));
    if (places.length < 2 || !isHere.includes(true)) return [];
    const others = new Set(places.filter((_, at) => !isHere[at]).slice(0, mostOthers));
    const shown: Repeat = { words, copies: places.filter((copy, at) => isHere[at] || others.has(copy)) };
    return [{ shown, places: places.length }];
  });
  const answers = await answersOf(
    context,
    found.map(({ shown }) => shown),
    token,
  );
  const here = (await locator(context, [passage.uri], token))(passage);
  return answers.map((answer, at) => ({
    ...answer,
    places: found[at]?.places ?? 0,
    copies: answer.copies.map((copy) => (here && meet(copy.location, here) ? { ...copy, here: true } : copy)),
  }));
}

function overlaps(one: Place, other: Place): boolean {
  return one.uri === other.uri && one.start < other.end && other.start < one.end;
}

/** The same of places as a client knows them. */
function meet(one: Location, other: Location): boolean {
  return (
    one.uri === other.uri && isBefore(one.range.start, other.range.end) && isBefore(other.range.start, one.range.end)
  );
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
