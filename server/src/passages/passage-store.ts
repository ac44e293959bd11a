import type { Steps } from '../steps.js';
import { arrayIn, ForeignPart, JoinedArrays, numberIn, partIn, type StoredPart } from '../stored.js';
import { grown } from '../text/arrays.js';
import { Pieces } from '../text/packed-arrays.js';
import type { Passages } from '../text/passages.js';
import type { Vocabulary } from '../text/vocabulary.js';
import type { Words } from '../text/words.js';
import { MOST_TIMES, Postings } from './postings.js';
import { B, K1 } from './weights.js';

/** The longest passage that lengths tell apart, in terms. */
const LONGEST = 0xffff;
/** Words that one step of the work takes, or as many as the passage has that it ends with. */
const STEP = 4096;

/** What is kept of a note: arrays of its Reading, not copies of them. */
export interface StoredNote {
  /** The hash of each word. */
  readonly words: Pick<Words, 'hashes'>;
  readonly passages: Passages;
  /** The number of its first passage where they are numbered one after the other, else that of each. */
  readonly numbers: number | Uint32Array;
}

/** The words and passages of a note; undefined for one that is not there. */
export type TextOf = (note: number) => ReadNote | undefined;

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
  readonly #notes = new Map<number, StoredNote>();
  /** By number: note, and length in terms (0 for a passage that has gone or holds no term). */
  #noteOf: Uint32Array = new Uint32Array(1024);
  #lengths: Uint16Array = new Uint16Array(1024);
  #end = 1;
  #live = 0;
  #total = 0;
  #livePostings = 0;
  #stalePostings = 0;
  /** By word: occurrences. */
  #occurrences: Uint32Array = new Uint32Array(1024);
  /** Words of the passage at hand that are no stop words, their terms, each of these once, and by term how often. */
  #words = new Uint32Array(256);
  #terms = new Uint32Array(256);
  #distinct = new Uint32Array(256);
  #times = new Uint8Array(1024);

  constructor(vocabulary: Vocabulary, postings = new Postings()) {
    this.#vocabulary = vocabulary;
    this.postings = postings;
  }

  static restore(part: StoredPart, vocabulary: Vocabulary, textOf: TextOf): PassageStore {
    const restored = new PassageStore(vocabulary, Postings.restore(partIn(part, 'postings')));
    restored.#noteOf = arrayIn(part, 'noteOf', Uint32Array);
    restored.#end = restored.#noteOf.length;
    restored.#lengths = arrayIn(part, 'lengths', Uint16Array, restored.#end);
    restored.#live = numberIn(part, 'live');
    restored.#total = numberIn(part, 'total');
    restored.#livePostings = numberIn(part, 'livePostings');
    restored.#stalePostings = numberIn(part, 'stalePostings');
    restored.#occurrences = arrayIn(part, 'occurrences', Uint32Array);
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
      occurrences: this.#occurrences.slice(),
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
    const tables = [this.#noteOf, this.#lengths, this.#occurrences, this.#times];
    return tables.reduce((sum, table) => sum + table.byteLength, this.postings.bytes);
  }

  /** Adds or replaces a note whose words the vocabulary knows. Passages that stay as they are keep their numbers. */
  *put(note: number, words: Pick<Words, 'hashes'>, passages: Passages): Generator<number, void> {
    const before = this.#notes.get(note);
    const same = before === undefined ? { head: 0, tail: 0 } : common(before, { words, passages });
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

  note(note: number): StoredNote | undefined {
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
    return this.#occurrences[word] ?? 0;
  }

  /** Adds the passages `from` to before `to` of a note, under the next numbers. */
  *#add(note: number, text: ReadNote, from: number, to: number): Generator<number, void> {
    let step = 0;
    for (let place = from; place < to; place++) {
      const number = this.#end++;
      this.#noteOf = grown(this.#noteOf, this.#end);
      this.#lengths = grown(this.#lengths, this.#end);
      this.#noteOf[number] = note;
      const { length, distinct } = this.#tally(text, place, 1);
      this.#lengths[number] = length;
      for (let index = 0; index < distinct; index++) {
        const term = this.#distinct[index] ?? 0;
        this.postings.add(term, number, this.#times[term] ?? 0, length);
        this.#times[term] = 0;
      }
      this.#count(length, distinct, 1);
      step += wordsIn(text, place) + 1;
      if (step < STEP) continue;
      yield step;
      step = 0;
    }
    yield step + 1;
  }

  /** Takes away the passages `from` to before `to` of a note, the last to come first. */
  *#drop(stored: StoredNote, from: number, to: number): Generator<number, void> {
    let step = 0;
    for (let place = to - 1; place >= from; place--) {
      const number = numberAt(stored, place);
      this.#lengths[number] = 0;
      const { length, distinct } = this.#tally(stored, place, -1);
      for (let index = 0; index < distinct; index++) {
        const term = this.#distinct[index] ?? 0;
        if (!this.postings.forget(term, number)) this.#stalePostings++;
        this.#times[term] = 0;
      }
      this.#count(length, distinct, -1);
      step += wordsIn(stored, place) + 1;
      if (step < STEP) continue;
      yield step;
      step = 0;
    }
    yield step + 1;
  }

  #count(length: number, distinct: number, sign: 1 | -1): void {
    if (length > 0) this.#live += sign;
    this.#total += sign * length;
    this.#livePostings += sign * distinct;
  }

  /**
   * Counts the terms of a passage into the scratch tables, and its words, `sign` times, into the occurrences. Returns
   * how many terms it has, and how many different ones.
   */
  #tally({ words: read, passages }: ReadNote, place: number, sign: 1 | -1): Tally {
    const vocabulary = this.#vocabulary;
    this.#occurrences = grown(this.#occurrences, vocabulary.size);
    this.#times = grown(this.#times, vocabulary.terms);
    const from = passages.words[place] ?? 0;
    const to = passages.words[place + 1] ?? from;
    if (this.#words.length < to - from) {
      this.#words = grown(this.#words, to - from);
      this.#terms = grown(this.#terms, to - from);
      this.#distinct = grown(this.#distinct, to - from);
    }
    const words = this.#words;
    const terms = this.#terms;
    const found = this.#distinct;
    const occurrences = this.#occurrences;
    const times = this.#times;
    const length = vocabulary.look(read.hashes, from, to, words, terms);
    let distinct = 0;
    for (let at = 0; at < length; at++) {
      const word = words[at] ?? 0;
      const term = terms[at] ?? 0;
      occurrences[word] = (occurrences[word] ?? 0) + sign;
      const before = times[term] ?? 0;
      if (before === 0) found[distinct++] = term;
      if (before < MOST_TIMES) times[term] = before + 1;
    }
    return { length: Math.min(length, LONGEST), distinct };
  }
}

