import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredPart } from '../../index.js';
import { reasonOf } from '../failure.js';
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
  readonly #log: (line: string) => void;
  /** Why it was not stored the last time. */
  #told = '';

  /**
   * `storage`: the folder for such files; it need not be there yet. `program`: what tells this program from every other
   * that stores an index. `log` takes one line for each thing that went wrong.
   */
  constructor(storage: string, program: string, log: (line: string) => void) {
    this.#storage = storage;
    this.#program = program;
    this.#log = log;
  }

  /** What was stored; undefined, which the log tells, where there is nothing of use. Does not throw. */
  async load(folders: readonly string[]): Promise<StoredPart | undefined> {
    await this.#clear();
    const read = await readStored(this.#path(folders), this.#key(folders));
    if ('part' in read) return read.part;
    this.#log(`The stored index ${read.reason}: all notes are read.`);
    return undefined;
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

  /** Removes what processes left behind that ended while they stored. */
  async #clear(): Promise<void> {
    const names = await readdir(this.#storage).catch(() => []);
    for (const name of names) {
      const [, writer] = /\.index\.(\d+)\.[0-9a-f]+\.tmp$/.exec(name) ?? [];
      const isLeft = writer !== undefined && !isRunning(Number(writer));
      if (isLeft) await rm(join(this.#storage, name), { force: true }).catch(() => undefined);
    }
  }

  /** The same thing goes wrong again and again. */
  #tell(line: string): void {
    if (line !== this.#told) this.#log(line);
    this.#told = line;
  }
}

/** Whether another process has this number. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
