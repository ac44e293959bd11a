import { EventEmitter, type TreeDataProvider, type TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { ThisPassageAnswer } from '../../../../server/src/protocol.js';
import { type PassageNode, type PassageSection, sectionNames } from './passage-nodes.js';
import { countOf, rowsOf, sectionItem } from './passage-rows.js';

/** The rows of the view. What an answer does not change is left as it is on the screen. */
export class PassageTree implements TreeDataProvider<PassageNode> {
  readonly #changed = new EventEmitter<PassageNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #sections: readonly PassageSection[] = sectionNames.map((section) => ({ section, rows: [], count: 0 }));
  /** Of each section: what is shown. */
  readonly #shown = new Map<PassageSection, string>();
  /** Ids of the rows that the user has opened, and of the sections that the user has closed. */
  readonly #turned = new Set<string>();

  /** Whether there is nothing to show. */
  get isEmpty(): boolean {
    return this.#sections.every(({ rows }) => rows.length === 0);
  }

  show(answer: ThisPassageAnswer | undefined): void {
    const before = this.#filled();
    const changed = this.#sections.filter((section) => this.#fill(section, answer));
    if (changed.length === 0) return;
    const isSame = before.join() === this.#filled().join();
    this.#changed.fire(isSame ? changed : undefined);
  }

  /** The user has opened or closed a row. */
  turn(node: PassageNode, isOpen: boolean): void {
    const id = this.getTreeItem(node).id ?? '';
    if (isOpen === 'section' in node) this.#turned.delete(id);
    else this.#turned.add(id);
  }

  getChildren(node?: PassageNode): PassageNode[] {
    if (node === undefined) return this.#sections.filter(({ rows }) => rows.length > 0);
    return [...(node.rows ?? [])];
  }

  getTreeItem(node: PassageNode): TreeItem {
    const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
    const isSection = 'section' in node;
    const item = isSection ? sectionItem(node.section, node.count) : node.item;
    const isTurned = this.#turned.has(item.id ?? '');
    item.collapsibleState = node.rows === undefined ? None : isSection !== isTurned ? Expanded : Collapsed;
    return item;
  }

  /** Takes what an answer says for a section; whether that is something else than what is shown. */
  #fill(section: PassageSection, answer: ThisPassageAnswer | undefined): boolean {
    const { section: name } = section;
    const told = JSON.stringify(answer?.[name === 'copies' ? 'repeats' : name] ?? []);
    if (told === (this.#shown.get(section) ?? '[]')) return false;
    this.#shown.set(section, told);
    section.rows = rowsOf(name, answer);
    section.count = countOf(name, answer);
    return true;
  }

  #filled(): readonly string[] {
    return this.#sections.filter(({ rows }) => rows.length > 0).map(({ section }) => section);
  }
}
