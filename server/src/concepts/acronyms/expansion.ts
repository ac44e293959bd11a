import type { Words } from '../../text/words.js';
import { isStopWord } from '../stop-words.js';
import { Alignment, Cost, type Match, type Part, plain } from './alignment.js';

/** The stretch of a text that a short form stands for. */
export interface Expansion {
  /** Index of its first word. */
  readonly first: number;
  /** Index after its last word. */
  readonly last: number;
  /** 0 where every letter of the short form is the first of a word; see {@link Cost}. */
  readonly cost: number;
}

/** The dearest expansion that is believed, in cost a letter of the short form. */
const DEAREST = 0.5;

/** A stretch of the words of a text, from word `from` to word `to`, exclusive. */
export interface Stretch {
  readonly text: string;
  readonly words: Words;
  readonly from: number;
  readonly to: number;
}

function partsOf(stretch: Stretch): Part[] {
  const parts: Part[] = [];
  for (let word = stretch.from; word < stretch.to; word++) parts.push(partAt(stretch, word));
  return parts;
}

function partAt({ text, words, from }: Stretch, word: number): Part {
  const start = words.starts[word] ?? 0;
  const written = text.slice(start, words.ends[word]);
  const letters = plain(written);
  const gap = word === from ? '' : text.slice(words.ends[word - 1], start);
  return { index: word, letters, written, stop: isStopWord(letters), gap };
}

/** The letters and digits of a short form; the s of a plural ("LLMs", "PDF's") is put aside. */
function lettersOf(short: string): string {
  if (/^[A-Z\d]+$/.test(short)) return short;
  return short.replace(/(?<=\p{Lu})['’]?s$/u, '').replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * What `short` stands for in the words before it, as in "long form (SF)", or undefined. Schwartz and Hearst,
 * "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003), with the cheapest
 * alignment instead of the first one from the right.
 */
export function expandBefore(stretch: Stretch, short: string): Expansion | undefined {
  const letters = lettersOf(short);
  const parts = partsOf(stretch);
  const alignment = new Alignment(parts, letters, Cost.trailing);
  let best: Expansion | undefined;
  let content = 0;
  for (let at = parts.length - 1; at >= 0 && content < letters.length + 4; at--) {
    const part = parts[at];
    if (part === undefined) break;
    if (!part.stop) content++;
    const match = alignment.from(at);
    if (match.cost > DEAREST * letters.length) continue;
    if (best === undefined || match.cost < best.cost) best = expansion(parts, at, match);
  }
  return best;
}

/** What `short` stands for in the words after it, as in "SF (long form)" or "SF = long form". */
export function expandAfter(stretch: Stretch, short: string): Expansion | undefined {
  const letters = lettersOf(short);
  const parts = partsOf(stretch);
  const alignment = new Alignment(parts, letters, 0);
  let best: Expansion | undefined;
  for (let at = 0; at < Math.min(3, parts.length); at++) {
    const match = alignment.from(at);
    if (match.cost > DEAREST * letters.length) continue;
    if (best === undefined || match.cost < best.cost) best = expansion(parts, at, match);
  }
  return best;
}

function expansion(parts: readonly Part[], at: number, match: Match): Expansion | undefined {
  const first = parts[at];
  const last = parts[match.end - 1];
  if (first === undefined || last === undefined || last.stop) return undefined;
  return { first: first.index, last: last.index + 1, cost: match.cost };
}

/** The fewest letters for which words that merely begin with them are believed. */
const FEWEST = 3;

/** The letters with which the words near `short` would begin; undefined where they are too few to tell. */
export function initialsOf(short: string): string | undefined {
  const letters = plain(lettersOf(short));
  return letters.length < FEWEST ? undefined : letters;
}

/**
 * The words of a stretch that begin with the letters of `initials`, one word a letter, function words between them put
 * aside: the last such words, or the first; undefined where there are none.
 */
export function expandNear(stretch: Stretch, initials: string, which: 'first' | 'last'): Expansion | undefined {
  const { text, words, from, to } = stretch;
  let best: Expansion | undefined;
  for (let at = from; at < to; at++) {
    if (!mayBegin(text.charCodeAt(words.starts[at] ?? 0), initials.charCodeAt(0))) continue;
    const last = spelledFrom(stretch, at, initials);
    if (last === undefined) continue;
    best = { first: at, last: last + 1, cost: 0 };
    if (which === 'first') break;
  }
  return best;
}

/** Whether a word that begins with a code unit may begin with a small letter without accents: a quick no for most. */
function mayBegin(unit: number, letter: number): boolean {
  return (unit | 0x20) === letter || unit > 0x7f;
}

/** Index of the last of the words from `at` on that begin with `letters`, or undefined. */
function spelledFrom(stretch: Stretch, at: number, letters: string): number | undefined {
  let letter = 0;
  for (let index = at; index < stretch.to; index++) {
    const part = partAt(stretch, index);
    if (index > at && part.gap !== ' ' && !/^[\s-]+$/.test(part.gap)) return undefined;
    if (part.stop && letter > 0) continue;
    if (part.stop || part.letters.charAt(0) !== letters.charAt(letter) || part.letters.length < 2) return undefined;
    if (/\p{Lu}$/u.test(part.written)) return undefined;
    letter++;
    if (letter === letters.length) return index;
  }
  return undefined;
}
