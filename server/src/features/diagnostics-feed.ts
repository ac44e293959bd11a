import { CancellationToken, type Diagnostic, type DocumentUri } from 'vscode-languageserver-protocol';
import { codeLenses } from './code-lens.js';
import type { Context } from './context.js';
import { diagnoseWorkspace } from './diagnostic-reports.js';
import { diagnose } from './diagnostics.js';
import { doWork, findRepeats, settleConcepts } from './steps.js';

/** What the client is told without having asked. */
export interface FeedSink {
  /** Whether the client asks for diagnostics itself; otherwise they are published. */
  readonly isPulled: boolean;
  publish(uri: DocumentUri, version: number | undefined, diagnostics: Diagnostic[]): void;
  refreshDiagnostics(): void;
  /** Copies that can be folded have come or gone without an edit of their note. */
  refreshFolds(): void;
  refreshCodeLenses(): void;
  /** Mentions may have come or gone without an edit of their note. */
  refreshTokens(): void;
  failed(error: unknown): void;
}

/** Milliseconds in which changes gather, at least, before the feed looks at the open notes again. */
const pause = 200;
/** The feed waits this many times as long as its last look took, but no longer than some seconds. */
const costs = 4;
const longestPause = 5000;

/**
 * Keeps what the client shows of the open notes in line with the notes. Any change may alter the answers for any
 * note, so that the answers themselves are compared with those that the client has.
 */
export class DiagnosticsFeed {
  readonly #context: Context;
  readonly #sink: FeedSink;
  /** The result ids that the client has, by URI. */
  readonly #told = new Map<string, string>();
  readonly #lenses = new Map<string, string>();
  readonly #clock: () => number;
  #timer: NodeJS.Timeout | undefined;
  #pause = pause;
  #isDue = false;
  /** Of the workspace, at the last look. */
  #revision = -1;

  /** `clock`: milliseconds from any moment on. */
  constructor(context: Context, clock: () => number, sink: FeedSink) {
    this.#context = context;
    this.#clock = clock;
    this.#sink = sink;
  }

  /** The client was given the diagnostics of a note. */
  answered(uri: string, resultId: string): void {
    this.#told.set(uri, resultId);
  }

  /** Something has changed. */
  schedule(): void {
    this.#isDue = true;
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.look(), this.#pause);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  /** Looks now. */
  async look(): Promise<void> {
    const began = this.#clock();
    this.#isDue = false;
    try {
      await this.#compare();
    } catch (error) {
      this.#sink.failed(error);
    }
    // While much is read, every look costs more than the last: they must not take the time of requests.
    this.#pause = Math.min(Math.max(pause, costs * (this.#clock() - began)), longestPause);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isDue) this.schedule();
  }

  async #compare(): Promise<void> {
    const { revision } = this.#context.workspace;
    if (revision === this.#revision) return;
    await doWork(this.#context, CancellationToken.None);
    this.#revision = revision;
    await (this.#sink.isPulled ? this.#refresh() : this.#publish());
    await this.#refreshLenses();
    await this.#context.turns.next();
    await settleConcepts(this.#context, CancellationToken.None);
    this.#sink.refreshTokens();
  }

  /** A turn for each note and each kind of answer, with the repeats of the note at hand. */
  async #turn(uri: string): Promise<void> {
    await this.#context.turns.next();
    await findRepeats(this.#context, uri, CancellationToken.None);
  }

  async #refresh(): Promise<void> {
    const open = this.#context.workspace.buffers;
    let isStale = false;
    for (const uri of [...this.#told.keys()]) {
      if (!open.has(uri)) this.#told.delete(uri);
    }
    for (const uri of open.keys()) {
      await this.#turn(uri);
      const { resultId } = await diagnose(this.#context, uri, CancellationToken.None);
      const told = this.#told.get(uri);
      if (told === undefined || told === resultId) continue;
      isStale = true;
      this.#told.set(uri, resultId);
    }
    if (!isStale) return;
    this.#sink.refreshDiagnostics();
    this.#sink.refreshFolds();
  }

  async #publish(): Promise<void> {
    const { workspace } = this.#context;
    const reports = await diagnoseWorkspace(this.#context, CancellationToken.None);
    for (const uri of workspace.buffers.keys()) {
      await this.#turn(uri);
      reports.set(uri, await diagnose(this.#context, uri, CancellationToken.None));
    }
    let isStale = false;
    for (const [uri, { resultId, items }] of reports) {
      const buffer = workspace.buffers.get(uri);
      const isNews = this.#told.get(uri) !== resultId && (this.#told.has(uri) || items.length > 0);
      if (isNews) this.#sink.publish(buffer?.uri ?? uri, buffer?.version, items);
      if (isNews) this.#told.set(uri, resultId);
      isStale ||= isNews && buffer !== undefined;
    }
    if (isStale) this.#sink.refreshFolds();
    for (const uri of [...this.#told.keys()]) {
      if (reports.has(uri)) continue;
      this.#told.delete(uri);
      this.#sink.publish(uri, undefined, []);
    }
  }

  async #refreshLenses(): Promise<void> {
    let isStale = false;
    for (const [uri, buffer] of this.#context.workspace.buffers) {
      await this.#turn(uri);
      const params = { textDocument: { uri: buffer.uri } };
      const lenses = JSON.stringify(await codeLenses(this.#context, params, CancellationToken.None));
      isStale ||= this.#lenses.get(uri) !== lenses;
      this.#lenses.set(uri, lenses);
    }
    if (isStale) this.#sink.refreshCodeLenses();
  }
}
