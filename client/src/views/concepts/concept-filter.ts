import { l10n } from 'vscode';
import { showFilterBox } from '../filter-box.js';
import type { ConceptsTree } from './concepts-tree.js';

/** Asks what concepts to show. */
export function askFilter(tree: ConceptsTree, changed: () => void): void {
  const before = tree.typed;
  const show = (typed: string): void => {
    tree.filter(typed);
    changed();
  };
  showFilterBox({
    title: l10n.t('Filter Concepts'),
    placeholder: l10n.t('Part of a name or of another form'),
    value: before,
    typed: (value, say) => {
      show(value);
      const { all, shown } = tree.counts;
      say(l10n.t('{0} of {1}', shown, all));
    },
    ended: (isKept) => isKept || show(before),
  });
}
