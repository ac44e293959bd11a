import { apposition } from './apposition.js';
import type { Cues } from './cues.js';
import { isA } from './is-a.js';
import { refersTo } from './refers-to.js';
import type { Sentence } from './sentence.js';
import { spoken } from './speech.js';

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
  candidates.push(...cues.appositions.map((cue) => apposition(sentence, cue)));
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    if (candidate !== undefined && candidate.score > (best?.score ?? 0)) best = candidate;
  }
  return best;
}
