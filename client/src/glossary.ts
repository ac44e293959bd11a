import {
  EndOfLine,
  Location,
  l10n,
  Position,
  type QuickPickItem,
  Selection,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { type ConceptAnswer, Query } from '../../server/src/protocol.js';
import { conceptName, findEntry, newEntry } from './glossary-entry.js';
import { createGlossary, findGlossaries, newGlossaryPlace } from './glossary-notes.js';
import { hint } from './hint.js';
import type { LanguageServer } from './language-server.js';
import { showPlace } from './places.js';

/** A word with its inner hyphens and apostrophes: "mesa-optimizer". */
const word = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/u;

/** Adds the selected concept, or the word at the cursor, to the glossary; one that is there is only shown. */
export async function addConceptToGlossary(server: LanguageServer, given?: unknown): Promise<void> {
  const term = conceptName(typeof given === 'string' ? given : selectedText());
  if (!term) return hint(l10n.t('Select the name of a concept in a note first.'));

  const name = (await knownConcept(server, term))?.name ?? term;
  const glossaries = await findGlossaries();
  for (const uri of glossaries) {
    const line = findEntry((await workspace.openTextDocument(uri)).getText(), [term, name]);
    if (line === undefined) continue;
    await showPlace(new Location(uri, new Position(line, 0)));
    return hint(l10n.t('The glossary has an entry for {0}.', name));
  }
  const glossary = glossaries[0] ?? (await createGlossary());
  if (!glossary) return hint(l10n.t('Open a folder first: the glossary is a note in it.'));
  await addEntry(glossary, name);
  hint(l10n.t('Write the definition of {0} under its name.', name));
}

/** Opens the glossary note, asks which where there are several, and offers to make one where there is none. */
export async function openGlossary(): Promise<void> {
  const glossaries = await findGlossaries();
  const uri = glossaries.length === 1 ? glossaries[0] : await chooseGlossary(glossaries);
  if (uri) await window.showTextDocument(uri);
}

async function chooseGlossary(glossaries: readonly Uri[]): Promise<Uri | undefined> {
  const title = l10n.t('Glossary');
  if (glossaries.length > 0) {
    const items = glossaries.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
    return (await window.showQuickPick(items, { title }))?.uri;
  }
  const place = newGlossaryPlace();
  if (!place) {
    hint(l10n.t('Open a folder first: the glossary is a note in it.'));
    return undefined;
  }
  const create: QuickPickItem = {
    label: l10n.t('$(new-file) Create {0}', workspace.asRelativePath(place)),
    detail: l10n.t('These notes have no glossary yet.'),
  };
  return (await window.showQuickPick([create], { title })) && createGlossary();
}

function selectedText(): string {
  const editor = window.activeTextEditor;
  if (!editor) return '';
  const { document, selection } = editor;
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active, word) : selection;
  return range ? document.getText(range) : '';
}

/** The concept that the notes already know by this name or form, so that "schemers" finds the entry "Schemer". */
async function knownConcept(server: LanguageServer, term: string): Promise<ConceptAnswer | undefined> {
  const concepts = await server.request<readonly ConceptAnswer[]>(Query.concepts.method, {});
  const wanted = term.toLowerCase();
  return concepts?.find(({ name, forms }) => [name, ...forms].some((form) => form.toLowerCase() === wanted));
}

async function addEntry(glossary: Uri, name: string): Promise<void> {
  const editor = await window.showTextDocument(glossary);
  const { document } = editor;
  const end = () => document.positionAt(document.getText().length);
  const entry = newEntry(document.getText(), name, document.eol === EndOfLine.CRLF ? '\r\n' : '\n');
  await editor.edit((builder) => builder.insert(end(), entry));
  editor.selection = new Selection(end(), end());
  editor.revealRange(editor.selection);
}
