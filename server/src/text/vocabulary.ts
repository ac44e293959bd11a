import { stemmer } from 'stemmer';
import { arrayIn, ForeignPart, partIn, type StoredPart } from '../stored.js';
import { grown } from './arrays.js';
import { hashOf } from './hash.js';
import { Spellings, spelled } from './spellings.js';
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
  #slots: Uint32Array = new Uint32Array(2048);
  readonly #spellings: Spellings;
  #terms: Uint32Array = new Uint32Array(1024);
  #termCount = 0;
  /** Open addressing over the hashes of stems, an item a slot: the number of the term + 1 (0 where free). */
  #termSlots: Uint32Array = new Uint32Array(1024);
  #termHashes: Uint32Array = new Uint32Array(1024);

  constructor(spellings = new Spellings()) {
    this.#spellings = spellings;
  }

  static restore(part: StoredPart): Vocabulary {
    const restored = new Vocabulary(Spellings.restore(partIn(part, 'spellings')));
    restored.#terms = arrayIn(part, 'terms', Uint32Array);
    restored.#words = restored.#terms.length;
    restored.#slots = slotsIn(part, 'slots', restored.#words * 2);
    restored.#termHashes = arrayIn(part, 'termHashes', Uint32Array);
    restored.#termCount = restored.#termHashes.length;
    restored.#termSlots = slotsIn(part, 'termSlots', restored.#termCount);
    return restored;
  }

  store(): StoredPart {
    return {
      spellings: this.#spellings.store(),
      terms: this.#terms.slice(0, this.#words),
      slots: this.#slots.slice(),
      termHashes: this.#termHashes.slice(0, this.#termCount),
      termSlots: this.#termSlots.slice(),
    };
  }

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
    const tables = [this.#slots, this.#terms, this.#termSlots, this.#termHashes];
    return tables.reduce((sum, table) => sum + table.byteLength, this.#spellings.bytes);
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
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (hash << 1) & mask;
    while (slots[slot] !== hash && slots[slot + 1] !== 0) slot = (slot + 2) & mask;
    return (slots[slot + 1] ?? 0) - 1;
  }

  /** The number of the term that a word stands for, {@link STOP} for a stop word. */
  termOf(word: number): number {
    return this.#terms[word] ?? STOP;
  }

  /** The term of a word that may not stand in any note: {@link STOP} for a stop word, or where no note has the term. */
  termOfSpelling(spelling: string): number {
    return stopWords.has(spelling) ? STOP : this.#findTerm(hashOf(stemOf(spelling)));
  }

  /** The terms of a run of words, again and again as they stand there, without stop words and unknown words. */
  termsOf(hashes: Uint32Array): Uint32Array {
    const terms = new Uint32Array(hashes.length);
    return terms.subarray(0, this.look(hashes, 0, hashes.length, new Uint32Array(hashes.length), terms));
  }

  /**
   * Looks up the words `from` to `to` in one go: fills in the numbers of those that have a term, and their terms, and
   * returns how many these are.
   */
  look(hashes: Uint32Array, from: number, to: number, words: Uint32Array, terms: Uint32Array): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const known = this.#terms;
    let count = 0;
    for (let at = from; at < to; at++) {
      const hash = hashes[at] ?? 0;
      let slot = (hash << 1) & mask;
      while (slots[slot] !== hash && slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      const word = (slots[slot + 1] ?? 0) - 1;
      if (word < 0) continue;
      const term = known[word] ?? STOP;
      words[count] = word;
      terms[count] = term;
      if (term !== STOP) count++;
    }
    return count;
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
    return word < 0 ? '' : this.#spellings.of(word);
  }

  /** Length of a spelling in UTF-16 code units. */
  lengthOf(word: number): number {
    return this.#spellings.lengthOf(word);
  }

  /** A code unit of a spelling; 0 after its end. */
  unitAt(word: number, at: number): number {
    return this.#spellings.unitAt(word, at);
  }

  #append(hash: number, lexicon: Lexicon, index: number): void {
    const units = lexicon.chars.subarray(lexicon.offsets[index], lexicon.offsets[index + 1]);
    const word = this.#words++;
    this.#spellings.add(units);
    if (this.#words * 16 > this.#slots.length * 5) this.#slots = widened(this.#slots);
    insert(this.#slots, hash, word);
    this.#terms = grown(this.#terms, this.#words);
    const spelling = spelled(units);
    this.#terms[word] = stopWords.has(spelling) ? STOP : this.#term(stemOf(spelling));
  }

  /** The number of a term, which is added where it is new. */
  #term(stem: string): number {
    const hash = hashOf(stem);
    const known = this.#findTerm(hash);
    if (known !== STOP) return known;
    const term = this.#termCount++;
    this.#termHashes = grown(this.#termHashes, this.#termCount);
    this.#termHashes[term] = hash;
    if (this.#termCount * 8 > this.#termSlots.length * 5) this.#widenTerms();
    else this.#insertTerm(term);
    return term;
  }

  #findTerm(hash: number): number {
    const mask = this.#termSlots.length - 1;
    let slot = hash & mask;
    for (let known = this.#termSlots[slot] ?? 0; known !== 0; known = this.#termSlots[slot] ?? 0) {
      if (this.#termHashes[known - 1] === hash) return known - 1;
      slot = (slot + 1) & mask;
    }
    return STOP;
  }

  #insertTerm(term: number): void {
    const mask = this.#termSlots.length - 1;
    let slot = this.termHash(term) & mask;
    while (this.#termSlots[slot] !== 0) slot = (slot + 1) & mask;
    this.#termSlots[slot] = term + 1;
  }

  #widenTerms(): void {
    this.#termSlots = new Uint32Array(this.#termSlots.length * 2);
    for (let term = 0; term < this.#termCount; term++) this.#insertTerm(term);
  }
}

/** Porter's stem of an English word without its possessive; other words are their own stems. */
export function stemOf(spelling: string): string {
  const bare = spelling.endsWith("'s") ? spelling.slice(0, -2) : spelling;
  return /^[a-z]+$/.test(bare) ? stemmer(bare) : bare;
}

/** The slots of a table that has free ones: a search in it comes to an end. */
function slotsIn(part: StoredPart, name: string, taken: number): Uint32Array {
  const slots = arrayIn(part, name, Uint32Array);
  if (slots.length <= taken || (slots.length & (slots.length - 1)) !== 0) throw new ForeignPart(name);
  return slots;
}

function insert(slots: Uint32Array, hash: number, word: number): void {
  const mask = slots.length - 1;
  let slot = (hash << 1) & mask;
  while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
  slots[slot] = hash;
  slots[slot + 1] = word + 1;
}

/** The same words in twice as many slots. */
function widened(slots: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(slots.length * 2);
  for (let slot = 0; slot < slots.length; slot += 2) {
    const known = slots[slot + 1] ?? 0;
    if (known !== 0) insert(wider, slots[slot] ?? 0, known - 1);
  }
  return wider;
}
