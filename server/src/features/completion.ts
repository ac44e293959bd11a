import * as v from 'valibot';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  MarkupKind,
} from 'vscode-languageserver-protocol';
import { type Concept, isProseAt, type TypedName, TypedNames } from '../index.js';
import { canonical } from '../workspace/uris.js';
import type { Context } from './context.js';
import { count, escaped, oneLine, seemly, unwrapped, withoutMarkup } from './display.js';
import { offsetIn, rangeIn } from './places.js';
import { haveSameNames } from './same-names.js';

/** The most items of one answer: a client asks again when more has been typed. */
const most = 50;
/** How much of a line before the cursor is looked at, and shown of a definition, in UTF-16 code units. */
const furthest = 200;
const longest = 600;

/** A way to write a concept: its name, an alias or an inflection. */
interface Name {
  readonly text: string;
  /** Its index among the concepts. */
  readonly concept: number;
  readonly isInflected: boolean;
}

const unnamed: Name = { text: '', concept: -1, isInflected: false };

/** A name that is offered. */
interface Offer extends TypedName {
  readonly label: string;
  readonly isInflected: boolean;
  readonly concept: Concept;
}

/** What an item holds so that it can be told more of later. */
const itemData = v.object({ concept: v.string(), uri: v.string() });

/** Completes the names of concepts. What finds them is made again when there are other names. */
export class Completion {
  #concepts: readonly Concept[] = [];
  #names: readonly Name[] = [];
  #typed = new TypedNames([]);

  /** Names for what has been typed up to a position; where no word is being typed, the concepts of the notes. */
  find(context: Context, { textDocument, position }: CompletionParams): CompletionList | null {
    const uri = canonical(textDocument.uri);
    const text = context.workspace.buffers.get(uri)?.text;
    const offset = offsetIn(context, uri, position);
    const settings = context.workspace.settingsOf(uri);
    if (!settings['completion.enable'] || text === undefined || offset === undefined) return null;
    if (!isProseAt(text, offset)) return null;
    this.#refresh(context);
    const before = /[^\r\n]*$/.exec(text.slice(Math.max(0, offset - furthest), offset))?.[0] ?? '';
    const found = this.#typed.find(before, settings['completion.minLetters']);
    const typed = found ?? this.#mentioned(before.length);
    const offers = this.#offers(typed, mentionsIn(context, uri));
    const items = offers.slice(0, most).flatMap((offer, rank) => {
      const range = rangeIn(context, { uri, start: offset - before.length + offer.start, end: offset });
      return range === undefined ? [] : [itemOf(offer, uri, before, rank, { range, newText: offer.text })];
    });
    return { isIncomplete: found === undefined || offers.length > most || items.length === 0, items };
  }

  /** The names of concepts that the notes mention, nothing of them being typed. */
  #mentioned(start: number): readonly TypedName[] {
    return this.#names.flatMap(({ text, concept, isInflected }, name) => {
      const isMentioned = (this.#concepts[concept]?.mentions ?? 0) > 0;
      return isMentioned && !isInflected ? [{ name, word: 0, start, text, rest: text }] : [];
    });
  }

  /** Those of which most has been typed first, inflections after names and aliases, then those that this note mentions most, `mentions` saying how often. */
  #offers(typed: readonly TypedName[], mentions: ReadonlyMap<string, number>): readonly Offer[] {
    const here = ({ concept }: Offer): number => mentions.get(concept.name) ?? 0;
    return typed
      .flatMap((one) => {
        const { text: label, concept: index, isInflected } = this.#names[one.name] ?? unnamed;
        const concept = this.#concepts[index];
        return concept === undefined ? [] : [{ ...one, label, isInflected, concept }];
      })
      .sort(
        (a, b) =>
          a.start - b.start ||
          Number(a.isInflected) - Number(b.isInflected) ||
          Number(a.word > 0) - Number(b.word > 0) ||
          here(b) - here(a) ||
          b.concept.mentions - a.concept.mentions ||
          a.name - b.name,
      );
  }

  #refresh({ notes }: Context): void {
    const concepts = notes.concepts();
    const isSame = haveSameNames(concepts, this.#concepts);
    this.#concepts = concepts;
    if (isSame) return;
    this.#names = concepts.flatMap(({ name, aliases, forms }, concept) => {
      const names = new Set([name, ...aliases]);
      return Array.from(new Set([...names, ...forms]), (text) => ({ text, concept, isInflected: !names.has(text) }));
    });
    this.#typed = new TypedNames(this.#names.map(({ text }) => text));
  }
}

/** Tells what an item means. */
export function resolveCompletion({ notes, client }: Context, item: CompletionItem): CompletionItem {
  const data = v.safeParse(itemData, item.data);
  const concept = data.success ? notes.concept(data.output.concept, data.output.uri) : undefined;
  if (concept === undefined) return item;
  const show = client.markdownCompletion ? escaped : seemly;
  const [best] = concept.definitions;
  const said = best?.origin === 'note' ? oneLine(best.text, longest) : withoutMarkup(unwrapped(cut(best?.text ?? '')));
  const source = best?.source === undefined ? '' : `— ${show(best.source)}`;
  const mentioned = `${count(concept.mentions, 'mention')} in ${count(concept.notes, 'note')}`;
  const kind = client.markdownCompletion ? MarkupKind.Markdown : MarkupKind.PlainText;
  const value = [show(said), source, mentioned].filter((part) => part !== '').join('\n\n');
  return { ...item, documentation: { kind, value } };
}

function itemOf(
  { label, concept, start, rest }: Offer,
  uri: string,
  before: string,
  rank: number,
  textEdit: CompletionItem['textEdit'] & object,
): CompletionItem {
  return {
    label,
    ...(label === concept.name ? {} : { labelDetails: { description: concept.name } }),
    kind: CompletionItemKind.Reference,
    // The client compares this with what is typed: hyphens and accents need not be those of the name.
    filterText: before.slice(start) + rest,
    sortText: String(rank).padStart(3, '0'),
    textEdit,
    data: { concept: concept.name, uri },
  };
}

/** How often each concept is mentioned in a note. */
function mentionsIn({ notes }: Context, uri: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { concept } of notes.mentions(uri)) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  return counts;
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
