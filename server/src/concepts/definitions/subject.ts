import { termOf } from '../term.js';
import { announcers, articles, asides, discourse, introductions, qualifiers, turns } from './definition-words.js';
import type { Sentence, Token } from './sentence.js';

/** What a sentence speaks of, where that can be a term. */
export interface Subject {
  readonly term: string;
  /** The article before it. */
  readonly article: 'indefinite' | 'definite' | 'none';
  /** It is announced as a term: "the term X", or in quotation marks. */
  readonly announced: boolean;
  /** More is said of it on the way: "(from Latin …)", ", also known as …,". */
  readonly glossed: boolean;
  /** It has a part after "of", "in" or "for". */
  readonly qualified: boolean;
  /** The sentence begins with a phrase that says where it holds: "In statistics, …". */
  readonly introduced: boolean;
  /** The sentence begins with "but", "however" and the like. */
  readonly turned: boolean;
  readonly words: number;
}

/** Finds the subject in the words before token `cue`, or undefined where they are no term. */
export function subjectBefore(sentence: Sentence, cue: number): Subject | undefined {
  const { tokens } = sentence;
  const next = tokens[cue];
  if (next === undefined || cue === 0 || next.depth > (tokens[0]?.depth ?? 0)) return undefined;
  const segments = segmentsOf(tokens.slice(0, cue));
  const closed = next.gap.includes(',');
  const chosen = choose(segments, closed);
  if (chosen === undefined) return undefined;
  return readSubject(chosen.segment, chosen.introduced, chosen.glossed || next.gap.includes(')'));
}

/** The words outside brackets, parted at commas. */
function segmentsOf(tokens: readonly Token[]): Token[][] {
  const base = tokens[0]?.depth ?? 0;
  const segments: Token[][] = [[]];
  for (const token of tokens) {
    if (token.depth > base) continue;
    if (token.gap !== ' ' && /[,;:–—…]|\.\.| - /.test(token.gap) && segments.at(-1)?.length !== 0) segments.push([]);
    segments.at(-1)?.push(token);
  }
  return segments;
}

interface Choice {
  readonly segment: readonly Token[];
  readonly introduced: boolean;
  readonly glossed: boolean;
}

/** Which of the segments before the verb is the subject; `closed`: a comma stands right before the verb. */
function choose(segments: readonly (readonly Token[])[], closed: boolean): Choice | undefined {
  const [first, second] = segments;
  if (first?.[0] === undefined) return undefined;
  const last = segments.at(-1) ?? first;
  if (segments.length === 1) return closed ? undefined : { segment: first, introduced: false, glossed: false };
  const lone = first.length === 1 && (turns.has(first[0]) || /ly$|^(?:well|then|now)$/.test(first[0].small));
  const opens = introductions.has(first[0]) || lone;
  const aside = asides.has(second?.[0]);
  if (!opens) return closed || aside ? { segment: first, introduced: false, glossed: true } : undefined;
  if (!closed) return { segment: last, introduced: true, glossed: false };
  const subject = segments.slice(1).find((segment) => segment[0] !== undefined && !introductions.has(segment[0]));
  return subject === undefined ? undefined : { segment: subject, introduced: true, glossed: segments.length > 2 };
}

function readSubject(segment: readonly Token[], introduced: boolean, glossed: boolean): Subject | undefined {
  let words = segment;
  let article: Subject['article'] = 'none';
  const turned = words.length > 1 && turns.has(words[0]);
  if (turned) words = words.slice(1);
  if (articles.has(words[0]) && words.length > 1) {
    article = words[0]?.small === 'the' ? 'definite' : 'indefinite';
    words = words.slice(1);
  }
  let announced = false;
  if (words.length > 1 && article !== 'indefinite' && announcers.has(words[0])) {
    announced = true;
    words = words.slice(1);
    if (words.length > 1 && articles.has(words[0])) words = words.slice(1);
  }
  const or = words.findIndex((word, index) => index > 0 && word.small === 'or');
  if (or > 0) words = words.slice(0, or);
  const term = termOf(words);
  if (term === undefined) return undefined;
  const of = words.findIndex((word, index) => index > 0 && qualifiers.has(word));
  if (discourse.has(words[of > 0 ? of - 1 : words.length - 1]) && !announced) return undefined;
  announced ||= /["“«*]$/.test(words[0]?.gap ?? '');
  return {
    term,
    article,
    announced,
    glossed: glossed || or > 0,
    qualified: of > 0,
    introduced,
    turned,
    words: words.length,
  };
}
