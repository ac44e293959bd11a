import { commands, l10n } from 'vscode';
import { showFilterBox } from '../filter-box.js';
import { Follower } from '../follower.js';
import type { RepeatsView } from './repeats-view.js';

/** Asks which repeats to show. */
export async function askRepeatsFilter(view: RepeatsView): Promise<void> {
  await commands.executeCommand('intertext.repeats.focus');
  const before = view.filter;
  let follow: () => Promise<void> = async () => {};
  const follower = new Follower(() => follow());
  showFilterBox({
    title: l10n.t('Filter Repeats'),
    placeholder: l10n.t('Words of the text, or a part of the name of a note'),
    value: before.typed,
    typed: (value, say) => {
      follow = async () => {
        await view.narrow({ ...before, typed: value.trim() });
        say(l10n.t('Repeats: {0}', view.count ?? 0));
      };
      follower.changed();
    },
    ended: (isKept, value) => {
      follower.dispose();
      void view.narrow(isKept ? { ...before, typed: value.trim() } : before);
    },
  });
}
