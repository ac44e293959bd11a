import {
  CodeLensRefreshRequest,
  type Connection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FoldingRangeRefreshRequest,
  type InitializeParams,
  MessageType,
  SemanticTokensRefreshRequest,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { encodingOf, pullsDiagnostics, skillsOf, storageOf, translatorFor } from './features/capabilities.js';
import { ChangeFeed } from './features/change-feed.js';
import { Completion } from './features/completion.js';
import type { Context } from './features/context.js';
import { DecisionProblems } from './features/decision-problems.js';
import { DiagnosticsFeed } from './features/diagnostics-feed.js';
import { NotesProgress } from './features/progress.js';
import { RepeatLists } from './features/repeat-list.js';
import { MentionTokens } from './features/semantic-tokens.js';
import { SkippedLog } from './features/skipped-log.js';
import type { Progress } from './features/status.js';
import { StatusFeed } from './features/status-feed.js';
import { WorkspaceSymbols } from './features/workspace-symbols.js';
import { createNotes } from './index.js';
import { notesChanged, statusChanged } from './protocol.js';
import type { Change } from './workspace/changes.js';
import { Configuration } from './workspace/configuration.js';
import { Indexing } from './workspace/indexing.js';
import { type FileReader, readerHere } from './workspace/reading/file-reader.js';
import { ReaderThread } from './workspace/reading/reader-thread.js';
import { IndexFile } from './workspace/stored/index-file.js';
import { Storing } from './workspace/stored/storing.js';
import { Turns } from './workspace/turns.js';
import { uriOf } from './workspace/uris.js';
import { Workspace } from './workspace/workspace.js';

export interface SessionOptions {
  /** What tells this program from every other version and build of it. */
  readonly program: string;
  /** Milliseconds from any moment on. */
  readonly clock: () => number;
  /** The time of day in milliseconds. */
  readonly now: () => number;
  /** The bundle that reads files in a thread of its own; undefined: this thread does it. */
  readonly reader: string | undefined;
}

/** All that lives from `initialize` to `shutdown`. */
export class Session {
  readonly context: Context;
  readonly symbols = new WorkspaceSymbols();
  readonly completion = new Completion();
  readonly tokens = new MentionTokens();
  readonly repeatLists = new RepeatLists();
  readonly feed: DiagnosticsFeed;
  readonly statusFeed: StatusFeed;
  readonly #changeFeed: ChangeFeed;
  readonly #decisionProblems: DecisionProblems;
  readonly #connection: Connection;
  readonly #params: InitializeParams;
  readonly #reader: FileReader;
  readonly #workspace: Workspace;
  readonly #indexing: Indexing;
  readonly #configuration: Configuration;
  readonly #clock: () => number;
  /** Undefined where the client names no folder for it. */
  readonly #storing: Storing | undefined;
  /** Milliseconds that it took to open the stored index; undefined where there was none. */
  #opening: Promise<number | undefined> | undefined;
  #opened: number | undefined;
  #isConfigured = false;

  constructor(connection: Connection, params: InitializeParams, options: SessionOptions) {
    const { capabilities } = params;
    const pace = { clock: options.clock, turns: new Turns() };
    const { clock } = pace;
    const notes = createNotes();
    const encoding = encodingOf(capabilities);
    const t = translatorFor(params);
    const failed = (error: unknown): void => connection.console.error(describe(error));
    this.#connection = connection;
    this.#params = params;
    this.#clock = clock;
    const log = (line: string): void => connection.console.info(line);
    this.#reader =
      options.reader === undefined
        ? readerHere
        : new ReaderThread(options.reader, (error) => log(`Notes are read without a thread of their own: ${error}`));
    this.#workspace = new Workspace(notes, encoding, this.#reader);
    this.context = {
      notes,
      workspace: this.#workspace,
      encoding,
      client: skillsOf(params),
      ...pace,
      t,
      tell: (message) => {
        connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message }).catch(failed);
      },
      apply: (change) => this.apply(change),
      progress: (title) => new NotesProgress(() => connection.window.createWorkDoneProgress(), title, t),
    };
    this.feed = new DiagnosticsFeed(this.context, clock, {
      isPulled: pullsDiagnostics(capabilities),
      publish: (uri, version, diagnostics) => {
        const params = { uri, diagnostics, ...(version === undefined ? {} : { version }) };
        connection.sendDiagnostics(params).catch(failed);
      },
      refreshDiagnostics: () => {
        if (capabilities.workspace?.diagnostics?.refreshSupport !== true) return;
        connection.sendRequest(DiagnosticRefreshRequest.type).catch(failed);
      },
      refreshFolds: () => {
        if (capabilities.workspace?.foldingRange?.refreshSupport !== true) return;
        connection.sendRequest(FoldingRangeRefreshRequest.type).catch(failed);
      },
      refreshCodeLenses: () => {
        if (capabilities.workspace?.codeLens?.refreshSupport !== true) return;
        connection.sendRequest(CodeLensRefreshRequest.type).catch(failed);
      },
      refreshTokens: () => {
        if (capabilities.workspace?.semanticTokens?.refreshSupport !== true) return;
        if (this.tokens.areStale(this.context)) connection.sendRequest(SemanticTokensRefreshRequest.type).catch(failed);
      },
      failed,
    });
    const storage = storageOf(params);
    this.#storing =
      storage === undefined
        ? undefined
        : new Storing(new IndexFile(storage, options.program, options.now, log), this.#workspace, notes, {
            ...pace,
            now: options.now,
            log,
          });
    this.#decisionProblems = new DecisionProblems(this.context, (uri, diagnostics) => {
      connection.sendDiagnostics({ uri, diagnostics }).catch(failed);
    });
    const skippedLog = new SkippedLog(this.context, log);
    this.statusFeed = new StatusFeed(
      this.context,
      () => this.progress,
      skippedLog,
      () => connection.sendNotification(statusChanged).catch(failed),
    );
    this.#changeFeed = new ChangeFeed(
      this.context,
      () => this.progress.isIndexing,
      () => connection.sendNotification(notesChanged).catch(failed),
    );
    let reading: NotesProgress | undefined;
    this.#indexing = new Indexing(this.#workspace, notes, pace, {
      began: () => {
        reading = this.context.progress(t('Reading notes'));
      },
      wentOn: (count) => {
        reading?.report(count, this.#workspace.disk.progress);
        this.statusFeed.schedule();
      },
      ended: () => reading?.end(),
      paused: async () => {
        await this.feed.look();
        await this.#storing?.checkpoint();
      },
      settled: () => {
        this.#changed();
        this.#storing?.settled();
      },
      failed,
    });
    this.#configuration = new Configuration(
      {
        ask:
          capabilities.workspace?.configuration === true
            ? (items) => connection.workspace.getConfiguration(items)
            : undefined,
        warn: (message) => {
          connection
            .sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message })
            .catch(failed);
        },
        failed,
        t,
      },
      params.initializationOptions,
    );
    this.#workspace.apply({ kind: 'folders', added: foldersOf(params), removed: [] });
  }

  get progress(): Progress {
    return {
      isIndexing: !this.#isConfigured || this.#indexing.isRunning,
      share: this.#isConfigured ? this.#workspace.disk.progress : 0,
      milliseconds: this.#indexing.milliseconds,
      opened: this.#opened,
    };
  }

  /** Applies a change, and does what follows from it. */
  apply(change: Change): void {
    this.#workspace.apply(change);
    if (!this.#isConfigured) return;
    this.#indexing.wake();
    this.#changed();
  }

  /** Reads anew the files that an answer has found to be others than those that were read. */
  resume(): void {
    if (this.#isConfigured && !this.#workspace.disk.isIdle) this.#indexing.wake();
  }

  /** Asks to be told of settings and files, and begins to read. */
  async start(): Promise<void> {
    const { workspace } = this.#params.capabilities;
    if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      await this.#connection.client.register(DidChangeConfigurationNotification.type);
    }
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      // Folders too: what is in a folder that comes or goes is not reported file by file.
      const watchers = [{ globPattern: '**/*' }];
      await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    await this.configure();
  }

  /** Takes the settings anew; `pushed`: what came with the news that they have changed. */
  async configure(pushed?: unknown): Promise<void> {
    this.#configuration.push(pushed);
    const change = await this.#configuration.read(this.#workspace.folders.map(({ uri }) => uri));
    if (change === undefined) return;
    this.#opening ??= this.#open(change);
    this.#opened = await this.#opening;
    this.#isConfigured = true;
    this.apply(change);
  }

  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    this.#workspace.apply({ kind: 'folders', added, removed });
    await this.configure();
  }

  /** Stores what has changed, if that is done in a moment. */
  async finish(): Promise<void> {
    if (this.#isConfigured) await this.#storing?.finish(this.#indexing.stop());
  }

  dispose(): void {
    this.#reader.rest();
    this.#storing?.dispose();
    this.feed.dispose();
    this.statusFeed.dispose();
    this.#changeFeed.dispose();
  }

  /** Milliseconds that it took to open the stored index; undefined where there is none. */
  async #open(settings: Extract<Change, { kind: 'settings' }>): Promise<number | undefined> {
    const began = this.#clock();
    if (!(await this.#storing?.open(settings))) return undefined;
    const milliseconds = this.#clock() - began;
    const { notes } = this.context.notes.counts();
    this.#connection.console.info(`Opened ${notes} notes from the stored index in ${Math.round(milliseconds)} ms.`);
    return milliseconds;
  }

  #changed(): void {
    this.#decisionProblems.look();
    this.feed.schedule();
    this.statusFeed.schedule();
    this.#changeFeed.schedule();
  }
}

export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [uriOf(rootPath)] : [];
}
