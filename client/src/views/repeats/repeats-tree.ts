import { EventEmitter, type TreeDataProvider, type TreeItem, type Uri } from 'vscode';
import {
  Query,
  type RepeatListAnswer,
  type RepeatListParams,
  type RepeatPart,
} from '../../../../server/src/protocol.js';
import type { LanguageServer } from '../../language-server.js';
import { isSame } from '../rows.js';
import { RepeatList } from './repeat-list.js';
import type { PartNode, RepeatNode, RepeatsNode, RestNode } from './repeat-nodes.js';
import { placesOf, rowOf } from './repeat-rows.js';

/** Repeats that are shown at once, and that each click shows more of. */
const page = 200;

/** Which repeats are shown: those that hold what was typed, and those that a note takes part in. */
export interface RepeatsFilter {
  readonly typed: string;
  readonly note: Uri | undefined;
}

/** One part as far as it is known. */
interface Page {
  readonly list: RepeatList;
  limit: number;
  rows: readonly (RepeatNode | RestNode)[];
}

/** The rows of the view. The editor is told of those alone that have changed, so that nothing flickers. */
export class RepeatsTree implements TreeDataProvider<RepeatsNode> {
  readonly #server: LanguageServer;
  readonly #changed = new EventEmitter<RepeatsNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** Those that somebody has opened, and always what could go. */
  readonly #pages = new Map<RepeatPart, Page>([['spare', pageOf('spare')]]);
  #parts = partNodes(false);
  #roots: readonly RepeatsNode[] = [];
  #filter: RepeatsFilter = { typed: '', note: undefined };
  #answer: RepeatListAnswer | undefined;

  constructor(server: LanguageServer) {
    this.#server = server;
  }

  get filter(): RepeatsFilter {
    return this.#filter;
  }

  /** What the server has answered last; undefined where nothing is known. */
  get answer(): RepeatListAnswer | undefined {
    return this.#answer;
  }

  /** Takes another filter. The rows are still those of the one before until {@link ask}. */
  narrow(filter: RepeatsFilter): void {
    this.#filter = filter;
    const isFiltered = filter.typed !== '' || filter.note !== undefined;
    if (isFiltered !== this.#parts[0]?.isFiltered) this.#parts = partNodes(isFiltered);
    for (const one of this.#pages.values()) one.limit = page;
  }

  showMore(part: RepeatPart): void {
    const known = this.#pages.get(part);
    if (known) known.limit += page;
  }

  /** Asks what there is now. Answers that nobody waits for any more are not shown. */
  async ask(): Promise<void> {
    const filter = this.#filter;
    const parts = [...this.#pages.keys()];
    const answers = await Promise.all(parts.map((part) => this.#page(part)));
    if (filter !== this.#filter) return;
    const changed = new Set<RepeatsNode>();
    for (const [at, part] of parts.entries()) {
      const answer = answers[at];
      const known = this.#pages.get(part);
      if (!answer || !known) continue;
      if (part === 'spare') this.#answer = answer;
      const rows = rowsOf(known, part, answer, changed);
      const node = this.#parts.find((one) => one.part === part);
      if (node && !isSame(rows, known.rows)) changed.add(node);
      known.rows = rows;
    }
    this.#arrange(changed);
  }

  /** Shows nothing: the notes are not read. */
  clear(): void {
    this.#answer = undefined;
    for (const one of this.#pages.values()) one.rows = one.list.take([], new Set());
    this.#arrange(new Set());
  }

  async getChildren(node?: RepeatsNode): Promise<RepeatsNode[]> {
    if (!node) return [...this.#roots];
    if (node.kind === 'part') return [...(await this.#open(node.part)).rows];
    if (node.kind !== 'repeat') return [];
    node.places ??= placesOf(node.repeat);
    const left = node.repeat.places - node.places.length;
    return [...node.places, ...(left > 0 ? [{ kind: 'rest', count: left } as const] : [])];
  }

  getTreeItem(node: RepeatsNode): TreeItem {
    return rowOf(node);
  }

  async #open(part: RepeatPart): Promise<Page> {
    const known = this.#pages.get(part);
    if (known) return known;
    const opened = pageOf(part);
    this.#pages.set(part, opened);
    const answer = await this.#page(part);
    if (answer) opened.rows = rowsOf(opened, part, answer, new Set());
    return opened;
  }

  async #page(part: RepeatPart): Promise<RepeatListAnswer | undefined> {
    const { typed, note } = this.#filter;
    const params: RepeatListParams = {
      part,
      limit: this.#pages.get(part)?.limit ?? page,
      ...(typed && { filter: typed }),
      ...(note && { textDocument: { uri: note.toString() } }),
    };
    return this.#server.request<RepeatListAnswer>(Query.repeatList.method, params);
  }

  #arrange(changed: Set<RepeatsNode>): void {
    for (const node of this.#parts) {
      const count = this.#answer?.counts[node.part] ?? 0;
      if (count !== node.count) changed.add(node);
      node.count = count;
    }
    const roots = [...(this.#pages.get('spare')?.rows ?? []), ...this.#parts.filter(({ count }) => count > 0)];
    const isRootSame = isSame(roots, this.#roots);
    this.#roots = roots;
    if (!isRootSame) this.#changed.fire(undefined);
    else if (changed.size > 0) this.#changed.fire([...changed]);
  }
}

function pageOf(part: RepeatPart): Page {
  return { list: new RepeatList(part), limit: page, rows: [] };
}

/** The rows of a part, brought up to date: those of its repeats, and one for what it has besides. */
function rowsOf(
  { list, rows }: Page,
  part: RepeatPart,
  { repeats, counts }: RepeatListAnswer,
  changed: Set<RepeatsNode>,
): readonly (RepeatNode | RestNode)[] {
  const count = counts[part] - repeats.length;
  const rest = rows.find((row) => row.kind === 'rest' && row.count === count);
  const listed = list.take(repeats, changed);
  return count > 0 ? [...listed, rest ?? { kind: 'rest', count, part }] : listed;
}

function partNodes(isFiltered: boolean): readonly PartNode[] {
  return [
    { kind: 'part', part: 'kept', isFiltered, count: 0 },
    { kind: 'part', part: 'intended', isFiltered, count: 0 },
  ];
}
