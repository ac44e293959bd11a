import type { CancellationToken } from 'vscode-languageserver-protocol';
import { type Concept, createNotes, type Notes, type RenamedTerm, type RenameEdit, renameIn } from '../index.js';
import { type Context, stopIfCancelled } from './context.js';
import { nameOf } from './names.js';

/** A note and how it is edited, in order. */
export interface RenamedNote {
  readonly first: string;
  readonly edits: readonly RenameEdit[];
}

/** A term and what it is to be called. */
export interface Rename extends RenamedTerm {
  readonly concept: Concept;
  readonly name: string;
  /** See {@link definingNotes}. */
  readonly defining: ReadonlySet<string>;
}

/** What renaming changes in notes of these texts, by URI; a note in which nothing changes is left out. */
export async function renamedNotes(
  context: Context,
  texts: ReadonlyMap<string, string>,
  rename: Rename,
  token: CancellationToken,
): Promise<ReadonlyMap<string, RenamedNote>> {
  const { notes } = context;
  const glossaries = new Set(rename.concept.definitions.map(({ uri, origin }) => (origin === 'glossary' ? uri : '')));
  const renamed = new Map<string, RenamedNote>();
  for (const [uri, first] of texts) {
    const mentions = notes.mentions(uri).filter(({ concept }) => concept === rename.concept.name);
    const edits = renameIn(first, mentions, rename, glossaries.has(uri));
    if (edits.length > 0) renamed.set(uri, { first, edits });
    await turn(context, token);
  }
  return renamed;
}

/** The notes that say what a concept is: they define it, or give an acronym of it. */
export async function definingNotes(
  context: Context,
  { name, definitions }: Concept,
  token: CancellationToken,
): Promise<ReadonlySet<string>> {
  const { notes } = context;
  const isOfIt = (form: string, uri: string): boolean => notes.concept(form, uri)?.name === name;
  const uris = new Set(definitions.flatMap(({ uri }) => uri ?? []));
  for (const uri of notes.uris()) {
    const acronyms = notes.acronyms(uri);
    if (acronyms.length === 0) continue;
    if (acronyms.some(({ short, long }) => isOfIt(long, uri) || isOfIt(short, uri))) uris.add(uri);
    await turn(context, token);
  }
  return uris;
}

/** Lets other requests be answered. */
async function turn({ turns }: Context, token: CancellationToken): Promise<void> {
  await turns.next();
  stopIfCancelled(token);
}

/**
 * Why a rename would go wrong, in a sentence; undefined where the concept has the same mentions afterwards: no form of
 * the new name belongs to another concept, and the notes still say what it is and what else it is called.
 * `texts`: those of the defining notes and of the renamed ones.
 */
export function whyNotRename(
  context: Context,
  texts: ReadonlyMap<string, string>,
  renamed: ReadonlyMap<string, RenamedNote>,
  rename: Rename,
): string | undefined {
  return whyTaken(context, renamed, rename) ?? whyUnknown(context, texts, renamed, rename);
}

function whyTaken(
  { notes, t }: Context,
  renamed: ReadonlyMap<string, RenamedNote>,
  { concept, name, term }: Rename,
): string | undefined {
  const forms = new Set([name]);
  for (const { edits } of renamed.values()) for (const { form } of edits) forms.add(form);
  for (const form of forms) {
    const other = notes.concept(form);
    if (other === undefined || other.name === concept.name) continue;
    const isStarter = other.definitions[0]?.origin === 'starter';
    if (other.name === form) {
      return isStarter
        ? t('“{0}” cannot be called so: “{1}” is another concept of the starter glossary.', term, form)
        : t('“{0}” cannot be called so: “{1}” is another concept.', term, form);
    }
    return isStarter
      ? t('“{0}” cannot be called so: “{1}” is a form of “{2}” of the starter glossary.', term, form, other.name)
      : t('“{0}” cannot be called so: “{1}” is a form of “{2}”.', term, form, other.name);
  }
  return undefined;
}

function whyUnknown(
  context: Context,
  texts: ReadonlyMap<string, string>,
  renamed: ReadonlyMap<string, RenamedNote>,
  { defining, names, term, name }: Rename,
): string | undefined {
  const before = newNotes(context);
  const after = newNotes(context);
  for (const uri of defining) {
    const text = texts.get(uri);
    if (text === undefined) continue;
    before.put(uri, text);
    after.put(uri, edited(text, renamed.get(uri)?.edits ?? []));
  }
  const known = before.concept(term)?.name;
  if (known === undefined) return whyFixed(context, term);
  const next = after.concept(name)?.name;
  if (next === undefined) {
    return context.t(
      'The notes would no longer say what “{0}” is: give “{1}” an entry in a glossary first.',
      name,
      term,
    );
  }
  const lost = names.find(
    (other) => other !== term && before.concept(other)?.name === known && after.concept(other)?.name !== next,
  );
  if (lost === undefined) return undefined;
  return context.t(
    'The notes would no longer say that “{0}” is “{1}”: list it among the aliases in a glossary first.',
    lost,
    name,
  );
}

/** Why a term cannot be renamed that only the starter glossary knows. */
export function whyFixed({ t }: Context, term: string): string {
  return t(
    '“{0}” is known from the starter glossary, which cannot be changed: add it to a glossary of yours first.',
    term,
  );
}

/** What is left as it is, for a person; undefined where nothing is. */
export function whatIsLeft(context: Context): string | undefined {
  const { t, workspace } = context;
  const [first] = workspace.skipped.keys();
  if (first === undefined) return undefined;
  const name = nameOf(context, first);
  const others = workspace.skipped.size - 1;
  if (others === 0) return t('Renamed in all notes that were read. {0} was skipped.', name);
  return others === 1
    ? t('Renamed in all notes that were read. {0} and 1 other file were skipped.', name)
    : t('Renamed in all notes that were read. {0} and {1} other files were skipped.', name, others);
}

function newNotes({ workspace }: Context): Notes {
  return createNotes({ ...workspace.notesSettings, starterGlossary: false });
}

function edited(text: string, edits: readonly RenameEdit[]): string {
  return edits.reduceRight((next, edit) => next.slice(0, edit.start) + edit.text + next.slice(edit.end), text);
}
