import type { Cues } from './cues.js';
import { isA } from './is-a.js';
import { refersTo } from './refers-to.js';
import type { Sentence } from './sentence.js';
import { spoken } from './speech.js';
import { termOf } from './term.js';

/** A definition that a sentence may give. */
export interface Candidate {
  readonly term: string;
  /** How sure it is: 0 to 1, or less where it is none. Set by hand, on sentences of our own and on notes. */
  readonly score: number;
  readonly pattern: string;
}

/**
 * The likeliest definition that a sentence gives; `before` is the sentence before it in the same passage. A question
 * gives none.
 */
export function bestCandidate(
  sentence: Sentence,
  cues: Cues,
  before: () => Sentence | undefined,
): Candidate | undefined {
  if (/\?["”’)*_]*$/.test(sentence.text)) return undefined;
  const candidates = cues.speech.map((cue) => spoken(sentence, cue, before));
  if (cues.copula !== undefined) candidates.push(isA(sentence, cues.copula));
  if (cues.verb !== undefined) candidates.push(refersTo(sentence, cues.verb));
  if (cues.bracket !== undefined) candidates.push(apposition(sentence, cues.bracket));
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    if (candidate !== undefined && candidate.score > (best?.score ?? 0)) best = candidate;
  }
  return best;
}

/** The fewest words in brackets that explain a name, and the most words of the name. */
const FEWEST_INSIDE = 5;
const MOST_BEFORE = 4;

/** "Series B (a later round of funding …)": the capitalised words before the bracket that token `at` opens. */
function apposition({ tokens }: Sentence, at: number): Candidate | undefined {
  const open = tokens[at];
  if (open === undefined) return undefined;
  const inside = tokens.slice(at).findIndex((token) => token.depth < open.depth);
  if ((inside === -1 ? tokens.length - at : inside) < FEWEST_INSIDE) return undefined;
  let from = at;
  while (from > Math.max(0, at - MOST_BEFORE) && /^[\p{Lu}\d]/u.test(tokens[from - 1]?.written ?? '')) {
    if (from < at && tokens[from]?.gap !== ' ') break;
    from--;
  }
  // The first word of a sentence has its capital for another reason.
  if (from === 0 && at < 2) return undefined;
  const term = termOf(tokens.slice(from, at));
  return term === undefined ? undefined : { term, score: 0.52, pattern: 'apposition' };
}