/** Terms of a passage, and different ones among them. */
interface Tally {
  readonly length: number;
  readonly distinct: number;
}

/** What of a Reading passages are made of. */
type ReadNote = Pick<StoredNote, 'words' | 'passages'>;

function numberAt({ numbers }: StoredNote, place: number): number {
  return typeof numbers === 'number' ? numbers + place : (numbers[place] ?? 0);
}

function wordsIn({ passages }: ReadNote, place: number): number {
  return (passages.words[place + 1] ?? 0) - (passages.words[place] ?? 0);
}

/** The numbers of `count` passages of which some are the same as before; the others are numbered from `first` on. */
function numbersAfter(before: StoredNote, { head, tail }: Common, count: number, first: number): number | Uint32Array {
  if (head + tail === 0) return first;
  const moved = before.passages.count - count;
  return Uint32Array.from({ length: count }, (_, place) => {
    if (place < head) return numberAt(before, place);
    return place < count - tail ? first + place - head : numberAt(before, place + moved);
  });
}

/** Passages at the start and at the end of a note that are the same as before. */
interface Common {
  readonly head: number;
  readonly tail: number;
}

/** How many passages at the start and at the end of a note are the same as before. */
function common(before: ReadNote, after: ReadNote): Common {
  const most = Math.min(before.passages.count, after.passages.count);
  let head = 0;
  while (head < most && isSame(before, head, after, head)) head++;
  let tail = 0;
  const ends = { before: before.passages.count - 1, after: after.passages.count - 1 };
  while (tail < most - head && isSame(before, ends.before - tail, after, ends.after - tail)) tail++;
  return { head, tail };
}

function isSame(before: ReadNote, old: number, after: ReadNote, now: number): boolean {
  const from = before.passages.words[old] ?? 0;
  const length = (before.passages.words[old + 1] ?? 0) - from;
  const start = after.passages.words[now] ?? 0;
  if ((after.passages.words[now + 1] ?? 0) - start !== length) return false;
  const [one, other] = [before.words.hashes, after.words.hashes];
  for (let at = 0; at < length; at++) if (one[from + at] !== other[start + at]) return false;
  return true;
}
