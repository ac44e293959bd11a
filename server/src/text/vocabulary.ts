import { stemmer } from 'stemmer';
import { grown } from './arrays.js';
import { hashOf } from './hash.js';
import { stopWords } from './stop-words.js';
import type { Lexicon } from './words.js';

/** {@link Vocabulary.termOf} of a word that carries no subject. */
export const STOP = 0xffffffff;

/**
 * The distinct words of all notes. Words and terms (stems) are numbered in the order in which they came: the numbers
 * serve to look things up, and no answer may depend on them. What was added stays. Of two words with one hash (about
 * one pair in 100,000 distinct words) the first to come lends both its spelling.
 */
export class Vocabulary {
  #words = 0;
  /** Open addressing, two items a slot: the hash, and the number of the word + 1 (0 where free). */
  #slots = new Uint32Array(2048);
  #offsets = new Uint32Array(1025);
  #chars = new Uint16Array(8192);
  #terms = new Uint32Array(1024);
  #termCount = 0;
  /** The same over the hashes of stems. */
  #termSlots = new Uint32Array(2048);
  #termHashes = new Uint32Array(1024);

  /** Distinct words so far. */
  get size(): number {
    return this.#words;
  }

  /** Distinct terms so far. */
  get terms(): number {
    return this.#termCount;
  }

  /** Bytes of the tables. */
  get bytes(): number {
    const tables = [this.#slots, this.#offsets, this.#chars, this.#terms, this.#termSlots, this.#termHashes];
    return tables.reduce((sum, table) => sum + table.byteLength, 0);
  }

  /** Adds the words of a text. */
  add(lexicon: Lexicon): void {
    for (let index = 0; index < lexicon.count; index++) {
      const hash = lexicon.hashes[index] ?? 0;
      if (this.find(hash) < 0) this.#append(hash, lexicon, index);
    }
  }

  /** The number of the word with a hash; -1 for a word that was never added. */
  find(hash: number): number {
    return lookUp(this.#slots, hash);
  }

  /** The number of the term that a word stands for, {@link STOP} for a stop word. */
  termOf(word: number): number {
    return this.#terms[word] ?? STOP;
  }

  /** The term of a word that may not stand in any note: {@link STOP} for a stop word, or where no note has the term. */
  termOfSpelling(spelling: string): number {
    const term = stopWords.has(spelling) ? -1 : lookUp(this.#termSlots, hashOf(stemOf(spelling)));
    return term < 0 ? STOP : term;
  }

  /** The terms of a run of words, again and again as they stand there, without stop words and unknown words. */
  termsOf(hashes: Uint32Array): Uint32Array {
    const terms = new Uint32Array(hashes.length);
    this.look(hashes, 0, hashes.length, new Uint32Array(hashes.length), terms);
    let count = 0;
    for (const term of terms) if (term !== STOP) terms[count++] = term;
    return terms.subarray(0, count);
  }

  /** Fills in the numbers of the words `from` to `to`, 0 for unknown ones, and those of their terms. */
  look(hashes: Uint32Array, from: number, to: number, words: Uint32Array, terms: Uint32Array): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const known = this.#terms;
    for (let at = from; at < to; at++) {
      const hash = hashes[at] ?? 0;
      let slot = (hash << 1) & mask;
      while (slots[slot] !== hash && slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      const word = slots[slot + 1] ?? 0;
      words[at - from] = word === 0 ? 0 : word - 1;
      terms[at - from] = word === 0 ? STOP : (known[word - 1] ?? STOP);
    }
  }

  /** A hash of the stem itself: the same in every vocabulary. */
  termHash(term: number): number {
    return this.#termHashes[term] ?? 0;
  }

  /** The normalised spelling of the word with a hash; empty for a word that was never added. */
  spelling(hash: number): string {
    return this.spellingOf(this.find(hash));
  }

  /** The stem of the word with a hash; empty for a stop word, or a word that was never added. */
  stem(hash: number): string {
    const word = this.find(hash);
    return word < 0 || this.termOf(word) === STOP ? '' : stemOf(this.spellingOf(word));
  }

  /** The normalised spelling of a word known by its number; empty for -1. */
  spellingOf(word: number): string {
    if (word < 0) return '';
    return String.fromCharCode(...this.#chars.subarray(this.#offsets[word], this.#offsets[word + 1]));
  }

  /** Length of a spelling in UTF-16 code units. */
  lengthOf(word: number): number {
    return (this.#offsets[word + 1] ?? 0) - (this.#offsets[word] ?? 0);
  }

  /** A code unit of a spelling; 0 after its end. */
  unitAt(word: number, at: number): number {
    const index = (this.#offsets[word] ?? 0) + at;
    return index < (this.#offsets[word + 1] ?? 0) ? (this.#chars[index] ?? 0) : 0;
  }

  #append(hash: number, lexicon: Lexicon, index: number): void {
    const chars = lexicon.chars.subarray(lexicon.offsets[index], lexicon.offsets[index + 1]);
    const word = this.#words++;
    const from = this.#offsets[word] ?? 0;
    this.#chars = grown(this.#chars, from + chars.length);
    this.#chars.set(chars, from);
    this.#offsets = grown(this.#offsets, word + 2);
    this.#offsets[word + 1] = from + chars.length;
    this.#slots = roomier(this.#slots, this.#words);
    insert(this.#slots, hash, word);
    this.#terms = grown(this.#terms, this.#words);
    const spelling = String.fromCharCode(...chars);
    this.#terms[word] = stopWords.has(spelling) ? STOP : this.#term(stemOf(spelling));
  }

  #term(stem: string): number {
    const hash = hashOf(stem);
    const known = lookUp(this.#termSlots, hash);
    if (known >= 0) return known;
    const term = this.#termCount++;
    this.#termHashes = grown(this.#termHashes, this.#termCount);
    this.#termHashes[term] = hash;
    this.#termSlots = roomier(this.#termSlots, this.#termCount);
    insert(this.#termSlots, hash, term);
    return term;
  }
}

/** Porter's stem of an English word without its possessive; other words are their own stems. */
function stemOf(spelling: string): string {
  const bare = spelling.endsWith("'s") ? spelling.slice(0, -2) : spelling;
  return /^[a-z]+$/.test(bare) ? stemmer(bare) : bare;
}

function lookUp(slots: Uint32Array, hash: number): number {
  const mask = slots.length - 1;
  let slot = (hash << 1) & mask;
  for (let known = slots[slot + 1] ?? 0; known !== 0; known = slots[slot + 1] ?? 0) {
    if (slots[slot] === hash) return known - 1;
    slot = (slot + 2) & mask;
  }
  return -1;
}

function insert(slots: Uint32Array, hash: number, index: number): void {
  const mask = slots.length - 1;
  let slot = (hash << 1) & mask;
  while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
  slots[slot] = hash;
  slots[slot + 1] = index + 1;
}

/** The same slots, or twice as many where `count` items would fill more than five in eight. */
function roomier(slots: Uint32Array<ArrayBuffer>, count: number): Uint32Array<ArrayBuffer> {
  if (count * 16 <= slots.length * 5) return slots;
  const wider = new Uint32Array(slots.length * 2);
  for (let slot = 0; slot < slots.length; slot += 2) {
    const known = slots[slot + 1] ?? 0;
    if (known !== 0) insert(wider, slots[slot] ?? 0, known - 1);
  }
  return wider;
}
