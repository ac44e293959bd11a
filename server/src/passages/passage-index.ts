import type { Steps } from '../steps.js';
import { partIn, type StoredPart } from '../stored.js';
import type { Passages } from '../text/passages.js';
import { Vocabulary } from '../text/vocabulary.js';
import type { Lexicon, Words } from '../text/words.js';
import type { PassageAnswer } from './answers.js';
import type { PassageContext, PassageRef } from './context.js';
import { NoteQueue } from './note-queue.js';
import { PassageStore, type TextOf } from './passage-store.js';
import { relatedPassages } from './related.js';
import { searchPassages } from './search.js';
import { notesWithSequences } from './sequences.js';
import { type StrongRelation, StrongRelations } from './strong-relations.js';

/** What the index takes of a Reading. It keeps `words` and `passages`, not copies, and drops the lexicon. */
export interface ReadPassages {
  readonly words: Pick<Words, 'hashes'>;
  readonly lexicon: Lexicon;
  readonly passages: Passages;
}

/** What is kept of a Reading until its note is indexed. */
type Kept = Omit<ReadPassages, 'lexicon'>;

/**
 * The passages of all notes: which are related to one of them, and which a free query finds.
 *
 * How to compose it: `put` each note's Reading under a number of its own, `remove` notes that go. Both are put off, and
 * cost what that note costs; a passage that stays as it is keeps its postings. No setting changes what is kept. Call
 * `work` when there is time: it does what was put off, and fills the index anew once most of it is of passages that
 * have gone. `related` and `search` first do what was put off. They take a {@link PassageContext}, by which the caller supplies note order, concepts and quotations, and answer with places of
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
  readonly vocabulary: Vocabulary;
  #store: PassageStore;
  /** Notes that have changed: what was read of each, undefined for one that is to be forgotten. */
  readonly #changed = new Map<number, Kept | undefined>();
  readonly #changes = new NoteQueue((note) => this.#change(note));
  /** While the index is filled anew: the new store, and the notes that may differ in it. */
  #renewal: { readonly store: PassageStore; readonly notes: NoteQueue } | undefined;

  constructor(vocabulary = new Vocabulary(), store = new PassageStore(vocabulary)) {
    this.vocabulary = vocabulary;
    this.#store = store;
  }

  /** `textOf`: the words and passages of each note that was stored. */
  static restore(part: StoredPart, textOf: TextOf): PassageIndex {
    const vocabulary = Vocabulary.restore(partIn(part, 'vocabulary'));
    return new PassageIndex(vocabulary, PassageStore.restore(partIn(part, 'store'), vocabulary, textOf));
  }

  /** The index with all put-off work done, without the words and passages of the notes. */
  *store(): Steps<StoredPart> {
    while (!this.work(Number.POSITIVE_INFINITY));
    const vocabulary = this.vocabulary.store();
    yield;
    return { vocabulary, store: yield* this.#store.store() };
  }

  /** Bytes of the tables; arrays that are shared with Readings are left out. */
  get bytes(): number {
    return this.vocabulary.bytes + this.#store.bytes + (this.#renewal?.store.bytes ?? 0);
  }

  /** Adds or replaces a note. The lexicon may leave out words that stood in some note before. */
  put(note: number, { words, lexicon, passages }: ReadPassages): void {
    // At once: of a note that waits to be indexed only what is kept anyway waits with it.
    this.vocabulary.add(lexicon);
    this.#wait(note, { words, passages });
  }

  /** Forgets a note; one that is not there is no error. */
  remove(note: number): void {
    this.#wait(note, undefined);
  }

  /** Does put-off work, about `budget` words of it; true when none is left. */
  work(budget: number): boolean {
    const left = this.#changes.work(budget);
    if (!this.#changes.isEmpty) return false;
    if (this.#store.stale) this.#renewal ??= this.#renew();
    if (this.#renewal === undefined) return true;
    const { store, notes } = this.#renewal;
    notes.work(left);
    if (!notes.isEmpty) return false;
    this.#store = store;
    this.#renewal = undefined;
    return true;
  }

  /**
   * Passages related to one, best first: those that it quotes, those that quote it, then the others. Never the
   * passage itself, nor a copy of it; a neighbour that a short passage is shown with counts as the passage itself.
   * Empty for a passage that is not there.
   */
  related(passage: PassageRef, limit: number, context: PassageContext): readonly PassageAnswer[] {
    this.#settle();
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
    this.#settle();
    return searchPassages(this.vocabulary, this.#store, query, options, context);
  }

  /** For each passage of a note from place `from` to before `to` the passages that share much with it: at least the strength `least`. */
  strong(note: number, from: number, to: number, least: number, context: PassageContext): StrongRelation[][] {
    this.#settle();
    const relations = new StrongRelations(this.vocabulary, this.#store, context);
    const end = Math.min(to, this.#store.note(note)?.passages.count ?? 0);
    return Array.from({ length: Math.max(0, end - from) }, (_, at) => relations.of({ note, place: from + at }, least));
  }

  /**
   * The notes that may hold one of some sequences of words (by their hashes) within a passage; undefined where that is
   * not to be told. Notes that have changed and wait may hold anything.
   */
  holding(sequences: Iterable<readonly number[]>): ReadonlySet<number> | undefined {
    this.#changes.finish();
    const holding = notesWithSequences(this.vocabulary, this.#store, sequences);
    return holding && new Set([...holding, ...this.#changed.keys()]);
  }

  #wait(note: number, kept: Kept | undefined): void {
    if (!this.#changed.has(note)) this.#changes.add(note);
    this.#changed.set(note, kept);
  }

  /** Does all changes that wait. */
  #settle(): void {
    this.#changes.work(Number.POSITIVE_INFINITY);
  }

  *#change(note: number): Generator<number, void> {
    const kept = this.#changed.get(note);
    this.#changed.delete(note);
    if (kept === undefined) yield* this.#store.remove(note);
    else yield* this.#store.put(note, kept.words, kept.passages);
    this.#renewal?.notes.add(note);
  }

  #renew(): { readonly store: PassageStore; readonly notes: NoteQueue } {
    const store = new PassageStore(this.vocabulary);
    const old = this.#store;
    const begin = (note: number): Generator<number, void> => {
      const stored = old.note(note);
      return stored === undefined ? store.remove(note) : store.put(note, stored.words, stored.passages);
    };
    return { store, notes: new NoteQueue(begin, [...old.notes()]) };
  }
}
