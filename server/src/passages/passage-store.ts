import { grown } from '../text/arrays.js';
import type { Passages } from '../text/passages.js';
import { STOP, type Vocabulary } from '../text/vocabulary.js';
import { MOST_TIMES, Postings } from './postings.js';
import { B, K1 } from './weights.js';

/** The longest passage that lengths tell apart, in terms. */
const LONGEST = 0xffff;

/** What is kept of a note: arrays of its Reading, not copies of them. */
export interface StoredNote {
  /** The hash of each word. */
  readonly hashes: Uint32Array;
  readonly passages: Passages;
  /** The number of each passage. */
  readonly numbers: Uint32Array;
}

/**
 * The passages of all notes under numbers that are never used again, with the postings of their terms and the counts
 * that the ranking needs. Counts are of the current passages alone; postings of passages that have gone stay behind,
 * and {@link PassageStore.stale} says how many, until the store is filled anew.
 */
export class PassageStore {
  readonly postings = new Postings();
  readonly #vocabulary: Vocabulary;
  readonly #notes = new Map<number, StoredNote>();
  /** By number: note, place in the note, and length in terms (0 for a passage that has gone or holds no term). */
  #noteOf = new Uint32Array(1024);
  #placeOf = new Uint32Array(1024);
  #lengths = new Uint16Array(1024);
  #count = 0;
  #live = 0;
  #total = 0;
  #livePostings = 0;
  #stalePostings = 0;
  /** By term: passages that hold it. By word: occurrences. */
  #passagesWith = new Uint32Array(1024);
  #occurrences = new Uint32Array(1024);
  /** Terms of the passage at hand, and by term how often it stands there. */
  #distinct = new Uint32Array(256);
  #wordScratch = new Uint32Array(256);
  #termScratch = new Uint32Array(256);
  #times = new Uint8Array(1024);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Numbers given so far: every passage number is below it. */
  get end(): number {
    return this.#count;
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
    const tables = [this.#noteOf, this.#placeOf, this.#lengths, this.#passagesWith, this.#occurrences, this.#times];
    return tables.reduce((sum, table) => sum + table.byteLength, this.postings.bytes);
  }

  /** Adds or replaces a note whose words the vocabulary knows. Passages that stay as they are keep their numbers. */
  put(note: number, hashes: Uint32Array, passages: Passages): void {
    const before = this.#notes.get(note);
    const numbers = new Uint32Array(passages.count);
    const after = { hashes, passages, numbers };
    const same = before === undefined ? { head: 0, tail: 0 } : common(before, after);
    const oldEnd = (before?.passages.count ?? 0) - same.tail;
    const newEnd = passages.count - same.tail;
    if (before !== undefined) {
      for (let place = same.head; place < oldEnd; place++) this.#drop(before, place);
    }
    for (let place = 0; place < passages.count; place++) {
      const kept = place < same.head ? place : place >= newEnd ? place - newEnd + oldEnd : -1;
      const number = kept < 0 ? this.#add(hashes, passages, place) : (before?.numbers[kept] ?? 0);
      numbers[place] = number;
      this.#noteOf[number] = note;
      this.#placeOf[number] = place;
    }
    this.#notes.set(note, after);
  }

  /** Forgets a note; one that is not there is no error. */
  remove(note: number): void {
    const stored = this.#notes.get(note);
    if (stored === undefined) return;
    for (let place = 0; place < stored.passages.count; place++) this.#drop(stored, place);
    this.#notes.delete(note);
  }

  note(note: number): StoredNote | undefined {
    return this.#notes.get(note);
  }

  notes(): IterableIterator<number> {
    return this.#notes.keys();
  }

  /** The number of a passage; {@link end} where there is none. */
  numberOf(note: number, place: number): number {
    return this.#notes.get(note)?.numbers[place] ?? this.#count;
  }

  noteOf(passage: number): number {
    return this.#noteOf[passage] ?? 0;
  }

  placeOf(passage: number): number {
    return this.#placeOf[passage] ?? 0;
  }

  /** Length in terms; 0 for a passage that has gone. */
  lengthOf(passage: number): number {
    return this.#lengths[passage] ?? 0;
  }

  /** The hashes of the words of a passage, in order. */
  wordsOf(passage: number): Uint32Array {
    const stored = this.#notes.get(this.noteOf(passage));
    const place = this.placeOf(passage);
    return stored?.hashes.subarray(stored.passages.words[place], stored.passages.words[place + 1]) ?? new Uint32Array();
  }

  /** The terms of a passage in reading order, again and again as they stand there. */
  termsOf(passage: number): Uint32Array {
    return this.#vocabulary.termsOf(this.wordsOf(passage));
  }

  /** Passages that hold a term. */
  passagesWith(term: number): number {
    return this.#passagesWith[term] ?? 0;
  }

  /** How often a word stands in the notes. */
  occurrences(word: number): number {
    return this.#occurrences[word] ?? 0;
  }

  #add(hashes: Uint32Array, passages: Passages, place: number): number {
    const number = this.#count++;
    if (number >= this.#lengths.length) {
      this.#noteOf = grown(this.#noteOf, this.#count);
      this.#placeOf = grown(this.#placeOf, this.#count);
      this.#lengths = grown(this.#lengths, this.#count);
    }
    const { distinct, length } = this.#tally(hashes, passages, place, 1);
    this.#lengths[number] = length;
    if (length === 0) return number;
    this.#live++;
    this.#total += length;
    this.#livePostings += distinct;
    for (let index = 0; index < distinct; index++) {
      const term = this.#distinct[index] ?? 0;
      this.#passagesWith[term] = (this.#passagesWith[term] ?? 0) + 1;
      this.postings.add(term, number, this.#times[term] ?? 0, length);
      this.#times[term] = 0;
    }
    return number;
  }

  #drop(stored: StoredNote, place: number): void {
    const number = stored.numbers[place] ?? 0;
    const { distinct, length } = this.#tally(stored.hashes, stored.passages, place, -1);
    this.#lengths[number] = 0;
    if (length === 0) return;
    this.#live--;
    this.#total -= length;
    this.#livePostings -= distinct;
    this.#stalePostings += distinct;
    for (let index = 0; index < distinct; index++) {
      const term = this.#distinct[index] ?? 0;
      this.#passagesWith[term] = (this.#passagesWith[term] ?? 0) - 1;
      this.#times[term] = 0;
    }
  }

