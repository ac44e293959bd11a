import { commands, type Disposable, l10n, window } from 'vscode';
import { Follower } from '../follower.js';
import type { RepeatsView } from './repeats-view.js';

/** Asks which repeats to show: the view follows what is typed, Enter keeps that, Escape brings back what was shown. */
export async function askRepeatsFilter(view: RepeatsView): Promise<void> {
  await commands.executeCommand('intertext.repeats.focus');
  const before = view.filter;
  const input = window.createInputBox();
  input.title = l10n.t('Filter Repeats');
  input.placeholder = l10n.t('Words of the text, or a part of the name of a note');
  input.value = before.typed;
  let isKept = false;
  const follower = new Follower(async () => {
    await view.narrow({ ...before, typed: input.value.trim() });
    input.prompt = l10n.t('Repeats: {0}', view.count ?? 0);
  });
  const listening: Disposable[] = [
    follower,
    input.onDidChangeValue(() => follower.changed()),
    input.onDidAccept(() => {
      isKept = true;
      input.hide();
    }),
    input.onDidHide(() => {
      for (const one of [...listening, input]) one.dispose();
      void view.narrow(isKept ? { ...before, typed: input.value.trim() } : before);
    }),
  ];
  input.show();
}
