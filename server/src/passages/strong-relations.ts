import type { Vocabulary } from '../text/vocabulary.js';
import type { PassageContext, PassageRef } from './context.js';
import { CopyFinder } from './copies.js';
import type { PassageStore } from './passage-store.js';
import type { PostingCursor } from './posting-cursor.js';
import { idf } from './top-passages.js';
import { LEAST_STRONG, LONGEST_STRONG, MOST_POSTINGS, MOST_STRONG, MOST_TERMS } from './weights.js';

/** Passages whose postings are read at once. */
const WINDOW = 1 << 16;

/** A passage that shares much with another one: see {@link PassageAnswer.strength}; here the rarest terms count alone. */
export interface StrongRelation extends PassageRef {
  readonly strength: number;
}

interface Found {
  readonly number: number;
  readonly strength: number;
}

/**
 * Which passages share so much with one that a reader should know without asking. Cheaper than the ranking by far: only
 * the postings of rare terms are read. What is told is a function of the current notes, as the ranking is; it holds as
 * long as the store does not change.
 */
export class StrongRelations {
  readonly #vocabulary: Vocabulary;
  readonly #store: PassageStore;
  readonly #context: PassageContext;
  /** By passage number: what it shares with the passage that is looked at. */
  readonly #sums: Float64Array;
  readonly #passages = new Uint32Array(WINDOW);
  readonly #times = new Uint8Array(WINDOW);

  constructor(vocabulary: Vocabulary, store: PassageStore, context: PassageContext) {
    this.#vocabulary = vocabulary;
    this.#store = store;
    this.#context = context;
    this.#sums = new Float64Array(store.end);
  }

  /**
   * Passages related to one with a strength of at least `least` (above 0), the strongest first. None is a copy of it or
   * of another, nor stands right beside it, where a reader sees it anyway.
   */
  of(passage: PassageRef, least: number): StrongRelation[] {
    const store = this.#store;
    const asked = store.numberOf(passage.note, passage.place);
    const words = store.wordsOf(asked);
    if (words.length < LEAST_STRONG || store.lengthOf(asked) > LONGEST_STRONG) return [];
    const relations: StrongRelation[] = [];
    const copies = new CopyFinder();
    copies.add(words);
    for (const { number, strength } of this.#strongest(passage, least)) {
      const other = store.wordsOf(number);
      if (copies.find(other) !== undefined) continue;
      copies.add(other);
      relations.push({ note: store.noteOf(number), place: store.placeOf(number), strength });
      if (relations.length === MOST_STRONG) break;
    }
    return relations;
  }

  #strongest({ note, place }: PassageRef, least: number): Found[] {
    const store = this.#store;
    const beside = [place - 1, place, place + 1].map((one) => store.numberOf(note, one));
    const { own, touched } = this.#add(store.numberOf(note, place));
    const found: Found[] = [];
    for (const number of touched) {
      const strength = (this.#sums[number] ?? 0) / own;
      this.#sums[number] = 0;
      if (store.lengthOf(number) > LONGEST_STRONG) continue;
      if (strength >= least && !beside.includes(number)) found.push({ number, strength });
    }
    return found.sort((a, b) => b.strength - a.strength || this.#compare(a.number, b.number));
  }

  /** Adds up what other passages share with one; what it shares with itself, and the passages that have a sum. */
  #add(passage: number): { readonly own: number; readonly touched: readonly number[] } {
    const terms = this.#termsOf(passage);
    const touched: number[] = [];
    let left = MOST_POSTINGS;
    for (const { term, weight, holding } of terms.toSorted((a, b) => a.holding - b.holding)) {
      left -= holding;
      if (left < 0) break;
      if (holding > 1) this.#share(this.#store.postings.cursor(term), weight, touched);
    }
    return { own: terms.reduce((sum, { weight }) => sum + weight, 0), touched };
  }

  /** Adds what a term counts to every passage that holds it. */
  #share(cursor: PostingCursor, weight: number, touched: number[]): void {
    const { end, lengths } = this.#store;
    const sums = this.#sums;
    while (cursor.passage < end) {
      const to = Math.min(end, cursor.passage + WINDOW);
      const count = cursor.read(to, this.#passages, this.#times);
      for (let at = 0; at < count; at++) {
        const passage = this.#passages[at] ?? 0;
        // The postings of passages that have gone stay behind.
        if ((lengths[passage] ?? 0) === 0) continue;
        const sum = sums[passage] ?? 0;
        if (sum === 0) touched.push(passage);
        sums[passage] = sum + weight;
      }
    }
  }

  /** The most telling terms of a passage, as a question about it has them. */
  #termsOf(passage: number) {
    const store = this.#store;
    const times = new Map<number, number>();
    for (const term of store.termsOf(passage)) times.set(term, (times.get(term) ?? 0) + 1);
    return Array.from(times, ([term, count]) => {
      const holding = store.passagesWith(term);
      return { term, holding, weight: idf(holding, store.live) * Math.sqrt(count) };
    })
      .sort((a, b) => b.weight - a.weight || this.#vocabulary.termHash(a.term) - this.#vocabulary.termHash(b.term))
      .slice(0, MOST_TERMS);
  }

  /** Note order, then place in the note. */
  #compare(a: number, b: number): number {
    const store = this.#store;
    const rank = (passage: number): number => this.#context.rank(store.noteOf(passage));
    return rank(a) - rank(b) || store.placeOf(a) - store.placeOf(b);
  }
}
