import type { MapLimits, NoteMap, Notes } from '../../server/src/index.js';

/** The map of some notes, all steps in a row; at most 100 of each where it is not said otherwise. */
export function mapOf(notes: Notes, most: Partial<MapLimits> = {}): NoteMap {
  const making = notes.map({ concepts: 100, notes: 100, links: 100, repeats: 100, ...most });
  for (;;) {
    const { done, value } = making.next();
    if (done) return value;
  }
}
