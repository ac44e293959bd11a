import type { Relation } from '../answers.js';
import { PassageKind } from '../text/passages.js';
import type { PassageContext, PassageRef } from './context.js';
import { CopyFinder } from './copies.js';
import { groupOf, numbersOf, type PassageGroup, wordsOf } from './groups.js';
import type { PassageStore } from './passage-store.js';
import type { Question } from './question.js';
import type { ConceptWeights, RankedPassage, Ranking } from './ranking.js';
import { REASONS, SAME } from './weights.js';

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

/** What is asked, and how many answers are wanted. */
interface About {
  readonly question: Question;
  readonly context: PassageContext;
  readonly limit: number;
}

/** A passage as it would be shown. */
interface Shown {
  readonly passage: number;
  readonly group: PassageGroup;
  /** Whether it may stand for the copies of it. */
  readonly isSame: boolean;
}

interface Gathered {
  readonly score: number;
  readonly relation: Relation;
  readonly concepts: readonly number[];
  /** Copies of each other. */
  readonly places: Shown[];
}

/** Passages of which copies are folded into one answer; without an answer they are left out. */
class Known {
  readonly #copies = new CopyFinder();
  readonly #answers: (Gathered | undefined)[] = [];

  add(words: Uint32Array, answer: Gathered | undefined): void {
    this.#copies.add(words);
    this.#answers.push(answer);
  }

  /** The answer that a passage is a copy of, and whether it is the same but for a few words. */
  copyOf(words: Uint32Array): { readonly answer: Gathered | undefined; readonly isSame: boolean } | undefined {
    const found = this.#copies.find(words);
    return found && { answer: this.#answers[found.index], isSame: found.share >= SAME };
  }
}

/**
 * The answers to one question: no passage twice, short passages with a neighbour. Copies are folded into one answer,
 * for which the original stands: the first in note order that is no quotation, of those that are the same but for a
 * few words.
 */
export class PassageAnswers {
  readonly #store: PassageStore;
  readonly #ranking: Ranking;
  readonly #question: Question;
  readonly #context: PassageContext;
  readonly #limit: number;
  /** Whether the question has words of its own that are looked up. */
  readonly #hasWords: boolean;
  readonly #answers: Gathered[] = [];
  /** What is shown or left out. */
  readonly #all = new Known();
  /** What a quotation links to the question, which may be a copy of what is left out. */
  readonly #linked = { source: new Known(), quotedBy: new Known() };
  /** Numbers of passages that are shown or left out already. */
  readonly #taken = new Set<number>();

  constructor(store: PassageStore, ranking: Ranking, { question, context, limit }: About) {
    this.#store = store;
    this.#ranking = ranking;
    this.#question = question;
    this.#context = context;
    this.#limit = limit;
    this.#hasWords = question.terms.some(({ own }) => own > 0);
  }

  get full(): boolean {
    return this.#answers.length >= this.#limit;
  }

  /** Leaves out some passages and their copies. */
  leaveOut(group: PassageGroup): void {
    for (const number of numbersOf(this.#store, group)) this.#taken.add(number);
    this.#all.add(wordsOf(this.#store, group), undefined);
  }

  /** Adds a passage that a quotation links to the question, copy or not; one that is not there is left out. */
  addLinked(
    { note, place }: PassageRef,
    relation: 'source' | 'quotedBy',
    score: number,
    concepts: ConceptWeights,
  ): void {
    const shown = this.#shown(this.#store.numberOf(note, place));
    if (shown === undefined) return;
    const words = wordsOf(this.#store, shown.group);
    const copy = this.#linked[relation].copyOf(words);
    const rest = { score, relation, concepts: this.#ranking.shared(shown.passage, concepts) };
    if (copy !== undefined) this.#fold({ ...shown, isSame: copy.isSame }, copy.answer);
    else this.#linked[relation].add(words, this.#take(shown, rest));
  }

  /**
   * Adds a passage that is not taken yet, or folds it into the answer that it is a copy of. One that shares nothing
   * with the question itself, but with what neighbours lend to it, is no answer.
   */
  add({ passage, score, concepts }: RankedPassage): void {
    const shown = this.#shown(passage);
    if (shown === undefined) return;
    const copy = this.#all.copyOf(wordsOf(this.#store, shown.group));
    if (copy !== undefined) this.#fold({ ...shown, isSame: copy.isSame }, copy.answer);
    else if (!this.#hasWords || concepts.length > 0 || this.#strength(shown) > 0) {
      this.#take(shown, { score, relation: 'related', concepts });
    }
  }

  list(): PassageAnswer[] {
    return this.#answers.flatMap(({ score, relation, concepts, places }) => {
      const [original, ...copies] = places.toSorted(this.#byOrigin);
      if (original === undefined) return [];
      return {
        ...original.group,
        score,
        strength: relation === 'related' ? this.#strength(original) : 1,
        relation,
        concepts: concepts.map((concept) => this.#context.name(concept)),
        words: this.#ranking.reasons(numbersOf(this.#store, original.group), this.#question, REASONS),
        copies: copies
          .map(({ passage }) => passage)
          .sort(this.#ranking.compare)
          .map((number) => ({ note: this.#store.noteOf(number), place: this.#store.placeOf(number) })),
      };
    });
  }

  /** How a passage would be shown; undefined where it is not there, or where that is nothing new. */
  #shown(passage: number): Shown | undefined {
    if (passage === 0) return undefined;
    const ref = { note: this.#store.noteOf(passage), place: this.#store.placeOf(passage) };
    const group = groupOf(this.#store, ref, this.#context.isAside);
    // A short passage comes with a neighbour: where that one is taken the two are nothing new, and no copy of it.
    return numbersOf(this.#store, group).some((number) => this.#taken.has(number))
      ? undefined
      : { passage, group, isSame: true };
  }

  #take(shown: Shown, rest: Omit<Gathered, 'places'>): Gathered | undefined {
    if (this.full) return undefined;
    const gathered = { ...rest, places: [] };
    this.#fold(shown, gathered);
    this.#answers.push(gathered);
    this.#all.add(wordsOf(this.#store, shown.group), gathered);
    return gathered;
  }

  #fold(shown: Shown, into: Gathered | undefined): void {
    for (const number of numbersOf(this.#store, shown.group)) this.#taken.add(number);
    into?.places.push(shown);
  }

  #strength({ group }: Shown): number {
    return this.#ranking.strength(numbersOf(this.#store, group), this.#question);
  }

  /** Copies that differ come last, before them quotations, otherwise in note order. */
  readonly #byOrigin = (a: Shown, b: Shown): number =>
    Number(b.isSame) - Number(a.isSame) ||
    Number(this.#isQuote(a)) - Number(this.#isQuote(b)) ||
    this.#ranking.compare(a.passage, b.passage);

  #isQuote({ group }: Shown): boolean {
    return this.#store.note(group.note)?.passages.kinds[group.first] === PassageKind.Quote;
  }
}
