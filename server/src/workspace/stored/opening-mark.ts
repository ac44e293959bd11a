import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRunning } from './processes.js';

/** Processes that ended while they opened an index, one after another: a single one may have been ended by anybody. */
const tooMany = 2;

/**
 * Says that a process is opening a stored index: a small file beside it, from before the first byte is read until all is
 * settled. Those that are left of processes that have ended tell of an index that brings the program down. Nothing here
 * throws: where no mark can be made, no index is either.
 */
export class OpeningMark {
  readonly #index: string;

  /** `index`: the path of the stored index. */
  constructor(index: string) {
    this.#index = index;
  }

  /** Marks the index; false, and all marks are gone, where it has brought too many processes down. */
  async set(): Promise<boolean> {
    const left = await this.#left();
    if (left.length >= tooMany) {
      await this.remove();
      return false;
    }
    await writeFile(this.#pathOf(process.pid), '').catch(() => undefined);
    return true;
  }

  /** All has gone well: what happened before is of no account. */
  async remove(): Promise<void> {
    for (const pid of [process.pid, ...(await this.#left())]) {
      await rm(this.#pathOf(pid), { force: true }).catch(() => undefined);
    }
  }

  /** The processes that have ended while they opened it. */
  async #left(): Promise<readonly number[]> {
    const names = await readdir(dirname(this.#index)).catch(() => []);
    return names.flatMap((name) => {
      const [, index, pid] = /^(.*)\.(\d+)\.opening$/.exec(name) ?? [];
      return index !== basename(this.#index) || isRunning(Number(pid)) ? [] : [Number(pid)];
    });
  }

  #pathOf(pid: number): string {
    return join(dirname(this.#index), `${basename(this.#index)}.${pid}.opening`);
  }
}
