import type { Notes } from '../index.js';
import type { FileText } from './files.js';
import type { Folder } from './folder.js';
import { type MarksProblem, type ReadMarks, readMarks } from './intended-file.js';
import { IntendedWriter } from './intended-writer.js';

/** Brings the intended repeats of the workspace folders into the core. */
export class Intended {
  readonly writer = new IntendedWriter();
  readonly #notes: Notes;
  /** What the files hold, by the URI of their folder. */
  readonly #told = new Map<string, string>();
  readonly #problems = new Map<string, MarksProblem>();

  constructor(notes: Notes) {
    this.#notes = notes;
  }

  /** What is wrong with the file of a folder, by the URI of the folder. */
  get problems(): ReadonlyMap<string, MarksProblem> {
    return this.#problems;
  }

  /** Takes what the file of a folder holds now; whether that is news. */
  take({ uri }: Folder, file: FileText): boolean {
    const told = JSON.stringify('text' in file ? file.text : file);
    if (this.#told.get(uri) === told) return false;
    this.#told.set(uri, told);
    const { marks, problem } = marksIn(file);
    this.#notes.intend(
      uri,
      marks.map(({ repeat }) => repeat),
    );
    if (problem === undefined) this.#problems.delete(uri);
    else this.#problems.set(uri, problem);
    return true;
  }

  /** Forgets the folders that are not among these. */
  keep(folders: readonly Folder[]): void {
    for (const uri of [...this.#told.keys()].filter((one) => !folders.some((folder) => folder.uri === one))) {
      this.#told.delete(uri);
      this.#problems.delete(uri);
      this.#notes.intend(uri, []);
    }
  }
}

/** The marks in a file, where there is one and it can be read. */
export function marksIn(file: FileText): ReadMarks {
  if ('reason' in file) return unread(file.reason);
  return readMarks('text' in file ? file.text : '');
}

function unread(reason: string): ReadMarks {
  return { marks: [], problem: { line: 0, message: `The file ${reason}: no repeat is known to be intended.` } };
}
