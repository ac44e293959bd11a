import { type Command, type Location, l10n, Range, ViewColumn } from 'vscode';
import { showPlace } from '../places.js';

/** A row of a view that stands for a place of a note. Its `contextValue` holds the word `place`. */
export interface PlaceNode {
  readonly place: Location;
}

/**
 * What a click or Enter on a row does: the place is opened as the editor opens what is picked in a tree, in a preview
 * that stays on a double click, with the cursor at its start.
 */
export function openCommand({ uri, range: { start } }: Location): Command {
  const options = { selection: new Range(start, start) };
  return { title: l10n.t('Open'), command: 'vscode.open', arguments: [uri, options] };
}

/** The inline action of a row. */
export async function openToTheSide({ place }: PlaceNode): Promise<void> {
  await showPlace(place, { viewColumn: ViewColumn.Beside });
}
