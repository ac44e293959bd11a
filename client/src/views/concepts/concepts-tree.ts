import { type CancellationToken, EventEmitter, l10n, type TreeDataProvider, type TreeItem } from 'vscode';
import {
  type ConceptAnswer,
  type GlossaryProblemAnswer,
  Query,
  type TermAnswer,
} from '../../../../server/src/protocol.js';
import type { LanguageServer } from '../../language-server.js';
import { isSame } from '../rows.js';
import { type ConceptOrder, type GroupName, grouped, groupNames, groupOf, matchOf } from './concept-groups.js';
import { conceptItem, conceptTooltip, groupItem, mentionItem, noteItem, remarkItem } from './concept-items.js';
import { MentionRows } from './concept-mentions.js';
import type { ConceptNode, GroupNode, RemarkNode, ViewNode } from './concept-nodes.js';

/** How many concepts there are, and how many of them hold what was typed. */
export interface ConceptCounts {
  readonly all: number;
  readonly shown: number;
}

/** The rows of the view. The editor is told of those alone that have changed, so that nothing flickers. */
export class ConceptsTree implements TreeDataProvider<ViewNode> {
  readonly #server: Pick<LanguageServer, 'request'>;
  readonly #changed = new EventEmitter<ViewNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly rows: MentionRows;
  #answer: readonly ConceptAnswer[] = [];
  /** By the name of their concept. */
  readonly #problems = new Map<string, GlossaryProblemAnswer[]>();
  #typed = '';
  #order: ConceptOrder;
  #roots: readonly GroupNode[] = [];
  readonly #groups = new Map<string, GroupNode>();
  /** Those that are shown or have been, by name. */
  readonly #concepts = new Map<string, ConceptNode>();
  /** The first answer, or that there is none: until then the view shows that it is at work. */
  readonly #first: Promise<void>;
  #settle: () => void = () => {};

  constructor(server: Pick<LanguageServer, 'request'>, order: ConceptOrder) {
    this.#server = server;
    this.#order = order;
    this.rows = new MentionRows(server);
    this.#first = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  get typed(): string {
    return this.#typed;
  }

  get order(): ConceptOrder {
    return this.#order;
  }

  get counts(): ConceptCounts {
    const all = this.#answer.filter((concept) => groupOf(concept) !== undefined).length;
    return { all, shown: this.#roots.reduce((sum, { concepts }) => sum + concepts.length, 0) };
  }

  /** Takes what the notes say now. */
  async take(answer: readonly ConceptAnswer[], problems: readonly GlossaryProblemAnswer[]): Promise<void> {
    const names = new Set(answer.map(({ name }) => name));
    for (const name of this.#concepts.keys()) if (!names.has(name)) this.#concepts.delete(name);
    const opened = await this.rows.follow(this.#concepts.values());
    this.#answer = answer;
    this.#problems.clear();
    for (const problem of problems) {
      this.#problems.set(problem.concept, [...(this.#problems.get(problem.concept) ?? []), problem]);
    }
    this.#arrange(opened);
    this.#settle();
  }

  /** Takes that there is nothing to know: the notes are not read. */
  clear(): void {
    this.#answer = [];
    this.#problems.clear();
    this.#concepts.clear();
    this.#arrange([]);
    this.#settle();
  }

  filter(typed: string): void {
    this.#typed = typed.trim();
    this.#arrange([]);
  }

  sort(order: ConceptOrder): void {
    this.#order = order;
    this.#arrange([]);
  }

  async getChildren(node?: ViewNode): Promise<ViewNode[]> {
    switch (node?.kind) {
      case undefined:
        await this.#first;
        return [...this.#roots];
      case 'group':
        return node.concepts.length > 0 ? [...node.concepts] : [noEntries()];
      case 'concept':
        return [...(await this.rows.notesOf(node))];
      case 'note':
        return [...(await this.rows.mentionsIn(node))];
      default:
        return [];
    }
  }

  getTreeItem(node: ViewNode): TreeItem {
    switch (node.kind) {
      case 'group':
        return groupItem(node);
      case 'concept':
        return conceptItem(node);
      case 'note':
        return noteItem(node);
      case 'mention':
        return mentionItem(node);
      default:
        return remarkItem(node);
    }
  }

  /** What a concept means is asked when the mouse rests on it. */
  async resolveTreeItem(item: TreeItem, node: ViewNode, token: CancellationToken): Promise<TreeItem> {
    if (node.kind !== 'concept') return item;
    const term = await this.#server.request<TermAnswer | null>(Query.term.method, { name: node.concept.name }, token);
    item.tooltip = conceptTooltip(node, term ?? undefined);
    return item;
  }

  /** Puts the concepts into their groups, and tells what has changed; `opened`: rows that open to something else. */
  #arrange(opened: readonly ViewNode[]): void {
    const changed = new Set<ViewNode>(opened);
    const lists = grouped(this.#answer, { typed: this.#typed, order: this.#order });
    const isEmpty = Object.values(lists).every(({ length }) => length === 0);
    const isShown = (name: GroupName) =>
      lists[name].length > 0 || (name === 'glossary' && !isEmpty && this.#typed === '');
    const roots = groupNames.filter(isShown).map((name) => {
      const group = this.#group(name);
      const concepts = lists[name].map((concept) => this.#concept(concept, name, changed));
      if (!isSame(concepts, group.concepts)) changed.add(group);
      group.concepts = concepts;
      return group;
    });
    const isRootSame = isSame(roots, this.#roots);
    this.#roots = roots;
    if (!isRootSame) this.#changed.fire(undefined);
    else if (changed.size > 0) this.#changed.fire([...changed]);
  }

  /** The row of a group, another one where what is typed narrows it. */
  #group(group: GroupName): GroupNode {
    const isFiltered = this.#typed !== '';
    const key = `${group} ${isFiltered}`;
    const known = this.#groups.get(key) ?? { kind: 'group', group, isFiltered, concepts: [] };
    this.#groups.set(key, known);
    return known;
  }

  /** The row of a concept, brought up to date. */
  #concept(concept: ConceptAnswer, group: GroupName, changed: Set<ViewNode>): ConceptNode {
    const known = this.#concepts.get(concept.name);
    const problems = this.#problems.get(concept.name) ?? [];
    const match = this.#typed === '' ? undefined : matchOf(concept, this.#typed);
    if (known?.group !== group) {
      const row: ConceptNode = { kind: 'concept', group, concept, problems, match };
      this.#concepts.set(concept.name, row);
      return row;
    }
    const before = faceOf(known);
    known.concept = concept;
    known.problems = problems;
    known.match = match;
    if (faceOf(known) !== before) changed.add(known);
    return known;
  }
}

/** All that the row of a concept shows. */
function faceOf({ concept: { mentions, notes, origin }, problems, match }: ConceptNode): string {
  return JSON.stringify([mentions, notes, origin, problems.map(({ message }) => message), match]);
}

function noEntries(): RemarkNode {
  return {
    kind: 'remark',
    text: l10n.t('No entries yet: open or create a glossary'),
    command: 'intertext.openGlossary',
  };
}
