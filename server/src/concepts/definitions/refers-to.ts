import type { Candidate } from './definition-patterns.js';
import { auxiliaries } from './definition-words.js';
import type { Sentence } from './sentence.js';
import { type Subject, subjectBefore } from './subject.js';

/** Words after "means" that show it to mean something else: "this means that", "he means you". */
const notMeant = /^(?:that|it|you|we|he|she|they|there|i|for|nothing|to|more|well|business)$/;

/** After "refers to": the subject is no term, but somebody who speaks of something. */
const spokenOf = /^(?:this|that|these|those|it|them|him|her|us|me|you|himself|herself|themselves)$/;

/** Reads "X refers to Y", "the word X means Y", "X stands for Y" with its verb at token `verb`. */
export function refersTo(sentence: Sentence, verb: number): Candidate | undefined {
  const { tokens } = sentence;
  let start = verb;
  while (start > 1 && auxiliaries.has(tokens[start - 1])) start--;
  const subject = subjectBefore(sentence, start);
  if (subject === undefined) return undefined;
  const score = verbScore(
    tokens[verb]?.small ?? '',
    tokens.slice(verb + 1, verb + 4).map((token) => token.small),
    subject,
  );
  if (score === undefined) return undefined;
  const hedged = /^(?:may|can|could|might)$/.test(tokens[start]?.small ?? '') ? -0.12 : 0;
  // A word that means something "here" means something else elsewhere.
  const local = tokens.slice(start, verb).some(({ small }) => small === 'here') ? -0.05 : 0;
  const pattern = { m: 'means', s: 'stands-for' }[tokens[verb]?.small.slice(0, 1) ?? ''] ?? 'refers-to';
  return { term: subject.term, score: score + hedged + local + subjectScore(subject), pattern };
}

/** How surely a verb defines its subject, or undefined where what follows shows that it does not. */
function verbScore(verb: string, after: readonly string[], subject: Subject): number | undefined {
  switch (verb) {
    case 'refers':
    case 'refer':
    case 'referred':
      return after.includes('to') && !spokenOf.test(after[after.indexOf('to') + 1] ?? '') ? 0.68 : undefined;
    case 'means':
    case 'meant':
      return notMeant.test(after[0] ?? '') ? undefined : 0.47;
    case 'describes':
      return subject.announced ? 0.5 : 0.25;
    case 'stands':
      return after[0] === 'for' && /\p{Lu}/u.test(subject.term.slice(1)) ? 0.6 : undefined;
    default:
      return 0.65;
  }
}

function subjectScore(subject: Subject): number {
  let score = 0;
  if (subject.announced || subject.glossed) score += 0.15;
  if (subject.article === 'definite' && !subject.announced) score -= 0.15;
  if (subject.words > 3) score -= 0.1;
  if (subject.turned) score -= 0.1;
  return score;
}
