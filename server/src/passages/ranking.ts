import type { Vocabulary } from '../text/vocabulary.js';
import type { ConceptMention, PassageContext } from './context.js';
import type { PassageStore } from './passage-store.js';
import type { Question, QuestionTerm } from './question.js';
import { idf, type ScoredPassage, saturation } from './top-passages.js';
import { CONCEPT, FEEDBACK, FEEDBACK_PASSAGES, FEEDBACK_TERMS, FOUND_CONCEPT, PHRASE, TELLING } from './weights.js';

/** What a concept that the question mentions counts where an answer mentions it too. */
export type ConceptWeights = ReadonlyMap<number, number>;

/** A passage of the pool with all that is counted for it. */
export interface RankedPassage {
  readonly passage: number;
  readonly score: number;
  /** Concepts that it shares with the question, by number. */
  readonly concepts: readonly number[];
}

/**
 * The second stage of the ranking: orders a pool of passages, found by their terms, by all that speaks for them.
 * Every sum is made in an order that only the current notes decide.
 */
export class Ranking {
  readonly #vocabulary: Vocabulary;
  readonly #store: PassageStore;
  readonly #context: PassageContext;
  readonly #terms = new Map<number, Uint32Array>();

  constructor(vocabulary: Vocabulary, store: PassageStore, context: PassageContext) {
    this.#vocabulary = vocabulary;
    this.#store = store;
    this.#context = context;
  }

  /** Note order, then place in the note. */
  readonly compare = (a: number, b: number): number =>
    this.#context.rank(this.#store.noteOf(a)) - this.#context.rank(this.#store.noteOf(b)) ||
    this.#store.placeOf(a) - this.#store.placeOf(b);

