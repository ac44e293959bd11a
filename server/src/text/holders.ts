/** The numbers of the notes that hold a text: nearly always one, for which a set would take ten times the room. */
export class Holders implements Iterable<number> {
  #notes: number | Set<number> | undefined;

  get size(): number {
    if (this.#notes === undefined) return 0;
    return typeof this.#notes === 'number' ? 1 : this.#notes.size;
  }

  add(note: number): void {
    if (this.#notes === undefined) this.#notes = note;
    else if (typeof this.#notes !== 'number') this.#notes.add(note);
    else if (this.#notes !== note) this.#notes = new Set([this.#notes, note]);
  }

  delete(note: number): void {
    if (this.#notes === note) this.#notes = undefined;
    else if (typeof this.#notes === 'object') this.#notes.delete(note);
  }

  [Symbol.iterator](): Iterator<number> {
    const notes = this.#notes ?? [];
    return (typeof notes === 'number' ? [notes] : notes)[Symbol.iterator]();
  }
}
