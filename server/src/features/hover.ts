import { type CancellationToken, type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver-protocol';
import type { Concept, Definition } from '../index.js';
import type { Context } from './context.js';
import { count, escaped, oneLine, seemly, unwrapped, withoutMarkup } from './display.js';
import { meantAt } from './mentions.js';
import { nameOf } from './names.js';
import { lineOf, locator } from './places.js';

/** Definitions shown after the best one. */
const others = 3;
const mostNames = 6;
const longest = 1200;

/** What the concept under the pointer means, where that is said, and how often it is mentioned. */
export async function hover(context: Context, params: HoverParams, token: CancellationToken): Promise<Hover | null> {
  const meant = meantAt(context, params);
  if (meant === undefined) return null;
  const locate = await locator(context, [meant.uri], token);
  const range = locate({ ...meant.mention, uri: meant.uri })?.range;
  const isMarkdown = context.client.markdownHover;
  const show = isMarkdown ? escaped : seemly;
  const value = sections(context, meant.concept, show, isMarkdown).join('\n\n');
  return {
    contents: { kind: isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value },
    ...(range === undefined ? {} : { range }),
  };
}

function sections(context: Context, concept: Concept, show: (text: string) => string, isMarkdown: boolean): string[] {
  const strong = isMarkdown ? '**' : '';
  const names = concept.aliases.slice(0, mostNames).map(show).join(', ');
  const [best, ...rest] = concept.definitions;
  return [
    `${strong}${show(concept.name)}${strong}${names === '' ? '' : ` (${names})`}`,
    ...(best === undefined ? ['No definition is known.'] : defined(context, best, show, isMarkdown)),
    ...rest
      .slice(0, others)
      .flatMap((definition) => [isMarkdown ? '---' : '', ...defined(context, definition, show, isMarkdown)]),
    ...(isMarkdown ? ['---'] : []),
    `${count(concept.mentions, 'mention')} in ${count(concept.notes, 'note')}`,
  ].filter((section) => section !== '');
}

function defined(
  context: Context,
  definition: Definition,
  show: (text: string) => string,
  isMarkdown: boolean,
): string[] {
  const { text, origin } = definition;
  const said = origin === 'note' ? oneLine(text, longest) : withoutMarkup(cut(unwrapped(text)));
  return [show(said), `— ${originOf(context, definition, show, isMarkdown)}`];
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** A link to where the definition stands, or the starter glossary, and the source that the glossary names. */
function originOf(
  context: Context,
  definition: Definition,
  show: (text: string) => string,
  isMarkdown: boolean,
): string {
  const source = definition.source === undefined ? '' : `; source: ${show(definition.source)}`;
  const { uri, start = 0, end = start } = definition;
  if (uri === undefined) return `Starter glossary${source}`;
  const line = lineOf(context, { uri, start, end });
  const name = `${show(nameOf(context, uri))}:${line}`;
  return `${isMarkdown ? `[${name}](${uri}#L${line})` : name}${source}`;
}
