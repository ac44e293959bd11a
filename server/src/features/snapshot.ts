import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Context } from './context.js';
import { textsOf } from './places.js';

/** Notes as the index holds them at one moment: what is worked out from them is stale when they have changed. */
export class Snapshot {
  readonly #context: Context;
  readonly #states: ReadonlyMap<string, readonly unknown[]>;

  /** Taken now. */
  constructor(context: Context, uris: Iterable<string>) {
    this.#context = context;
    this.#states = new Map(Array.from(uris, (uri) => [uri, stateOf(context, uri)]));
  }

  /** The texts by URI; those of closed notes are read from disk. A note that has changed meanwhile is left out. */
  async texts(token: CancellationToken): Promise<ReadonlyMap<string, string>> {
    const texts = await textsOf(this.#context, this.#states.keys(), token);
    return new Map([...texts].filter(([uri]) => this.#isCurrent(uri)));
  }

  /** Whether none of these notes has changed since. */
  isCurrent(uris: Iterable<string>): boolean {
    return Array.from(uris).every((uri) => this.#isCurrent(uri));
  }

  #isCurrent(uri: string): boolean {
    const state = stateOf(this.#context, uri);
    return this.#states.get(uri)?.every((one, i) => one === state[i]) === true;
  }
}

/** The buffer and its version, or size and time of the file. */
function stateOf({ workspace }: Context, uri: string): readonly unknown[] {
  const buffer = workspace.buffers.get(uri);
  const stamp = workspace.stampOf(uri);
  return [workspace.isNote(uri), buffer, buffer?.version, stamp?.size, stamp?.modified];
}
