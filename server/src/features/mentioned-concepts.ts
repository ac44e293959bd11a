import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Concept, Place } from '../index.js';
import type { MentionedConcept } from '../protocol.js';
import type { Context } from './context.js';
import { oneLine, withoutMarkup } from './display.js';
import { definitionLines } from './hover.js';
import { markdown, plainText } from './markup.js';
import { locator } from './places.js';

/** Of a definition in one line, in UTF-16 code units. */
const longestDefinition = 300;

/** The concepts that a passage mentions, in the order of their first mentions, with what is said of each. */
export async function mentionedConcepts(
  context: Context,
  passage: Place,
  token: CancellationToken,
): Promise<readonly MentionedConcept[]> {
  const concepts = mentionedIn(context, passage);
  const uris = concepts.flatMap(({ definitions: [best] }) => best?.uri ?? []);
  const locate = await locator(context, uris, token);
  const markup = context.client.markdownHover ? markdown : plainText;
  return concepts.map((concept) => {
    const { name, definitions } = concept;
    const explanation = definitionLines(context, concept, markup).join('\n\n');
    const [best] = definitions;
    if (best === undefined) return { name, origin: 'none', explanation };
    const { origin, uri, start = 0, end = start } = best;
    const location = uri === undefined ? undefined : locate({ uri, start, end });
    const text = oneLine(origin === 'note' ? best.text : withoutMarkup(best.text), longestDefinition);
    return { name, origin, definition: { text, ...(location && { location }) }, explanation };
  });
}

function mentionedIn({ notes }: Context, { uri, start, end }: Place): readonly Concept[] {
  const inside = notes.mentions(uri).filter((mention) => mention.start >= start && mention.end <= end);
  return [...new Set(inside.map(({ concept }) => concept))].flatMap((name) => notes.concept(name, uri) ?? []);
}
