import type { Steps } from '../steps.js';
import { arrayIn, ForeignPart, JoinedArrays, numberIn, partIn, type StoredPart } from '../stored.js';
import { grown } from '../text/arrays.js';
import { Pieces } from '../text/packed-arrays.js';
import type { Passages } from '../text/passages.js';
import type { Vocabulary } from '../text/vocabulary.js';
import { type NumberedNote, numberAt, numbersAfter, type PassageText, unchanged, wordsIn } from './numbered-note.js';
import { Postings } from './postings.js';
import { type Tallied, TermTally } from './term-tally.js';
import { B, K1 } from './weights.js';

/** The longest passage that lengths tell apart, in terms. */
const LONGEST = 0xffff;
/** Words that one step of the work takes, or as many as the passage has that it ends with. */
const STEP = 4096;

/** The words and passages of a note; undefined for one that is not there. */
export type TextOf = (note: number) => PassageText | undefined;

/**
 * The passages of all notes under numbers above 0 that are never used again, with the postings of their terms and the
 * counts that the ranking needs. Counts are of the current passages alone; postings of passages that have gone stay
 * behind, and {@link PassageStore.stale} says how many, until the store is filled anew.
 *
 * Notes come and go in steps: `put` and `remove` yield the words that each step took. Until they have ended nothing
 * else may be done with the store.
 */
export class PassageStore {
  readonly postings: Postings;
  readonly #vocabulary: Vocabulary;
  readonly #tally: TermTally;
  readonly #notes = new Map<number, NumberedNote>();
  /** By number: note, and length in terms (0 for a passage that has gone or holds no term). */
  #noteOf: Uint32Array = new Uint32Array(1024);
  #lengths: Uint16Array = new Uint16Array(1024);
  #end = 1;
  #live = 0;
  #total = 0;
  #livePostings = 0;
  #stalePostings = 0;

  constructor(vocabulary: Vocabulary, postings = new Postings(), tally = new TermTally(vocabulary)) {
    this.#vocabulary = vocabulary;
    this.postings = postings;
    this.#tally = tally;
  }

