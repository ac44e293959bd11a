import { grown } from '../../text/arrays.js';

/** A set of note numbers that is asked for its members far more often than it changes. */
export class NoteSet implements Iterable<number> {
  #has = new Uint8Array(64);
  readonly #members = new Set<number>();

  get size(): number {
    return this.#members.size;
  }

  has(note: number): boolean {
    return this.#has[note] === 1;
  }

  add(note: number): void {
    this.#has = grown(this.#has, note + 1);
    this.#has[note] = 1;
    this.#members.add(note);
  }

  delete(note: number): void {
    if (this.#members.delete(note)) this.#has[note] = 0;
  }

  clear(): void {
    for (const note of this.#members) this.#has[note] = 0;
    this.#members.clear();
  }

  [Symbol.iterator](): Iterator<number> {
    return this.#members.values();
  }
}