  /** What each mentioned concept counts: as much as the rarest of its words in the notes. */
  conceptWeights(mentions: readonly ConceptMention[], termAt: (word: number) => number): ConceptWeights {
    const weights = new Map<number, number>();
    for (const { concept, first, last } of mentions) {
      let rarest = weights.get(concept) ?? 0;
      for (let word = first; word < last; word++) {
        const holding = this.#store.passagesWith(termAt(word));
        if (holding > 0) rarest = Math.max(rarest, idf(holding, this.#store.live));
      }
      weights.set(concept, rarest);
    }
    return weights;
  }

  /** Adds to the scores of a pool what phrases, shared concepts and neighbours count, and sorts it. */
  refine(pool: readonly ScoredPassage[], question: Question, concepts: ConceptWeights): RankedPassage[] {
    const best = pool.reduce((most, { score }) => Math.max(most, score), 0);
    const asked = [...concepts.values()].reduce((sum, weight) => sum + weight, 0);
    const indices = new Int16Array(this.#vocabulary.terms).fill(-1);
    for (const [index, { term }] of question.terms.entries()) indices[term] = index;
    const refined = pool.map(({ passage, score }) => {
      const shared = this.shared(passage, concepts);
      const conceptual =
        shared.reduce((sum, concept) => sum + this.#conceptWeight(concept, concepts), 0) / (asked || 1);
      const total =
        score +
        PHRASE * this.#phrases(passage, question, indices) +
        CONCEPT * best * conceptual +
        question.context * this.#inContext(passage, question, indices);
      return { passage, score: total, concepts: shared };
    });
    return this.#sorted(refined);
  }

  /** The share of the question that some passages hold: the weights of its own terms that stand there / of all. */
  strength(passages: readonly number[], { terms }: Question): number {
    const held = new Set(passages.flatMap((passage) => [...this.#termsOf(passage)]));
    const sum = (some: readonly QuestionTerm[]): number => some.reduce((total, { own }) => total + own, 0);
    const all = sum(terms);
    return all === 0 ? 0 : sum(terms.filter(({ term }) => held.has(term))) / all;
  }

  /**
   * Pseudo-relevance feedback (Rocchio 1971, as RM3 interpolates it): the terms of the best passages say what else a
   * short question is about. It reorders the pool and finds nothing that does not hold the words themselves.
   */
  feedBack(ranked: readonly RankedPassage[], question: Question): RankedPassage[] {
    const expansion = this.#expansion(ranked.slice(0, FEEDBACK_PASSAGES));
    const asked = question.terms.reduce((sum, { weight }) => sum + weight, 0);
    const fed = expansion.reduce((sum, { weight }) => sum + weight, 0);
    if (asked === 0 || fed === 0) return [...ranked];
    const reordered = ranked.map(({ passage, score, concepts }) => {
      const times = this.#times(passage);
      const length = this.#store.lengthOf(passage);
      let likeness = 0;
      for (const { term, weight } of expansion) {
        likeness += weight * saturation(times.get(term) ?? 0, length, this.#store.slope);
      }
      return { passage, score: score + (FEEDBACK * likeness * asked) / fed, concepts };
    });
    return this.#sorted(reordered);
  }

  /**
   * The words by which an answer shares the terms of the question, most telling first, without those that stand
   * everywhere, unless there are no others; words that only neighbours lent to the question where it shares none.
   */
  reasons(passages: readonly number[], question: Question, most: number): string[] {
    const times = new Map<number, number>();
    for (const passage of passages) {
      for (const term of this.#termsOf(passage)) times.set(term, (times.get(term) ?? 0) + 1);
    }
    const shared = question.terms.filter(({ term }) => times.has(term));
    const own = shared.filter((term) => term.own > 0);
    const length = passages.reduce((sum, passage) => sum + this.#store.lengthOf(passage), 0);
    const telling = ({ term, weight }: QuestionTerm): number =>
      weight * saturation(times.get(term) ?? 0, length, this.#store.slope);
    // The sort is stable: equal ones stay in the order of the question.
    const sorted = (own.length > 0 ? own : shared).toSorted((a, b) => telling(b) - telling(a));
    const rare = TELLING * idf(1, this.#store.live);
    const tell = sorted.filter(({ term }) => idf(this.#store.passagesWith(term), this.#store.live) >= rare);
    return (tell.length > 0 ? tell : sorted.slice(0, 1)).slice(0, most).map(({ spelling }) => spelling);
  }

  /** What a shared concept counts: less where no glossary defines it. */
  #conceptWeight(concept: number, weights: ConceptWeights): number {
    return (weights.get(concept) ?? 0) * (this.#context.isInGlossary(concept) ? 1 : FOUND_CONCEPT);
  }

  /** Concepts of the question that a passage mentions too, most telling first. */
  shared(passage: number, concepts: ConceptWeights): number[] {
    if (concepts.size === 0) return [];
    const ref = { note: this.#store.noteOf(passage), place: this.#store.placeOf(passage) };
    const mentioned = new Set(this.#context.mentions(ref).map(({ concept }) => concept));
    // The sort is stable: equal ones stay in the order of the question.
    return [...concepts.keys()]
      .filter((concept) => mentioned.has(concept))
      .sort((a, b) => (concepts.get(b) ?? 0) - (concepts.get(a) ?? 0));
  }

  /** BM25 of one passage for the words that the question has of its own. */
  ownScore(passage: number, question: Question): number {
    const times = this.#times(passage);
    const length = this.#store.lengthOf(passage);
    return question.terms.reduce(
      (sum, { term, own }) => sum + own * saturation(times.get(term) ?? 0, length, this.#store.slope),
      0,
    );
  }

  /** BM25 of a passage read together with those right before and after it, but for what is asked about. */
  #inContext(passage: number, { terms, asked }: Question, indices: Int16Array): number {
    const note = this.#store.noteOf(passage);
    const place = this.#store.placeOf(passage);
    const times = new Uint16Array(terms.length);
    let length = 0;
    for (const near of [place - 1, place, place + 1]) {
      const number = this.#store.numberOf(note, near);
      if (number === 0 || asked.has(number)) continue;
      length += this.#store.lengthOf(number);
      for (const term of this.#termsOf(number)) {
        const index = indices[term] ?? -1;
        if (index >= 0) times[index] = (times[index] ?? 0) + 1;
      }
    }
    return terms.reduce(
      (sum, { weight }, index) => sum + weight * saturation(times[index] ?? 0, length, this.#store.slope),
      0,
    );
  }

  #expansion(best: readonly RankedPassage[]): { readonly term: number; readonly weight: number }[] {
    const shares = new Map<number, number>();
    const total = best.reduce((sum, { score }) => sum + score, 0);
    for (const { passage, score } of best) {
      const length = this.#store.lengthOf(passage);
      for (const [term, times] of this.#times(passage)) {
        const share = (score / total) * saturation(times, length, this.#store.slope);
        shares.set(term, (shares.get(term) ?? 0) + share);
      }
    }
    return [...shares]
      .map(([term, share]) => ({ term, weight: share * idf(this.#store.passagesWith(term), this.#store.live) }))
      .sort((a, b) => b.weight - a.weight || this.#vocabulary.termHash(a.term) - this.#vocabulary.termHash(b.term))
      .slice(0, FEEDBACK_TERMS);
  }

  #phrases(passage: number, { terms, pairs }: Question, indices: Int16Array): number {
    const times = new Map<number, number>();
    let before = -1;
    for (const term of this.#termsOf(passage)) {
      const index = indices[term] ?? -1;
      const pair = before * terms.length + index;
      if (before >= 0 && index >= 0 && pairs[pair] !== 0) times.set(pair, (times.get(pair) ?? 0) + 1);
      before = index;
    }
    let sum = 0;
    for (const [pair, count] of times) sum += (pairs[pair] ?? 0) * this.#saturation(count, passage);
    return sum;
  }

  #saturation(times: number, passage: number): number {
    return saturation(times, this.#store.lengthOf(passage), this.#store.slope);
  }

  #times(passage: number): Map<number, number> {
    const times = new Map<number, number>();
    for (const term of this.#termsOf(passage)) times.set(term, (times.get(term) ?? 0) + 1);
    return times;
  }

  #termsOf(passage: number): Uint32Array {
    const known = this.#terms.get(passage) ?? this.#store.termsOf(passage);
    this.#terms.set(passage, known);
    return known;
  }

  #sorted(passages: RankedPassage[]): RankedPassage[] {
    return passages.sort((a, b) => b.score - a.score || this.compare(a.passage, b.passage));
  }
}
