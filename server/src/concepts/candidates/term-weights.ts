import type { CandidateKind } from '../../answers.js';
import type { Vocabulary } from '../../text/vocabulary.js';
import { givenNames, places, prefixes, suffixes, universal } from './background-words.js';
import { Count, type TermTree } from './term-tree.js';
import { WordKind, type WordKinds } from './word-kinds.js';

/** The least share of the occurrences of a word that have a capital, for it to be a name. */
const ALWAYS = 0.9;

/** Of a sequence none of whose words is telling; all others lie between it and 1. */
const NO_TELLING = 0.1;
/** Of a phrase with "of". */
const OF = 0.5;
/** Of a compound that is an adjective. */
const ADJECTIVE = 0.4;
/** Of a phrase that begins with what is sooner a verb. */
const VERBAL = 0.1;
/** Of what stands once, by kind. */
const ONCE = { acronym: 0.8, quoted: 0.8, compound: 0.4, name: 0.6, phrase: 0.5 } as const;
/** Of what stands once and holds what stands more often. */
const USE = 0.3;
/** How often words occur that stand for what the notes are about, as a logarithm to the base 2. */
const COMMON = 4;
/** The same of words that may make a phrase which stands once a term. */
const COMMON_AT_LEAST = 2.4;

const persons = new Set(givenNames.split(' '));
const placeHeads = new Set(places.split(' '));
const firstParts = new Set(prefixes.split(' '));
const lastParts = new Set(suffixes.split(' '));
const knownToAll = new Set(universal.split(' '));
/** A possessive, a participle or a past tense, which ends no term; not "speed", "need". */
const endsNone = /'s$|..[^e]ed$/;
const numeral = /^[ivxlc]+$/;

/** How much sequences of words look like terms, whatever their frequency: 0 to 1. Set by hand, on notes. */
export class TermWeights {
  readonly #tree: TermTree;
  readonly #kinds: WordKinds;
  readonly #vocabulary: Vocabulary;

  constructor(tree: TermTree, kinds: WordKinds, vocabulary: Vocabulary) {
    this.#tree = tree;
    this.#kinds = kinds;
    this.#vocabulary = vocabulary;
  }

  /** Of a sequence that comes again and again. */
  of(kind: CandidateKind, words: readonly number[]): number {
    const first = this.#vocabulary.spellingOf(words[0] ?? 0);
    const last = this.#vocabulary.spellingOf(words.at(-1) ?? 0);
    if (endsNone.test(last)) return 0;
    if (kind === 'acronym') return knownToAll.has(first) || numeral.test(first) ? 0 : 1;
    if (kind === 'quoted') return this.#isQuotedTerm(words, first) ? 1 : 0;
    if (kind === 'name' && (persons.has(first) || placeHeads.has(last) || this.#isNeverSmall(words))) return 0;
    const weight = this.#weightOf(words);
    if (kind === 'compound') return isAdjective(first, last) ? weight * ADJECTIVE : weight;
    return this.#kinds.of(words[0] ?? 0) === WordKind.Verbal ? weight * VERBAL : weight;
  }

  /** Of one that stands once; a phrase has telling words alone, and counts the more, the more often these stand. */
  ofOnce(kind: CandidateKind, words: readonly number[]): number {
    const weight = this.of(kind, words) * ONCE[kind];
    if (kind === 'quoted' || kind === 'acronym' || kind === 'name') return weight;
    if (words.some((word) => !this.#isTelling(word))) return 0;
    const times = words.map((word) => Math.log2(1 + this.#tree.count(this.#tree.find(0, word), Count.Times)));
    const common = times.reduce((sum, one) => sum + one, 0) / words.length;
    if (common < COMMON_AT_LEAST) return 0;
    return weight * Math.min(1, common / COMMON) * (this.#holdsTerm(words) ? USE : 1);
  }

  /** By how many of its words are telling. */
  #weightOf(words: readonly number[]): number {
    let telling = 0;
    let of = 0;
    for (const word of words) {
      if (this.#isTelling(word)) telling++;
      else if (this.#kinds.of(word) === WordKind.Of) of++;
    }
    const share = telling / (words.length - of);
    return (NO_TELLING + (1 - NO_TELLING) * share) * (of > 0 ? OF * share * share : 1);
  }

  #isTelling(word: number): boolean {
    const kind = this.#kinds.of(word);
    return kind === WordKind.Telling || kind === WordKind.Short;
  }

  /** Whether two of the words of a longer sequence come together elsewhere too. */
  #holdsTerm(words: readonly number[]): boolean {
    if (words.length < 3) return false;
    return words.some((word, at) => {
      const before = words[at - 1];
      return before !== undefined && this.#tree.count(this.#tree.walk([before, word]), Count.Times) > 1;
    });
  }

  /** Whether nobody writes the last word of a name small, neither these notes nor the lists: so are persons and places. */
  #isNeverSmall(words: readonly number[]): boolean {
    const word = words.at(-1) ?? 0;
    const node = this.#tree.find(0, word);
    if (this.#kinds.of(word) !== WordKind.Telling) return false;
    return this.#tree.share(node, Count.Capitals) >= ALWAYS || this.#tree.count(node, Count.Times) === 0;
  }

  /** Whether a quotation may be a term: "the good", but neither "should" nor "I see". */
  #isQuotedTerm(words: readonly number[], first: string): boolean {
    const kind = this.#kinds.of(words[0] ?? 0);
    if (kind === WordKind.Closed) return words.length > 1 && first === 'the';
    return words.length > 1 || kind === WordKind.Telling;
  }
}

/** Whether a compound only says how something is: "non-existent", "rule-based", "self-driving". */
function isAdjective(first: string, last: string): boolean {
  return firstParts.has(first) || lastParts.has(last) || last.endsWith('ing');
}
