import { grown } from './arrays.js';
import type { Lexicon, Words } from './words.js';

/** The longest spelling that a lexicon keeps, in UTF-16 code units; the rest of a longer word is left out of it. */
export const LONGEST_SPELLING = 64;

/** Words as they are read: arrays that grow, and the lexicon beside them. */
export class WordList {
  #count = 0;
  #starts: Uint32Array;
  #ends: Uint32Array;
  #hashes: Uint32Array;
  #flags: Uint8Array;
  #distinct = 0;
  #distinctHashes = new Uint32Array(64);
  #offsets = new Uint32Array(65);
  #chars = new Uint16Array(512);
  /** Open addressing over the distinct hashes: index + 1, 0 where free. */
  #slots = new Uint32Array(128);

  /** `expected`: a guess at the number of words. */
  constructor(expected: number) {
    const size = Math.max(16, expected);
    this.#starts = new Uint32Array(size);
    this.#ends = new Uint32Array(size);
    this.#hashes = new Uint32Array(size);
    this.#flags = new Uint8Array(size);
  }

  get count(): number {
    return this.#count;
  }

  /** Adds a word. Returns whether it is the first with its hash; {@link spell} is then called next. */
  add(start: number, end: number, hash: number, flags: number): boolean {
    const index = this.#count++;
    if (index === this.#starts.length) {
      this.#starts = grown(this.#starts, index + 1);
      this.#ends = grown(this.#ends, index + 1);
      this.#hashes = grown(this.#hashes, index + 1);
      this.#flags = grown(this.#flags, index + 1);
    }
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#hashes[index] = hash;
    this.#flags[index] = flags;
    return this.#isNew(hash);
  }

  /** Spells the word that was added last by the first `length` items of `spelling`. */
  spell(spelling: Uint16Array, length: number): void {
    const index = this.#distinct;
    const from = this.#offsets[index - 1] ?? 0;
    this.#chars = grown(this.#chars, from + length);
    for (let at = 0; at < length; at++) this.#chars[from + at] = spelling[at] ?? 0;
    this.#offsets = grown(this.#offsets, index + 1);
    this.#offsets[index] = from + length;
  }

  /** Takes `flag` back from the words from `first` on. */
  unflag(first: number, flag: number): void {
    for (let index = first; index < this.#count; index++) {
      this.#flags[index] = (this.#flags[index] ?? 0) & ~flag;
    }
  }

  words(): Words {
    const count = this.#count;
    return {
      count,
      starts: this.#starts.slice(0, count),
      ends: this.#ends.slice(0, count),
      hashes: this.#hashes.slice(0, count),
      flags: this.#flags.slice(0, count),
    };
  }

  lexicon(): Lexicon {
    const count = this.#distinct;
    return {
      count,
      hashes: this.#distinctHashes.slice(0, count),
      offsets: this.#offsets.slice(0, count + 1),
      chars: this.#chars.slice(0, this.#offsets[count]),
    };
  }

  #isNew(hash: number): boolean {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let known = this.#slots[slot] ?? 0; known !== 0; known = this.#slots[slot] ?? 0) {
      if (this.#distinctHashes[known - 1] === hash) return false;
      slot = (slot + 1) & mask;
    }
    const index = this.#distinct++;
    this.#slots[slot] = index + 1;
    this.#distinctHashes = grown(this.#distinctHashes, index + 1);
    this.#distinctHashes[index] = hash;
    if (this.#distinct * 2 > this.#slots.length) this.#rehash();
    return true;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 4);
    const mask = this.#slots.length - 1;
    for (let index = 0; index < this.#distinct; index++) {
      let slot = (this.#distinctHashes[index] ?? 0) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = index + 1;
    }
  }
}
