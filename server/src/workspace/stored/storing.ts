import { setTimeout as delay } from 'node:timers/promises';
import type { Notes } from '../../index.js';
import type { EditorChange } from '../changes.js';
import { reasonOf } from '../failure.js';
import type { Pace } from '../put-off-work.js';
import { takeSteps } from '../take-steps.js';
import type { Workspace } from '../workspace.js';
import type { IndexFile } from './index-file.js';

/** Milliseconds in which nothing changes before the index is stored: for the first time, and again. */
const firstPause = 1000;
const pause = 30_000;
/** Milliseconds of reading after which what has been read so far is stored; later on it is the pause. */
const firstCheckpoint = 2000;
/** The pause is at least this many times as long as it took to store the last time. */
const costs = 20;
/** One changed note in so many is reason enough to store again: fewer are read anew at the next start. */
const changed = 50;
/** When the program ends, only an index of so many words is stored, and within so many milliseconds. */
const fewWords = 10_000_000;
const lastMoment = 1000;

export interface StoringOptions extends Pace {
  /** The time of day in milliseconds. */
  readonly now: () => number;
  log(line: string): void;
}

/** Opens the stored index of a workspace, and stores it again when much has changed and nothing else is to be done. */
export class Storing {
  readonly #file: IndexFile;
  readonly #workspace: Workspace;
  readonly #notes: Notes;
  readonly #options: StoringOptions;
  #timer: NodeJS.Timeout | undefined;
  #pause = firstPause;
  /** When what has been read so far is to be stored. */
  #checkpoint: number;
  /** The folders of which the file holds the index; undefined where none is known to be there. */
  #stored: string | undefined;
  #running: Promise<void> | undefined;
  /** When storing must have come to an end. */
  #end = Number.POSITIVE_INFINITY;

  constructor(file: IndexFile, workspace: Workspace, notes: Notes, options: StoringOptions) {
    this.#file = file;
    this.#workspace = workspace;
    this.#notes = notes;
    this.#options = options;
    this.#checkpoint = options.clock() + firstCheckpoint;
  }

  /** Takes the notes that were stored, under the first settings; whether there were any. Does not throw. */
  async open(settings: Extract<EditorChange, { kind: 'settings' }>): Promise<boolean> {
    const folders = this.#folders;
    if (folders.length === 0) return false;
    const part = await this.#file.load(folders);
    // Folders may have come or gone meanwhile.
    if (part === undefined || shown(folders) !== shown(this.#folders)) return false;
    const { clock, turns } = this.#options;
    try {
      await takeSteps(this.#workspace.restore(settings, part), clock, turns.next);
    } catch (error) {
      this.#options.log(`The stored index cannot be used: all notes are read. ${reasonOf(error)}`);
      return false;
    }
    this.#stored = shown(folders);
    this.#pause = pause;
    return true;
  }

  /** All has been read, and no work is left: if that lasts, the index is stored. */
  settled(): void {
    void this.#file.opened();
    clearTimeout(this.#timer);
    if (this.#isDue) this.#timer = setTimeout(() => this.#start(), this.#pause);
  }

  /** Reading pauses, and no work is left: what has been read so far is stored, where that has not been done for a while. */
  async checkpoint(): Promise<void> {
    if (this.#options.clock() < this.#checkpoint || !this.#isDue) return;
    this.#start();
    await this.#running;
  }

  /** The program ends: stores what has changed, if that is done in a moment. `stopped`: nothing more is read. */
  async finish(stopped: Promise<void>): Promise<void> {
    this.#end = this.#options.clock() + lastMoment;
    const isStill = await Promise.race([stopped.then(() => true), delay(lastMoment, false, { ref: false })]);
    this.dispose();
    if (isStill && this.#hasNews && this.#notes.counts().words <= fewWords) this.#start();
    await this.#running;
    await this.#file.opened();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  get #folders(): readonly string[] {
    return this.#workspace.folders.map(({ uri }) => uri);
  }

  get #isElsewhere(): boolean {
    return this.#stored !== shown(this.#folders);
  }

  get #hasNews(): boolean {
    const isAny = this.#folders.length > 0 && this.#notes.counts().notes > 0;
    return isAny && (this.#workspace.unstored > 0 || this.#isElsewhere);
  }

  get #isDue(): boolean {
    const isMuch = this.#workspace.unstored * changed >= this.#notes.counts().notes;
    return this.#hasNews && (isMuch || this.#isElsewhere);
  }

  #start(): void {
    this.#running ??= this.#store()
      .catch((error: unknown) => {
        // When all is settled again, it is tried again.
        if (!(error instanceof Interrupted)) this.#options.log(`The index was not stored: ${reasonOf(error)}`);
      })
      .finally(() => {
        this.#running = undefined;
      });
  }

  async #store(): Promise<void> {
    const { clock, now, turns } = this.#options;
    const began = clock();
    const folders = this.#folders;
    const { revision } = this.#workspace;
    const isLate = (): boolean => clock() > this.#end;
    const part = await takeSteps(this.#workspace.store(now()), clock, async () => {
      await turns.next();
      if (revision !== this.#workspace.revision || isLate()) throw new Interrupted();
    });
    const isStored = await this.#file.save(folders, part, isLate);
    this.#stored = isStored ? shown(folders) : undefined;
    this.#pause = Math.max(pause, costs * (clock() - began));
    this.#checkpoint = clock() + this.#pause;
  }
}

/** Notes have changed while they were being stored, or it takes too long. */
class Interrupted extends Error {}

function shown(folders: readonly string[]): string {
  return JSON.stringify(folders);
}
