import { l10n, type TextEditor, Uri, window, workspace } from 'vscode';
import { Query, type RepeatAnswer } from '../../../server/src/protocol.js';
import { hint } from '../hint.js';
import type { LanguageServer } from '../language-server.js';
import { placeName, showPlace, toLocation } from '../places.js';
import { type Direction, leavesNote, stepFrom } from './copy-walk.js';

/** Goes to the next copy in the note; after the last one to the copies of the other notes, and around. */
export async function goToCopy(server: LanguageServer, direction: Direction): Promise<void> {
  const editor = window.activeTextEditor;
  const here = { uri: editor?.document.uri.toString() ?? '', line: 0, character: 0, ...start(editor) };
  const step = (places: Awaited<ReturnType<typeof copies>>) => stepFrom(here, places, direction, folderOf);

  let place = step((await copies(server, here.uri)).filter(({ uri }) => uri === here.uri));
  if (leavesNote(here, place, direction)) place = step(await copies(server));
  if (!place) return hint(l10n.t('There is no repeated text in these notes.'));

  const location = toLocation(place);
  await showPlace(location);
  hint(l10n.t('Copy at {0}', placeName(location)));
}

/** Every place that repeats what stands elsewhere, in one note or in all; boilerplate and what is intended are no places to go to. */
async function copies(server: LanguageServer, uri?: string) {
  const params = uri === undefined ? {} : { textDocument: { uri } };
  const repeats = await server.request<readonly RepeatAnswer[]>(Query.repeats.method, params);
  return (repeats ?? []).flatMap((repeat) =>
    repeat.copies
      .filter(({ kind, intended }) => kind !== 'original' && kind !== 'boilerplate' && !intended)
      .map(({ location }) => ({ ...location, uri: Uri.parse(location.uri).toString() })),
  );
}

function start(editor: TextEditor | undefined) {
  const active = editor?.selection.active;
  return active && { line: active.line, character: active.character };
}

function folderOf(uri: string): number {
  return workspace.getWorkspaceFolder(Uri.parse(uri))?.index ?? 0;
}
