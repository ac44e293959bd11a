import {
  type CancellationToken,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver-protocol';
import type { Passage } from '../index.js';
import { canonical } from '../workspace/uris.js';
import type { Context } from './context.js';
import { oneLine } from './display.js';
import { findMails } from './mails.js';
import { type Locate, locator, textsOf } from './places.js';

/** An entry of the outline: it names what reaches from `start` to `end`, and contains entries of a deeper level. */
interface Entry {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly level: number;
  readonly start: number;
  /** Where the name stands. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly end: number;
}

/** What an entry begins with. */
type Mark = Pick<Entry, 'level' | 'start' | 'nameStart' | 'nameEnd'>;

/** Nobody reads further in an outline: where there is more, deeper entries are left out, and in the end the later ones. */
const mostEntries = 10_000;
const longestName = 80;
const longestOpener = 80;

/**
 * The outline of a note: its headings; where it has none, the subjects of its mails; else its block openers; else the
 * first words of its passages.
 */
export async function documentSymbols(
  context: Context,
  params: DocumentSymbolParams,
  token: CancellationToken,
): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
  const uri = canonical(params.textDocument.uri);
  const text = (await textsOf(context, [uri], token)).get(uri);
  if (text === undefined) return null;
  const locate = await locator(context, [uri], token);
  const entries = theMost(outline(text, context.notes.passages(uri)));
  return context.client.nestedSymbols ? nested(entries, uri, locate) : flat(entries, uri, locate);
}

export function outline(text: string, passages: readonly Passage[]): readonly Entry[] {
  const headings = passages.filter(({ kind }) => kind === 'heading');
  if (headings.length > 0) return sections(headings.map(markOf), text, SymbolKind.String);
  const mails = findMails(text).map(({ start, subjectStart, subjectEnd }) => {
    return { level: 0, start, nameStart: subjectStart, nameEnd: subjectEnd };
  });
  if (mails.length > 0) return sections(mails, text, SymbolKind.String);
  const openers = passages.filter((passage) => isOpener(text, passage));
  if (openers.length > 0) return sections(openers.map(markOf), text, SymbolKind.Namespace);
  return passages.flatMap((passage) => named({ ...markOf(passage), level: 0 }, passage.end, text, SymbolKind.String));
}

/** At most {@link mostEntries} of them: as many levels as there is room for, and of a single one the first. */
export function theMost(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length <= mostEntries) return entries;
  const levels = [...new Set(entries.map(({ level }) => level))].sort((a, b) => b - a);
  let left = entries;
  for (const deepest of levels.slice(0, -1)) {
    left = left.filter(({ level }) => level < deepest);
    if (left.length <= mostEntries) return left;
  }
  return left.slice(0, mostEntries);
}

function markOf({ level, start, end }: Passage): Mark {
  return { level, start, nameStart: start, nameEnd: end };
}

/** A short line that ends in a colon. */
function isOpener(text: string, { start, end }: Passage): boolean {
  if (end - start > longestOpener) return false;
  const line = text.slice(start, end);
  return !/[\r\n]/.test(line) && /[\p{L}\p{N}].*:$/u.test(line);
}

/** Entries that reach to the next of the same or an upper level. */
function sections(marks: readonly Mark[], text: string, kind: SymbolKind): readonly Entry[] {
  const entries: Entry[] = [];
  // Ends are found from the back: for every level, where the next mark of that or an upper level begins.
  const next = new Array<number>(7).fill(text.trimEnd().length);
  for (const mark of marks.toReversed()) {
    const level = Math.min(mark.level, 6);
    const end = trimmedEnd(text, mark.start, next[level] ?? mark.nameEnd);
    next.fill(mark.start, level);
    entries.push(...named({ ...mark, level }, end, text, kind));
  }
  return entries.reverse();
}

/** The entry of a mark, if its name says anything. */
function named(mark: Mark, end: number, text: string, kind: SymbolKind): readonly Entry[] {
  const name = oneLine(text.slice(mark.nameStart, mark.nameEnd), longestName);
  return name === '' ? [] : [{ ...mark, name, kind, end: Math.max(end, mark.nameEnd) }];
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return last;
}

function nested(entries: readonly Entry[], uri: string, locate: Locate): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { readonly level: number; readonly children: DocumentSymbol[] }[] = [];
  for (const { name, kind, level, start, nameStart, nameEnd, end } of entries) {
    const range = locate({ uri, start, end })?.range;
    const selectionRange = locate({ uri, start: nameStart, end: nameEnd })?.range;
    if (range === undefined || selectionRange === undefined) continue;
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    const children: DocumentSymbol[] = [];
    (open.at(-1)?.children ?? roots).push({ name, kind, range, selectionRange, children });
    open.push({ level, children });
  }
  return roots;
}

function flat(entries: readonly Entry[], uri: string, locate: Locate): SymbolInformation[] {
  return entries.flatMap(({ name, kind, start, end }) => {
    const location = locate({ uri, start, end });
    return location === undefined ? [] : [{ name, kind, location }];
  });
}
