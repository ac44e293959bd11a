import { type Location, l10n, type QuickPick, type QuickPickItem, type TextEditor, window } from 'vscode';
import { type PassageAnswer, Query } from '../../server/src/protocol.js';
import { hint } from './hint.js';
import type { LanguageServer } from './language-server.js';
import { PassagePreview } from './passage-preview.js';
import { placeName, toLocation } from './places.js';

interface PassageItem extends QuickPickItem {
  readonly place: Location;
}

/** Concepts and words that are named as reasons; the most telling come first. */
const mostShared = 5;

/** Offers the passages related to the one at the cursor. Moving through the list shows each; Escape goes back. */
export async function goToRelatedPassage(server: LanguageServer): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return hint(l10n.t('Open a note and put the cursor in a passage first.'));

  const pick = newPick();
  const preview = new PassagePreview(editor);
  try {
    pick.onDidChangeActive(([item]) => item && preview.show(item.place));
    const choice = choiceOf(pick);
    pick.show();
    await fill(pick, server, editor);
    const place = await choice;
    await (place ? preview.open(place) : preview.back());
  } finally {
    preview.dispose();
    pick.dispose();
  }
}

function newPick(): QuickPick<PassageItem> {
  const pick = window.createQuickPick<PassageItem>();
  pick.title = l10n.t('Related passages');
  pick.placeholder = l10n.t('Type to filter. Enter opens the passage, Escape goes back.');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  return pick;
}

/** The place that the user picks; undefined on Escape. */
function choiceOf(pick: QuickPick<PassageItem>): Promise<Location | undefined> {
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (!item) return;
      resolve(item.place);
      pick.hide();
    });
    pick.onDidHide(() => resolve(undefined));
  });
}

/** Asks for the passages, and hides the list again where there are none. */
async function fill(pick: QuickPick<PassageItem>, server: LanguageServer, { document, selection }: TextEditor) {
  pick.busy = true;
  const { line, character } = selection.active;
  const answers = await server.request<readonly PassageAnswer[]>(Query.relatedPassages.method, {
    textDocument: { uri: document.uri.toString() },
    position: { line, character },
  });
  pick.busy = false;
  pick.items = (answers ?? []).map(toItem);
  if (pick.items.length > 0) return;
  pick.hide();
  hint(answers ? l10n.t('No passage is related to this one.') : l10n.t('Intertext is not running.'));
}

function toItem(answer: PassageAnswer): PassageItem {
  const place = toLocation(answer.location);
  return { label: placeName(place), description: reason(answer), detail: answer.preview, place };
}

/** Why a passage is offered: what ties it to this one, then what the two share. */
function reason({ relation, because, copies }: PassageAnswer): string {
  const named = because.concepts.join(' ').toLowerCase();
  const words = because.words.filter((word) => !named.includes(word));
  const shared = [...because.concepts, ...words].slice(0, mostShared).join(', ');
  const parts = [
    relation === 'source' && l10n.t('quoted here'),
    relation === 'quotedBy' && l10n.t('quotes this'),
    shared && l10n.t('shares {0}', shared),
    copies.length > 0 && l10n.t('copies: {0}', copies.length),
  ];
  return parts.filter((part) => part !== false && part !== '').join(' · ');
}
