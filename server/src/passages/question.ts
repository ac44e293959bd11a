import { spelled } from '../text/spellings.js';
import { STOP, type Vocabulary } from '../text/vocabulary.js';
import type { Lexicon, Words } from '../text/words.js';
import { numbersOf, type PassageGroup } from './groups.js';
import type { PassageStore } from './passage-store.js';
import { idf } from './top-passages.js';
import { CONTEXT, FREE_CONTEXT, LEAST_QUESTION, LENT, MOST_TERMS } from './weights.js';

/** A term of a question. */
export interface QuestionTerm {
  readonly term: number;
  /** Inverse document frequency times {@link own} and what is lent. */
  readonly weight: number;
  /** The part of the weight that the question itself has, without what neighbours lend. */
  readonly own: number;
  /** The first word of the question that stands for it, normalised. */
  readonly spelling: string;
}

/** A word with its term; {@link STOP} for one that is not looked up. */
export interface NamedTerm {
  readonly term: number;
  readonly spelling: string;
}

/** The words of notes, in order. */
function namedTerms(vocabulary: Vocabulary, hashes: Uint32Array): NamedTerm[] {
  const known = new Map<number, NamedTerm>();
  return Array.from(hashes, (hash) => {
    const found = known.get(hash);
    if (found !== undefined) return found;
    const word = vocabulary.find(hash);
    const named = { term: vocabulary.termOf(word), spelling: vocabulary.spellingOf(word) };
    known.set(hash, named);
    return named;
  });
}

/** The words of a text that is no note, in order. */
export function namedTermsOf(vocabulary: Vocabulary, { words, lexicon }: ReadText): NamedTerm[] {
  const named = new Map<number, NamedTerm>();
  for (let index = 0; index < lexicon.count; index++) {
    const chars = lexicon.chars.subarray(lexicon.offsets[index], lexicon.offsets[index + 1]);
    const spelling = spelled(chars);
    named.set(lexicon.hashes[index] ?? 0, { term: vocabulary.termOfSpelling(spelling), spelling });
  }
  return Array.from(words.hashes, (hash) => named.get(hash) ?? { term: STOP, spelling: '' });
}

interface ReadText {
  readonly words: Words;
  readonly lexicon: Lexicon;
}

/** What is looked for. Terms come most weighty first; terms of one weight in the order of their hashes. */
export interface Question {
  readonly terms: readonly QuestionTerm[];
  /** What two terms count that follow each other: item `i * terms.length + j` for terms `i` and `j`, mostly 0. */
  readonly pairs: Float64Array;
  /** The passages that are asked about, by number. */
  readonly asked: ReadonlySet<number>;
  /** What the BM25 of an answer with its neighbours counts, against that of the answer alone. */
  readonly context: number;
}

/** Gathers the words of a question. */
export class QuestionDraft {
  readonly #vocabulary: Vocabulary;
  readonly #store: PassageStore;
  readonly #gathered = new Map<number, Gathered>();
  /** Terms that follow each other, two items a pair. */
  readonly #pairs: number[] = [];
  #length = 0;

  constructor(vocabulary: Vocabulary, store: PassageStore) {
    this.#vocabulary = vocabulary;
    this.#store = store;
  }

  /** Terms so far, again and again as they stand there. */
  get length(): number {
    return this.#length;
  }

  /** Adds a run of words as part of the question itself. */
  addWords(words: readonly NamedTerm[]): void {
    let before = STOP;
    for (const word of words) {
      const gathered = this.#gather(word);
      if (gathered === undefined) continue;
      gathered.own++;
      if (before !== STOP) this.#pairs.push(before, word.term);
      before = word.term;
      this.#length++;
    }
  }

  /** Adds words that neighbours lend. */
  lendWords(words: readonly NamedTerm[]): void {
    for (const word of words) {
      const gathered = this.#gather(word);
      if (gathered === undefined) continue;
      gathered.lent += LENT;
      this.#length++;
    }
  }

  /** Adds a word that the question does not hold itself, but stands for it with a part of its weight. */
  addGuess(word: NamedTerm, share: number): void {
    const gathered = this.#gather(word);
    if (gathered !== undefined) gathered.own = Math.max(gathered.own, share);
  }

  /** The most telling terms, as a question about some passages, or a free one. */
  question(asked: readonly number[] = []): Question {
    const all = this.#store.live;
    const terms = [...this.#gathered]
      .map(([term, { own, lent, spelling }]) => {
        const rarity = idf(this.#store.passagesWith(term), all);
        return { term, weight: rarity * Math.sqrt(own + lent), own: rarity * Math.sqrt(own), spelling };
      })
      .sort((a, b) => b.weight - a.weight || this.#vocabulary.termHash(a.term) - this.#vocabulary.termHash(b.term))
      .slice(0, MOST_TERMS);
    const context = asked.length > 0 ? CONTEXT : FREE_CONTEXT;
    return { terms, pairs: this.#weighPairs(terms), asked: new Set(asked), context };
  }

  /** Two terms that follow each other count as much as the commoner of them. */
  #weighPairs(terms: readonly QuestionTerm[]): Float64Array {
    const size = terms.length;
    const indices = new Map(terms.map(({ term }, index) => [term, index]));
    const rarities = terms.map(({ term }) => idf(this.#store.passagesWith(term), this.#store.live));
    const pairs = new Float64Array(size * size);
    for (let at = 0; at < this.#pairs.length; at += 2) {
      const first = indices.get(this.#pairs[at] ?? STOP);
      const second = indices.get(this.#pairs[at + 1] ?? STOP);
      if (first === undefined || second === undefined) continue;
      pairs[first * size + second] = Math.min(rarities[first] ?? 0, rarities[second] ?? 0);
    }
    return pairs;
  }

  /** What is gathered of a term; undefined for one that no passage holds now. */
  #gather({ term, spelling }: NamedTerm): Gathered | undefined {
    if (this.#store.passagesWith(term) === 0) return undefined;
    const known = this.#gathered.get(term);
    if (known !== undefined) return known;
    const fresh = { own: 0, lent: 0, spelling };
    this.#gathered.set(term, fresh);
    return fresh;
  }
}

/** How often a term was found in the question itself, and what neighbours lend to it. */
interface Gathered {
  own: number;
  lent: number;
  readonly spelling: string;
}

/** A question, and the passages that lent it words, by number. */
export interface PassageQuestion extends Question {
  readonly lenders: ReadonlySet<number>;
}

/**
 * What some passages are about. Where they are short, their neighbours lend their words, the next and the one before
 * in turn.
 */
export function passageQuestion(vocabulary: Vocabulary, store: PassageStore, group: PassageGroup): PassageQuestion {
  const { note, first, last } = group;
  const draft = new QuestionDraft(vocabulary, store);
  const named = (number: number): NamedTerm[] => namedTerms(vocabulary, store.wordsOf(number));
  for (let place = first; place <= last; place++) draft.addWords(named(store.numberOf(note, place)));
  const count = store.note(note)?.passages.count ?? 0;
  const lenders = new Set<number>();
  for (let step = 1; draft.length < LEAST_QUESTION && (last + step < count || first - step >= 0); step++) {
    for (const place of [last + step, first - step]) {
      if (place < 0 || place >= count || draft.length >= LEAST_QUESTION) continue;
      const number = store.numberOf(note, place);
      lenders.add(number);
      draft.lendWords(named(number));
    }
  }
  return { ...draft.question(numbersOf(store, group)), lenders };
}
