import { commands, type Disposable, l10n, type Memento, type TreeView, window } from 'vscode';
import { type ConceptAnswer, type GlossaryProblemAnswer, Query } from '../../../../server/src/protocol.js';
import type { LanguageServer } from '../../language-server.js';
import type { IndexStatus } from '../../status/index-status.js';
import { Follower } from '../follower.js';
import { askFilter } from './concept-filter.js';
import type { ConceptOrder } from './concept-groups.js';
import type { ConceptNode, ViewNode } from './concept-nodes.js';
import { ConceptsTree } from './concepts-tree.js';

/** Where the order is kept. */
const orderKey = 'concepts.order';

/** The view Concepts: what the notes speak of, and where. */
export class ConceptsView implements Disposable {
  readonly #server: LanguageServer;
  readonly #memory: Memento;
  readonly #tree: ConceptsTree;
  readonly #view: TreeView<ViewNode>;
  readonly #follower = new Follower(() => this.#ask());
  readonly #listening: readonly Disposable[];
  /** What is shown is not what the notes say now. */
  #isStale = true;

  /** `memory` keeps the order of the concepts. */
  constructor(server: LanguageServer, status: IndexStatus, memory: Memento) {
    this.#server = server;
    this.#memory = memory;
    this.#tree = new ConceptsTree(server, memory.get<ConceptOrder>(orderKey, 'name'));
    this.#view = window.createTreeView('intertext.concepts', {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#listening = [
      this.#view,
      this.#follower,
      this.#view.onDidExpandElement(({ element }) => this.#tree.rows.opened(element)),
      this.#view.onDidCollapseElement(({ element }) => this.#tree.rows.closed(element)),
      this.#view.onDidChangeVisibility(({ visible }) => visible && this.#isStale && this.#follower.changed()),
      server.onDidChangeNotes(() => {
        this.#isStale = true;
        this.#follower.changed();
      }),
      status.onDidChange(() => {
        if (status.state !== 'off' && status.state !== 'stopped') return;
        this.#tree.clear();
        this.#say([]);
        this.#tellNone(false);
      }),
    ];
    this.#tellOrder();
  }

  dispose(): void {
    for (const one of this.#listening) one.dispose();
  }

  async filter(): Promise<void> {
    await commands.executeCommand('intertext.concepts.focus');
    askFilter(this.#tree, () => this.#tellFilter());
  }

  async clearFilter(): Promise<void> {
    this.#tree.filter('');
    this.#tellFilter();
  }

  async sort(order: ConceptOrder): Promise<void> {
    this.#tree.sort(order);
    this.#tellOrder();
    await this.#memory.update(orderKey, order);
  }

  /** The concepts that a command is about: those that are selected, where the row that was clicked on is among them. */
  chosen(row?: ViewNode): readonly ConceptNode[] {
    const { selection } = this.#view;
    const rows = row === undefined || selection.includes(row) ? selection : [row];
    return rows.filter((one) => one.kind === 'concept');
  }

  async #ask(): Promise<void> {
    // A view that nobody sees costs next to nothing: the badge alone is kept up to date.
    const problems = await this.#server.request<readonly GlossaryProblemAnswer[]>(Query.glossaryProblems.method, {});
    if (problems === undefined) return;
    this.#say(problems);
    if (!this.#view.visible) return;
    this.#isStale = false;
    const concepts = await this.#server.request<readonly ConceptAnswer[]>(Query.concepts.method, {});
    if (concepts === undefined) return;
    await this.#tree.take(concepts, problems);
    this.#tellFilter();
  }

  #say(problems: readonly GlossaryProblemAnswer[]): void {
    const value = problems.length;
    const tooltip = value === 1 ? l10n.t('1 mistake in the glossary') : l10n.t('{0} mistakes in the glossary', value);
    this.#view.badge = value === 0 ? undefined : { value, tooltip };
  }

  #tellFilter(): void {
    const { typed, counts } = this.#tree;
    const isFiltered = typed !== '';
    this.#view.message = isFiltered ? l10n.t('Filter “{0}”: {1} of {2} concepts', typed, counts.shown, counts.all) : '';
    void commands.executeCommand('setContext', 'intertext.conceptsFiltered', isFiltered);
    this.#tellNone(counts.all === 0);
  }

  /** That there are none is known once the server has said so. */
  #tellNone(isNone: boolean): void {
    void commands.executeCommand('setContext', 'intertext.noConcepts', isNone);
  }

  #tellOrder(): void {
    void commands.executeCommand('setContext', 'intertext.conceptOrder', this.#tree.order);
  }
}
