import type { CancellationToken, TextDocumentPositionParams } from 'vscode-languageserver-protocol';
import type { Concept, DefinitionOrigin, Mention, Place } from '../index.js';
import { canonical } from '../workspace/uris.js';
import { type Context, stopIfCancelled } from './context.js';
import { offsetIn } from './places.js';

/** A mention in a note, and the concept that it means there. */
export interface Meant {
  readonly uri: string;
  readonly mention: Mention;
  readonly concept: Concept;
}

/** The concept mentioned at a position, at its end included. */
export function meantAt(context: Context, params: TextDocumentPositionParams): Meant | undefined {
  const uri = canonical(params.textDocument.uri);
  const offset = offsetIn(context, uri, params.position);
  if (offset === undefined) return undefined;
  const mention = context.notes.mentions(uri).findLast(({ start, end }) => start <= offset && offset <= end);
  const concept = mention && context.notes.concept(mention.concept, uri);
  return mention && concept && { uri, mention, concept };
}

/** A place that defines a concept, and the mention that it begins with: the heading of a glossary entry, or the term. */
export interface DefiningPlace extends Place {
  readonly origin: DefinitionOrigin;
  readonly name: Place;
}

/** Where a concept is defined in the notes: best first. */
export function definingPlaces({ notes }: Context, { name, definitions }: Concept): readonly DefiningPlace[] {
  return definitions.flatMap(({ uri, start, end, origin }) => {
    if (uri === undefined || start === undefined || end === undefined) return [];
    const first = notes.mentions(uri).find((one) => one.concept === name && one.start >= start && one.end <= end);
    return [{ uri, start, end, origin, name: { uri, start: first?.start ?? start, end: first?.end ?? start } }];
  });
}

/** Notes that are searched in one turn of the event loop. */
const notesATurn = 20;

/**
 * The mentions of some concepts in all notes, in note order, until `enough` says so; requests get their turn. They are
 * those of the notes as they are when all are found.
 */
export async function mentionsOf(
  { notes, turns }: Pick<Context, 'notes' | 'turns'>,
  names: ReadonlySet<string>,
  token: CancellationToken,
  enough: (mention: Mention) => boolean = () => false,
): Promise<readonly (Place & Mention)[]> {
  const mentionsIn = (uri: string): readonly Mention[] =>
    notes.mentions(uri).filter(({ concept }) => names.has(concept));
  const found: {
    readonly uri: string;
    readonly identity: string | undefined;
    readonly mentions: readonly Mention[];
  }[] = [];
  for (const [i, uri] of notes.uris().entries()) {
    if (i % notesATurn === notesATurn - 1) {
      await turns.next();
      stopIfCancelled(token);
    }
    const all = mentionsIn(uri);
    const last = all.findIndex(enough);
    const mentions = last < 0 ? all : all.slice(0, last + 1);
    if (mentions.length > 0) found.push({ uri, identity: notes.identity(uri), mentions });
    if (last >= 0) break;
  }
  return found.flatMap(({ uri, identity, mentions }) => {
    const current = notes.identity(uri) === identity ? mentions : mentionsIn(uri);
    return current.map((mention) => ({ uri, ...mention }));
  });
}
