/**
 * The door of the core. `read` says what one text says by itself, `createNotes` holds many notes and
 * answers questions about them. Offsets are UTF-16 code units, ends exclusive; nothing here throws on a note.
 */

export type * from './answers.js';
export type { MentionedConcept } from './concept-links.js';
export { type RenamedTerm, type RenameEdit, renameIn } from './concepts/renaming/renamed-text.js';
export { faultOf, mostNameWords, type NameFault, Renaming, termOf } from './concepts/renaming/renaming.js';
export { type TypedName, TypedNames } from './concepts/renaming/typed-names.js';
export type { MapLimits, MappedCopy, MappedNote, MappedRepeat, NoteMap, RepeatWeight } from './note-map.js';
export { createNotes, type Notes } from './notes.js';
export type { Settings as NotesSettings } from './notes-settings.js';
export { originalOf } from './original.js';
export { type Reading, read } from './reading.js';
export type { IntendedRepeat } from './repeats/intended.js';
export type { TextKey } from './repeats/text-key.js';
export { ended, type Steps } from './steps.js';
export { ForeignPart, JoinedArrays, type StoredArray, type StoredPart, type StoredValue } from './stored.js';
export { identityOf } from './text/identity.js';
export { isProseAt } from './text/prose-place.js';
export { seemly } from './text/seemly.js';
export { type WordPlace, wordPlaces } from './text/word-places.js';
