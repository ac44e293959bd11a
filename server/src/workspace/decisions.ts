import { type DecisionFile, DecisionWriter, decisionsIn, type FileProblem } from './decision-file.js';
import type { FileText } from './files.js';
import type { Folder } from './folder.js';

/** Brings what users have decided on one subject, workspace folder by workspace folder, into the core. */
export class Decisions<Decision> {
  readonly kind: DecisionFile<Decision>;
  readonly writer: DecisionWriter;
  readonly #tell: (folder: string, decisions: readonly Decision[]) => void;
  /** What the files hold, by the URI of their folder. */
  readonly #told = new Map<string, string>();
  readonly #problems = new Map<string, FileProblem>();

  /** `tell` takes the decisions of a folder, by its URI, in place of those before. */
  constructor(kind: DecisionFile<Decision>, tell: (folder: string, decisions: readonly Decision[]) => void) {
    this.kind = kind;
    this.writer = new DecisionWriter(kind);
    this.#tell = tell;
  }

  /** What is wrong with the file of a folder, by the URI of the folder. */
  get problems(): ReadonlyMap<string, FileProblem> {
    return this.#problems;
  }

  /** Takes what the file of a folder holds now; whether that is news. */
  take({ uri }: Folder, file: FileText): boolean {
    const told = JSON.stringify('text' in file ? file.text : file);
    if (this.#told.get(uri) === told) return false;
    this.#told.set(uri, told);
    const { decisions, problem } = decisionsIn(this.kind, file);
    this.#tell(uri, decisions);
    if (problem === undefined) this.#problems.delete(uri);
    else this.#problems.set(uri, problem);
    return true;
  }

  /** Forgets the folders that are not among these. */
  keep(folders: readonly Folder[]): void {
    for (const uri of [...this.#told.keys()].filter((one) => !folders.some((folder) => folder.uri === one))) {
      this.#told.delete(uri);
      this.#problems.delete(uri);
      this.#tell(uri, []);
    }
  }
}
