import { termOf } from '../term.js';
import { classAfter } from './class-noun.js';
import type { Candidate } from './definition-patterns.js';
import { auxiliaries, bodies, genera, indefiniteArticles, own, particulars } from './definition-words.js';
import type { Sentence, Token } from './sentence.js';

const speakers = /^(?:i|we|you|they|people|he|she|one|authors?|philosophers?|economists?|researchers?|scientists?)$/;
const announcer = /^(?:term|phrase|word|name|expression)$/;
/** The most words of a phrase that may be a term. */
const MOST_WORDS = 6;

/** What a speaker says of a term, with the verb at token `verb`; `before` is the sentence before. */
export function spoken(sentence: Sentence, verb: number, before: () => Sentence | undefined): Candidate | undefined {
  const { tokens } = sentence;
  const small = tokens[verb]?.small ?? '';
  if (small === 'mean') return mean(tokens, verb);
  if (small.startsWith('define')) return define(tokens, verb);
  if (small.startsWith('coin')) return coin(tokens, verb, before);
  return call(tokens, verb);
}

/** "By X we mean Y", "what I mean by X is Y", "when I say X, I mean Y", "I use X to mean Y". */
function mean(tokens: readonly Token[], verb: number): Candidate | undefined {
  const found = (from: number, to: number, score: number): Candidate | undefined =>
    candidate(tokens.slice(from, to), score, 'by-we-mean');
  if (smallAt(tokens, verb - 1) === 'to') {
    const use = tokens.findIndex((token, index) => index < verb && /^(?:use|uses|used|using)$/.test(token.small));
    return use === -1 ? undefined : found(use + 1, verb - 1, 0.75);
  }
  let speaker = verb - 1;
  while (speaker > 0 && auxiliaries.has(tokens[speaker])) speaker--;
  if (!speakers.test(smallAt(tokens, speaker))) return undefined;
  const opening = tokens
    .slice(0, speaker)
    .findLastIndex((token) => /^(?:by|say|says|write|talk|speak)$/.test(token.small));
  if (opening !== -1) return found(opening + 1, speaker, 0.85);
  if (smallAt(tokens, verb + 1) !== 'by') return undefined;
  const is = tokens.findIndex((token, index) => index > verb + 1 && /^(?:is|are)$/.test(token.small));
  return is === -1 ? undefined : found(verb + 2, is, 0.85);
}

/** "Define X as Y", "I define X to be Y", "X, defined as Y, …", "X can be defined as Y". */
function define(tokens: readonly Token[], verb: number): Candidate | undefined {
  if (smallAt(tokens, verb) === 'defined' && smallAt(tokens, verb + 1) === 'as') {
    const isPassive = smallAt(tokens, verb - 1) === 'be' && /^(?:can|may|could|might)$/.test(smallAt(tokens, verb - 2));
    const isAside = /,\s*$/.test(tokens[verb]?.gap ?? '');
    if (isPassive || isAside) return candidate(tokens.slice(0, isPassive ? verb - 2 : verb), 0.65, 'defined-as');
  }
  const end = tokens.findIndex((token, index) => index > verb + 1 && /^(?:as|to)$/.test(token.small));
  if (end === -1 || (smallAt(tokens, end) === 'to' && smallAt(tokens, end + 1) !== 'be')) return undefined;
  const sure = isOwn(tokens, verb - 2, verb) || opensQuotation(tokens[verb + 1]);
  return candidate(tokens.slice(verb + 1, end), sure ? 0.82 : 0.72, 'defined-as');
}

/** "What I call X", "which we'll call X", "this is called “X”", "known as “X”". */
function call(tokens: readonly Token[], verb: number): Candidate | undefined {
  if (verb < 1 || smallAt(tokens, verb - 1) === 'so') return undefined;
  const object = /^(?:this|that|these|it|them)$/.test(smallAt(tokens, verb + 1));
  const from = verb + (object || /^(?:such|as)$/.test(smallAt(tokens, verb + 1)) ? 2 : 1);
  const quoted = opensQuotation(tokens[from]);
  const sure = isOwn(tokens, verb - 4, verb);
  if (!quoted && !sure) return callOneOfClass(tokens, verb, from);
  if (!quoted && object) return undefined;
  return candidate(phraseFrom(tokens, from), (sure ? 0.5 : 0.4) + (quoted ? 0.15 : 0), 'called');
}

