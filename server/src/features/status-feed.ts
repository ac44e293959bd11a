import type { Context } from './context.js';
import { type Progress, status } from './status.js';

/** Milliseconds in which changes gather. */
const pause = 250;

/** Tells that the status is another one, no more often than anybody would look. */
export class StatusFeed {
  readonly #context: Context;
  readonly #progress: () => Progress;
  readonly #tell: () => void;
  #timer: NodeJS.Timeout | undefined;
  #told = '';

  constructor(context: Context, progress: () => Progress, tell: () => void) {
    this.#context = context;
    this.#progress = progress;
    this.#tell = tell;
  }

  /** Something has changed. */
  schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const now = JSON.stringify(status(this.#context, this.#progress()));
      if (now === this.#told) return;
      this.#told = now;
      this.#tell();
    }, pause);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
