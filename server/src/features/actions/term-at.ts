import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Candidate, Concept } from '../../index.js';
import type { Context } from '../context.js';
import { knownCandidates } from '../known-terms.js';
import type { Meant } from '../mentions.js';

/** What is selected or at the cursor, as a term. */
export interface Term {
  readonly name: string;
  /** A concept is called so. */
  readonly isKnown: boolean;
  readonly isInGlossary: boolean;
  /** What of it can be ignored: the concept, the alias alone where one is written, or the candidate. */
  readonly ignorable?: string;
}

/** The longest term, in UTF-16 code units and in words. */
const longest = 100;
const mostWords = 6;

/** What one asks about: `asked` is false where an editor looks by itself. */
export interface TermQuestion {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  /** The mention at `start`. */
  readonly meant: Meant | undefined;
  readonly asked: boolean;
}

/** The term of an open note that is selected; else the mention, the candidate or the acronym at the cursor. */
export async function termAt(
  context: Context,
  text: string,
  question: TermQuestion,
  token: CancellationToken,
): Promise<Term | undefined> {
  const { uri, start, end, meant, asked } = question;
  if (start < end) {
    const written = end - start > longest ? undefined : selected(text.slice(start, end));
    if (written === undefined) return undefined;
    const concept = context.notes.concept(written, uri);
    return concept
      ? known(concept, written, written)
      : unknown(written, asked ? await candidate(context, written, token) : undefined);
  }
  if (meant !== undefined) {
    const { concept, mention } = meant;
    return known(concept, concept.name, text.slice(mention.start, mention.end));
  }
  const candidates = await knownCandidates(context, token);
  const found = candidates.find(({ name, forms }) => [name, ...forms].some((form) => holdsAt(text, form, start)));
  const name = found?.name ?? acronymAt(text, start);
  return name === undefined ? undefined : unknown(name, found);
}

function known(concept: Concept, name: string, written: string): Term {
  const isInGlossary = concept.definitions.some(({ origin }) => origin === 'glossary');
  const ignorable = concept.aliases.find((alias) => isWrittenSo(alias, written)) ?? concept.name;
  return { name, isKnown: true, isInGlossary, ignorable };
}

function unknown(name: string, found: Candidate | undefined): Term {
  const about = { name, isKnown: false, isInGlossary: false };
  return found === undefined ? about : { ...about, ignorable: found.name };
}

async function candidate(context: Context, written: string, token: CancellationToken): Promise<Candidate | undefined> {
  const candidates = await knownCandidates(context, token);
  return candidates.find(({ name, forms }) => [name, ...forms].some((form) => isWrittenSo(form, written)));
}

function isWrittenSo(form: string, written: string): boolean {
  return form.toLowerCase() === written.toLowerCase().replace(/['’]s$/, '');
}

/** A selection in one line, without the quotation marks and stops around it; undefined for what is no term. */
function selected(written: string): string | undefined {
  const term = written
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N})+#]+$/u, '');
  const isTerm = /\p{L}/u.test(term) && !/[.!?:;] /.test(term) && term.split(' ').length <= mostWords;
  return isTerm ? term : undefined;
}

/** Whether a form stands around an offset, as words of their own. */
function holdsAt(text: string, form: string, offset: number): boolean {
  const from = Math.max(0, offset - form.length);
  const around = text.slice(from, offset + form.length).toLowerCase();
  const at = around.indexOf(form.toLowerCase());
  const isApart = (unit: string | undefined): boolean => !/[\p{L}\p{N}]/u.test(unit ?? '');
  return at >= 0 && isApart(text[from + at - 1]) && isApart(text[from + at + form.length]);
}

/** A word with two capitals or more at an offset. */
function acronymAt(text: string, offset: number): string | undefined {
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, offset - longest), offset))?.[0] ?? '';
  const after = /^[\p{L}\p{N}]*/u.exec(text.slice(offset, offset + longest))?.[0] ?? '';
  return /\p{Lu}.*\p{Lu}/u.test(before + after) ? before + after : undefined;
}
