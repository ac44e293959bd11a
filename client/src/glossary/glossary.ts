import { EndOfLine, Location, l10n, Position, type QuickPickItem, Selection, Uri, window, workspace } from 'vscode';
import { Query, type TermAnswer, type TermParams } from '../../../server/src/protocol.js';
import { hint } from '../hint.js';
import type { LanguageServer } from '../language-server.js';
import { type LspLocation, showPlace } from '../places.js';
import { withoutIcons } from '../without-icons.js';
import { conceptName, findEntry, linkToLine, newEntry } from './glossary-entry.js';
import { createGlossary, findGlossaries, newGlossaryPlace } from './glossary-notes.js';

/** A word with its inner hyphens and apostrophes: "mesa-optimizer". */
const word = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/u;

/**
 * Adds a term to a glossary with what is known of it; one that is there is shown. `given`: the term, or the row of a view
 * that stands for it; otherwise it is the selected one, or the one at the cursor.
 */
export async function addConceptToGlossary(server: LanguageServer, given?: unknown): Promise<void> {
  const written = conceptName(termIn(given) ?? selectedText());
  const known = await knownTerm(server, written);
  const name = known?.name ?? (written || wordAtCursor());
  if (!name) return hint(l10n.t('Select the name of a concept in a note first.'));

  const glossaries = await findGlossaries();
  for (const uri of glossaries) {
    const line = findEntry((await workspace.openTextDocument(uri)).getText(), [name, written]);
    if (line === undefined) continue;
    await showPlace(new Location(uri, new Position(line, 0)));
    return hint(l10n.t('The glossary has an entry for {0}.', name));
  }
  if (glossaries.length === 0 && !newGlossaryPlace()) {
    return hint(l10n.t('Open a folder first: the glossary is a note in it.'));
  }
  const title = l10n.t('Add {0} to', name);
  const glossary =
    glossaries.length > 1 ? await pickGlossary(glossaries, title) : (glossaries[0] ?? (await createGlossary()));
  if (!glossary) return;
  await addEntry(glossary, known ?? { name, aliases: [] });
  const hasDefinition = known?.definition !== undefined;
  hint(
    hasDefinition
      ? l10n.t('This is how the notes explain {0}.', name)
      : l10n.t('Write the definition of {0} under its name.', name),
  );
}

function termIn(given: unknown): string | undefined {
  if (typeof given === 'object' && given !== null && 'term' in given) return termIn(given.term);
  return typeof given === 'string' ? given : undefined;
}

/** Opens the glossary note, asks which where there are several, and offers to make one where there is none. */
export async function openGlossary(): Promise<void> {
  const glossaries = await findGlossaries();
  const uri = glossaries.length === 1 ? glossaries[0] : await chooseGlossary(glossaries);
  if (uri) await window.showTextDocument(uri);
}

async function chooseGlossary(glossaries: readonly Uri[]): Promise<Uri | undefined> {
  const title = l10n.t('Glossary');
  if (glossaries.length > 0) return pickGlossary(glossaries, title);
  const place = newGlossaryPlace();
  if (!place) {
    hint(l10n.t('Open a folder first: the glossary is a note in it.'));
    return undefined;
  }
  const create: QuickPickItem = {
    label: l10n.t('$(new-file) Create {0}', withoutIcons(workspace.asRelativePath(place))),
    detail: l10n.t('These notes have no glossary yet.'),
  };
  return (await window.showQuickPick([create], { title })) && createGlossary();
}

async function pickGlossary(glossaries: readonly Uri[], title: string): Promise<Uri | undefined> {
  const items = glossaries.map((uri) => ({ label: withoutIcons(workspace.asRelativePath(uri)), uri }));
  return (await window.showQuickPick(items, { title }))?.uri;
}

function selectedText(): string {
  const editor = window.activeTextEditor;
  return editor ? editor.document.getText(editor.selection) : '';
}

function wordAtCursor(): string {
  const editor = window.activeTextEditor;
  const range = editor?.document.getWordRangeAtPosition(editor.selection.active, word);
  return range ? conceptName(editor?.document.getText(range) ?? '') : '';
}

/** What the notes know of a term as written, so that "schemers" finds "Schemer"; without one, of that at the cursor. */
async function knownTerm(server: LanguageServer, written: string): Promise<TermAnswer | undefined> {
  const editor = window.activeTextEditor;
  if (!written && !editor) return undefined;
  const place = editor && {
    textDocument: { uri: editor.document.uri.toString() },
    position: editor.selection.active,
  };
  const params: TermParams = { ...place, ...(written ? { name: written } : {}) };
  return (await server.request<TermAnswer | null>(Query.term.method, params)) ?? undefined;
}

async function addEntry(glossary: Uri, { name, aliases, definition }: TermAnswer): Promise<void> {
  const editor = await window.showTextDocument(glossary);
  const { document } = editor;
  const end = () => document.positionAt(document.getText().length);
  const source = definition && (definition.source ?? linkTo(definition.location, glossary));
  const content = {
    name,
    aliases,
    ...(source === undefined ? {} : { source }),
    ...(definition === undefined ? {} : { definition: definition.text }),
  };
  const entry = newEntry(document.getText(), content, document.eol === EndOfLine.CRLF ? '\r\n' : '\n');
  await editor.edit((builder) => builder.insert(end(), entry));
  editor.selection = new Selection(end(), end());
  editor.revealRange(editor.selection);
}

/** A link from a glossary to where a definition stands. */
function linkTo(location: LspLocation | undefined, glossary: Uri): string | undefined {
  return location && linkToLine(glossary.path, Uri.parse(location.uri).path, location.range.start.line + 1);
}
