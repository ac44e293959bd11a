import { type Disposable, EventEmitter, type LogOutputChannel, l10n } from 'vscode';
import {
  CancellationToken,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { EditorCommand, type InitializationOptions, notesChanged, statusChanged } from '../../server/src/protocol.js';
import { noteSelector } from './note-selector.js';
import { serverProcess } from './server-process.js';

export type ServerState = 'starting' | 'running' | 'stopped';

/** The editor outlines Markdown by itself: a second outline beside it would only repeat the headings. */
const provideDocumentSymbols: NonNullable<Middleware['provideDocumentSymbols']> = (document, token, next) =>
  document.languageId === 'markdown' ? [] : next(document, token);

/** The status bar has an item of ours that tells how far reading the notes is: a second one would only repeat it. */
function handleWorkDoneProgress(): NonNullable<Middleware['handleWorkDoneProgress']> {
  const reading = new Set<unknown>();
  return (token, params, next) => {
    if (params.kind === 'begin' && params.title === l10n.t('Reading notes')) reading.add(token);
    if (!reading.has(token)) next(token, params);
    if (params.kind === 'end') reading.delete(token);
  };
}

/** The texts are undefined where the editor is English, the storage where no folder is open. */
function initializationOptions(storage: string | undefined): InitializationOptions {
  return {
    commands: Object.values(EditorCommand),
    ...(l10n.bundle === undefined ? {} : { texts: l10n.bundle }),
    ...(storage === undefined ? {} : { storage }),
  };
}

/** The language server. Each start makes a new client, so that a crash, or other globs of notes, need no reload. */
export class LanguageServer implements Disposable {
  readonly #module: string;
  readonly #storage: string | undefined;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly #notesChanged = new EventEmitter<void>();
  /** Starts and stops, one after another. */
  #turn: Promise<void> = Promise.resolve();
  #client: LanguageClient | undefined;
  #selector = '';

  /** The server has started or stopped, or has another status to tell. */
  readonly onDidChange = this.#changed.event;
  /** The notes have changed, and all is read: what it answers may be something else than before. */
  readonly onDidChangeNotes = this.#notesChanged.event;

  /** `storage`: path of the folder in which it may store its index; undefined where there is none. */
  constructor(module: string, storage: string | undefined, log: LogOutputChannel) {
    this.#module = module;
    this.#storage = storage;
    this.#log = log;
  }

  get state(): ServerState {
    if (this.#client?.state === State.Running) return 'running';
    return this.#client?.state === State.Starting ? 'starting' : 'stopped';
  }

  /** The client while the server runs. */
  get client(): LanguageClient | undefined {
    return this.#client?.state === State.Running ? this.#client : undefined;
  }

  /** Starts the server; one that runs is stopped first. Does not reject: `state` tells how it went. */
  restart(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.#stop();
      await this.#start();
    });
    return this.#turn;
  }

  /** Restarts the server if other documents than before are notes. */
  async followSettings(): Promise<void> {
    if (JSON.stringify(noteSelector()) !== this.#selector) await this.restart();
  }

  /**
   * The answer of a custom request; one that starts is waited for. Undefined where it was cancelled, the server does not
   * run or could not answer.
   */
  async request<Answer>(method: string, params: object, token?: CancellationToken): Promise<Answer | undefined> {
    await this.#turn;
    try {
      return await this.client?.sendRequest<Answer>(method, params, token ?? CancellationToken.None);
    } catch (error) {
      if (!token?.isCancellationRequested) this.#log.error(`${method}: ${error}`);
      return undefined;
    }
  }

  async dispose(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#stop());
    await this.#turn;
    this.#changed.dispose();
    this.#notesChanged.dispose();
  }

  async #start(): Promise<void> {
    const selector = noteSelector();
    this.#selector = JSON.stringify(selector);
    const run = { module: this.#module, transport: TransportKind.ipc, options: serverProcess };
    const execArgv = [...serverProcess.execArgv, '--nolazy', '--inspect=6010'];
    const debug = { ...run, options: { ...serverProcess, execArgv } };
    const options: LanguageClientOptions = {
      documentSelector: [...selector],
      outputChannel: this.#log,
      initializationOptions: initializationOptions(this.#storage),
      middleware: { provideDocumentSymbols, handleWorkDoneProgress: handleWorkDoneProgress() },
    };
    const client = new LanguageClient('intertext', 'Intertext', { run, debug }, options);
    client.onDidChangeState(() => this.#changed.fire());
    client.onNotification(statusChanged, () => this.#changed.fire());
    client.onNotification(notesChanged, () => this.#notesChanged.fire());
    this.#client = client;
    await client.start().catch((error) => this.#log.error(`The language server did not start: ${error}`));
  }

  async #stop(): Promise<void> {
    await this.#client?.dispose().catch((error) => this.#log.warn(`The language server did not stop: ${error}`));
    this.#client = undefined;
  }
}
