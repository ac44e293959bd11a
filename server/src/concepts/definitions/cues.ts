import { WordFlag, type Words } from '../../text/words.js';
import { classesOf, mayBeOf, WordClass } from './word-classes.js';

/** Where in a sentence definitions are looked for: words counted from its first. */
export interface Cues {
  /** The "is" before something that can define. */
  readonly copula: number | undefined;
  /** The first verb such as "refers" or "means". */
  readonly verb: number | undefined;
  /** The words such as "mean", "define", "call". */
  readonly speech: readonly number[];
  /** The articles that may open an apposition: after a bracket, or after a comma with a limiting phrase behind. */
  readonly appositions: readonly number[];
  /** The last of all these. */
  readonly last: number;
}

/** How far into a sentence a cue is looked for, in words. */
export const REACH = 40;

const OPEN = 40;
const COMMA = 44;
const HYPHEN = 45;
const COLON = 58;

/** The classes of words that announce something. */
const VERB = WordClass.TermVerb | WordClass.SpeechVerb;
const CUE = VERB | WordClass.Copula | WordClass.Article;

/**
 * The first word from `from` to `end` (exclusive) that may announce a definition in its sentence; `end` where there is
 * none. Nearly all words are passed over by a look at their hash.
 */
export function nextCue(text: string, words: Words, from: number, end: number): number {
  const { hashes } = words;
  for (let word = from; word < end; word++) {
    if ((mayBeOf(hashes[word] ?? 0) & CUE) !== 0 && mayAnnounce(text, words, word, end)) return word;
  }
  return end;
}

function mayAnnounce(text: string, words: Words, word: number, end: number): boolean {
  const hash = words.hashes[word] ?? 0;
  const classes = mayBeOf(hash);
  if ((classes & WordClass.Article) !== 0 && mayOpenApposition(text, words, word, end)) return true;
  if ((classes & VERB) !== 0 && (classesOf(hash) & VERB) !== 0) return true;
  return (classes & WordClass.Copula) !== 0 && isBeforeComplement(words, word, end) && !isAfterOpener(words, word);
}

/**
 * What the sentence from word `first` to word `last` (exclusive) holds that may announce a definition, told from its
 * words without taking it apart; undefined where it holds nothing.
 */
export function cuesIn(text: string, words: Words, first: number, last: number): Cues | undefined {
  const { hashes } = words;
  /** No "is" and no "means" further on can have a term for its subject. */
  let barred = (classesOf(hashes[first] ?? 0) & WordClass.Opener) !== 0;
  let copula: number | undefined;
  let verb: number | undefined;
  const appositions: number[] = [];
  const speech: number[] = [];
  const reach = Math.min(last - 1, first + REACH);
  for (let word = first; word < reach; word++) {
    if ((mayBeOf(hashes[word] ?? 0) & CUE) === 0) continue;
    const classes = classesOf(hashes[word] ?? 0);
    const at = word - first;
    if ((classes & WordClass.SpeechVerb) !== 0) speech.push(at);
    if ((classes & WordClass.Article) !== 0 && mayOpenApposition(text, words, word, last)) appositions.push(at);
    if (barred || at === 0 || (classes & (WordClass.Copula | WordClass.TermVerb)) === 0) continue;
    if (isAfterOpener(words, word)) barred = true;
    else if ((classes & WordClass.TermVerb) !== 0) verb ??= at;
    else if (copula === undefined && isBeforeComplement(words, word, last)) copula = at;
  }
  const end = Math.max(speech.at(-1) ?? -1, copula ?? -1, verb ?? -1, appositions.at(-1) ?? -1);
  return end === -1 ? undefined : { copula, verb, speech, appositions, last: end };
}

/** How many words after its article an apposition says which one of its kind it means. */
const KIND = 6;

function mayOpenApposition(text: string, words: Words, word: number, end: number): boolean {
  const start = words.starts[word] ?? 0;
  const before = words.ends[word - 1] ?? -1;
  const joined = ((words.flags[word] ?? 0) & WordFlag.Joined) !== 0;
  // Nearly always one space stands before it: no look at the text.
  if (!joined && start - before === 1) return false;
  if (text.charCodeAt(start - 1) === OPEN) return true;
  if (text.charCodeAt(before) !== COMMA) return false;
  const reach = Math.min(end, word + KIND);
  for (let next = word + 2; next < reach; next++) {
    if ((classesOf(words.hashes[next] ?? 0) & WordClass.Limit) !== 0) return true;
  }
  return false;
}

function isAfterOpener(words: Words, word: number): boolean {
  return (classesOf(words.hashes[word - 1] ?? 0) & WordClass.Opener) !== 0;
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

/** Whether a passage with the words from `first` to `end` (exclusive) may begin "X: …" or "X — …" in its first sentence. */
export function mayBeLine(text: string, words: Words, first: number, end: number): boolean {
  const most = Math.min(end - 1, first + LONGEST_LABEL);
  for (let word = first; word < most; word++) {
    if (((words.flags[word + 1] ?? 0) & WordFlag.SentenceStart) !== 0) return false;
    const after = words.ends[word] ?? 0;
    const gap = Math.min((words.starts[word + 1] ?? 0) - after, LONGEST_SIGN);
    for (let at = after; gap > 1 && at < after + gap; at++) {
      const unit = text.charCodeAt(at);
      if (unit === COLON || unit === 0x2013 || unit === 0x2014 || (unit === HYPHEN && gap > 2)) return true;
    }
  }
  return false;
}
