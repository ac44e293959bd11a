import { readWords } from '../text/prose.js';
import { stopWords } from '../text/stop-words.js';
import type { Lexicon, Words } from '../text/words.js';

/** A free query as it was typed. Phrases are the hashes of their words. */
export interface FreeQuery {
  /** All words that are looked for, those of the phrases too. */
  readonly words: Words;
  readonly lexicon: Lexicon;
  /** Phrases that an answer must hold. */
  readonly phrases: readonly Uint32Array[];
  /** Phrases that no answer may hold. */
  readonly without: readonly Uint32Array[];
  /** Words that no answer may hold, in any of their forms; stop words are among the phrases. */
  readonly unwanted: { readonly words: Words; readonly lexicon: Lexicon };
  /** Whether the query ends in a word, which may be the beginning of a longer one. */
  readonly open: boolean;
}

const QUOTES = '"“”„';

/** Reads words, "exact phrases" and what a minus sign leaves out: a word, a phrase, or words that a hyphen joins. A quotation mark that nothing closes is none. */
export function parseQuery(query: string): FreeQuery {
  const phrases: Uint32Array[] = [];
  const without: Uint32Array[] = [];
  let wanted = '';
  let unwanted = '';
  let open = false;
  for (let at = 0; at < query.length; ) {
    const minus = isMinus(query, at);
    const start = minus ? at + 1 : at;
    const quoted = QUOTES.includes(query.charAt(start)) ? closing(query, start + 1) : -1;
    const end = quoted > 0 ? quoted : partEnd(query, start);
    const part = query.slice(quoted > 0 ? start + 1 : start, end);
    const { hashes } = readWords(part).words;
    const isWord = hashes.length === 1 && !stopWords.has(part.trim().toLowerCase());
    if (minus && quoted < 0 && isWord) unwanted += ` ${part}`;
    else if (minus) without.push(hashes);
    else {
      wanted += ` ${part}`;
      if (quoted > 0) phrases.push(hashes);
    }
    open = !minus && quoted < 0 && part.trimEnd() === part && part !== '';
    at = quoted > 0 ? end + 1 : end;
  }
  const { words, lexicon } = readWords(wanted);
  return {
    words,
    lexicon,
    phrases: phrases.filter((phrase) => phrase.length > 0),
    without: without.filter((phrase) => phrase.length > 0),
    unwanted: readWords(unwanted),
    open,
  };
}

/** A minus sign before a word or phrase, after white space or at the start. */
function isMinus(query: string, at: number): boolean {
  return query.charAt(at) === '-' && !isSpace(query, at + 1) && (at === 0 || isSpace(query, at - 1));
}

function isSpace(query: string, at: number): boolean {
  return query.charAt(at).trim() === '';
}

/** The end of what begins at `start`: of the word after a minus sign, or before the next phrase or minus sign. */
function partEnd(query: string, start: number): number {
  const single = start > 0 && isMinus(query, start - 1);
  let at = start + 1;
  while (
    at < query.length &&
    !(single ? isSpace(query, at) : isMinus(query, at) || QUOTES.includes(query.charAt(at)))
  ) {
    at++;
  }
  return Math.min(at, query.length);
}

function closing(query: string, start: number): number {
  for (let at = start; at < query.length; at++) if (QUOTES.includes(query.charAt(at))) return at;
  return -1;
}

/** Whether a run of words stands in another one. */
export function holds(words: Uint32Array, phrase: Uint32Array): boolean {
  for (let start = 0; start + phrase.length <= words.length; start++) {
    let at = 0;
    while (at < phrase.length && words[start + at] === phrase[at]) at++;
    if (at === phrase.length) return true;
  }
  return false;
}
