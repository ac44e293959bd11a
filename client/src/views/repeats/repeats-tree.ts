import { EventEmitter, type TreeDataProvider, type TreeItem, type Uri } from 'vscode';
import {
  Query,
  type RepeatListAnswer,
  type RepeatListParams,
  type RepeatPart,
} from '../../../../server/src/protocol.js';
import type { LanguageServer } from '../../language-server.js';
import { isSame } from '../rows.js';
import type { PartNode, RepeatNode, RepeatPlaceNode, RepeatsNode, RestNode } from './repeat-nodes.js';
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
  limit: number;
  rows: readonly (RepeatNode | RestNode)[];
}

/** The rows of the view. The editor is told of those alone that have changed, so that nothing flickers. */
export class RepeatsTree implements TreeDataProvider<RepeatsNode> {
  readonly #server: LanguageServer;
  readonly #changed = new EventEmitter<RepeatsNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** Those that somebody has opened, and always what could go. */
  readonly #pages = new Map<RepeatPart, Page>([['spare', { limit: page, rows: [] }]]);
  #parts = partNodes(false);
  readonly #repeats = new Map<string, RepeatNode>();
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
    const shown = new Set<RepeatNode>();
    for (const [at, part] of parts.entries()) {
      const answer = answers[at];
      const known = this.#pages.get(part);
      if (!answer || !known) continue;
      if (part === 'spare') this.#answer = answer;
      const rows = this.#rows(part, answer, shown, changed);
      const node = this.#parts.find((one) => one.part === part);
      if (node && !isSame(rows, known.rows)) changed.add(node);
      known.rows = rows;
    }
    for (const [id, node] of this.#repeats) if (!shown.has(node)) this.#repeats.delete(id);
    this.#arrange(changed);
  }

  /** Shows nothing: the notes are not read. */
  clear(): void {
    this.#answer = undefined;
    this.#repeats.clear();
    for (const one of this.#pages.values()) one.rows = [];
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
    const opened: Page = { limit: page, rows: [] };
    this.#pages.set(part, opened);
    const answer = await this.#page(part);
    if (answer) opened.rows = this.#rows(part, answer, new Set(), new Set());
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

  #rows(
    part: RepeatPart,
    { repeats, counts }: RepeatListAnswer,
    shown: Set<RepeatNode>,
    changed: Set<RepeatsNode>,
  ): readonly (RepeatNode | RestNode)[] {
    const before = this.#pages.get(part)?.rows ?? [];
    const rows: (RepeatNode | RestNode)[] = repeats.map((repeat) => this.#row(repeat, shown, changed));
    const count = counts[part] - repeats.length;
    const rest = before.find((one) => one.kind === 'rest' && one.count === count);
    return count > 0 ? [...rows, rest ?? { kind: 'rest', count, part }] : rows;
  }

  /** The row of a repeat, brought up to date. */
  #row(repeat: RepeatListAnswer['repeats'][number], shown: Set<RepeatNode>, changed: Set<RepeatsNode>): RepeatNode {
    let { id } = repeat;
    // Two repeats of the same words are rare, and two rows of one id are an error.
    for (let known = this.#repeats.get(id); known && shown.has(known); known = this.#repeats.get(id)) id += '+';
    const node = this.#repeats.get(id) ?? { kind: 'repeat', repeat: { ...repeat, id }, places: undefined };
    this.#repeats.set(id, node);
    shown.add(node);
    const fresh = { ...repeat, id };
    if (JSON.stringify(fresh) !== JSON.stringify(node.repeat)) {
      node.repeat = fresh;
      if (node.places) node.places = renewed(node.places, placesOf(fresh));
      changed.add(node);
    }
    return node;
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

function partNodes(isFiltered: boolean): readonly PartNode[] {
  return [
    { kind: 'part', part: 'kept', isFiltered, count: 0 },
    { kind: 'part', part: 'intended', isFiltered, count: 0 },
  ];
}

/** Places that look as they did stay the same rows, so that the selection stays on them. */
function renewed(before: readonly RepeatPlaceNode[], after: readonly RepeatPlaceNode[]): readonly RepeatPlaceNode[] {
  const known = new Map(before.map((node) => [JSON.stringify(node.answer), node]));
  return after.map((node) => known.get(JSON.stringify(node.answer)) ?? node);
}
