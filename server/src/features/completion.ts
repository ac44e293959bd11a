import * as v from 'valibot';
import {
  type CancellationToken,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  MarkupKind,
} from 'vscode-languageserver-protocol';
import { isProseAt } from '../index.js';
import { canonical } from '../workspace/uris.js';
import type { Context } from './context.js';
import { definitionLines } from './hover.js';
import { markdown, plainText } from './markup.js';
import { type Offer, Offers } from './offers.js';
import { offsetIn, rangeIn } from './places.js';
import { mentionCounts } from './wording.js';

/** The most items of one answer: a client asks again when more has been typed. */
const most = 50;
/** How much of a line before the cursor is looked at, in UTF-16 code units. */
const furthest = 200;

/** What an item holds so that it can be told more of later. */
const itemData = v.object({ concept: v.string(), uri: v.string() });

/** Completes the names of concepts, and of terms that nobody has defined yet. */
export class Completion {
  readonly #offers = new Offers();

  /** Names for what has been typed up to a position; where no word is being typed, the concepts of the notes. */
  async find(
    context: Context,
    { textDocument, position }: CompletionParams,
    token: CancellationToken,
  ): Promise<CompletionList | null> {
    const uri = canonical(textDocument.uri);
    if (!context.workspace.settingsOf(uri)['completion.enable'] || !context.workspace.isOpen(uri)) return null;
    await this.#offers.refresh(context, token);
    // What is typed meanwhile is taken into account.
    const text = context.workspace.buffers.get(uri)?.text;
    const offset = offsetIn(context, uri, position);
    const settings = context.workspace.settingsOf(uri);
    if (text === undefined || offset === undefined) return null;
    if (!isProseAt(text, offset)) return null;
    const before = /[^\r\n]*$/.exec(text.slice(Math.max(0, offset - furthest), offset))?.[0] ?? '';
    const typed = this.#offers.find(context, uri, before, settings['completion.minLetters']);
    const offers = typed ?? this.#offers.mentioned(context, uri, before.length);
    const items = offers.slice(0, most).flatMap((offer, rank) => {
      const range = rangeIn(context, { uri, start: offset - before.length + offer.start, end: offset });
      return range === undefined ? [] : [itemOf(context, offer, uri, before, rank, { range, newText: offer.text })];
    });
    return { isIncomplete: typed === undefined || offers.length > most || items.length === 0, items };
  }
}

/** Tells what an item means. */
export function resolveCompletion(context: Context, item: CompletionItem): CompletionItem {
  const data = v.safeParse(itemData, item.data);
  const concept = data.success ? context.notes.concept(data.output.concept, data.output.uri) : undefined;
  if (concept === undefined) return item;
  const markup = context.client.markdownCompletion ? markdown : plainText;
  const kind = markup.isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  const value = [...definitionLines(context, concept, markup), mentionCounts(context.t, concept)].join('\n\n');
  return { ...item, documentation: { kind, value } };
}

function itemOf(
  { t }: Context,
  { label, kind, of, start, rest }: Offer,
  uri: string,
  before: string,
  rank: number,
  textEdit: CompletionItem['textEdit'] & object,
): CompletionItem {
  const isCandidate = kind === 'candidate';
  return {
    label,
    ...(label === of.name ? {} : { labelDetails: { description: of.name } }),
    kind: isCandidate ? CompletionItemKind.Text : CompletionItemKind.Reference,
    ...(isCandidate ? { detail: t('{0}, not defined', mentionCounts(t, of)) } : { data: { concept: of.name, uri } }),
    // The client compares this with what is typed: hyphens and accents need not be those of the name.
    filterText: before.slice(start) + rest,
    sortText: String(rank).padStart(3, '0'),
    textEdit,
  };
}
