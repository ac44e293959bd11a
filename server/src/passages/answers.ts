import type { Relation } from '../answers.js';
import type { PassageContext, PassageRef } from './context.js';
import { CopyFinder } from './copies.js';
import { groupOf, numbersOf, type PassageGroup, wordsOf } from './groups.js';
import type { PassageStore } from './passage-store.js';
import type { Question } from './question.js';
import type { ConceptWeights, RankedPassage, Ranking } from './ranking.js';
import { REASONS } from './weights.js';

/** An answer: the passages `first` to `last` (inclusive) of a note. */
export interface PassageAnswer extends PassageGroup {
  /** Comparable within one answer only. */
  readonly score: number;
  /** How much of the question it shares: 0 to 1. Comparable between questions. */
  readonly strength: number;
  readonly relation: Relation;
  /** Names of shared concepts, most telling first. */
  readonly concepts: readonly string[];
  /** Normalised spellings of shared words, most telling first. */
  readonly words: readonly string[];
  /** Passages that are copies of this one, in note order. */
  readonly copies: readonly PassageRef[];
}

interface Gathered {
  readonly group: PassageGroup;
  readonly score: number;
  readonly relation: Relation;
  readonly concepts: readonly number[];
  readonly copies: number[];
}

/** The answers to one question: no passage twice, copies folded into the first of them, short passages with a neighbour. */
export class PassageAnswers {
  readonly #store: PassageStore;
  readonly #ranking: Ranking;
  readonly #limit: number;
  readonly #answers: Gathered[] = [];
  readonly #copies = new CopyFinder();
  /** By index in the copy finder; undefined for what is left out. */
  readonly #found: (Gathered | undefined)[] = [];
  /** Numbers of passages that are shown or left out already. */
  readonly #taken = new Set<number>();

  constructor(store: PassageStore, ranking: Ranking, limit: number) {
    this.#store = store;
    this.#ranking = ranking;
    this.#limit = limit;
  }

  get full(): boolean {
    return this.#answers.length >= this.#limit;
  }

  /** Leaves out some passages and their copies. */
  leaveOut(group: PassageGroup): void {
    for (const number of numbersOf(this.#store, group)) this.#taken.add(number);
    this.#copies.add(wordsOf(this.#store, group));
    this.#found.push(undefined);
  }

  /** Adds a passage that a quotation links to the question, copy or not; one that is not there is left out. */
  addLinked(passage: PassageRef, relation: Relation, score: number, concepts: ConceptWeights): void {
    const number = this.#store.numberOf(passage.note, passage.place);
    if (number === 0) return;
    const group = groupOf(this.#store, passage);
    this.#take(group, { score, relation, concepts: this.#ranking.shared(number, concepts) });
  }

  /** Adds a passage that is not taken yet, or folds it into the answer that it is a copy of. */
  add({ passage, score, concepts }: RankedPassage): void {
    const group = groupOf(this.#store, { note: this.#store.noteOf(passage), place: this.#store.placeOf(passage) });
    // A short passage comes with a neighbour: where that one is taken the two are nothing new, and no copy of it.
    if (numbersOf(this.#store, group).some((number) => this.#taken.has(number))) return;
    const original = this.#copies.find(wordsOf(this.#store, group));
    if (original < 0) this.#take(group, { score, relation: 'related', concepts });
    else this.#found[original]?.copies.push(passage);
  }

  list(question: Question, context: PassageContext): PassageAnswer[] {
    return this.#answers.map(({ group, score, relation, concepts, copies }) => ({
      ...group,
      score,
      strength: relation === 'related' ? this.#ranking.strength(numbersOf(this.#store, group), question) : 1,
      relation,
      concepts: concepts.map((concept) => context.name(concept)),
      words: this.#ranking.reasons(numbersOf(this.#store, group), question, REASONS),
      copies: copies
        .sort(this.#ranking.compare)
        .map((number) => ({ note: this.#store.noteOf(number), place: this.#store.placeOf(number) })),
    }));
  }

  #take(group: PassageGroup, rest: { score: number; relation: Relation; concepts: readonly number[] }): void {
    const numbers = numbersOf(this.#store, group);
    if (this.full || numbers.some((number) => this.#taken.has(number))) return;
    for (const number of numbers) this.#taken.add(number);
    const gathered = { group, ...rest, copies: [] };
    this.#answers.push(gathered);
    this.#copies.add(wordsOf(this.#store, group));
    this.#found.push(gathered);
  }
}
