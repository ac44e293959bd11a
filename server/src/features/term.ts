import * as v from 'valibot';
import type { CancellationToken, Location } from 'vscode-languageserver-protocol';
import type { Definition } from '../index.js';
import type { TermAnswer, TermParams } from '../protocol.js';
import { canonical } from '../workspace/uris.js';
import { termAt } from './actions/term-at.js';
import type { Context } from './context.js';
import { unwrapped } from './display.js';
import { meantAt } from './mentions.js';
import { locator, offsetIn } from './places.js';

export const termParams = v.object({
  name: v.exactOptional(v.string()),
  textDocument: v.exactOptional(v.object({ uri: v.string() })),
  position: v.exactOptional(v.object({ line: v.number(), character: v.number() })),
});

/** What an entry of a glossary could say of a term: what the notes know of a concept, or of a candidate. */
export async function term(context: Context, params: TermParams, token: CancellationToken): Promise<TermAnswer | null> {
  const uri = params.textDocument && canonical(params.textDocument.uri);
  const name = params.name ?? nameAt(context, params);
  if (name === undefined) return null;
  const concept = context.notes.concept(name, uri);
  if (concept !== undefined) {
    // Of an acronym the notes may know no more than what it stands for.
    const best = concept.definitions.find(({ text }) => text.toLowerCase() !== concept.name.toLowerCase());
    return { name: concept.name, aliases: concept.aliases, ...(await definitionOf(context, best, token)) };
  }
  const wanted = name.toLowerCase();
  const candidate = context.notes
    .candidates()
    .find(({ name, forms }) => [name, ...forms].some((form) => form.toLowerCase() === wanted));
  if (candidate === undefined) return { name, aliases: [] };
  return { name: candidate.name, aliases: [], ...(await definitionOf(context, candidate.definition, token)) };
}

function nameAt(context: Context, { textDocument, position }: TermParams): string | undefined {
  if (textDocument === undefined || position === undefined) return undefined;
  const uri = canonical(textDocument.uri);
  const start = offsetIn(context, uri, position);
  const text = context.workspace.buffers.get(uri)?.text;
  if (start === undefined || text === undefined) return undefined;
  const meant = meantAt(context, { textDocument, position });
  return termAt(context, text, { uri, start, end: start, meant, asked: true })?.name;
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
