import { STOP, type Vocabulary } from '../text/vocabulary.js';
import type { PassageStore } from './passage-store.js';

/** Words that one mistyped word may stand for, at most. */
const MOST_CORRECTIONS = 3;
/** Words that one beginning of a word may stand for, at most. */
const MOST_COMPLETIONS = 16;
/** Words of one query that are taken for misspelled, at most: each costs a look at the whole vocabulary. */
export const MOST_CORRECTED = 5;
/** A word that stands in more passages than this was meant as it was typed. */
export const RARE = 20;
/** A rarer word was too, unless one that it resembles occurs so many times as often. */
const COMMONER = 10;

/** A word known by its number. */
export interface Guess {
  readonly word: number;
  /** Letters that differ. */
  readonly distance: number;
}

/** The commonest words of the notes that begin with `start` and are longer. Linear in the vocabulary. */
export function completions(vocabulary: Vocabulary, store: PassageStore, start: string): Guess[] {
  const found: Guess[] = [];
  for (let word = 0; word < vocabulary.size; word++) {
    if (vocabulary.lengthOf(word) <= start.length || !isWanted(vocabulary, store, word)) continue;
    let at = 0;
    while (at < start.length && vocabulary.unitAt(word, at) === start.charCodeAt(at)) at++;
    if (at === start.length) found.push({ word, distance: 0 });
  }
  return best(vocabulary, store, found, MOST_COMPLETIONS);
}

/**
 * Words of the notes, much commoner than one that stands in `holding` passages, that differ from it by one letter if
 * it has four to seven, by up to two if it has more: left out, added, replaced or swapped with the next. Linear in the
 * vocabulary.
 */
export function corrections(vocabulary: Vocabulary, store: PassageStore, spelling: string, holding: number): Guess[] {
  const most = spelling.length < 4 ? 0 : spelling.length < 8 ? 1 : 2;
  const found: Guess[] = [];
  for (let word = 0; most > 0 && word < vocabulary.size; word++) {
    if (Math.abs(vocabulary.lengthOf(word) - spelling.length) > most || !isWanted(vocabulary, store, word)) continue;
    if (store.occurrences(word) < COMMONER * holding || !startsAlike(vocabulary, word, spelling)) continue;
    const distance = editDistance(spelling, vocabulary.spellingOf(word), most);
    if (distance > 0 && distance <= most) found.push({ word, distance });
  }
  return best(vocabulary, store, found, MOST_CORRECTIONS);
}

function isWanted(vocabulary: Vocabulary, store: PassageStore, word: number): boolean {
  return store.occurrences(word) > 0 && vocabulary.termOf(word) !== STOP;
}

/** One of the first two letters stands where it should, or they are swapped: what else differs is seldom a slip. */
function startsAlike(vocabulary: Vocabulary, word: number, spelling: string): boolean {
  const first = vocabulary.unitAt(word, 0);
  const second = vocabulary.unitAt(word, 1);
  return first === spelling.charCodeAt(0) || second === spelling.charCodeAt(1) || second === spelling.charCodeAt(0);
}

function best(vocabulary: Vocabulary, store: PassageStore, found: Guess[], most: number): Guess[] {
  return found
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        store.occurrences(b.word) - store.occurrences(a.word) ||
        (vocabulary.spellingOf(a.word) < vocabulary.spellingOf(b.word) ? -1 : 1),
    )
    .slice(0, most);
}

/** Optimal string alignment distance (Damerau 1964); some number above `most` where it is more than that. */
function editDistance(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