/** How far before "known as" the article of its class stands at most. */
const CLASS = 4;

/** "…, a process known as X", "a resin that bees gather, known as X, …", with the words of X from token `from`. */
function callOneOfClass(tokens: readonly Token[], verb: number, from: number): Candidate | undefined {
  const isAside = tokens[verb]?.gap.startsWith(',') && indefiniteArticles.has(tokens[0]);
  const first = Math.max(1, verb - CLASS);
  const article = tokens.findIndex((token, at) => at >= first && at < verb && indefiniteArticles.has(token));
  const isNoun = genera.has(tokens[verb - 1]) && !particulars.has(tokens[verb - 1]) && !bodies.has(tokens[verb - 1]);
  const isOfClass = isNoun && article !== -1 && /[,(]/.test(tokens[article]?.gap ?? '');
  if (!isOfClass && !(isAside && smallAt(tokens, verb + 1) === 'as' && classAfter(tokens, 0, false))) return undefined;
  const words = phraseFrom(tokens, from);
  const isShort = words.length > 0 && words.length <= 4 && !/^\p{Lu}\p{Ll}/u.test(words[0]?.written ?? '');
  const after = tokens[from + words.length]?.gap ?? '';
  return isShort && /^(?:[,.;:)]|$)/.test(after) ? candidate(words, 0.55, 'called') : undefined;
}

/** "Coined the term “X”", "the term “X” was coined by"; where the term stands in the sentence before, that one. */
function coin(tokens: readonly Token[], verb: number, before: () => Sentence | undefined): Candidate | undefined {
  const named = tokens.slice(0, verb).findLastIndex((token) => announcer.test(token.small));
  if (named !== -1 && opensQuotation(tokens[named + 1])) return candidate(phraseFrom(tokens, named + 1), 0.6, 'coined');
  if (!announcer.test(smallAt(tokens, verb + 2))) return undefined;
  if (opensQuotation(tokens[verb + 3])) return candidate(phraseFrom(tokens, verb + 3), 0.65, 'coined');
  const others = before()?.tokens ?? [];
  const noun = others.findLastIndex((token) => announcer.test(token.small));
  if (noun === -1 || !opensQuotation(others[noun + 1])) return undefined;
  return candidate(phraseFrom(others, noun + 1), 0.55, 'coined');
}

/** A candidate for the term that these words make, "the term" before it put aside. */
function candidate(words: readonly Token[], score: number, pattern: string): Candidate | undefined {
  let from = 0;
  while (from < words.length - 1 && /^(?:a|an|the|terms?|words?|phrase|concept|about)$/.test(smallAt(words, from))) {
    from++;
  }
  const term = termOf(words.slice(from));
  return term === undefined ? undefined : { term, score, pattern };
}

/** The words from token `from` to the end of the quotation that opens there, or to the next mark; none if too many. */
function phraseFrom(tokens: readonly Token[], from: number): readonly Token[] {
  const first = tokens[from];
  if (first === undefined) return [];
  const end = /["“«]$/.test(first.gap) ? /["”»]/ : /[^\s\-’'&]/;
  let to = from + 1;
  while (to < tokens.length && to - from <= MOST_WORDS && !end.test(tokens[to]?.gap ?? '')) to++;
  return to - from <= MOST_WORDS ? tokens.slice(from, to) : [];
}

function smallAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.small ?? '';
}

function opensQuotation(token: Token | undefined): boolean {
  return /["“«*]/.test(token?.gap ?? '');
}

function isOwn(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(Math.max(0, from), to).some((token) => own.has(token));
}
