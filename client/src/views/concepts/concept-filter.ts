import { type Disposable, l10n, window } from 'vscode';
import type { ConceptsTree } from './concepts-tree.js';

/** Asks what concepts to show: the view follows what is typed, Enter keeps that, Escape brings back what was shown. */
export function askFilter(tree: ConceptsTree, changed: () => void): void {
  const before = tree.typed;
  const input = window.createInputBox();
  input.title = l10n.t('Filter Concepts');
  input.placeholder = l10n.t('Part of a name or of another form');
  input.value = before;
  const show = (typed: string): void => {
    tree.filter(typed);
    changed();
    const { all, shown } = tree.counts;
    input.prompt = l10n.t('{0} of {1}', shown, all);
  };
  let isKept = false;
  const listening: Disposable[] = [
    input.onDidChangeValue(show),
    input.onDidAccept(() => {
      isKept = true;
      input.hide();
    }),
    input.onDidHide(() => {
      if (!isKept) {
        tree.filter(before);
        changed();
      }
      for (const one of [...listening, input]) one.dispose();
    }),
  ];
  show(before);
  input.show();
}
