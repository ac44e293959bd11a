import { l10n, window } from 'vscode';
import { type PassageAnswer, Query } from '../../../server/src/protocol.js';
import { hint } from '../hint.js';
import type { LanguageServer } from '../language-server.js';
import { narrowedItems, relatedItem } from './passage-items.js';
import type { PassageList } from './passage-list.js';
import { searchPassages } from './passage-search.js';

/** Offers the passages related to the one at the cursor, and while the user types also what a search finds. */
export async function goToRelatedPassage(server: LanguageServer, list: PassageList): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return hint(l10n.t('Open a note and put the cursor in a passage first.'));

  const { line, character } = editor.selection.active;
  const asked = server.request<readonly PassageAnswer[]>(Query.relatedPassages.method, {
    textDocument: { uri: editor.document.uri.toString() },
    position: { line, character },
  });
  const texts = {
    title: l10n.t('Related Passages'),
    placeholder: l10n.t('Type to narrow the list and to search all passages'),
  };
  await list.show(texts, async (typed, token) => {
    const related = await asked;
    if (!related?.length) {
      hint(related ? l10n.t('No passage is related to this one.') : l10n.t('Intertext is not running.'));
      return undefined;
    }
    if (typed.trim() === '') return related.map(relatedItem);
    return narrowedItems(related, (await searchPassages(server, typed, token)) ?? [], typed);
  });
}
