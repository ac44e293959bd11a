import type { CancellationToken, Location, Position, Range } from 'vscode-languageserver-protocol';
import type { Place } from '../index.js';
import { offsetAt, positionAt } from '../workspace/positions.js';
import { isCurrent, textOf } from '../workspace/texts.js';
import { type Context, stopIfCancelled } from './context.js';

export type Locate = (place: Place) => Location | undefined;

/**
 * How to turn places of these notes, as they are now, into locations. Positions that count UTF-8 need the texts of the
 * notes: those of closed ones are read from disk. A place in a note that has gone or changed meanwhile, or whose file
 * holds another text now, has no location.
 */
export async function locator(context: Context, uris: Iterable<string>, token: CancellationToken): Promise<Locate> {
  const { notes, workspace } = context;
  const identities = new Map(Array.from(new Set(uris), (uri) => [uri, notes.identity(uri)]));
  const all = [...identities.keys()];
  const texts = context.encoding === 'utf-8' ? await textsOf(context, all, token) : new Map<string, string>();
  const stale = new Set<string>();
  for (const uri of all) {
    if (!(await isCurrent(workspace, uri))) stale.add(uri);
    stopIfCancelled(token);
  }
  const isAsItWas = (uri: string): boolean => !stale.has(uri) && notes.identity(uri) === identities.get(uri);
  return (place) => (isAsItWas(place.uri) ? locationOf(context, place, texts) : undefined);
}

/** Whether two places have a character in common. */
export function overlaps(one: Place, other: Place): boolean {
  return one.uri === other.uri && one.start < other.end && other.start < one.end;
}

/** The texts of notes, by URI; a note without one is left out. */
export async function textsOf(
  context: Context,
  uris: Iterable<string>,
  token: CancellationToken,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const uri of new Set(uris)) {
    const text = await textOf(context.workspace, uri);
    stopIfCancelled(token);
    if (text !== undefined) texts.set(uri, text);
  }
  return texts;
}

/** The offset of a position in a note; undefined where the URI is none. */
export function offsetIn({ notes, workspace, encoding }: Context, uri: string, position: Position): number | undefined {
  const buffer = workspace.buffers.get(uri);
  if (!workspace.isNote(uri)) return undefined;
  if (buffer !== undefined) return offsetAt(buffer.text, buffer.lineStarts, position, encoding);
  const starts = notes.lines(uri);
  const line = Math.trunc(position.line);
  const start = starts?.[line];
  if (starts === undefined || start === undefined) return undefined;
  const character = Math.max(Math.trunc(position.character), 0);
  return Math.min(start + character, (starts[line + 1] ?? Number.MAX_SAFE_INTEGER) - 1);
}

/** The place that a range of a note is; undefined where the URI is none, or the note has no such lines. */
export function placeIn(context: Context, uri: string, range: Range): Place | undefined {
  const start = offsetIn(context, uri, range.start);
  const end = offsetIn(context, uri, range.end);
  return start === undefined || end === undefined ? undefined : { uri, start, end };
}

/** A range of an open note. */
export function rangeIn(context: Context, place: Place): Range | undefined {
  return locationOf(context, place, new Map())?.range;
}

/** The number of the line on which a place begins, counted from 1. */
export function lineOf({ notes }: Context, place: Place): number {
  const starts = notes.lines(place.uri);
  return starts === undefined ? 1 : positionAt(starts, place.start, 'utf-16', undefined).line + 1;
}

function locationOf(
  { notes, workspace, encoding }: Context,
  place: Place,
  texts: ReadonlyMap<string, string>,
): Location | undefined {
  const buffer = workspace.buffers.get(place.uri);
  const starts = buffer?.lineStarts ?? notes.lines(place.uri);
  if (starts === undefined || !workspace.isNote(place.uri)) return undefined;
  const text = buffer?.text ?? texts.get(place.uri);
  const at = (offset: number): Position => positionAt(starts, Math.min(offset, text?.length ?? offset), encoding, text);
  return { uri: buffer?.uri ?? place.uri, range: { start: at(place.start), end: at(place.end) } };
}
