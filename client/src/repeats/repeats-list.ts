import {
  type Disposable,
  type Location,
  l10n,
  QuickInputButtons,
  type QuickPick,
  type QuickPickItem,
  window,
} from 'vscode';
import { Query, type RepeatAnswer } from '../../../server/src/protocol.js';
import { reasonOf } from '../failure.js';
import { hint } from '../hint.js';
import type { LanguageServer } from '../language-server.js';
import { PassagePreview } from '../passages/passage-preview.js';
import { showPlace } from '../places.js';
import { setIntended } from './intended.js';
import { type CopyItem, copyItems, markButton, type RepeatItem, repeatItems } from './repeat-items.js';

/** Lists the repeats of all notes, and the places of the one that is picked. Moving through both shows each. */
export async function showRepeats(server: LanguageServer): Promise<void> {
  const editor = window.activeTextEditor;
  const preview = editor && new PassagePreview(editor);
  try {
    const place = await choosePlace(server, preview);
    if (!place) await preview?.back();
    else await (preview ? preview.open(place) : showPlace(place));
  } finally {
    preview?.dispose();
  }
}

/** The place that the user picks; undefined on Escape. */
async function choosePlace(server: LanguageServer, preview: PassagePreview | undefined): Promise<Location | undefined> {
  let repeat: RepeatAnswer | undefined;
  for (;;) {
    const repeats = await server.request<readonly RepeatAnswer[]>(Query.repeats.method, {});
    if (!repeats?.length) {
      hint(repeats ? l10n.t('There is no repeated text in these notes.') : l10n.t('Intertext is not running.'));
      return undefined;
    }
    const picked = await pickRepeat(server, repeats, repeat, preview);
    if (picked === undefined || picked === 'back') return undefined;
    repeat = picked.repeat;
    const item = repeat && (await pickCopy(repeat, preview));
    if (item === undefined) return undefined;
    if (item === 'back' || !repeat) continue;
    if (item.place) return item.place;
    await setIntended(server, repeat, item.intend ?? false);
  }
}

/** `active`: the repeat to begin with. */
async function pickRepeat(
  server: LanguageServer,
  repeats: readonly RepeatAnswer[],
  active: RepeatAnswer | undefined,
  preview: PassagePreview | undefined,
): Promise<RepeatItem | 'back' | undefined> {
  const pick = window.createQuickPick<RepeatItem>();
  pick.title = l10n.t('Repeats');
  pick.placeholder = l10n.t('Type to filter. Enter lists the places of a repeat.');
  pick.matchOnDetail = true;
  pick.items = repeatItems(repeats);
  // Set to none, Enter would do nothing.
  if (active) pick.activeItems = pick.items.filter(({ repeat }) => repeat?.id === active.id);
  const intending = pick.onDidTriggerItemButton(async ({ item, button }) => {
    const { repeat } = item;
    if (!repeat) return;
    const at = pick.items.indexOf(item);
    try {
      await setIntended(server, repeat, button === markButton);
    } catch (error) {
      void window.showErrorMessage(l10n.t('Intertext: {0}', reasonOf(error)));
    }
    pick.items = repeatItems((await server.request<readonly RepeatAnswer[]>(Query.repeats.method, {})) ?? []);
    // The repeat has moved to another part of the list: the next one is at hand.
    pick.activeItems = pick.items
      .slice(at)
      .filter((next) => next.repeat)
      .slice(0, 1);
  });
  return choiceOf(pick, preview, intending);
}

async function pickCopy(repeat: RepeatAnswer, preview: PassagePreview | undefined) {
  const pick = window.createQuickPick<CopyItem>();
  pick.title = repeat.preview;
  pick.placeholder = l10n.t('Type to filter. Enter opens the place, Escape goes back.');
  pick.buttons = [QuickInputButtons.Back];
  pick.items = copyItems(repeat);
  return choiceOf(pick, preview);
}

/** The item that the user picks, `back` for that button, undefined on Escape. The place of the active one is shown. */
async function choiceOf<Item extends QuickPickItem & { readonly place?: Location }>(
  pick: QuickPick<Item>,
  preview: PassagePreview | undefined,
  ...following: readonly Disposable[]
): Promise<Item | 'back' | undefined> {
  pick.matchOnDescription = true;
  const showing = pick.onDidChangeActive(([item]) => item?.place && preview?.show(item.place));
  const choice = new Promise<Item | 'back' | undefined>((resolve) => {
    pick.onDidAccept(() => pick.activeItems[0] && resolve(pick.activeItems[0]));
    pick.onDidTriggerButton(() => resolve('back'));
    pick.onDidHide(() => resolve(undefined));
  });
  pick.show();
  const chosen = await choice;
  for (const one of [showing, ...following, pick]) one.dispose();
  return chosen;
}
