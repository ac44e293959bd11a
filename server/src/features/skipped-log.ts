import { seemly } from '../index.js';
import { english } from '../messages.js';
import type { Context } from './context.js';
import { nameOf } from './names.js';

/** Tells the log of every file that is skipped, once for each reason. */
export class SkippedLog {
  readonly #context: Context;
  readonly #write: (line: string) => void;
  /** By URI, the reason last told. */
  readonly #told = new Map<string, string>();

  constructor(context: Context, write: (line: string) => void) {
    this.#context = context;
    this.#write = write;
  }

  /** Writes what is new. */
  look(): void {
    for (const [uri, skipped] of this.#context.workspace.skipped) {
      const reason = english(...skipped);
      if (this.#told.get(uri) === reason) continue;
      this.#told.set(uri, reason);
      // A name may hold line breaks, and a line of the log is one file.
      const name = seemly(nameOf(this.#context, uri)).replace(/\s+/g, ' ');
      this.#write(`Skipped ${name}: it ${reason}`);
    }
  }
}
