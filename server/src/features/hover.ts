import { type CancellationToken, type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver-protocol';
import type { Concept, Definition, Place } from '../index.js';
import type { Context } from './context.js';
import { oneLine, unwrapped, withoutMarkup } from './display.js';
import { knownConcepts } from './known-terms.js';
import { type Markup, markdown, plainText } from './markup.js';
import { type Meant, meantAt } from './mentions.js';
import { nameOf } from './names.js';
import { isProse, passagesAbout, sentenceAround } from './passages-about.js';
import { lineOf, locator, textsOf } from './places.js';
import { mentionCounts } from './wording.js';

/** How many are shown: names beside the first, definitions after the best one, passages about it. */
const mostNames = 6;
const mostOthers = 4;
const mostPassages = 2;
/** In UTF-16 code units: the best definition, another one, a passage. */
const longest = 800;
const longestOther = 200;
const longestPassage = 160;

/** What the concept under the pointer means, where that is said, how often it is mentioned, and where most is said of it. */
export async function hover(context: Context, params: HoverParams, token: CancellationToken): Promise<Hover | null> {
  const meant = meantAt(context, params);
  if (meant === undefined) return null;
  const { concept, uri } = meant;
  const locate = await locator(context, [uri], token);
  const range = locate({ ...meant.mention, uri })?.range;
  const markup = context.client.markdownHover ? markdown : plainText;
  const passages = await passageLines(context, concept, { ...meant.mention, uri }, markup, token);
  const value = [
    heading(concept, markup),
    ...definitionLines(context, concept, markup),
    ...(await otherMeanings(context, meant, markup, token)),
    ...passages,
  ].join('\n\n');
  return {
    contents: { kind: markup.isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value },
    ...(range === undefined ? {} : { range }),
  };
}

function heading({ name, aliases }: Concept, { strong, text }: Markup): string {
  const names = aliases.slice(0, mostNames).map(text).join(', ');
  return `${strong(name)}${names === '' ? '' : ` (${names})`}`;
}

/** The best definition in paragraphs, the others in a line each. */
export function definitionLines(
  context: Context,
  { definitions }: Pick<Concept, 'definitions'>,
  markup: Markup,
): readonly string[] {
  const { t } = context;
  const [best, ...others] = definitions;
  if (best === undefined) return [t('No definition is known.')];
  const { text, origin, uri } = best;
  const said = origin === 'note' ? markup.text(oneLine(text, longest)) : markup.definition(cut(unwrapped(text)), uri);
  const lines = others.slice(0, mostOthers).map((other) => {
    const line = markup.text(oneLine(other.origin === 'note' ? other.text : withoutMarkup(other.text), longestOther));
    return `- ${senseOf(other, markup)}${line} — ${originOf(context, other, markup)}`;
  });
  const missing = others.length - mostOthers;
  if (missing > 0) lines.push(`- ${missing === 1 ? t('1 more definition') : t('{0} more definitions', missing)}`);
  return [
    `${senseOf(best, markup)}${said}`,
    `— ${originOf(context, best, markup)}`,
    ...(lines.length > 0 ? [lines.join('\n')] : []),
  ];
}

/** What an acronym that is hovered means elsewhere. */
async function otherMeanings(
  context: Context,
  meant: Meant,
  markup: Markup,
  token: CancellationToken,
): Promise<readonly string[]> {
  const text = context.workspace.buffers.get(meant.uri)?.text ?? '';
  const written = text.slice(meant.mention.start, meant.mention.end);
  if (!/\p{Lu}.*\p{Lu}/u.test(written)) return [];
  const short = meant.concept.aliases.find((alias) => alias === written || `${alias}s` === written);
  if (short === undefined) return [];
  const others = (await knownConcepts(context, token)).filter(
    ({ name, aliases }) => name !== meant.concept.name && aliases.includes(short),
  );
  const lines = others.slice(0, mostOthers).map((other) => {
    const [best] = other.definitions;
    const origin = best === undefined ? '' : ` — ${originOf(context, best, markup)}`;
    return `- ${context.t('{0} elsewhere: {1}', markup.text(short), markup.strong(other.name))}${origin}`;
  });
  return lines.length > 0 ? [lines.join('\n')] : [];
}

async function passageLines(
  context: Context,
  concept: Concept,
  here: Place,
  markup: Markup,
  token: CancellationToken,
): Promise<readonly string[]> {
  const passages = passagesAbout(context, concept, here, mostPassages * 3);
  const texts = await textsOf(
    context,
    passages.map(({ uri }) => uri),
    token,
  );
  const told = passages.flatMap((passage) => {
    const text = texts.get(passage.uri);
    return text === undefined ? [] : [{ passage, text, isProse: isProse(text, passage) }];
  });
  // Titles and lists say less of what they name.
  const best = told.sort((one, other) => Number(other.isProse) - Number(one.isProse)).slice(0, mostPassages);
  const lines = best.map(({ passage, text }) => {
    return `- “${markup.text(sentenceAround(text, passage, longestPassage))}” — ${placeLink(context, passage, markup)}`;
  });
  return [
    ...(markup.isMarkdown ? ['---'] : []),
    mentionCounts(context.t, concept),
    ...(lines.length > 0 ? [lines.join('\n')] : []),
  ];
}

/** A text that is cut after its last paragraph or sentence that fits. */
function cut(text: string): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest);
  const ends = [...start.matchAll(/\n\s*\n|[.!?]["”’)]*(?=\s)/g)].map(({ 0: end, index }) => index + end.length);
  const end = ends.findLast((one) => one > longest / 2) ?? longest;
  return `${start
    .slice(0, end)
    .trimEnd()
    .replace(/[\ud800-\udbff]$/, '')} …`;
}

function senseOf({ sense }: Definition, { text }: Markup): string {
  return sense === undefined ? '' : `(${text(sense)}) `;
}

/** A link to where the definition stands, or the starter glossary, and the source that the glossary names. */
function originOf(context: Context, definition: Definition, markup: Markup): string {
  const { uri, source, start = 0, end = start } = definition;
  const origin = uri === undefined ? context.t('Starter glossary') : placeLink(context, { uri, start, end }, markup);
  return source === undefined ? origin : context.t('{0}; source: {1}', origin, markup.definition(source, uri));
}

function placeLink(context: Context, place: Place, { link }: Markup): string {
  const line = lineOf(context, place);
  return link(`${nameOf(context, place.uri)}:${line}`, `${place.uri}#L${line}`);
}
