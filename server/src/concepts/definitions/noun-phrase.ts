import { kindOfWord, WordKind } from '../candidates/word-kinds.js';
import { determiners, introductions, joining, likening, subordinators, turns } from './definition-words.js';
import type { Token } from './sentence.js';

/** The most words of a noun phrase that is taken for a term. */
export const MOST_BEFORE = 4;

const beforeVerb = /^(?:can|could|will|would|may|might|must|should|shall|cannot|i|we|you|they)$/;
const adverb = /ly$|^(?:perhaps|maybe)$/;
const conditional = /^(?:if|when|whenever|whether|unless)$/;

/** Where the noun phrase before token `at` begins; undefined where there is none that can be a term. */
export function phraseBefore(tokens: readonly Token[], at: number): number | undefined {
  let from = at;
  for (; from > 0 && at - from < MOST_BEFORE; from--) {
    const gap = tokens[from]?.gap ?? '';
    if (from < at && gap !== '-' && !isSpace(gap)) break;
    if (kindOfWord(tokens[from - 1]?.small ?? '') > WordKind.Verbal) break;
  }
  const before = tokens[from - 1];
  if (from < at - 1 && isVerb(tokens[from], before)) from++;
  if (!tokens.slice(from, at).some(({ small }) => kindOfWord(small) <= WordKind.Telling)) return undefined;
  return before !== undefined && isPart(tokens, from, before) ? undefined : from;
}

/** Whether a word is a verb after another word: "to play", "can facilitate". */
function isVerb(word: Token | undefined, before: Token | undefined): boolean {
  if (word === undefined || before === undefined) return false;
  if (before.small === 'to') return kindOfWord(word.small) === WordKind.Verbal || /ate$/.test(word.small);
  return beforeVerb.test(before.small);
}

/** Whether the phrase from token `from` belongs to what stands before it, or is what something is likened to. */
function isPart(tokens: readonly Token[], from: number, before: Token): boolean {
  const gap = tokens[from]?.gap ?? '';
  if (!isSpace(gap)) return gap === '-';
  if (kindOfWord(before.small) === WordKind.Vague || /['’\d]/.test(before.written)) return true;
  const further = tokens[from - 2];
  if (before.small === 'the') return joining.has(further);
  if (before.small === 'a' || before.small === 'an') return joining.has(further) || likening.has(further);
  return joining.has(before) || likening.has(before) || determiners.has(before);
}

/** Whether the words from `from` to the comma before `at` are neither an item of a list nor the end of an introduction. */
export function standsAlone(tokens: readonly Token[], from: number, at: number): boolean {
  let start = from;
  while (start > 0 && !/[,;:–—…]| - /.test(tokens[start]?.gap ?? '')) start--;
  const isWhole = from - start < 2;
  if (isWhole && start > 0 && !isIntroduction(tokens.slice(0, start))) return false;
  let first = start;
  while (first < from && (turns.has(tokens[first]) || adverb.test(tokens[first]?.small ?? ''))) first++;
  const opening = tokens.slice(first, at);
  if (introductions.has(opening[0]) || subordinators.has(opening[0])) return false;
  if (turns.has(tokens[from]) || opening.some(({ small }) => conditional.test(small))) return false;
  const close = tokens.findIndex(({ gap }, index) => index > at && /[,;:–—]| - /.test(gap));
  return close === -1 ? !isWhole : !/^(?:and|or|nor|an?)$/.test(tokens[close]?.small ?? '');
}

/** Whether all words before a comma say where the rest holds: "In a hive". */
function isIntroduction(tokens: readonly Token[]): boolean {
  return introductions.has(tokens[0]) && !tokens.some(({ gap }, at) => at > 0 && gap.includes(','));
}

/** White space, with the quote marks of a quoted line. */
export function isSpace(gap: string): boolean {
  return gap === ' ' || /^[\s>]*\s$/.test(gap);
}
