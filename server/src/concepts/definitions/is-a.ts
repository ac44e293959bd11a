import type { Candidate } from './definition-patterns.js';
import { adverbs, genera, hedges, limits, opinions, superlatives } from './definition-words.js';
import type { Sentence, Token } from './sentence.js';
import { type Subject, subjectBefore } from './subject.js';

/** Reads "X is a Y that …" with its verb at token `cue`. */
export function isA(sentence: Sentence, cue: number): Candidate | undefined {
  const subject = subjectBefore(sentence, cue);
  if (subject === undefined) return undefined;
  const { tokens } = sentence;
  let next = cue + 1;
  let hedged = false;
  for (; next < tokens.length; next++) {
    if (hedges.has(tokens[next])) hedged = true;
    else if (!adverbs.has(tokens[next])) break;
  }
  const complement = complementScore(tokens.slice(next, next + 16));
  if (complement === undefined) return undefined;
  const past = /^w/.test(tokens[cue]?.small ?? '') ? -0.08 : 0;
  const exclaimed = /!["”’)*_]*$/.test(sentence.text) ? -0.3 : 0;
  const score = complement.score + subjectScore(subject) + past + exclaimed - (hedged ? 0.08 : 0);
  return { term: subject.term, score, pattern: complement.pattern };
}

/** What the subject adds to the score: terms are generic, glossed and short. */
function subjectScore(subject: Subject): number {
  let score = { indefinite: 0.1, none: 0.03, definite: -0.07 }[subject.article];
  if (subject.announced) score += 0.2;
  if (subject.glossed) score += 0.15;
  if (subject.introduced) score += 0.05;
  if (subject.turned) score -= 0.1;
  if (subject.qualified) score -= subject.article === 'definite' ? 0.25 : 0.1;
  if (subject.words > 3) score -= 0.1;
  if (/['’]s? /.test(subject.term)) score -= 0.1;
  return score;
}

interface Complement {
  readonly score: number;
  readonly pattern: string;
}

/** How much what follows "is" looks like a definition, or undefined where it does not at all. */
function complementScore(tokens: readonly Token[]): Complement | undefined {
  const first = tokens[0]?.small;
  const second = tokens[1]?.small;
  if (first === undefined) return undefined;
  const rest = tokens.slice(1, 14);
  switch (first) {
    case 'defined':
      return { score: 0.8, pattern: 'defined-as' };
    case 'used':
      return usedScore(tokens);
    case 'described':
    case 'known':
      return second === 'as' ? { score: 0.45, pattern: 'is-a' } : undefined;
    case 'a':
    case 'an':
      if (opinions.has(tokens[1]) || opinions.has(tokens[2])) return { score: 0.25, pattern: 'is-a' };
      return { score: 0.45 + kindScore(rest), pattern: second === 'term' ? 'term' : 'is-a' };
    case 'any':
      return { score: 0.5 + kindScore(rest), pattern: 'is-a' };
    case 'the':
      if (superlatives.has(tokens[1]) || /[a-z]{2}est$/.test(second ?? '')) return { score: 0.3, pattern: 'is-a' };
      return { score: 0.33 + kindScore(rest), pattern: 'is-a' };
    case 'one':
      if (second !== 'of') return { score: 0.45 + kindScore(rest), pattern: 'is-a' };
      return { score: superlatives.has(tokens[3]) ? 0.3 : 0.42, pattern: 'is-a' };
    case 'when':
    case 'where':
      return { score: 0.5, pattern: 'is-when' };
    case 'something':
    case 'someone':
    case 'people':
    case 'those':
      return { score: 0.4 + kindScore(rest), pattern: 'is-a' };
    case 'short':
      return second === 'for' ? { score: 0.6, pattern: 'term' } : undefined;
    default:
      return undefined;
  }
}

/** "X is used to refer to Y" names a term; "X is used to mow lawns" does not. */
function usedScore(tokens: readonly Token[]): Complement | undefined {
  const to = tokens.findIndex((token) => token.small === 'to');
  const verb = tokens[to + 1]?.small ?? '';
  if (to > 0 && /^(?:refer|describe|mean|denote|designate|indicate)$/.test(verb))
    return { score: 0.7, pattern: 'refers-to' };
  return undefined;
}

/** What a noun of the list, and a limiting phrase after it, add. */
function kindScore(rest: readonly Token[]): number {
  const kind = rest.slice(0, 5).findIndex((token) => genera.has(token));
  const limit = rest.findIndex((token, index) => index > 0 && limits.has(token));
  const long = rest.length >= 4 ? 0 : -0.15;
  return (kind === -1 ? 0 : 0.15) + (limit === -1 ? 0 : 0.1) + long;
}
