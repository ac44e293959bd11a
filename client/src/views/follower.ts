import type { Disposable } from 'vscode';

/** Milliseconds in which changes gather, at least. */
const leastPause = 100;
/** The pause is this many times as long as the job took the last time: it leaves most of the time to others. */
const costs = 4;

/** Does a job after changes: once for many of them, and never twice at a time. */
export class Follower implements Disposable {
  readonly #job: () => Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #pause = leastPause;
  #isRunning = false;
  #isDue = false;

  /** `job`: it does not reject. */
  constructor(job: () => Promise<void>) {
    this.#job = job;
  }

  /** Something has changed: the job is done soon. */
  changed(): void {
    this.#isDue = true;
    if (!this.#isRunning) this.#timer ??= setTimeout(() => void this.#run(), this.#pause);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#isRunning = true;
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#isDue = false;
    this.#isRunning = true;
    const began = Date.now();
    await this.#job();
    this.#isRunning = false;
    this.#pause = Math.max(leastPause, costs * (Date.now() - began));
    if (this.#isDue) this.changed();
  }
}