  /** Counts the terms of a passage into the scratch tables, and its words, `sign` times, into the occurrences. */
  #tally(hashes: Uint32Array, passages: Passages, place: number, sign: number): { distinct: number; length: number } {
    const vocabulary = this.#vocabulary;
    if (this.#occurrences.length < vocabulary.size) this.#occurrences = grown(this.#occurrences, vocabulary.size);
    if (this.#times.length < vocabulary.terms) {
      this.#times = grown(this.#times, vocabulary.terms);
      this.#passagesWith = grown(this.#passagesWith, vocabulary.terms);
    }
    const from = passages.words[place] ?? 0;
    const to = passages.words[place + 1] ?? from;
    if (this.#distinct.length < to - from) {
      this.#distinct = grown(this.#distinct, to - from);
      this.#wordScratch = grown(this.#wordScratch, to - from);
      this.#termScratch = grown(this.#termScratch, to - from);
    }
    const words = this.#wordScratch;
    const terms = this.#termScratch;
    const occurrences = this.#occurrences;
    const times = this.#times;
    vocabulary.look(hashes, from, to, words, terms);
    let distinct = 0;
    let length = 0;
    for (let at = 0; at < to - from; at++) {
      const word = words[at] ?? 0;
      occurrences[word] = (occurrences[word] ?? 0) + sign;
      const term = terms[at] ?? STOP;
      if (term === STOP) continue;
      length++;
      const before = times[term] ?? 0;
      if (before === 0) this.#distinct[distinct++] = term;
      if (before < MOST_TIMES) times[term] = before + 1;
    }
    return { distinct, length: Math.min(length, LONGEST) };
  }
}

/** How many passages at the start and at the end of a note are the same as before. */
function common(before: StoredNote, after: StoredNote): { readonly head: number; readonly tail: number } {
  const most = Math.min(before.passages.count, after.passages.count);
  let head = 0;
  while (head < most && isSame(before, head, after, head)) head++;
  let tail = 0;
  const ends = { before: before.passages.count - 1, after: after.passages.count - 1 };
  while (tail < most - head && isSame(before, ends.before - tail, after, ends.after - tail)) tail++;
  return { head, tail };
}

function isSame(before: StoredNote, old: number, after: StoredNote, now: number): boolean {
  const from = before.passages.words[old] ?? 0;
  const length = (before.passages.words[old + 1] ?? 0) - from;
  const start = after.passages.words[now] ?? 0;
  if ((after.passages.words[now + 1] ?? 0) - start !== length) return false;
  for (let at = 0; at < length; at++) if (before.hashes[from + at] !== after.hashes[start + at]) return false;
  return true;
}
