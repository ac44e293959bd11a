import type { ConfigurationItem } from 'vscode-languageserver-protocol';
import type { Translate } from '../messages.js';
import { readSettings, type Settings } from '../settings.js';
import type { EditorChange } from './changes.js';

export interface ConfigurationClient {
  /** Asks the client for settings; undefined where the client cannot be asked. */
  readonly ask: ((items: ConfigurationItem[]) => Promise<readonly unknown[]>) | undefined;
  /** Shows a warning to the user. */
  warn(problem: string): void;
  failed(error: unknown): void;
  readonly t: Translate;
}

const section = 'intertext';

/** The settings as the client has them: asked for where it can be asked, else as it pushed them, else as it began. */
export class Configuration {
  readonly #client: ConfigurationClient;
  #pushed: unknown;
  #warned: ReadonlySet<string> = new Set();
  #reads = 0;

  /** `initial`: the initializationOptions of the client, which may hold the settings, alone or as `intertext`. */
  constructor(client: ConfigurationClient, initial: unknown) {
    this.#client = client;
    this.#pushed = unwrapped(initial);
  }

  /** Takes what came with workspace/didChangeConfiguration; null means: ask. */
  push(settings: unknown): void {
    if (settings !== null && settings !== undefined) this.#pushed = unwrapped(settings);
  }

  /** The settings that hold now; undefined where a later call has overtaken this one. */
  async read(folders: readonly string[]): Promise<Extract<EditorChange, { kind: 'settings' }> | undefined> {
    const read = ++this.#reads;
    const [ofWindow, ...ofFolders] = await this.#ask(folders);
    if (read !== this.#reads) return undefined;
    const { t } = this.#client;
    const window = readSettings(ofWindow);
    const problems = new Set(window.problems.map((problem) => t(...problem)));
    const ofFolder = new Map<string, Settings>();
    for (const [i, uri] of folders.entries()) {
      const folder = readSettings(ofFolders[i]);
      ofFolder.set(uri, folder.settings);
      for (const problem of folder.problems) problems.add(t(...problem));
    }
    for (const problem of problems) if (!this.#warned.has(problem)) this.#client.warn(problem);
    this.#warned = problems;
    return { kind: 'settings', settings: window.settings, ofFolder };
  }

  /** One answer for the window, and one for every folder. */
  async #ask(folders: readonly string[]): Promise<readonly unknown[]> {
    const items = [{ section }, ...folders.map((scopeUri) => ({ scopeUri, section }))];
    let answers: readonly unknown[] = [];
    try {
      answers = (await this.#client.ask?.(items)) ?? [];
    } catch (error) {
      this.#client.failed(error);
    }
    return items.map((_, i) => answers[i] ?? this.#pushed);
  }
}

function unwrapped(settings: unknown): unknown {
  return typeof settings === 'object' && settings !== null && section in settings ? settings[section] : settings;
}
