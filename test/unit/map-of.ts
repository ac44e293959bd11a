import { spareOf } from '../../server/src/features/spare.js';
import type { MapLimits, NoteMap, Notes, RepeatWeight } from '../../server/src/index.js';
import { defaultSettings } from '../../server/src/settings.js';
import { ended } from '../../server/src/steps.js';

/** The map of some notes, all steps in a row; at most 100 of each where it is not said otherwise. */
export function mapOf(
  notes: Notes,
  most: Partial<MapLimits> = {},
  weightOf: RepeatWeight = (repeat) => spareOf(repeat, defaultSettings),
): NoteMap {
  return ended(notes.map({ concepts: 100, notes: 100, links: 100, repeats: 100, ...most }, weightOf));
}
