import type { Vocabulary } from '../text/vocabulary.js';
import type { PassageContext, PassageRef } from './context.js';
import { CopyFinder } from './copies.js';
import type { PassageStore } from './passage-store.js';
import type { Cursor } from './postings.js';
import { idf, saturation } from './top-passages.js';
import { LEAST_ALIKE, MOST_ALIKE, MOST_POSTINGS } from './weights.js';

/** Passages whose postings are read at once. */
const WINDOW = 1 << 16;

/** A passage that is much like another one. `likeness`: above 0; 1 would be as much as that one is like itself. */
export interface AlikePassage extends PassageRef {
  readonly likeness: number;
}

interface Alike {
  readonly number: number;
  readonly likeness: number;
}

/**
 * Which passages are so much like one that a reader should know without asking. Cheaper than the ranking by far, and
 * comparable from passage to passage: what two share, by BM25 and by their rarest terms alone, against the score that
 * the passage would have itself. What is told is a function of the current notes, as the ranking is; it holds as long as
 * the store does not change.
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
   * Passages with a likeness of at least `least` (above 0) to one, the most alike first. None is a copy of it or of
   * another, nor stands right beside it, where a reader sees it anyway.
   */
  of(passage: PassageRef, least: number): AlikePassage[] {
    const store = this.#store;
    const words = store.wordsOf(store.numberOf(passage.note, passage.place));
    if (words.length < LEAST_ALIKE) return [];
    const found: AlikePassage[] = [];
    const copies = new CopyFinder();
    copies.add(words);
    for (const { number, likeness } of this.#alike(passage, least)) {
      const other = store.wordsOf(number);
      if (copies.find(other) !== undefined) continue;
      copies.add(other);
      found.push({ note: store.noteOf(number), place: store.placeOf(number), likeness });
      if (found.length === MOST_ALIKE) break;
    }
    return found;
  }

  #alike({ note, place }: PassageRef, least: number): Alike[] {
    const store = this.#store;
    const beside = [place - 1, place, place + 1].map((one) => store.numberOf(note, one));
    const { own, touched } = this.#add(store.numberOf(note, place));
    const alike: Alike[] = [];
    for (const number of touched) {
      const likeness = (this.#sums[number] ?? 0) / own;
      this.#sums[number] = 0;
      if (likeness >= least && !beside.includes(number)) alike.push({ number, likeness });
    }
    return alike.sort((a, b) => b.likeness - a.likeness || this.#compare(a.number, b.number));
  }

  /** Adds up what other passages share with one; what it scores itself, and the passages that have a sum. */
  #add(passage: number): { readonly own: number; readonly touched: readonly number[] } {
    const { live, slope, lengths, postings } = this.#store;
    const touched: number[] = [];
    let own = 0;
    let left = MOST_POSTINGS;
    for (const { term, times, holding } of this.#termsOf(passage)) {
      const weight = idf(holding, live) * Math.sqrt(times);
      own += weight * saturation(times, lengths[passage] ?? 0, slope);
      left -= holding;
      if (left >= 0 && holding > 1) this.#share(postings.cursor(term), weight, touched);
    }
    return { own, touched };
  }

  /** Adds what a term counts to every passage that holds it. */
  #share(cursor: Cursor, weight: number, touched: number[]): void {
    const { end, lengths, slope, postings } = this.#store;
    const sums = this.#sums;
    while (cursor.passage < end) {
      const to = Math.min(end, cursor.passage + WINDOW);
      const count = postings.read(cursor, to, this.#passages, this.#times);
      for (let at = 0; at < count; at++) {
        const passage = this.#passages[at] ?? 0;
        const length = lengths[passage] ?? 0;
        // The postings of passages that have gone stay behind.
        if (length === 0) continue;
        const sum = sums[passage] ?? 0;
        if (sum === 0) touched.push(passage);
        sums[passage] = sum + weight * saturation(this.#times[at] ?? 0, length, slope);
      }
    }
  }

  /** The terms of a passage, the rarest first; equally rare ones in the order of their hashes. */
  #termsOf(passage: number) {
    const times = new Map<number, number>();
    for (const term of this.#store.termsOf(passage)) times.set(term, (times.get(term) ?? 0) + 1);
    return Array.from(times, ([term, count]) => ({ term, times: count, holding: this.#store.passagesWith(term) })).sort(
      (a, b) => a.holding - b.holding || this.#vocabulary.termHash(a.term) - this.#vocabulary.termHash(b.term),
    );
  }

  /** Note order, then place in the note. */
  #compare(a: number, b: number): number {
    const store = this.#store;
    const rank = (passage: number): number => this.#context.rank(store.noteOf(passage));
    return rank(a) - rank(b) || store.placeOf(a) - store.placeOf(b);
  }
}
