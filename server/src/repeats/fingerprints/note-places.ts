import { arrayIn, type StoredPart } from '../../stored.js';
import { grown } from '../../text/arrays.js';

/** Words of a block, as bits of a place. */
const BITS = 10;

/** Blocks of which every place fits into 32 bits. */
export const MOST_BLOCKS = 2 ** (32 - BITS);

/**
 * One number for a note and a position in it: the places of a note that is put are new ones, in blocks that belong to
 * it alone.
 */
export class NotePlaces {
  /** By block: the note + 1, or 0 where it has gone or changed. */
  #notes: Uint32Array = new Uint32Array(64);
  /** By block: the place of the first word of its note. */
  #starts: Uint32Array = new Uint32Array(64);
  #blocks = 0;

  static restore(part: StoredPart): NotePlaces {
    const restored = new NotePlaces();
    restored.#notes = arrayIn(part, 'notes', Uint32Array);
    restored.#blocks = restored.#notes.length;
    restored.#starts = arrayIn(part, 'starts', Uint32Array, restored.#blocks);
    return restored;
  }

  store(): StoredPart {
    return { notes: this.#notes.slice(0, this.#blocks), starts: this.#starts.slice(0, this.#blocks) };
  }

  /** Blocks so far. */
  get blocks(): number {
    return this.#blocks;
  }

  /** Blocks that so many words take. */
  static blocksFor(words: number): number {
    return Math.max(1, Math.ceil(words / 2 ** BITS));
  }

  /** Gives places to so many words of a note; the first of them. */
  add(note: number, words: number): number {
    const first = this.#blocks;
    const start = first * 2 ** BITS;
    this.#blocks += NotePlaces.blocksFor(words);
    this.#notes = grown(this.#notes, this.#blocks);
    this.#starts = grown(this.#starts, this.#blocks);
    this.#notes.fill(note + 1, first, this.#blocks);
    this.#starts.fill(start, first, this.#blocks);
    return start;
  }

  /** The note whose first word has a place has gone from there. */
  remove(start: number): void {
    for (let block = start >>> BITS; block < this.#blocks && this.#starts[block] === start; block++) {
      this.#notes[block] = 0;
    }
  }

  /** The note that a place is in; -1 where it has gone. */
  note(place: number): number {
    return (this.#notes[place >>> BITS] ?? 0) - 1;
  }

  /** The word of its note that a place is. */
  position(place: number): number {
    return place - (this.#starts[place >>> BITS] ?? 0);
  }

  /** Words that there are places for from the first one of a note on. */
  room(start: number): number {
    let block = start >>> BITS;
    while (block < this.#blocks && this.#starts[block] === start) block++;
    return block * 2 ** BITS - start;
  }
}
