import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { english, type Message, message } from '../messages.js';
import { type FileText, isBehindLink, kindOf, readText } from './files.js';

/** Where workspace folders keep what their users have decided, relative to them: a readable file for each subject. */
export const decisionsFolder = '.intertext';

/** What is wrong with a file of decisions. */
export interface FileProblem {
  /** Counted from 0; 0 as well where it is the file as a whole. */
  readonly line: number;
  /** A sentence. */
  readonly message: Message;
}

/** A file of decisions that cannot be changed as it is. */
export class BrokenFile extends Error {
  readonly path: string;
  readonly problem: FileProblem;

  constructor(path: string, problem: FileProblem) {
    super(`${path}: ${english(...problem.message)}`);
    this.path = path;
    this.problem = problem;
  }
}

export interface ReadDecisions<Decision> {
  readonly decisions: readonly Decision[];
  /** The first line that is no decision. Those on other lines hold all the same. */
  readonly problem: FileProblem | undefined;
}

/** A subject that users decide on, and the file that keeps it. */
export interface DecisionFile<Decision> {
  /** The name of the subject in diagnostics. */
  readonly code: string;
  /** Relative to the workspace folder. */
  readonly path: string;
  /** Returns a value for every string. */
  read(text: string): ReadDecisions<Decision>;
  /** What follows where the file cannot be read. */
  readonly unread: Message;
}

/** The decisions in a file, where there is one and it can be read. */
export function decisionsIn<Decision>(kind: DecisionFile<Decision>, file: FileText): ReadDecisions<Decision> {
  if (!('reason' in file)) return kind.read('text' in file ? file.text : '');
  return { decisions: [], problem: { line: 0, message: message('The file {0}: {1}', file.reason, kind.unread) } };
}

const mostBytes = 10_000_000;

/** What the file of a folder on disk holds. Links are not followed. Does not throw. */
export async function readDecisions({ path }: DecisionFile<unknown>, folder: string): Promise<FileText> {
  const file = join(folder, path);
  if ((await isBehindLink(folder, path)) || (await kindOf(file)) === 'link') return { reason: message('is a link') };
  return readText(file, mostBytes);
}

/** Writes files of decisions, one change after another. */
export class DecisionWriter {
  readonly #kind: DecisionFile<unknown>;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(kind: DecisionFile<unknown>) {
    this.#kind = kind;
  }

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
    const { path } = this.#kind;
    const file = await readDecisions(this.#kind, folder);
    const { problem } = decisionsIn(this.#kind, file);
    if (problem !== undefined) throw new BrokenFile(path, problem);
    const old = 'text' in file ? file.text : undefined;
    const text = edit(old);
    if (text !== old) await write(join(folder, path), text);
    return readDecisions(this.#kind, folder);
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
