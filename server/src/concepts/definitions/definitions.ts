import type { FoundDefinition } from '../../answers.js';
import { PassageKind, type Passages } from '../../text/passages.js';
import { WordFlag, type Words } from '../../text/words.js';
import { glossaryLine } from '../glossary/glossary-line.js';
import { type Cues, cuesIn, LONGEST_LABEL, mayBeLine, nextCue, REACH } from './cues.js';
import { bestCandidate, type Candidate } from './definition-patterns.js';
import { type Sentence, sentenceOf } from './sentence.js';

/** The least score of a definition that is reported: see `test/bench/definitions.ts`. */
const THRESHOLD = 0.5;
/** No pattern is surer than this. */
const SUREST = 0.95;

/** How many words after its last cue a sentence is taken apart. */
const BEYOND = 18;
/** The longest sentence that is taken for a definition, in UTF-16 code units. */
const LONGEST = 2000;

/** The definitions that a note gives, in order, those with a score of at least {@link THRESHOLD}; one a sentence. */
export function findDefinitions(text: string, words: Words, passages: Passages): readonly FoundDefinition[] {
  const found: FoundDefinition[] = [];
  for (let passage = 0; passage < passages.count; passage++) {
    if (passages.kinds[passage] === PassageKind.Heading) continue;
    const edge = passages.ends[passage] ?? 0;
    const isItem = passages.kinds[passage] === PassageKind.Item;
    const start = passages.words[passage] ?? 0;
    const end = passages.words[passage + 1] ?? 0;
    let from = start;
    while (from < end) {
      const isLine = from === start && mayBeLine(text, words, start, end);
      const cue = isLine ? start : nextCue(text, words, from, end);
      if (cue === end) break;
      const first = sentenceStart(words, cue, start);
      const last = sentenceEnd(words, cue, end);
      from = last;
      if ((words.ends[last - 1] ?? 0) - (words.starts[first] ?? 0) > LONGEST) continue;
      const cues = cuesIn(text, words, first, last);
      if (!isLine && cues === undefined) continue;
      const sentence = sentenceOf(text, words, first, last, edge, (cues?.last ?? LONGEST_LABEL) + BEYOND);
      const previous = (): Sentence | undefined =>
        first === start
          ? undefined
          : sentenceOf(text, words, sentenceStart(words, first - 1, start), first, edge, REACH);
      const definition = definitionIn(sentence, isLine, isItem, cues, previous);
      if (definition !== undefined) found.push(definition);
    }
  }
  return found;
}

/** The first word of the sentence that holds a word, in a passage whose first word is `start`. */
function sentenceStart(words: Words, word: number, start: number): number {
  let first = word;
  while (first > start && ((words.flags[first] ?? 0) & WordFlag.SentenceStart) === 0) first--;
  return first;
}

/** The word after the sentence that holds a word, in a passage that ends before word `end`. */
function sentenceEnd(words: Words, word: number, end: number): number {
  let last = word + 1;
  while (last < end && ((words.flags[last] ?? 0) & WordFlag.SentenceStart) === 0) last++;
  return last;
}

/** The definition that a sentence gives; one in the form of a glossary line comes first. */
function definitionIn(
  sentence: Sentence,
  isLine: boolean,
  isItem: boolean,
  cues: Cues | undefined,
  previous: () => Sentence | undefined,
): FoundDefinition | undefined {
  const line = isLine ? definitionFrom(sentence, glossaryLine(sentence, isItem)) : undefined;
  if (line !== undefined || cues === undefined) return line;
  return definitionFrom(sentence, bestCandidate(sentence, cues, previous));
}

function definitionFrom(sentence: Sentence, candidate: Candidate | undefined): FoundDefinition | undefined {
  if (candidate === undefined || candidate.score < THRESHOLD) return undefined;
  const { text, start, end } = sentence;
  const score = Math.min(SUREST, Math.round(candidate.score * 100) / 100);
  return { term: candidate.term, text, start, end, score, pattern: candidate.pattern };
}
