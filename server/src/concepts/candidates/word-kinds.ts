import { grown } from '../../text/arrays.js';
import type { Vocabulary } from '../../text/vocabulary.js';
import { pluralOf } from '../mentions/inflection.js';
import { isStopWord } from '../stop-words.js';
import {
  adverbs,
  general,
  irregular,
  kinds,
  nations,
  nominal,
  objects,
  people,
  vague,
  verbal,
  verbs,
} from './background-words.js';

/** What a word can be to a term, the fittest first. */
export const WordKind = {
  Unknown: 0,
  /** Little used outside of terms, or a noun or participle like any other. */
  Telling: 1,
  /** A noun that stands for anything, or an adjective that says little by itself. */
  General: 2,
  /** A verb that may be a noun, but hardly where it begins a phrase. */
  Verbal: 3,
  /** An adjective that says how much, how good or which, or a word for persons: no term begins or ends with it. */
  Vague: 4,
  /** Two letters or a letter and a digit: a term has it only with a capital inside, as "AI". */
  Short: 5,
  /** The one function word that may stand within a term. */
  Of: 6,
  /** Part of no term. */
  Closed: 7,
} as const;
export type WordKind = (typeof WordKind)[keyof typeof WordKind];

/** Most gerunds make terms as any noun does. */
const gerund = /^(?!feeling|thinking|understanding|meaning|looking|being).+ing$/;

/** The kinds of the words of the lists; of a word in several lists that of the first. */
const listed = new Map<string, WordKind>();
for (const word of nominal.split(' ')) listed.set(word, gerund.test(word) ? WordKind.Telling : WordKind.General);
list(verbal.split(' '), WordKind.Verbal);
list([...adverbs.split(' '), ...irregular.split(' ')], WordKind.Closed);
list(verbs.split(' ').flatMap(regularForms), WordKind.Closed);
list([...vague.split(' '), ...withPlurals(people)], WordKind.Vague);
list([...kinds.split(' '), ...nations.split(' '), ...withPlurals(`${general} ${objects}`)], WordKind.General);

function list(words: readonly string[], kind: WordKind): void {
  for (const word of words) if (!listed.has(word)) listed.set(word, kind);
}

/** "I'd", "don't", "it's". */
const contracted = /n't$|'(?:re|ll|ve|d|m)$|^(?:it|that|there|here|he|she|what|who|let|how|where)'s$/;
/** Initials and numbers are no words of a term. */
const lettered = /\p{L}{2}|\p{L}\p{N}/u;
/** Words in -ly that are no adverbs, and in -ize that are no verbs. */
const noAdverb = /^(?:family|anomaly|\p{L}*opoly|assembly|butterfly|ally|rally|bully|jelly|belly|folly|homily)$/u;
const noVerb = /(?:^.{0,3}|size|prize|maize)$/;

/** What a word, normalised, can be to a term. */
export function kindOfWord(word: string): WordKind {
  if (word === 'of') return WordKind.Of;
  if (isStopWord(word)) return WordKind.Closed;
  return listed.get(word) ?? kindByForm(word);
}

/** The kind of a word that no list has. */
function kindByForm(word: string): WordKind {
  if (!lettered.test(word) || (word.includes("'") && contracted.test(word))) return WordKind.Closed;
  if (word.length <= 2) return WordKind.Short;
  if (word.length > 4 && word.endsWith('ly') && !noAdverb.test(word)) return WordKind.Closed;
  return /(?:ize|izes|ify|ifies)$/.test(word) && !noVerb.test(word) ? WordKind.Closed : WordKind.Telling;
}

function withPlurals(nouns: string): string[] {
  return nouns.split(' ').flatMap((noun) => [noun, pluralOf(noun) ?? noun]);
}

/** The base form of a verb and those that follow from it by rule. */
function regularForms(base: string): string[] {
  const stem = base.replace(/e$/, '');
  const doubled = /[^aeiou][aeiou][bdgmnprt]$/.test(base) ? base + base.charAt(base.length - 1) : stem;
  const third = /(?:s|x|z|ch|sh)$/.test(base) ? `${base}es` : `${base}s`;
  if (/[^aeiou]y$/.test(base)) return [base, `${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`, `${base}ing`];
  return [base, third, `${doubled}ed`, `${doubled}ing`, `${stem}ed`, `${stem}ing`];
}

/** The kinds of the words of a vocabulary, worked out once for each. */
export class WordKinds {
  readonly #vocabulary: Vocabulary;
  #kinds = new Uint8Array(1024);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  of(word: number): number {
    return this.#kinds[word] || this.#learn(word);
  }

  #learn(word: number): number {
    this.#kinds = grown(this.#kinds, word + 1);
    const kind = kindOfWord(this.#vocabulary.spellingOf(word));
    this.#kinds[word] = kind;
    return kind;
  }
}
