import type { StatusAnswer } from '../protocol.js';
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
  /** The status as the client knows it: as it was told of, or has asked for it. */
  #known = '';

  constructor(context: Context, progress: () => Progress, tell: () => void) {
    this.#context = context;
    this.#progress = progress;
    this.#tell = tell;
  }

  /** Something has changed. */
  schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const known = this.#known;
      this.answer();
      if (this.#known !== known) this.#tell();
    }, pause);
  }

  /** The status as it is now. The client that has asked for it is told when it is another one. */
  answer(): StatusAnswer {
    const now = status(this.#context, this.#progress());
    this.#known = JSON.stringify(now);
    return now;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
