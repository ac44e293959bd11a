import { type Disposable, type Event, EventEmitter, Uri, workspace } from 'vscode';
import { Query, type StatusAnswer } from '../../../server/src/protocol.js';
import type { LanguageServer } from '../language-server.js';

/** What the index is doing, for the status item and the report. */
export type IndexState = StatusAnswer['state'] | 'starting' | 'stopped';

/** The last known status of the index. */
export class IndexStatus implements Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange: Event<void> = this.#changed.event;
  readonly #following: Disposable;
  #answer: StatusAnswer | undefined;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#following = server.onDidChange(() => void this.refresh());
  }

  get answer(): StatusAnswer | undefined {
    return this.#answer;
  }

  get state(): IndexState {
    if (this.#server.state !== 'running') return this.#server.state;
    return this.#answer?.state ?? 'starting';
  }

  /** Why a note's folder is left alone; undefined where it is not. */
  offReason(note: Uri): string | undefined {
    if (this.state === 'off') return this.#answer?.reason ?? '';
    const folder = workspace.getWorkspaceFolder(note)?.uri.toString();
    return this.#answer?.skipped.find(({ uri }) => Uri.parse(uri).toString() === folder)?.reason;
  }

  async refresh(): Promise<void> {
    this.#answer = await this.#server.request<StatusAnswer>(Query.status.method, {});
    this.#changed.fire();
  }

  dispose(): void {
    this.#following.dispose();
    this.#changed.dispose();
  }
}