  static restore(part: StoredPart, vocabulary: Vocabulary, textOf: TextOf): PassageStore {
    const tally = new TermTally(vocabulary, arrayIn(part, 'occurrences', Uint32Array));
    const restored = new PassageStore(vocabulary, Postings.restore(partIn(part, 'postings')), tally);
    restored.#noteOf = arrayIn(part, 'noteOf', Uint32Array);
    restored.#end = restored.#noteOf.length;
    restored.#lengths = arrayIn(part, 'lengths', Uint16Array, restored.#end);
    restored.#live = numberIn(part, 'live');
    restored.#total = numberIn(part, 'total');
    restored.#livePostings = numberIn(part, 'livePostings');
    restored.#stalePostings = numberIn(part, 'stalePostings');
    const notes = arrayIn(part, 'notes', Uint32Array);
    const numbers = new Pieces(part, 'numbers', Uint32Array);
    for (const [at, first] of arrayIn(part, 'firsts', Uint32Array, notes.length).entries()) {
      const note = notes[at] ?? 0;
      const text = textOf(note);
      if (text === undefined) throw new ForeignPart('notes');
      const { words, passages } = text;
      restored.#notes.set(note, {
        words,
        passages,
        numbers: first === 0 ? numbers.next(passages.count) : first,
      });
    }
    return restored;
  }

  /** The store without the words and passages of the notes. */
  *store(): Steps<StoredPart> {
    const all = [...this.#notes.values()].map(({ numbers }) => numbers);
    return {
      postings: yield* this.postings.store(),
      noteOf: this.#noteOf.slice(0, this.#end),
      lengths: this.#lengths.slice(0, this.#end),
      live: this.#live,
      total: this.#total,
      livePostings: this.#livePostings,
      stalePostings: this.#stalePostings,
      occurrences: this.#tally.store(),
      notes: Uint32Array.from(this.#notes.keys()),
      // No passage has the number 0: the passages of such a note are numbered one by one.
      firsts: Uint32Array.from(all, (numbers) => (typeof numbers === 'number' ? numbers : 0)),
      numbers: new JoinedArrays(
        Uint32Array,
        all.filter((numbers) => typeof numbers !== 'number'),
      ),
    };
  }

  /** Every passage number is below it. */
  get end(): number {
    return this.#end;
  }

  /** Passages that hold a term. */
  get live(): number {
    return this.#live;
  }

  /** How much each term of a passage lessens its score: see {@link saturation}. */
  get slope(): number {
    return this.#total === 0 ? 0 : (K1 * B * this.#live) / this.#total;
  }

  /** Length of each passage in terms, by number; 0 for one that has gone. */
  get lengths(): Uint16Array {
    return this.#lengths;
  }

  /** Whether more postings are of passages that have gone than of current ones. */
  get stale(): boolean {
    return this.#stalePostings > Math.max(4096, this.#livePostings);
  }

  /** Bytes of the tables; what notes share with their Readings is left out. */
  get bytes(): number {
    return this.#noteOf.byteLength + this.#lengths.byteLength + this.#tally.bytes + this.postings.bytes;
  }

  /** Adds or replaces a note whose words the vocabulary knows. Passages that stay as they are keep their numbers. */
  *put(note: number, words: PassageText['words'], passages: Passages): Generator<number, void> {
    const before = this.#notes.get(note);
    const same = before === undefined ? { head: 0, tail: 0 } : unchanged(before, { words, passages });
    if (before !== undefined) yield* this.#drop(before, same.head, before.passages.count - same.tail);
    const first = this.#end;
    yield* this.#add(note, { words, passages }, same.head, passages.count - same.tail);
    const numbers = before === undefined ? first : numbersAfter(before, same, passages.count, first);
    this.#notes.set(note, { words, passages, numbers });
  }

  /** Forgets a note; one that is not there is no error. */
  *remove(note: number): Generator<number, void> {
    const stored = this.#notes.get(note);
    if (stored !== undefined) yield* this.#drop(stored, 0, stored.passages.count);
    this.#notes.delete(note);
  }

  note(note: number): NumberedNote | undefined {
    return this.#notes.get(note);
  }

  notes(): IterableIterator<number> {
    return this.#notes.keys();
  }

  /** The number of a passage; 0 where there is none. */
  numberOf(note: number, place: number): number {
    const stored = this.#notes.get(note);
    return stored === undefined || place < 0 || place >= stored.passages.count ? 0 : numberAt(stored, place);
  }

  noteOf(passage: number): number {
    return this.#noteOf[passage] ?? 0;
  }

  /** The place of a current passage in its note. */
  placeOf(passage: number): number {
    const numbers = this.#notes.get(this.noteOf(passage))?.numbers ?? 0;
    return typeof numbers === 'number' ? passage - numbers : numbers.indexOf(passage);
  }

  /** Length in terms; 0 for a passage that has gone. */
  lengthOf(passage: number): number {
    return this.#lengths[passage] ?? 0;
  }

  /** The hashes of the words of a passage, in order. */
  wordsOf(passage: number): Uint32Array {
    const stored = this.#notes.get(this.noteOf(passage));
    const place = this.placeOf(passage);
    return (
      stored?.words.hashes.subarray(stored.passages.words[place], stored.passages.words[place + 1]) ?? new Uint32Array()
    );
  }

  /** The terms of a passage in reading order, again and again as they stand there. */
  termsOf(passage: number): Uint32Array {
    return this.#vocabulary.termsOf(this.wordsOf(passage));
  }

  /** Passages that hold a term. */
  passagesWith(term: number): number {
    return this.postings.holding(term);
  }

  /** How often a word that is no stop word stands in the notes. */
  occurrences(word: number): number {
    return this.#tally.occurrences(word);
  }

  /** Adds the passages `from` to before `to` of a note, under the next numbers. */
  *#add(note: number, text: PassageText, from: number, to: number): Generator<number, void> {
    const tally = this.#tally;
    let step = 0;
    for (let place = from; place < to; place++) {
      const number = this.#end++;
      this.#noteOf = grown(this.#noteOf, this.#end);
      this.#lengths = grown(this.#lengths, this.#end);
      this.#noteOf[number] = note;
      const { length, distinct } = this.#count(text, place, 1);
      this.#lengths[number] = length;
      for (let index = 0; index < distinct; index++) {
        const term = tally.term(index);
        this.postings.add(term, number, tally.take(term), length);
      }
      step += wordsIn(text, place) + 1;
      if (step < STEP) continue;
      yield step;
      step = 0;
    }
    yield step + 1;
  }

  /** Takes away the passages `from` to before `to` of a note, the last to come first. */
  *#drop(stored: NumberedNote, from: number, to: number): Generator<number, void> {
    const tally = this.#tally;
    let step = 0;
    for (let place = to - 1; place >= from; place--) {
      const number = numberAt(stored, place);
      this.#lengths[number] = 0;
      const { distinct } = this.#count(stored, place, -1);
      for (let index = 0; index < distinct; index++) {
        const term = tally.term(index);
        tally.take(term);
        if (!this.postings.forget(term, number)) this.#stalePostings++;
      }
      step += wordsIn(stored, place) + 1;
      if (step < STEP) continue;
      yield step;
      step = 0;
    }
    yield step + 1;
  }

  /** Counts a passage, or with -1 takes it from the counts; each of its terms is to be taken from the tally. */
  #count(text: PassageText, place: number, sign: 1 | -1): Tallied {
    const from = text.passages.words[place] ?? 0;
    const { length, distinct } = this.#tally.count(text.words.hashes, from, from + wordsIn(text, place), sign);
    const told = Math.min(length, LONGEST);
    if (told > 0) this.#live += sign;
    this.#total += sign * told;
    this.#livePostings += sign * distinct;
    return { length: told, distinct };
  }
}
