import * as v from 'valibot';
import type { CancellationToken, Location } from 'vscode-languageserver-protocol';
import { type Concept, type Definition, type Place, termOf } from '../index.js';
import type { TermAnswer, TermParams } from '../protocol.js';
import { canonical } from '../workspace/uris.js';
import { termAt } from './actions/term-at.js';
import type { Context } from './context.js';
import { unwrapped } from './display.js';
import { definitionLines } from './hover.js';
import { knownCandidates } from './known-terms.js';
import { markdown, plainText } from './markup.js';
import { definingPlaces, meantAt, mentionsOf } from './mentions.js';
import { locator, offsetIn, textsOf } from './places.js';

export const termParams = v.object({
  name: v.exactOptional(v.string()),
  textDocument: v.exactOptional(v.object({ uri: v.string() })),
  position: v.exactOptional(v.object({ line: v.number(), character: v.number() })),
});

/** What an entry of a glossary could say of a term: what the notes know of a concept, or of a candidate. */
export async function term(context: Context, params: TermParams, token: CancellationToken): Promise<TermAnswer | null> {
  const uri = params.textDocument && canonical(params.textDocument.uri);
  const name = params.name ?? (await nameAt(context, params, token));
  if (name === undefined) return null;
  const concept = context.notes.concept(name, uri);
  if (concept !== undefined) {
    // Of an acronym the notes may know no more than what it stands for.
    const best = concept.definitions.find(({ text }) => text.toLowerCase() !== concept.name.toLowerCase());
    return {
      name: concept.name,
      aliases: concept.aliases,
      ...(await definitionOf(context, best, token)),
      ...explanationOf(context, concept),
      ...(await writtenAt(context, concept, token)),
    };
  }
  const wanted = name.toLowerCase();
  const candidate = (await knownCandidates(context, token)).find(({ name, forms }) =>
    [name, ...forms].some((form) => form.toLowerCase() === wanted),
  );
  if (candidate === undefined) return { name, aliases: [] };
  const { definition } = candidate;
  return {
    name: candidate.name,
    aliases: [],
    ...(await definitionOf(context, definition, token)),
    ...explanationOf(context, { definitions: definition === undefined ? [] : [definition] }),
  };
}

function explanationOf(
  context: Context,
  { definitions }: Pick<Concept, 'definitions'>,
): Pick<TermAnswer, 'explanation'> {
  const markup = context.client.markdownHover ? markdown : plainText;
  return definitions.length === 0
    ? {}
    : { explanation: definitionLines(context, { definitions }, markup).join('\n\n') };
}

/** Looks in what defines the concept, then in the first note that mentions it. */
async function writtenAt(
  context: Context,
  concept: Concept,
  token: CancellationToken,
): Promise<Pick<TermAnswer, 'written'>> {
  const names = [concept.name, ...concept.aliases];
  const defining = definingPlaces(context, concept);
  const [first] = await mentionsOf(context, new Set([concept.name]), token, () => true);
  const uris = new Set([...defining.map(({ uri }) => uri), ...(first === undefined ? [] : [first.uri])]);
  const locate = await locator(context, uris, token);
  const texts = await textsOf(context, uris, token);
  const isName = ({ uri, start, end }: Place): boolean =>
    termOf(names, texts.get(uri)?.slice(start, end) ?? '') === concept.name;
  const inNotes = [...texts.keys()].flatMap((uri) =>
    context.notes.mentions(uri).flatMap((one) => (one.concept === concept.name ? [{ uri, ...one }] : [])),
  );
  const place = [...defining.map(({ name }) => name), ...inNotes].find(isName);
  const written = place && locate(place);
  return written === undefined ? {} : { written };
}

async function nameAt(
  context: Context,
  { textDocument, position }: TermParams,
  token: CancellationToken,
): Promise<string | undefined> {
  if (textDocument === undefined || position === undefined) return undefined;
  const uri = canonical(textDocument.uri);
  const start = offsetIn(context, uri, position);
  const text = context.workspace.buffers.get(uri)?.text;
  if (start === undefined || text === undefined) return undefined;
  const meant = meantAt(context, { textDocument, position });
  return (await termAt(context, text, { uri, start, end: start, meant, asked: true }, token))?.name;
}

/** A definition as a glossary writes it: one found in a note is in one line as it stands there. */
export function markdownOf({ text, origin }: Definition): string {
  return origin === 'note' ? unwrapped(text).replace(/\s+/g, ' ') : text;
}

async function definitionOf(
  context: Context,
  found: Definition | undefined,
  token: CancellationToken,
): Promise<Pick<TermAnswer, 'definition'>> {
  if (found === undefined) return {};
  const { uri, start = 0, end = start } = found;
  const location: Location | undefined =
    uri === undefined ? undefined : (await locator(context, [uri], token))({ uri, start, end });
  return {
    definition: {
      text: markdownOf(found),
      ...(location === undefined ? {} : { location }),
      ...(found.source === undefined ? {} : { source: found.source }),
    },
  };
}
