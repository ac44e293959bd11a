import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DiagnosticTag,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  FileChangeType,
  type FileEvent,
  FoldingRangeRefreshRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  type ProtocolRequestType,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  type RequestParam,
  SemanticTokensRefreshRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver-protocol/node';
import { EditorCommand, type StatusAnswer } from '../../server/src/protocol.js';

/** What an editor of today can do. */
export const modern: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    foldingRange: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
  },
  textDocument: {
    diagnostic: { relatedDocumentSupport: true, tagSupport: { valueSet: [DiagnosticTag.Unnecessary] } },
    rename: { prepareSupport: true },
    completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
  },
  window: { workDoneProgress: true },
};

/** Is told what to do at its end: a test. */
export interface Ending {
  after(end: () => void): void;
}

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  /** What workspace/configuration answers for `intertext`, or null. */
  readonly settings?: unknown;
  /** The same for some folders, by URI. */
  readonly folderSettings?: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: unknown;
  readonly processId?: number | null;
  /** The program and its arguments; the server by itself without them. */
  readonly command?: readonly string[];
  /** Variables of its environment beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** The user whom the server runs as, by number. */
  readonly uid?: number;
}

/** Runs the built server as a child process and speaks with it as an editor does. */
export class Client {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** The code with which the server ended, once it has. */
  readonly exit: Promise<number | null>;
  /** Fails once the server has ended: what it was asked and has not answered, it never will. */
  readonly #ended: Promise<never>;
  readonly warnings: string[] = [];
  readonly logs: string[] = [];
  readonly progress: string[] = [];
  /** What is done of which the progress tells. */
  readonly titles: string[] = [];
  readonly registrations: string[] = [];
  readonly published = new Map<string, Diagnostic[]>();
  diagnosticRefreshes = 0;
  codeLensRefreshes = 0;
  foldingRefreshes = 0;
  tokenRefreshes = 0;
  settings: unknown;
  initialized: InitializeResult | undefined;
  readonly #options: ClientOptions;

  constructor(t: Ending, options: ClientOptions = {}) {
    this.#options = options;
    this.settings = options.settings ?? null;
    this.process = spawn(process.execPath, [...(options.command ?? ['dist/server.js']), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...options.env },
      ...(options.uid === undefined ? {} : { uid: options.uid }),
    });
    this.exit = new Promise((resolve) => this.process.on('exit', resolve));
    this.#ended = new Promise((_, reject) => {
      this.process.on('exit', (code, signal) => reject(new Error(`The server ended (${signal ?? code}).`)));
    });
    this.#ended.catch(() => {});
    const { stdin, stdout } = this.process;
    if (stdin === null || stdout === null) throw new Error('The server has no streams.');
    const reader = new StreamMessageReader(stdout);
    // It would wait for the rest of a message for ever where the server was killed while it wrote one.
    reader.partialMessageTimeout = 0;
    this.connection = createProtocolConnection(reader, new StreamMessageWriter(stdin));
    this.#answer();
    this.connection.listen();
    t.after(() => {
      this.connection.dispose();
      this.process.kill('SIGKILL');
    });
  }

  /** A server that has been initialized, and told so. */
  static async start(t: Ending, options: ClientOptions = {}): Promise<Client> {
    const client = new Client(t, options);
    await client.initialize();
    return client;
  }

  async initialize(): Promise<void> {
    const { folders = [], capabilities = modern, processId = null } = this.#options;
    const { initializationOptions = { commands: Object.values(EditorCommand) } } = this.#options;
    this.initialized = await this.request(InitializeRequest.type, {
      processId,
      rootUri: null,
      capabilities,
      initializationOptions,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) })),
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  #answer(): void {
    const { connection } = this;
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ scopeUri }) => this.#options.folderSettings?.[scopeUri ?? ''] ?? this.settings),
    );
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations.map(({ method }) => method));
    });
    connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      connection.onProgress(WorkDoneProgress.type, token, (value) => {
        if (value.kind === 'begin') this.titles.push(value.title);
        this.progress.push(value.kind === 'report' ? `report ${value.percentage}% ${value.message}` : value.kind);
      });
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.diagnosticRefreshes++;
    });
    connection.onRequest(CodeLensRefreshRequest.type, () => {
      this.codeLensRefreshes++;
    });
    connection.onRequest(FoldingRangeRefreshRequest.type, () => {
      this.foldingRefreshes++;
    });
    connection.onRequest(SemanticTokensRefreshRequest.type, () => {
      this.tokenRefreshes++;
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.warnings.push(message);
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logs.push(message);
    });
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.published.set(uri, diagnostics);
    });
  }

  request<Params, Answer, Partial, Failure, Options>(
    type: ProtocolRequestType<Params, Answer, Partial, Failure, Options>,
    params: RequestParam<Params>,
  ): Promise<Answer> {
    return this.#answered(this.connection.sendRequest(type, params));
  }

  #answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
    return Promise.race([answer, this.#ended]);
  }

  /** A request that LSP has no type for. */
  query<Answer>(method: string, params: unknown = {}): Promise<Answer> {
    return this.#answered(this.connection.sendRequest<Answer>(method, params));
  }

  status(): Promise<StatusAnswer> {
    return this.query('intertext/status');
  }

  /** Waits until everything has been read. */
  async ready(): Promise<StatusAnswer> {
    return until(async () => {
      const status = await this.status();
      return status.state === 'indexing' ? undefined : status;
    });
  }

  async open(uri: string, text: string, languageId = 'markdown', version = 1): Promise<void> {
    const textDocument = { uri, languageId, version, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async edit(uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const params = { textDocument: { uri, version }, contentChanges };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, params);
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async touch(...uris: string[]): Promise<void> {
    const changes: FileEvent[] = uris.map((uri) => ({ uri, type: FileChangeType.Changed }));
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** Changes the settings, and says so as a client that can be asked does: without them. */
  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const [come = [], gone = []] = [added, removed].map((uris) => uris.map((uri) => ({ uri, name: uri })));
    await this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: come, removed: gone },
    });
  }

  /** The diagnostics of a note, pulled. */
  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.request(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    if (report.kind !== 'full') throw new Error('A report without a previous one is a full one.');
    return report.items;
  }

  async shutdown(): Promise<void> {
    await this.#answered(this.connection.sendRequest(ShutdownRequest.type));
  }

  /** The code with which the server ends. */
  async end(): Promise<number | null> {
    await this.connection.sendNotification(ExitNotification.type);
    return this.exit;
  }
}

/** Milliseconds after which something is not to come any more: on a busy machine a server alone takes ten seconds to start. */
const patience = 60_000;

/** Asks again until there is an answer other than undefined and false. */
export async function until<Answer>(
  ask: () => Promise<Answer | undefined | false> | Answer | undefined | false,
): Promise<Answer> {
  const end = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error('It did not come within a minute.');
    await delay(10);
  }
}

/** The position of a word in a text. */
export function at(text: string, word: string): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(word)).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** A range written `line:character-line:character`, counted from 0. */
export function shown({ start, end }: Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}
