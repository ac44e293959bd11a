import type { Context } from './context.js';

/** Milliseconds in which changes gather. */
const pause = 250;

/** Tells that the notes, or what is said about them, are others: once the change is read, and once for many. */
export class ChangeFeed {
  readonly #context: Context;
  readonly #isReading: () => boolean;
  readonly #tell: () => void;
  #timer: NodeJS.Timeout | undefined;
  /** Of the workspace, when it was last told. */
  #revision = -1;

  /** `isReading`: what was read so far is not all; when it is, something has changed once more. */
  constructor(context: Context, isReading: () => boolean, tell: () => void) {
    this.#context = context;
    this.#isReading = isReading;
    this.#tell = tell;
  }

  /** Something has changed. */
  schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const { contentRevision: revision } = this.#context.workspace;
      if (this.#isReading() || revision === this.#revision) return;
      this.#revision = revision;
      this.#tell();
    }, pause);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
