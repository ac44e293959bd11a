import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FileText, kindOf, readText } from './files.js';
import { intendedPath, readMarks } from './intended-file.js';

const mostBytes = 10_000_000;

/** What the file of intended repeats of a folder on disk holds. Links are not followed. Does not throw. */
export async function readIntended(folder: string): Promise<FileText> {
  const path = join(folder, intendedPath);
  if ((await kindOf(path)) === 'link') return { reason: 'is a link' };
  return readText(path, mostBytes);
}

/** Writes the files of intended repeats, one change after another. */
export class IntendedWriter {
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * Changes the file of a folder on disk, all of it or nothing, and gives what it holds then. `edit` gets its text,
   * undefined where there is no file, and gives the new one, undefined for no file. Throws where the file is broken or
   * cannot be written.
   */
  change(folder: string, edit: (text: string | undefined) => string | undefined): Promise<FileText> {
    const turn = this.#turn.then(() => this.#change(folder, edit));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #change(folder: string, edit: (text: string | undefined) => string | undefined): Promise<FileText> {
    const file = await readIntended(folder);
    if ('reason' in file) throw new Error(`${intendedPath} ${file.reason}.`);
    const old = 'text' in file ? file.text : undefined;
    const { problem } = readMarks(old ?? '');
    if (problem !== undefined) throw new Error(`${intendedPath}: ${problem.message}`);
    const text = edit(old);
    if (text !== old) await write(join(folder, intendedPath), text);
    return readIntended(folder);
  }
}

async function write(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) {
    await rm(path, { force: true });
    // Somebody may keep something else there.
    await rmdir(dirname(path)).catch(() => undefined);
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  const fresh = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(fresh, text);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
