import { Location, type Position, Range, TabInputText, type Uri, window, workspace } from 'vscode';
import { FollowedPlace } from '../../repeats/followed-place.js';

/** A position of a note, by which the server knows the passage there. */
export interface PassagePlace {
  readonly uri: Uri;
  readonly position: Position;
}

/** A passage that is followed through the edits of its note. */
export async function followPassage(uri: Uri, range: Range): Promise<FollowedPlace> {
  const document = await workspace.openTextDocument(uri);
  // What is put in right before or after the passage is none of it: the place ends one character within.
  const start = document.offsetAt(range.start) + 1;
  const end = Math.max(start, document.offsetAt(range.end) - 1);
  return new FollowedPlace(
    document,
    new Location(uri, new Range(document.positionAt(start), document.positionAt(end))),
  );
}

/** Whether a tab shows a note, be it in front or not. */
export function isOpen(note: Uri): boolean {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => input instanceof TabInputText && input.uri.toString() === note.toString());
}

/** Tells one state of the text of a note from others; 0 for a note that is closed. */
export function versionOf(note: Uri): number {
  return workspace.textDocuments.find(({ uri }) => uri.toString() === note.toString())?.version ?? 0;
}
