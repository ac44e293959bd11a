import type { Passages } from '../text/passages.js';
import { Vocabulary } from '../text/vocabulary.js';
import type { Lexicon, Words } from '../text/words.js';
import type { PassageAnswer } from './answers.js';
import type { PassageContext, PassageRef } from './context.js';
import { PassageStore } from './passage-store.js';
import { relatedPassages } from './related.js';
import { searchPassages } from './search.js';

/** What the index takes of a Reading. It keeps `words.hashes` and `passages`, not copies of them. */
export interface ReadPassages {
  readonly words: Words;
  readonly lexicon: Lexicon;
  readonly passages: Passages;
}

/**
 * The passages of all notes: which are related to one of them, and which a free query finds.
 *
 * How to compose it: `put` each note's Reading under a number of its own, `remove` notes that go; both cost what that
 * note costs, and a passage that stays as it is keeps its postings. No setting changes what is kept. Call `work` when
 * there is time: it fills the index anew once most of it is of passages that have gone. `related` and `search` take a
 * {@link PassageContext}, by which the caller supplies note order, concepts and quotations, and answer with places of
 * passages (see {@link PassageAnswer}): `passages.starts[first]` to `passages.ends[last]` of the note is what to show.
 *
 * Every answer is a function of the current notes and of the context, to the last digit of the scores, whatever came
 * before: scores are of the current passages alone, and sums are made in an order that these decide. Ties are broken
 * by note order, then by place.
 *
 * The ranking has two stages. First, exactly, the passages with the most BM25 for the most telling terms. These are
 * then put in order by phrases, shared concepts, neighbours, and for a free query by what the best have in common.
 */
export class PassageIndex {
  readonly vocabulary = new Vocabulary();
  #store = new PassageStore(this.vocabulary);
  /** While the index is filled anew: the new store, and the notes that it may still lack. */
  #renewal: { readonly store: PassageStore; readonly waiting: number[] } | undefined;

  /** Bytes of the tables; arrays that are shared with Readings are left out. */
  get bytes(): number {
    return this.vocabulary.bytes + this.#store.bytes + (this.#renewal?.store.bytes ?? 0);
  }

  /** Adds or replaces a note. */
  put(note: number, { words, lexicon, passages }: ReadPassages): void {
    this.vocabulary.add(lexicon);
    this.#store.put(note, words.hashes, passages);
    this.#renewal?.store.put(note, words.hashes, passages);
  }

  /** Forgets a note; one that is not there is no error. */
  remove(note: number): void {
    this.#store.remove(note);
    this.#renewal?.store.remove(note);
  }

  /** Does put-off work, about `budget` words of it; true when none is left. */
  work(budget: number): boolean {
    if (this.#renewal === undefined) {
      if (!this.#store.stale) return true;
      this.#renewal = { store: new PassageStore(this.vocabulary), waiting: [...this.#store.notes()] };
    }
    const { store, waiting } = this.#renewal;
    for (let left = budget; left > 0; ) {
      const note = waiting.pop();
      if (note === undefined) {
        this.#store = store;
        this.#renewal = undefined;
        return true;
      }
      const stored = this.#store.note(note);
      if (stored === undefined || store.note(note) !== undefined) continue;
      store.put(note, stored.hashes, stored.passages);
      left -= stored.hashes.length + 1;
    }
    return false;
  }

  /**
   * Passages related to one, best first: those that it quotes, those that quote it, then the others. Never the
   * passage itself, nor a copy of it; a neighbour that a short passage is shown with counts as the passage itself.
   * Empty for a passage that is not there.
   */
  related(passage: PassageRef, limit: number, context: PassageContext): readonly PassageAnswer[] {
    const { place, note } = passage;
    if (place < 0 || place >= (this.#store.note(note)?.passages.count ?? 0)) return [];
    return relatedPassages(this.vocabulary, this.#store, passage, limit, context);
  }

  /**
   * Passages for a free query, best first: words, "exact phrases", -words and -"phrases" that an answer must not hold,
   * concepts by any of their forms. Words that the notes hardly know are taken for those that they resemble. `prefix`:
   * the last word may be the beginning of a longer one.
   */
  search(
    query: string,
    options: { readonly limit: number; readonly prefix: boolean },
    context: PassageContext,
  ): readonly PassageAnswer[] {
    return searchPassages(this.vocabulary, this.#store, query, options, context);
  }
}
