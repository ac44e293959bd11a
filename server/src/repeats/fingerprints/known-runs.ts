import { GRAM } from '../limits.js';
import { isQuoted, type Side } from '../side.js';

/**
 * The runs of equal words that a text has in common with notes, by note and diagonal. Whatever follows the first seed
 * of a run passes all its others, and most seeds of a copy are such others.
 */
export class KnownRuns {
  /** Open addressing; a slot is free where it was filled for another text. */
  #texts = new Uint32Array(1024);
  #notes = new Uint32Array(1024);
  /** Word of the text minus word of the note. */
  #diagonals = new Int32Array(1024);
  /** Words of the text up to the end of the run. */
  #ends = new Uint32Array(1024);
  #count = 0;
  #text = 0;

  /** Forgets all runs: another text is looked at. */
  begin(): void {
    this.#text++;
    this.#count = 0;
  }

  /** Whether word `i` of the text and word `j` of a note begin a seed in a run that is known. */
  hold(note: number, i: number, j: number): boolean {
    const slot = this.#slotOf(note, i - j);
    return this.#texts[slot] === this.#text && i + GRAM <= (this.#ends[slot] ?? 0);
  }

  /** Takes up the run from word `i` of the text and word `j` of a note on. */
  add(note: number, a: Side, i: number, b: Side, j: number): void {
    if (this.#count * 2 > this.#texts.length) this.#widen();
    this.#set(note, i - j, runEnd(a, i, b, j));
  }

  #set(note: number, diagonal: number, end: number): void {
    const slot = this.#slotOf(note, diagonal);
    if (this.#texts[slot] !== this.#text) this.#count++;
    this.#texts[slot] = this.#text;
    this.#notes[slot] = note;
    this.#diagonals[slot] = diagonal;
    this.#ends[slot] = end;
  }

  /** The slot of a diagonal, or a free one. */
  #slotOf(note: number, diagonal: number): number {
    const mask = this.#texts.length - 1;
    let slot = (Math.imul(note, 0x9e3779b1) ^ Math.imul(diagonal, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (this.#texts[slot] === this.#text) {
      if (this.#notes[slot] === note && this.#diagonals[slot] === diagonal) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #widen(): void {
    const [texts, notes, diagonals, ends] = [this.#texts, this.#notes, this.#diagonals, this.#ends];
    this.#texts = new Uint32Array(texts.length * 2);
    this.#notes = new Uint32Array(texts.length * 2);
    this.#diagonals = new Int32Array(texts.length * 2);
    this.#ends = new Uint32Array(texts.length * 2);
    this.#count = 0;
    for (let slot = 0; slot < texts.length; slot++) {
      if (texts[slot] === this.#text) this.#set(notes[slot] ?? 0, diagonals[slot] ?? 0, ends[slot] ?? 0);
    }
  }
}

/** End in `a` of the equal words from `i` and `j` on; where a quotation begins or ends, the run ends too. */
function runEnd(a: Side, i: number, b: Side, j: number): number {
  const [quoted, alsoQuoted] = [isQuoted(a, i), isQuoted(b, j)];
  let word = i;
  for (let other = j; word < a.count && other < b.count; word++, other++) {
    if (a.hashes[word] !== b.hashes[other]) break;
    if (isQuoted(a, word) !== quoted || isQuoted(b, other) !== alsoQuoted) break;
  }
  return word;
}
