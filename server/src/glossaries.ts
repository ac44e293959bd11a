import picomatch from 'picomatch/posix.js';
import type { GlossaryProblem } from './answers.js';
import type { Concepts } from './concepts/concepts.js';
import { type Glossary, GlossaryProblems } from './concepts/glossary/glossary-problems.js';
import { folderOf } from './note-order.js';
import type { Settings } from './notes-settings.js';

/** Which notes are glossary notes, and what is wrong in them. */
export class Glossaries {
  readonly #folders: readonly string[];
  readonly #matches: (path: string) => boolean;
  readonly #uris = new Set<string>();
  readonly #problems = new GlossaryProblems();
  /** What is wrong in the notes as they stand, and at a revision of the concepts. */
  #found: { readonly revision: number; readonly byNote: ReadonlyMap<string, readonly GlossaryProblem[]> } | undefined;

  constructor({ folders, glossaries }: Settings) {
    this.#folders = folders;
    this.#matches = glossaries.length > 0 ? picomatch([...glossaries], { dot: true }) : () => false;
  }

  /** A note has come or changed. Returns whether it is a glossary note. */
  put(uri: string): boolean {
    const isGlossary = this.has(uri) || this.#matches(folderOf(this.#folders, uri).path);
    if (!isGlossary) return false;
    this.#uris.add(uri);
    this.#found = undefined;
    return true;
  }

  /** A note has gone. */
  remove(uri: string): void {
    if (this.#uris.delete(uri)) this.#found = undefined;
  }

  has(uri: string): boolean {
    return this.#uris.has(uri);
  }

  /** What is wrong in a glossary note, in the order of its entries; `all`: the glossary notes in note order. */
  problemsIn(uri: string, concepts: Concepts, all: () => readonly Glossary[]): readonly GlossaryProblem[] {
    const { revision } = concepts;
    if (this.#found?.revision !== revision) {
      const byNote = this.#problems.find(all(), (name) => concepts.at(concepts.find(name) ?? -1));
      this.#found = { revision, byNote };
    }
    return this.#found.byNote.get(uri) ?? [];
  }
}
