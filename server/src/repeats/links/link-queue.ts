import { NoteSet } from '../fingerprints/note-set.js';

/** Notes whose links are to be made (again), the first in note order first. */
export class LinkQueue extends NoteSet {
  readonly #rank: (note: number) => number;
  /** In note order, the first at the end, where that has been asked; some of them may have been deleted since. */
  #ordered: number[] | undefined;

  /** `rank` gives the place of a note in note order. */
  constructor(rank: (note: number) => number) {
    super();
    this.#rank = rank;
  }

  override add(note: number): void {
    super.add(note);
    this.#ordered = undefined;
  }

  /** Undefined where there is none. */
  first(): number | undefined {
    this.#ordered ??= [...this].sort((a, b) => this.#rank(b) - this.#rank(a));
    for (let note = this.#ordered.at(-1); note !== undefined; note = this.#ordered.at(-1)) {
      if (this.has(note)) return note;
      this.#ordered.pop();
    }
    return undefined;
  }
}
