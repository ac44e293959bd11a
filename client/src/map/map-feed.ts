import { CancellationTokenSource, type Disposable, EventEmitter } from 'vscode';
import { type MapAnswer, type MapParams, Query } from '../../../server/src/protocol.js';
import type { LanguageServer } from '../language-server.js';
import type { IndexStatus } from '../status/index-status.js';
import type { ToPage } from './page/exchange.js';

/** As much as the page makes something of. */
const params: Required<MapParams> = { concepts: 2000, notes: 2000, links: 5000, repeats: 2000 };
/** Milliseconds without a change of the notes before the map follows them. */
const pause = 800;

/** The data of the map, followed while somebody looks: told when it is other than before. */
export class MapFeed implements Disposable {
  readonly #server: LanguageServer;
  readonly #status: IndexStatus;
  readonly #told = new EventEmitter<ToPage>();
  readonly #following: readonly Disposable[];
  #isWatched = false;
  #isStale = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: CancellationTokenSource | undefined;
  #last: ToPage = { type: 'waiting', reason: 'reading' };

  readonly onDidTell = this.#told.event;

  constructor(server: LanguageServer, status: IndexStatus) {
    this.#server = server;
    this.#status = status;
    this.#following = [
      server.onDidChangeNotes(() => this.#changed(pause)),
      status.onDidChange(() => this.#changed(this.#last.type === 'data' ? pause : 0)),
    ];
  }

  /** What was told last. */
  get last(): ToPage {
    return this.#last;
  }

  /** Whether somebody looks: else nothing is asked for. */
  set isWatched(isWatched: boolean) {
    this.#isWatched = isWatched;
    if (isWatched && this.#isStale) this.#changed(0);
  }

  dispose(): void {
    for (const each of this.#following) each.dispose();
    clearTimeout(this.#timer);
    this.#asking?.cancel();
    this.#told.dispose();
  }

  #changed(wait: number): void {
    this.#isStale = true;
    if (!this.#isWatched) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), wait);
  }

  async #ask(): Promise<void> {
    this.#asking?.cancel();
    const reason = this.#reasonToWait();
    if (reason) return this.#tell({ type: 'waiting', reason });
    const asking = new CancellationTokenSource();
    this.#asking = asking;
    this.#isStale = false;
    const answer = await this.#server.request<MapAnswer>(Query.map.method, params, asking.token);
    if (asking.token.isCancellationRequested) return;
    if (answer) this.#tell({ type: 'data', answer });
    else this.#isStale = true;
  }

  /** Why there is nothing to ask for; undefined where there is. What is shown already stays while notes are read. */
  #reasonToWait(): Extract<ToPage, { type: 'waiting' }>['reason'] | undefined {
    const { state } = this.#status;
    if (state === 'ready' || (state === 'indexing' && this.#last.type === 'data')) return undefined;
    return state === 'off' || state === 'stopped' ? state : 'reading';
  }

  #tell(message: ToPage): void {
    if (JSON.stringify(message) === JSON.stringify(this.#last)) return;
    this.#last = message;
    this.#told.fire(message);
  }
}
