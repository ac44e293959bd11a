import type { CancellationToken, Location, Position } from 'vscode-languageserver-protocol';
import type { Place, Repeat } from '../index.js';
import type { PassageCopy, PassageRepeat } from '../protocol.js';
import type { Context } from './context.js';
import { PlaceSet } from './place-set.js';
import { locator, overlaps } from './places.js';
import { answersOf } from './repeats.js';

/** Places of one repeat, in the passage and elsewhere: as many as one looks through. */
const mostPlaces = 12;
/** Repeats that are told of one passage, the largest: a whole archive may be pasted as one line. */
const mostRepeats = 100;

/** The repeats of which a passage holds a place that is no quotation: what quotes and is quoted is told by itself. */
export async function passageRepeats(
  context: Context,
  passage: Place,
  token: CancellationToken,
): Promise<readonly PassageRepeat[]> {
  const meeting = context.notes.repeats(passage.uri).flatMap(({ words, copies }) => {
    const places = copies.filter(({ kind }) => kind !== 'quotation');
    const isHere = places.map((copy) => overlaps(copy, passage));
    if (places.length < 2 || !isHere.includes(true)) return [];
    const some = (here: boolean) => places.filter((_, at) => isHere[at] === here).slice(0, mostPlaces);
    const kept = new Set([...some(true), ...some(false)]);
    const shown: Repeat = { words, copies: places.filter((copy) => kept.has(copy)) };
    return [{ shown, places: places.length }];
  });
  const found = meeting.slice(0, mostRepeats);
  const uris = [passage.uri, ...found.flatMap(({ shown }) => shown.copies.map(({ uri }) => uri))];
  const answers = await answersOf(
    context,
    found.map(({ shown }) => shown),
    token,
  );
  const locate = await locator(context, uris, token);
  const here = locate(passage);
  const direct = context.notes.counterparts(passage);
  return answers.map((answer, at) => {
    const { shown, places = 0 } = found[at] ?? {};
    const held = shown ? counterpartsIn(context, passage, direct, shown).flatMap((place) => locate(place) ?? []) : [];
    const copies = answer.copies.map((copy): PassageCopy => {
      if (here && meet(copy.location, here)) return { ...copy, here: true };
      const counterpart = held.find((place) => meet(place, copy.location));
      return { ...copy, ...(counterpart && { counterpart }) };
    });
    return { ...answer, places, copies };
  });
}

/** Of the counterparts of a passage those in the places of a repeat: many are known by what they have in common with one other. */
function counterpartsIn(
  { notes }: Context,
  passage: Place,
  counterparts: readonly Place[],
  { copies }: Repeat,
): readonly Place[] {
  const held = new PlaceSet(copies);
  const direct = counterparts.filter((place) => held.meets(place));
  const known = new PlaceSet([passage, ...direct]);
  const [first] = direct;
  if (first === undefined || copies.every((copy) => known.meets(copy))) return direct;
  return [...direct, ...notes.counterparts(first).filter((place) => held.meets(place))];
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
