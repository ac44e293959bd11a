import { type Disposable, l10n, QuickInputButtons, type QuickPick, type QuickPickItem, window } from 'vscode';
import { Query, type RepeatAnswer } from '../../server/src/protocol.js';
import { hint } from './hint.js';
import { setIntended } from './intended.js';
import type { LanguageServer } from './language-server.js';
import { PassagePreview } from './passage-preview.js';
import { showPlace } from './places.js';
import { type CopyItem, copyItems, markButton, type RepeatItem, repeatItems } from './repeat-items.js';

/** Lists the repeats of all notes, and the places of the one that is picked; moving through these shows each. */
export async function showRepeats(server: LanguageServer): Promise<void> {
  const repeats = await askFor(server);
  if (repeats?.length === 0) return hint(l10n.t('There is no repeated text in these notes.'));
  if (!repeats) return hint(l10n.t('Intertext is not running.'));
  let back: RepeatItem | undefined;
  for (;;) {
    back = await pickRepeat(server, back?.repeat);
    if (!back?.repeat || (await visit(server, back.repeat)) !== 'back') return;
  }
}

async function askFor(server: LanguageServer): Promise<readonly RepeatAnswer[] | undefined> {
  return server.request<readonly RepeatAnswer[]>(Query.repeats.method, {});
}

/** The repeat that the user picks; undefined on Escape. `active`: the one to begin with. */
async function pickRepeat(server: LanguageServer, active: RepeatAnswer | undefined): Promise<RepeatItem | undefined> {
  const pick = window.createQuickPick<RepeatItem>();
  pick.title = l10n.t('Repeats');
  pick.placeholder = l10n.t('Type to filter. Enter lists the places of a repeat.');
  pick.matchOnDescription = true;
  const fill = async (current: RepeatAnswer | undefined): Promise<void> => {
    const repeats = await askFor(server);
    pick.items = repeatItems(repeats ?? []);
    const isSame = (one: RepeatAnswer | undefined) =>
      one?.preview === current?.preview && one?.words === current?.words;
    const item = current && pick.items.find(({ repeat }) => repeat && isSame(repeat));
    if (item) pick.activeItems = [item];
  };
  const following = pick.onDidTriggerItemButton(async ({ item: { repeat }, button }) => {
    if (!repeat) return;
    try {
      await setIntended(server, repeat, button === markButton);
    } catch (error) {
      void window.showErrorMessage(l10n.t('Intertext: {0}', error instanceof Error ? error.message : String(error)));
    }
    await fill(repeat);
  });
  const choice = choiceOf(pick);
  pick.show();
  await fill(active);
  const chosen = await choice;
  following.dispose();
  pick.dispose();
  return chosen === 'back' ? undefined : chosen;
}

/** Lets the user pick a place of a repeat and goes there, or do something about it; `back`: to the list of repeats. */
async function visit(server: LanguageServer, repeat: RepeatAnswer): Promise<'back' | undefined> {
  const pick = window.createQuickPick<CopyItem>();
  pick.title = repeat.preview;
  pick.placeholder = l10n.t('Type to filter. Enter opens the place, Escape goes back.');
  pick.buttons = [QuickInputButtons.Back];
  pick.items = copyItems(repeat);
  const editor = window.activeTextEditor;
  const preview = editor && new PassagePreview(editor);
  const following: Disposable[] = [pick.onDidChangeActive(([item]) => item?.place && preview?.show(item.place))];
  const choice = choiceOf(pick);
  pick.show();
  const chosen = await choice;
  for (const one of [...following, pick]) one.dispose();
  const item = chosen === 'back' ? undefined : chosen;
  if (item?.place) await (preview ? preview.open(item.place) : showPlace(item.place));
  else await preview?.back();
  preview?.dispose();
  if (item?.intend !== undefined) await setIntended(server, repeat, item.intend);
  return chosen === 'back' || item?.intend !== undefined ? 'back' : undefined;
}

/** The item that the user picks, `back` for that button, undefined on Escape. */
function choiceOf<Item extends QuickPickItem>(pick: QuickPick<Item>): Promise<Item | 'back' | undefined> {
  return new Promise((resolve) => {
    pick.onDidAccept(() => pick.activeItems[0] && resolve(pick.activeItems[0]));
    pick.onDidTriggerButton(() => resolve('back'));
    pick.onDidHide(() => resolve(undefined));
  });
}
