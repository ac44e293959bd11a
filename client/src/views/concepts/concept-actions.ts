import { commands, l10n, Uri, workspace } from 'vscode';
import {
  Action,
  type IgnoreTermsParams,
  type MentionsAnswer,
  type MentionsParams,
  Query,
  type TermAnswer,
} from '../../../../server/src/protocol.js';
import { addConceptToGlossary } from '../../glossary/glossary.js';
import { hint } from '../../hint.js';
import type { LanguageServer } from '../../language-server.js';
import type { NotesMap } from '../../map/notes-map.js';
import { showPlace, toLocation } from '../../places.js';
import type { ConceptNode } from './concept-nodes.js';

export async function addToGlossary(server: LanguageServer, rows: readonly ConceptNode[]): Promise<void> {
  for (const { concept } of rows) await addConceptToGlossary(server, concept.name);
}

/** Ignores concepts as the quick fix does, each in the folder of the first note that mentions it. */
export async function ignoreConcepts(server: LanguageServer, rows: readonly ConceptNode[]): Promise<void> {
  if (!server.client) throw new Error(l10n.t('Intertext is not running.'));
  const byFolder = new Map<string, { uri: string; terms: string[] }>();
  for (const { concept } of rows) {
    const uri = await noteInFolder(server, concept.name);
    const folder = workspace.getWorkspaceFolder(Uri.parse(uri))?.uri.toString() ?? '';
    const known = byFolder.get(folder) ?? { uri, terms: [] };
    known.terms.push(concept.name);
    byFolder.set(folder, known);
  }
  for (const params of byFolder.values() satisfies Iterable<IgnoreTermsParams>) {
    await server.client.sendRequest(Action.ignoreTerms.method, params);
  }
  const names = rows.map(({ concept }) => concept.name).join(', ');
  hint(l10n.t('Ignored: {0} (a line in .intertext/ignored-terms)', names));
}

/** Goes to where the name is written and has the editor ask there for another one. */
export async function renameConcept(server: LanguageServer, [row]: readonly ConceptNode[]): Promise<void> {
  if (!row) return;
  const { name } = row.concept;
  const term = await termOf(server, name);
  if (!term?.written) return hint(l10n.t('No note writes {0} so, in full.', name));
  await showPlace(toLocation(term.written));
  await commands.executeCommand('editor.action.rename');
}

export async function goToConceptDefinition(server: LanguageServer, [row]: readonly ConceptNode[]): Promise<void> {
  if (!row) return;
  const { name } = row.concept;
  const location = (await termOf(server, name))?.definition?.location;
  if (!location) return hint(l10n.t('No note defines {0}.', name));
  await showPlace(toLocation(location));
}

/** Lists the mentions as the editor lists references, from where the name is written or else from the first of them. */
export async function findConceptMentions(server: LanguageServer, [row]: readonly ConceptNode[]): Promise<void> {
  if (!row) return;
  const { name } = row.concept;
  const [first] = await mentionsOf(server, { name, limit: 1 });
  const range = first?.mentions[0]?.range;
  const place = (await termOf(server, name))?.written ?? (first && range && { uri: first.uri, range });
  if (!place) return;
  await showPlace(toLocation(place));
  await commands.executeCommand('references-view.findReferences');
}

export async function showInMap(map: NotesMap, [row]: readonly ConceptNode[]): Promise<void> {
  if (row) await map.show({ concept: row.concept.name });
}

async function noteInFolder(server: LanguageServer, name: string): Promise<string> {
  const notes = await mentionsOf(server, { name, limit: 0 });
  const note = notes.find(({ uri }) => workspace.getWorkspaceFolder(Uri.parse(uri)));
  if (!note)
    throw new Error(
      l10n.t('No note of a folder mentions {0}: there is no place to remember that it is ignored.', name),
    );
  return note.uri;
}

async function termOf(server: LanguageServer, name: string): Promise<TermAnswer | undefined> {
  return (await server.request<TermAnswer | null>(Query.term.method, { name })) ?? undefined;
}

async function mentionsOf(server: LanguageServer, params: MentionsParams): Promise<MentionsAnswer> {
  return (await server.request<MentionsAnswer>(Query.mentions.method, params)) ?? [];
}
