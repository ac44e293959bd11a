import type { StatusAnswer } from '../protocol.js';
import type { Context } from './context.js';
import type { SkippedLog } from './skipped-log.js';
import { type Progress, status } from './status.js';

/** Milliseconds in which changes gather. */
const pause = 250;

/** Tells the client that the status is another one, and the log what was skipped, no more often than anybody would look. */
export class StatusFeed {
  readonly #context: Context;
  readonly #progress: () => Progress;
  readonly #log: SkippedLog;
  readonly #tell: () => void;
  #timer: NodeJS.Timeout | undefined;
  /** The status as the client knows it: as it was told of, or has asked for it. */
  #known = '';

  constructor(context: Context, progress: () => Progress, log: SkippedLog, tell: () => void) {
    this.#context = context;
    this.#progress = progress;
    this.#log = log;
    this.#tell = tell;
  }

  /** Something has changed. */
  schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#log.look();
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
