import { grown } from '../text/arrays.js';
import { GRAM } from './limits.js';
import type { Side } from './side.js';

/**
 * The run of equal words in which the last seed with each note stands. Whatever follows one seed of a run passes all
 * its others, and most seeds of a copy are such others.
 */
export class KnownRuns {
  /** By note: to which text these belong; word of that text and word of the note at which the run begins; its end. */
  #texts: Uint32Array = new Uint32Array(64);
  #starts: Uint32Array = new Uint32Array(64);
  #others: Uint32Array = new Uint32Array(64);
  #ends: Uint32Array = new Uint32Array(64);
  #text = 0;

  /** Forgets all runs: another text is looked at. */
  begin(): void {
    this.#text++;
  }

  /** Whether word `i` of the text and word `j` of a note begin a seed in the run that is known. */
  hold(note: number, i: number, j: number): boolean {
    if (this.#texts[note] !== this.#text || i + GRAM > (this.#ends[note] ?? 0)) return false;
    return i - (this.#starts[note] ?? 0) === j - (this.#others[note] ?? 0);
  }

  /** Takes up the run from word `i` of the text and word `j` of a note on. */
  add(note: number, a: Side, i: number, b: Side, j: number): void {
    if (note >= this.#texts.length) this.#widen(note + 1);
    this.#texts[note] = this.#text;
    this.#starts[note] = i;
    this.#others[note] = j;
    this.#ends[note] = runEnd(a, i, b, j);
  }

  #widen(length: number): void {
    this.#texts = grown(this.#texts, length);
    this.#starts = grown(this.#starts, length);
    this.#others = grown(this.#others, length);
    this.#ends = grown(this.#ends, length);
  }
}

/** End in `a` of the equal words from `i` and `j` on; where a quotation begins or ends, the run ends too. */
function runEnd(a: Side, i: number, b: Side, j: number): number {
  let word = i;
  for (let other = j; word < a.count && other < b.count; word++, other++) {
    if (a.hashes[word] !== b.hashes[other]) break;
    if (a.quoted[word] !== a.quoted[i] || b.quoted[other] !== b.quoted[j]) break;
  }
  return word;
}
