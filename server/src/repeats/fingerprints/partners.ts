import { grown } from '../../text/arrays.js';

/** The places that one occurrence of a fingerprint is paired with: as arrays, since they are most of the work. */
export class Partners {
  count = 0;
  /** The fingerprint has few occurrences and is telling by itself. */
  isRare = false;
  notes: Uint32Array = new Uint32Array(64);
  positions: Uint32Array = new Uint32Array(64);
  contexts: Uint32Array = new Uint32Array(64);

  add(note: number, position: number, context: number): void {
    const at = this.count++;
    if (at === this.notes.length) {
      this.notes = grown(this.notes, at + 1);
      this.positions = grown(this.positions, at + 1);
      this.contexts = grown(this.contexts, at + 1);
    }
    this.notes[at] = note;
    this.positions[at] = position;
    this.contexts[at] = context;
  }
}
