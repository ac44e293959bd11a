import {
  commands,
  Location,
  Position,
  Range,
  type TextDocumentShowOptions,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Location as LspLocation, Position as LspPosition, Range as LspRange } from 'vscode-languageclient/node';

/** A place of a note, as the server sends it. */
export type { LspLocation, LspPosition };

function toPosition(position: LspPosition): Position {
  return new Position(position.line, position.character);
}

export function toRange(range: LspRange): Range {
  return new Range(toPosition(range.start), toPosition(range.end));
}

export function toLocation(location: LspLocation): Location {
  return new Location(Uri.parse(location.uri), toRange(location.range));
}

/** How people name a place: the note's path in its folder and the line, counted from 1. */
export function placeName(location: Location): string {
  return `${workspace.asRelativePath(location.uri)}:${location.range.start.line + 1}`;
}

/** Opens a place with the cursor at its start. */
export async function showPlace(
  { uri, range }: Location,
  options: TextDocumentShowOptions = {},
  reveal = TextEditorRevealType.InCenterIfOutsideViewport,
): Promise<TextEditor> {
  const editor = await window.showTextDocument(uri, { ...options, selection: new Range(range.start, range.start) });
  editor.revealRange(range, reveal);
  return editor;
}

/** The command of the quick fix "Go to the original". */
export async function goToPlace(location?: LspLocation): Promise<void> {
  if (location) await showPlace(toLocation(location));
}

/** The command of the code lens: peeks at places from a position of a note. */
export async function showPlaces(
  uri?: string,
  position?: LspPosition,
  locations: readonly LspLocation[] = [],
): Promise<void> {
  if (!uri || !position) return;
  await commands.executeCommand(
    'editor.action.showReferences',
    Uri.parse(uri),
    toPosition(position),
    locations.map(toLocation),
  );
}
