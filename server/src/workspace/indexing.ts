import type { Notes } from '../index.js';
import type { DiskChange } from './changes.js';
import { doPutOffWork, type Pace, turn } from './put-off-work.js';
import type { Workspace } from './workspace.js';

/** Is told how reading the folders goes on. */
export interface IndexingListener {
  began(): void;
  /** `notes` are held so far. */
  wentOn(notes: number): void;
  ended(): void;
  /** Reading pauses with all put-off work done: questions cost least now. It goes on when the answer is there. */
  paused(): Promise<void>;
  /** All has been read, and all put-off work done. */
  settled(): void;
  failed(error: unknown): void;
}

/**
 * Put-off work is done while notes come, so that there are answers early. What comes later disturbs most of what was
 * linked before: it is done when there are so many notes, then whenever they have grown so many times, and no more when
 * most of what was found has been read.
 */
const firstWork = 50;
const growth = 4;
const most = 0.5;
/** Milliseconds after which it is done with fewer, or so many times as many as it took the last time. */
const longest = 10_000;
const costs = 4;

/**
 * Reads what the workspace asks of the disk and does the put-off work of the core, in slices: between two of them
 * the event loop turns and requests are answered from what is there.
 */
export class Indexing {
  readonly #workspace: Workspace;
  readonly #notes: Notes;
  readonly #listener: IndexingListener;
  readonly #clock: () => number;
  readonly #turns: Pace['turns'];
  #isRunning = false;
  #turn: Promise<void> = Promise.resolve();
  #isWanted = false;
  #isStopped = false;
  #milliseconds = 0;

  constructor(workspace: Workspace, notes: Notes, { clock, turns }: Pace, listener: IndexingListener) {
    this.#workspace = workspace;
    this.#notes = notes;
    this.#listener = listener;
    this.#clock = clock;
    this.#turns = turns;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Milliseconds that reading the folders took the last time. */
  get milliseconds(): number {
    return this.#milliseconds;
  }

  /** Starts, if there is anything to do and it does not run already. */
  wake(): void {
    this.#isWanted = true;
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#turn = this.#run()
      .catch((error: unknown) => this.#listener.failed(error))
      .finally(() => {
        this.#isRunning = false;
        if (this.#isWanted && !this.#isStopped) this.wake();
      });
  }

  /** Waits until there is nothing left to read, and no work. */
  async settle(): Promise<void> {
    while (this.#isRunning) await this.#turn;
  }

  /** Reads no more, whatever there is left; waits until nothing goes on. */
  stop(): Promise<void> {
    this.#isStopped = true;
    return this.settle();
  }

  async #run(): Promise<void> {
    const began = this.#clock();
    let isScan = false;
    try {
      while (this.#isWanted && !this.#isStopped) {
        this.#isWanted = false;
        let due = firstWork;
        let worked = this.#clock();
        let wait = longest;
        while (!this.#workspace.disk.isIdle) {
          if (!isScan && this.#workspace.disk.isScanning) {
            isScan = true;
            this.#listener.began();
          }
          await this.#step();
          const { notes } = this.#notes.counts();
          if (isScan) this.#listener.wentOn(notes);
          if (this.#isStopped) return;
          if (notes < due && this.#clock() - worked < wait) continue;
          if (isScan && this.#workspace.disk.progress > most) continue;
          const paused = this.#clock();
          await this.#work();
          await this.#listener.paused();
          due = notes * growth;
          worked = this.#clock();
          wait = Math.max(longest, costs * (worked - paused));
        }
        await this.#work();
        if (!this.#isStopped) this.#listener.settled();
      }
    } finally {
      if (isScan) {
        this.#milliseconds = this.#clock() - began;
        this.#listener.ended();
      }
    }
  }

  async #step(): Promise<void> {
    const changes = await this.#workspace.disk.step();
    // Who is asked about the notes as they are need not begin anew with each that comes.
    await this.#turns.nextFree();
    let slice = this.#clock();
    for (const change of changes) {
      this.#apply(change);
      if (this.#clock() - slice < turn) continue;
      await this.#turns.nextFree();
      slice = this.#clock();
    }
  }

  /** What fails in one note must not keep the others from being read. */
  #apply(change: DiskChange): void {
    try {
      this.#workspace.apply(change);
    } catch (error) {
      this.#listener.failed(error);
    }
  }

  async #work(): Promise<void> {
    await doPutOffWork(this.#notes, this.#clock, this.#turns.next);
  }
}
