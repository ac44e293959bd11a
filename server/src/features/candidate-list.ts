import { CancellationToken } from 'vscode-languageserver-protocol';
import type { Candidate } from '../index.js';
import type { Context } from './context.js';
import { knownCandidates } from './known-terms.js';

/** Words of notes in which candidates are looked for while somebody waits. */
const mostWords = 500_000;
/** Milliseconds before they are looked for in more. */
const pause = 2000;

/** The candidates of the notes. In many notes looking for them takes too long for a request: they come a little later. */
export class CandidateList {
  #list: readonly Candidate[] = [];
  #revision = -1;
  #timer: NodeJS.Timeout | undefined;

  /** Those that are known by now; the same object as long as they are the same. */
  async current(context: Context, token: CancellationToken): Promise<readonly Candidate[]> {
    if (this.#revision === context.workspace.revision) return this.#list;
    if (context.notes.counts().words <= mostWords) await this.#look(context, token);
    else this.#timer ??= setTimeout(() => void this.#lookLater(context), pause).unref();
    return this.#list;
  }

  async #lookLater(context: Context): Promise<void> {
    await this.#look(context, CancellationToken.None);
    this.#timer = undefined;
  }

  async #look(context: Context, token: CancellationToken): Promise<void> {
    const list = await knownCandidates(context, token);
    this.#revision = context.workspace.revision;
    const isSame = list.length === this.#list.length && list.every(({ name }, at) => name === this.#list[at]?.name);
    if (!isSame) this.#list = list;
  }
}
