import type { Candidate } from '../definitions/definition-patterns.js';
import type { Sentence } from '../definitions/sentence.js';
import { termOf } from '../term.js';

/** Reads a passage that begins "X: …", "**X** — …" or "X - …". */
export function glossaryLine(sentence: Sentence, isItem: boolean): Candidate | undefined {
  const { tokens } = sentence;
  const after = tokens.findIndex(({ gap }, index) => index > 0 && gap !== ' ' && /[:–—]|\s-+\s/.test(gap));
  const [first, next] = [tokens[0], tokens[after]];
  if (first === undefined || next === undefined || tokens.length - after < 4) return undefined;
  const words = tokens.slice(0, after);
  const term = termOf(words);
  if (term === undefined || words.length > 4 || /^(?:a|an|the)$/.test(first.small) || /\d$/.test(term))
    return undefined;
  const strong = /^["“*_]/.test(sentence.text) && /[*_"”]/.test(next.gap);
  const small = next.written === next.small;
  const shape = words.length > 1 || term.includes('-') || /\p{L}\p{Lu}/u.test(term) ? 0.05 : -0.1;
  const score = 0.42 + (strong ? 0.3 : 0) + (isItem ? 0.05 : 0) + (small ? 0.05 : -0.1) + shape;
  return { term, score, pattern: 'glossary-line' };
}
