import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredPart } from '../../index.js';
import { reasonOf } from '../failure.js';
import { clearStorage } from './clearing.js';
import { OpeningMark } from './opening-mark.js';
import { readStored } from './read.js';
import { writeStored } from './write.js';

/**
 * The file in which the index of a workspace is stored: one for each list of workspace folders, given by their URIs. It can be deleted at any
 * moment. Several processes may read and write it at once: whoever has it open keeps what was there, and what is there is
 * always a whole one.
 */
export class IndexFile {
  readonly #storage: string;
  readonly #program: string;
  readonly #now: () => number;
  readonly #log: (line: string) => void;
  /** Of the index that has been opened and may be the end of this process yet. */
  #mark: OpeningMark | undefined;
  /** Why it was not stored the last time. */
  #told = '';

  /**
   * `storage`: the folder for such files; it need not be there yet. `program`: what tells this program from every other
   * that stores an index. `now`: the time of day in milliseconds. `log` takes one line for each thing that went wrong.
   */
  constructor(storage: string, program: string, now: () => number, log: (line: string) => void) {
    this.#storage = storage;
    this.#program = program;
    this.#now = now;
    this.#log = log;
  }

  /**
   * What was stored; undefined, which the log tells, where there is nothing of use. {@link opened} is to be called when
   * all has gone well: an index with which processes ended before that is set aside. Does not throw.
   */
  async load(folders: readonly string[]): Promise<StoredPart | undefined> {
    const path = this.#path(folders);
    const old = await clearStorage(this.#storage, path, this.#now());
    if (old > 0)
      this.#log(`Removed stored indexes that nobody opened for 90 days, or the oldest beyond 4 GB: ${old} files.`);
    const mark = new OpeningMark(path);
    if (!(await mark.set())) return this.#setAside(path);
    this.#mark = mark;
    const read = await readStored(path, this.#key(folders));
    if ('part' in read) {
      const time = new Date(this.#now());
      await utimes(path, time, time).catch(() => undefined);
      return read.part;
    }
    await this.opened();
    this.#log(`The stored index ${read.reason}: all notes are read.`);
    return undefined;
  }

  /** What was loaded has brought nothing down. */
  async opened(): Promise<void> {
    const mark = this.#mark;
    this.#mark = undefined;
    await mark?.remove();
  }

  /**
   * Stores a part in place of what was there, all of it or nothing; false where it was not. `isLate`: it takes too long.
   * Does not throw: what goes wrong is told to the log.
   */
  async save(folders: readonly string[], part: StoredPart, isLate: () => boolean): Promise<boolean> {
    const path = this.#path(folders);
    const fresh = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
    try {
      await mkdir(this.#storage, { recursive: true });
      const isStored = await writeStored(fresh, this.#key(folders), part, isLate);
      if (isStored) await rename(fresh, path);
      else await rm(fresh, { force: true });
      this.#told = '';
      return isStored;
    } catch (error) {
      await rm(fresh, { force: true }).catch(() => undefined);
      this.#tell(`The index was not stored: ${reasonOf(error)}`);
      return false;
    }
  }

  /** What is in a file depends on all this: words, for one thing, are found as the ICU of the machine says. */
  #key(folders: readonly string[]): string {
    return JSON.stringify([this.#program, process.versions.icu, folders]);
  }

  #path(folders: readonly string[]): string {
    const name = createHash('sha256').update(JSON.stringify(folders)).digest('hex').slice(0, 16);
    return join(this.#storage, `${name}.index`);
  }

  async #setAside(path: string): Promise<undefined> {
    await rename(path, `${path}.aside`).catch(() => rm(path, { force: true }).catch(() => undefined));
    this.#log('The server ended twice while it opened the stored index, which is set aside: all notes are read.');
    return undefined;
  }

  /** The same thing goes wrong again and again. */
  #tell(line: string): void {
    if (line !== this.#told) this.#log(line);
    this.#told = line;
  }
}
