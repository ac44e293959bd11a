import { l10n } from 'vscode';
import { hint } from '../hint.js';
import type { LanguageServer } from '../language-server.js';
import { showPlace, toLocation } from '../places.js';
import type { CopyNode } from '../views/copy-node.js';
import { setIntended } from './intended.js';
import { removeCopy as removeFrom } from './remove-repeats.js';

/** Shows the copy of a row in its note and removes it there: the note is not saved, and Undo brings it back. */
export async function removeCopy(server: LanguageServer, row?: CopyNode): Promise<void> {
  if (!row) return;
  const copy = toLocation(row.answer.location);
  const editor = await showPlace(copy, { preserveFocus: true });
  const isRemoved = await removeFrom(server, editor, copy.range);
  hint(isRemoved ? l10n.t('The copy is removed.') : l10n.t('The note has changed meanwhile: nothing is removed.'));
}

/** Marks the copy of a row as intended, or takes its mark back. */
export async function markCopy(server: LanguageServer, row: CopyNode | undefined, intended: boolean): Promise<void> {
  if (row) await setIntended(server, { preview: row.repeat.preview, copies: [row.answer] }, intended);
}
