import type { Copy, Repeat } from '../index.js';
import type { RepeatPart } from '../protocol.js';
import type { Settings } from '../settings.js';
import { byNote } from './by-note.js';
import { isDistant } from './flags.js';

/** A copy, or a near copy in earnest, that nobody has marked as intended: it could go, and hardly a word would be lost. */
function couldGo(copy: Copy, settings: Settings): boolean {
  const isText = copy.kind === 'copy' || (copy.kind === 'near' && !isDistant(copy, settings));
  return isText && copy.intended === undefined;
}

/** The words that would go if of all that could go the original alone stayed. */
export function spareOf({ words, copies }: Repeat, settings: Settings): number {
  return words * copies.filter((copy) => couldGo(copy, settings)).length;
}

export function partOf(repeat: Repeat, settings: Settings): RepeatPart {
  if (spareOf(repeat, settings) > 0) return 'spare';
  const isIntended = repeat.copies.every(({ kind, intended }) => kind === 'original' || intended !== undefined);
  return isIntended ? 'intended' : 'kept';
}

/** The words that could go of some repeats together: what two of them share is counted once. */
export function spareWords(repeats: readonly Repeat[], settings: Settings): number {
  const copies = repeats.flatMap((repeat) =>
    repeat.copies.filter((copy) => couldGo(copy, settings)).map((copy) => ({ copy, words: repeat.words })),
  );
  let sum = 0;
  for (const ofNote of byNote(copies, ({ copy }) => copy.uri).values()) {
    let end = 0;
    for (const { copy, words } of ofNote.toSorted((a, b) => a.copy.start - b.copy.start || b.copy.end - a.copy.end)) {
      const fresh = copy.end - Math.max(copy.start, end);
      if (fresh > 0) sum += (words * fresh) / (copy.end - copy.start);
      end = Math.max(end, copy.end);
    }
  }
  return Math.round(sum);
}
