import type { Words } from '../text/words.js';
import { classesOf, WordClass } from './word-classes.js';

/** Where in a sentence definitions are looked for: words counted from its first. */
export interface Cues {
  /** The "is" before something that can define. */
  readonly copula: number | undefined;
  /** The first verb such as "refers" or "means". */
  readonly verb: number | undefined;
  /** The words such as "mean", "define", "call". */
  readonly speech: readonly number[];
  /** The article after the first bracket that opens with one. */
  readonly bracket: number | undefined;
  /** The last of all these. */
  readonly last: number;
}

/** How far into a sentence a cue is looked for, in words. */
export const REACH = 40;

const OPEN = 40;
const HYPHEN = 45;
const COLON = 58;

/**
 * What the sentence from word `first` to word `last` (exclusive) holds that may announce a definition, told from its
 * words without taking it apart; undefined where it holds nothing, as most do.
 */
export function cuesIn(text: string, words: Words, first: number, last: number): Cues | undefined {
  let before = 0;
  /** No "is" and no "means" further on can have a term for its subject. */
  let barred = (classesOf(words.hashes[first] ?? 0) & WordClass.Opener) !== 0;
  let copula: number | undefined;
  let verb: number | undefined;
  let bracket: number | undefined;
  let speech: number[] | undefined;
  const reach = Math.min(last - 1, first + REACH);
  for (let word = first; word < reach; word++) {
    const classes = classesOf(words.hashes[word] ?? 0);
    const at = word - first;
    if ((classes & WordClass.SpeechVerb) !== 0) {
      speech ??= [];
      speech.push(at);
    }
    if ((classes & WordClass.Article) !== 0 && text.charCodeAt((words.starts[word] ?? 0) - 1) === OPEN) bracket ??= at;
    if (!barred && at > 0 && (classes & (WordClass.Copula | WordClass.TermVerb)) !== 0) {
      if ((before & WordClass.Opener) !== 0) barred = true;
      else if ((classes & WordClass.TermVerb) !== 0) verb ??= at;
      else if (copula === undefined && isBeforeComplement(words, word, last)) copula = at;
    }
    before = classes;
  }
  if (copula === undefined && verb === undefined && bracket === undefined && speech === undefined) return undefined;
  const end = Math.max(speech?.at(-1) ?? 0, copula ?? 0, verb ?? 0, bracket ?? 0);
  return { copula, verb, speech: speech ?? [], bracket, last: end };
}

/** Whether what follows the word is what follows "is" in a definition. */
function isBeforeComplement(words: Words, word: number, last: number): boolean {
  let next = word + 1;
  while (next < last && (classesOf(words.hashes[next] ?? 0) & WordClass.Adverb) !== 0) next++;
  return next < last && (classesOf(words.hashes[next] ?? 0) & WordClass.Complement) !== 0;
}

/** The most words of the term of a glossary line, and the most code units after it that are looked at. */
export const LONGEST_LABEL = 5;
const LONGEST_SIGN = 6;

/** Whether a passage whose first sentence has these words may begin "X: …" or "X — …". */
export function mayBeLine(text: string, words: Words, first: number, last: number): boolean {
  const most = Math.min(last - 1, first + LONGEST_LABEL);
  for (let word = first; word < most; word++) {
    const end = words.ends[word] ?? 0;
    const gap = Math.min((words.starts[word + 1] ?? 0) - end, LONGEST_SIGN);
    for (let at = end; gap > 1 && at < end + gap; at++) {
      const unit = text.charCodeAt(at);
      if (unit === COLON || unit === 0x2013 || unit === 0x2014 || (unit === HYPHEN && gap > 2)) return true;
    }
  }
  return false;
}
