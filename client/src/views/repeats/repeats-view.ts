import { commands, type Disposable, l10n, languages, type TreeView, window, workspace } from 'vscode';
import type { RepeatPart } from '../../../../server/src/protocol.js';
import type { LanguageServer } from '../../language-server.js';
import { isNote } from '../../note-selector.js';
import { written } from '../../numbers.js';
import type { IndexStatus } from '../../status/index-status.js';
import { Follower } from '../follower.js';
import type { RepeatsNode } from './repeat-nodes.js';
import { copiesToLookAt } from './repeats-badge.js';
import { type RepeatsFilter, RepeatsTree } from './repeats-tree.js';

/** The view Repeats: what stands in several places, by how many words could go. */
export class RepeatsView implements Disposable {
  readonly #status: IndexStatus;
  readonly #tree: RepeatsTree;
  readonly #view: TreeView<RepeatsNode>;
  readonly #follower = new Follower(() => this.#ask());
  readonly #listening: readonly Disposable[];
  /** What is shown is not what the notes say now. */
  #isStale = true;

  constructor(server: LanguageServer, status: IndexStatus) {
    this.#status = status;
    this.#tree = new RepeatsTree(server);
    this.#view = window.createTreeView('intertext.repeats', { treeDataProvider: this.#tree, showCollapseAll: true });
    this.#listening = [
      this.#view,
      this.#follower,
      this.#view.onDidChangeVisibility(() => this.#follow()),
      server.onDidChangeNotes(() => this.changed()),
      status.onDidChange(() => this.#follow()),
      languages.onDidChangeDiagnostics(() => this.#countCopies()),
    ];
  }

  get filter(): RepeatsFilter {
    return this.#tree.filter;
  }

  /** The row that a command is about: the one that was clicked on, else the one that is selected. */
  chosen<Row>(row?: Row): Row | RepeatsNode | undefined {
    return row ?? this.#view.selection[0];
  }

  /** How many repeats the filter lets through; undefined while that is not known. */
  get count(): number | undefined {
    const counts = this.#tree.answer?.counts;
    return counts && counts.spare + counts.kept + counts.intended;
  }

  /** Other repeats may be there than those that are shown. */
  changed(): void {
    this.#isStale = true;
    this.#follow();
  }

  /** Shows the repeats that a filter lets through. */
  async narrow(filter: RepeatsFilter): Promise<void> {
    this.#tree.narrow(filter);
    await this.#ask();
  }

  /** Shows the repeats of the note in the active editor alone. */
  async narrowToNote(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document && isNote(document)) await this.narrow({ typed: '', note: document.uri });
    await commands.executeCommand('intertext.repeats.focus');
  }

  async showMore(part: RepeatPart): Promise<void> {
    this.#tree.showMore(part);
    await this.#ask();
  }

  dispose(): void {
    for (const one of this.#listening) one.dispose();
  }

  /** A view that nobody sees asks nothing: in a large folder the answer costs a second. */
  #follow(): void {
    const { state } = this.#status;
    if (state === 'off' || state === 'stopped') this.#clear();
    else if (this.#isStale && this.#view.visible && state === 'ready') this.#follower.changed();
  }

  #clear(): void {
    this.#isStale = true;
    this.#tree.clear();
    this.#tell();
  }

  async #ask(): Promise<void> {
    this.#isStale = false;
    await this.#tree.ask();
    this.#tell();
  }

  #tell(): void {
    const { typed, note } = this.#tree.filter;
    const spare = this.#tree.answer?.spare ?? 0;
    const isFiltered = typed !== '' || note !== undefined;
    const parts = [
      ...(note ? [l10n.t('in {0}', workspace.asRelativePath(note))] : []),
      ...(typed ? [l10n.t('with “{0}”', typed)] : []),
    ];
    this.#view.description = spare > 0 ? l10n.t('{0} words could go', written(spare)) : '';
    this.#view.message = isFiltered ? l10n.t('Repeats {0}: {1}', parts.join(' '), this.count ?? 0) : '';
    void commands.executeCommand('setContext', 'intertext.repeatsFiltered', isFiltered);
    void commands.executeCommand('setContext', 'intertext.noRepeats', this.count === 0 && !isFiltered);
  }

  #countCopies(): void {
    const value = copiesToLookAt();
    if (value === (this.#view.badge?.value ?? 0)) return;
    const tooltip = value === 1 ? l10n.t('1 copy to look at') : l10n.t('{0} copies to look at', value);
    this.#view.badge = value === 0 ? undefined : { value, tooltip };
  }
}
