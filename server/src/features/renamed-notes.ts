import { type Concept, createNotes, type Notes, type RenamedTerm, type RenameEdit, renameIn } from '../index.js';
import type { Context } from './context.js';
import { count } from './display.js';
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
export function renamedNotes(
  { notes }: Context,
  texts: ReadonlyMap<string, string>,
  rename: Rename,
): ReadonlyMap<string, RenamedNote> {
  const glossaries = new Set(rename.concept.definitions.map(({ uri, origin }) => (origin === 'glossary' ? uri : '')));
  const renamed = new Map<string, RenamedNote>();
  for (const [uri, first] of texts) {
    const mentions = notes.mentions(uri).filter(({ concept }) => concept === rename.concept.name);
    const edits = renameIn(first, mentions, rename, glossaries.has(uri));
    if (edits.length > 0) renamed.set(uri, { first, edits });
  }
  return renamed;
}

/** The notes that say what a concept is: they define it, or give an acronym of it. */
export function definingNotes({ notes }: Context, { name, definitions }: Concept): ReadonlySet<string> {
  const isOfIt = (form: string, uri: string): boolean => notes.concept(form, uri)?.name === name;
  const uris = new Set(definitions.flatMap(({ uri }) => uri ?? []));
  for (const uri of notes.uris()) {
    const acronyms = notes.acronyms(uri);
    if (acronyms.some(({ short, long }) => isOfIt(long, uri) || isOfIt(short, uri))) uris.add(uri);
  }
  return uris;
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
  { notes }: Context,
  renamed: ReadonlyMap<string, RenamedNote>,
  { concept, name, term }: Rename,
): string | undefined {
  const forms = new Set([name]);
  for (const { edits } of renamed.values()) for (const { form } of edits) forms.add(form);
  for (const form of forms) {
    const other = notes.concept(form);
    if (other === undefined || other.name === concept.name) continue;
    const where = other.definitions[0]?.origin === 'starter' ? ' of the starter glossary' : '';
    const what = other.name === form ? `is another concept${where}` : `is a form of “${other.name}”${where}`;
    return `“${term}” cannot be called so: “${form}” ${what}.`;
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
  if (known === undefined) return whyFixed(term);
  const next = after.concept(name)?.name;
  if (next === undefined) {
    return `The notes would no longer say what “${name}” is: give “${term}” an entry in a glossary first.`;
  }
  const lost = names.find(
    (other) => other !== term && before.concept(other)?.name === known && after.concept(other)?.name !== next,
  );
  if (lost === undefined) return undefined;
  return `The notes would no longer say that “${lost}” is “${name}”: list it among the aliases in a glossary first.`;
}

/** Why a term cannot be renamed that only the starter glossary knows. */
export function whyFixed(term: string): string {
  return `“${term}” is known from the starter glossary, which cannot be changed: add it to a glossary of yours first.`;
}

/** What is left as it is, for a person; undefined where nothing is. */
export function whatIsLeft(context: Context): string | undefined {
  const { skipped } = context.workspace;
  const [first] = skipped.keys();
  if (first === undefined) return undefined;
  const others = skipped.size > 1 ? ` and ${count(skipped.size - 1, 'other file')}` : '';
  return `Renamed in all notes that were read. ${nameOf(context, first)}${others} ${skipped.size > 1 ? 'were' : 'was'} skipped.`;
}

function newNotes({ workspace }: Context): Notes {
  return createNotes({ ...workspace.notesSettings, starterGlossary: false });
}

function edited(text: string, edits: readonly RenameEdit[]): string {
  return edits.reduceRight((next, edit) => next.slice(0, edit.start) + edit.text + next.slice(edit.end), text);
}
