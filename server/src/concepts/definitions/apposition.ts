import { kindOfWord, WordKind } from '../candidates/word-kinds.js';
import { termOf } from '../term.js';
import { classAfter } from './class-noun.js';
import type { Candidate } from './definition-patterns.js';
import { bodies, genera } from './definition-words.js';
import { MOST_BEFORE, phraseBefore, standsAlone } from './noun-phrase.js';
import type { Sentence, Token } from './sentence.js';

/** A definition in brackets or between commas, after the term; it begins with the article at token `at`. */
export function apposition(sentence: Sentence, at: number): Candidate | undefined {
  const inBrackets = sentence.tokens[at]?.gap.endsWith('(') ?? false;
  return (inBrackets ? afterName(sentence, at) : undefined) ?? afterTerm(sentence, at, inBrackets);
}

/** "Series B (a later round of funding …)": the capitalised words before the bracket. */
function afterName({ tokens }: Sentence, at: number): Candidate | undefined {
  if (classAfter(tokens, at, true) === undefined) return undefined;
  let from = at;
  while (from > Math.max(0, at - MOST_BEFORE) && /^[\p{Lu}\d]/u.test(tokens[from - 1]?.written ?? '')) {
    if (from < at && tokens[from]?.gap !== ' ') break;
    from--;
  }
  // The first word of a sentence has its capital for another reason.
  if (from === 0 && at < 2) return undefined;
  const words = tokens.slice(from, at);
  if (words.length === 1 && kindOfWord(words[0]?.small ?? '') === WordKind.Closed) return undefined;
  const term = termOf(words);
  return term === undefined ? undefined : { term, score: 0.52, pattern: 'apposition' };
}

/** Less sure than most of "X is a …". */
const AFTER_BRACKET = 0.54;
const AFTER_COMMA = 0.52;
/** Its class is a general noun: "a kind of". */
const GENERAL = 0.05;

/** "Propolis, a resin that bees gather, …", "they find propolis (a resin that …)". */
function afterTerm({ tokens }: Sentence, at: number, inBrackets: boolean): Candidate | undefined {
  const kind = classAfter(tokens, at, false);
  const from = kind && phraseBefore(tokens, at);
  if (kind === undefined || from === undefined || (!inBrackets && !standsAlone(tokens, from, at))) return undefined;
  const words = tokens.slice(from, at);
  const head = kind.at(-1);
  const isGeneral = genera.has(head);
  if (words.some(({ small }) => kind.some((word) => word.small === small))) return undefined;
  if (isName(words, from) && (!isGeneral || bodies.has(head))) return undefined;
  const term = termOf(words);
  if (term === undefined || /['’]s?$|\p{Ll}\d+$|(?:is|iz|at)ed$/u.test(term)) return undefined;
  const score = (inBrackets ? AFTER_BRACKET : AFTER_COMMA) + (isGeneral ? GENERAL : 0);
  return { term, score, pattern: 'apposition' };
}

/** Whether some words are written as the name of a person, a place or a work is; `from`: the first word's place. */
function isName(words: readonly Token[], from: number): boolean {
  return words.some(({ written }, index) => from + index > 0 && /^\p{Lu}/u.test(written));
}
