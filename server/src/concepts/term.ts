import type { FoundDefinition } from '../answers.js';
import { articles, foreign, labels, loose, numbered } from './definitions/definition-words.js';
import type { Token } from './definitions/sentence.js';
import { plainTerm } from './glossary/plain-term.js';

/** The least score of a definition that makes a concept of its term; of a single word in small letters. */
const SURE = 0.6;
const SURE_OF_WORD = 0.8;
/** A shorter word in small letters is too common to be found in every note. */
const SHORTEST_WORD = 5;

/** Patterns that speak of the term as a term; in "define simple as …" a word is but used otherwise for a while. */
const outright = new Set(['refers-to', 'term', 'stands-for']);

/**
 * Whether a definition found in a note is good enough to make its term a concept. A single word in small letters needs
 * a pattern that speaks of it as a term: "A car is a machine" makes no concept of every car in the notes.
 */
export function isTerm({ term, pattern, score }: FoundDefinition): boolean {
  if (score < SURE) return false;
  if (/\s|\p{L}-\p{L}|\p{L}\p{Lu}/u.test(term)) return true;
  return score >= SURE_OF_WORD && term.length >= SHORTEST_WORD && outright.has(pattern);
}

/** The most words of a term. */
const MOST_WORDS = 6;
/** "it's", "don't", "we'll": a pronoun or an auxiliary with its verb. */
const contracted = /^(?:it|he|she|that|there|what|who|here|let)'s$|'(?:re|ll|ve|d|m)$|n't$/;
/** What may stand between two words of a term; a quotation that opens there begins another. */
const inner = /^(?!\s+["“«])[\s*_"“”'’\-/&.]*$/;

/** The term that these words make, or undefined where they make none. */
export function termOf(words: readonly Token[]): string | undefined {
  const [first, ...others] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.length > MOST_WORDS) return undefined;
  if (loose.has(first) || loose.has(last)) return undefined;
  if (words.some((word) => foreign.has(word) || isContracted(word))) return undefined;
  if (others.some((word) => (word.gap !== ' ' && !inner.test(word.gap)) || articles.has(word))) return undefined;
  if (!/\p{L}/u.test(first.written + last.written)) return undefined;
  if (numbered.has(first) && /\d$/.test(last.written)) return undefined;
  // A label, a variable, a number.
  if (others.length === 0 && (labels.has(first) || /^\p{L}?\d*$/u.test(first.written))) return undefined;
  const spelled = others.map(({ gap, written }) => gap.replace(/[*_"“”\s]+/g, ' ') + written);
  return plainTerm(first.written + spelled.join('')) || undefined;
}

function isContracted({ written, small }: Token): boolean {
  return /['’]/.test(written) && contracted.test(small);
}
