import {
  CancellationTokenSource,
  commands,
  type Disposable,
  Location,
  l10n,
  type Range,
  type TextEditor,
  type TreeView,
  window,
} from 'vscode';
import { Query, type ThisPassageAnswer } from '../../../../server/src/protocol.js';
import type { LanguageServer } from '../../language-server.js';
import { isNote } from '../../note-selector.js';
import { placeName, toRange } from '../../places.js';
import type { FollowedPlace } from '../../repeats/followed-place.js';
import type { IndexStatus } from '../../status/index-status.js';
import { openToTheSide, type PlaceNode } from '../place-node.js';
import type { PassageNode } from './passage-nodes.js';
import { followPassage, isOpen, type PassagePlace, versionOf } from './passage-place.js';
import { PassageTree } from './passage-tree.js';

const id = 'intertext.thisPassage';
/** Milliseconds for which the cursor rests before the server is asked. */
const pause = 150;

/** A passage that is shown. */
interface ShownPassage extends PassagePlace {
  readonly range: Range;
  /** Of the note, when the server was asked. */
  readonly version: number;
}

/** The view This Passage: what is known of the passage at the cursor, or of the one that is pinned. */
export class ThisPassage implements Disposable {
  readonly #server: LanguageServer;
  readonly #status: IndexStatus;
  readonly #tree = new PassageTree();
  readonly #view: TreeView<PassageNode>;
  readonly #listening: readonly Disposable[];
  #timer: NodeJS.Timeout | undefined;
  #asking = new CancellationTokenSource();
  /** An answer is to come. */
  #isAsking = false;
  #shown: ShownPassage | undefined;
  #pinned: FollowedPlace | undefined;
  /** The row that was opened to the side last: that does not select it. */
  #beside: PlaceNode | undefined;

  constructor(server: LanguageServer, status: IndexStatus) {
    this.#server = server;
    this.#status = status;
    this.#view = window.createTreeView(id, { treeDataProvider: this.#tree, showCollapseAll: true });
    this.#listening = [
      this.#view,
      this.#view.onDidExpandElement(({ element }) => this.#tree.turn(element, true)),
      this.#view.onDidCollapseElement(({ element }) => this.#tree.turn(element, false)),
      this.#view.onDidChangeVisibility(() => void this.#refresh()),
      window.onDidChangeActiveTextEditor(() => this.#follow()),
      window.onDidChangeTextEditorSelection(() => this.#follow()),
      window.tabGroups.onDidChangeTabs(() => this.#follow()),
      server.onDidChangeNotes(() => void this.#refresh()),
      server.onDidChange(() => server.state === 'stopped' && this.#show(undefined, undefined)),
    ];
    void this.#refresh();
  }

  /** Keeps the passage that is shown, wherever the cursor goes. */
  async pin(): Promise<void> {
    if (!this.#shown) return;
    const { uri, range } = this.#shown;
    this.#pinned?.dispose();
    this.#pinned = await followPassage(uri, range);
    this.#tell();
  }

  /** Follows the cursor again. */
  async unpin(): Promise<void> {
    this.#pinned?.dispose();
    this.#pinned = undefined;
    this.#tell();
    await this.#refresh();
  }

  async openToTheSide(row: PlaceNode): Promise<void> {
    this.#beside = row;
    await openToTheSide(row);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#asking.cancel();
    this.#pinned?.dispose();
    for (const one of this.#listening) one.dispose();
  }

  /** The cursor may be in another passage. */
  #follow(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const place = this.#place();
      if (!place || this.#isAsking || !this.#isShown(place)) void this.#refresh();
    }, pause);
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#asking.cancel();
    this.#isAsking = false;
    if (!this.#view.visible) return;
    this.#asking = new CancellationTokenSource();
    const { token } = this.#asking;
    if (!(await this.#isPinnedThere())) return this.unpin();
    if (token.isCancellationRequested) return;
    const place = this.#place();
    if (!place) return this.#show(undefined, undefined);
    const version = versionOf(place.uri);
    const params = { textDocument: { uri: place.uri.toString() }, position: place.position };
    this.#isAsking = true;
    const answer = await this.#server.request<ThisPassageAnswer | null>(Query.passage.method, params, token);
    if (token.isCancellationRequested) return;
    this.#isAsking = false;
    if (answer === null && this.#pinned) {
      // The note has gone, or it is not read again yet.
      if (this.#status.state === 'ready') await this.unpin();
      return;
    }
    this.#show(answer ? { ...place, range: toRange(answer.range), version } : undefined, answer);
  }

  /** Whether what is pinned is still in its note; true where nothing is. */
  async #isPinnedThere(): Promise<boolean> {
    const pinned = this.#pinned;
    try {
      await pinned?.catchUp();
    } catch {
      // The note is gone, for good or for a moment: the server knows.
      return true;
    }
    return pinned === undefined || pinned !== this.#pinned || !pinned.isEmpty;
  }

  /** Where the passage is that is to be shown; undefined where there is none. */
  #place(): PassagePlace | undefined {
    if (this.#pinned) return { uri: this.#pinned.uri, position: this.#pinned.start };
    const editor = window.activeTextEditor;
    if (editor && isNote(editor.document)) {
      const { document, selection } = editor;
      // What is opened from the view is looked at beside the passage that it came from.
      const opened = [...this.#view.selection, this.#beside];
      const isFromHere = opened.some((row) => row && 'place' in row && row.place && isAtStart(editor, row.place));
      return isFromHere && this.#shown ? this.#shown : { uri: document.uri, position: selection.active };
    }
    // Settings, a comparison or no editor at all: the passage stays for as long as its note is open.
    return this.#shown && isOpen(this.#shown.uri) ? this.#shown : undefined;
  }

  #isShown({ uri, position }: PassagePlace): boolean {
    const shown = this.#shown;
    return (
      shown?.uri.toString() === uri.toString() && shown.range.contains(position) && shown.version === versionOf(uri)
    );
  }

  /** `answer`: null where a note has no passage, undefined where nothing was answered. */
  #show(passage: ShownPassage | undefined, answer: ThisPassageAnswer | null | undefined): void {
    this.#shown = passage;
    this.#tree.show(answer ?? undefined);
    this.#tell(answer === null ? 'none' : undefined);
  }

  /**
   * Says which passage is shown, and by the context key `intertext.passage` whether it is `pinned` or `followed`, there
   * is `nothing` to show of it, or there is `none`. Undefined where that is not known.
   */
  #tell(otherwise?: 'none'): void {
    const name = this.#shown ? placeName(new Location(this.#shown.uri, this.#shown.range)) : '';
    this.#view.description = [...(this.#pinned ? [l10n.t('pinned')] : []), name]
      .filter((part) => part !== '')
      .join(' · ');
    const state = this.#pinned ? 'pinned' : this.#tree.isEmpty ? 'nothing' : 'followed';
    void commands.executeCommand('setContext', 'intertext.passage', name === '' ? otherwise : state);
  }
}

function isAtStart({ document, selection }: TextEditor, { uri, range }: Location): boolean {
  return uri.toString() === document.uri.toString() && range.start.isEqual(selection.active);
}

export async function showThisPassage(): Promise<void> {
  await commands.executeCommand(`${id}.focus`);
}
