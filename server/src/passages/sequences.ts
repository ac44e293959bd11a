import { STOP, type Vocabulary } from '../text/vocabulary.js';
import type { PassageStore } from './passage-store.js';
import { END } from './posting-cursor.js';

/** Sequences of words, by their first. */
type Sequences = Map<number, (readonly number[])[]>;

/**
 * The notes in which one of some sequences of words stands within a passage, found through the postings of the rarest
 * term of each; undefined where a sequence has none, being of stop words alone. Words are known by their hashes.
 */
export function notesWithSequences(
  vocabulary: Vocabulary,
  store: PassageStore,
  sequences: Iterable<readonly number[]>,
): ReadonlySet<number> | undefined {
  const groups = groupsOf(vocabulary, store, sequences);
  if (groups === undefined) return undefined;
  const notes = new Set<number>();
  for (const [term, wanted] of groups) {
    const cursor = store.postings.cursor(term);
    for (let passage = cursor.passage; passage !== END; passage = cursor.passage) {
      const note = store.noteOf(passage);
      // The postings of passages that have gone stay behind.
      if (store.lengthOf(passage) > 0 && !notes.has(note) && holdsOne(store.wordsOf(passage), wanted)) notes.add(note);
      cursor.seek(passage + 1);
    }
  }
  return notes;
}

/** The sequences by their rarest term; those with a word that no note holds are left out. */
function groupsOf(
  vocabulary: Vocabulary,
  store: PassageStore,
  sequences: Iterable<readonly number[]>,
): Map<number, Sequences> | undefined {
  const groups = new Map<number, Sequences>();
  for (const sequence of sequences) {
    const words = sequence.map((hash) => vocabulary.find(hash));
    if (words.includes(-1)) continue;
    const terms = words.map((word) => vocabulary.termOf(word)).filter((term) => term !== STOP);
    const [first, ...others] = terms;
    if (first === undefined) return undefined;
    const rarest = others.reduce((a, b) => (store.passagesWith(b) < store.passagesWith(a) ? b : a), first);
    const group: Sequences = groups.get(rarest) ?? new Map();
    groups.set(rarest, group);
    const start = sequence[0] ?? 0;
    const known = group.get(start);
    if (known === undefined) group.set(start, [sequence]);
    else known.push(sequence);
  }
  return groups;
}

function holdsOne(words: Uint32Array, sequences: Sequences): boolean {
  for (const [at, word] of words.entries()) {
    const begun = sequences.get(word);
    if (begun?.some((sequence) => sequence.every((hash, index) => words[at + index] === hash))) return true;
  }
  return false;
}
