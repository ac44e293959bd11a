import { grown } from './arrays.js';
import { characterOf } from './characters.js';
import type { PackedWords } from './packed-words.js';
import type { Lexicon, Words } from './words.js';

/** The longest spelling that a lexicon keeps, in UTF-16 code units; the rest of a longer word is left out of it. */
const LONGEST_SPELLING = 64;

/** Words for which room is kept from one text to the next. */
const ROOM = 1 << 18;

/**
 * Words as they are read: arrays that grow, and the lexicon beside them. One list serves text after text, so that
 * reading allocates little more than what it returns.
 */
export class WordList {
  #count = 0;
  #starts: Uint32Array = new Uint32Array(1024);
  #ends: Uint32Array = new Uint32Array(1024);
  #hashes: Uint32Array = new Uint32Array(1024);
  #flags: Uint8Array = new Uint8Array(1024);
  #distinct = 0;
  #distinctHashes: Uint32Array = new Uint32Array(1024);
  #offsets: Uint32Array = new Uint32Array(1024);
  #chars: Uint16Array = new Uint16Array(8192);
  /** Open addressing: the distinct hashes (1 in place of 0), 0 where free; and the slot of each. */
  #slots = new Uint32Array(2048);
  #slotOf: Uint32Array = new Uint32Array(1024);

  /** Forgets all words. */
  clear(): void {
    if (this.#starts.length > ROOM) {
      this.#starts = new Uint32Array(1024);
      this.#ends = new Uint32Array(1024);
      this.#hashes = new Uint32Array(1024);
      this.#flags = new Uint8Array(1024);
    }
    for (let index = 0; index < this.#distinct; index++) this.#slots[this.#slotOf[index] ?? 0] = 0;
    this.#count = 0;
    this.#distinct = 0;
  }

  get count(): number {
    return this.#count;
  }

  /** Adds a word. Returns whether it is the first with its hash: it is spelled then. */
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

  /** Adds words `from` to `to` of an earlier text, `shift` code units further on. The lexicon does not get them. */
  copy(words: PackedWords, from: number, to: number, shift: number): void {
    const room = this.#count + to - from;
    this.#starts = grown(this.#starts, room);
    this.#ends = grown(this.#ends, room);
    this.#hashes = grown(this.#hashes, room);
    this.#flags = grown(this.#flags, room);
    this.#hashes.set(words.hashes.subarray(from, to), this.#count);
    this.#flags.set(words.flags.subarray(from, to), this.#count);
    words.unpack(from, to, shift, this.#starts, this.#ends, this.#count);
    this.#count = room;
  }

  /** Spells the word that was added last: plain letters and digits, from `start` to `end` of a text. */
  spell(text: string, start: number, end: number): void {
    const from = this.#offsets[this.#distinct - 1] ?? 0;
    const length = Math.min(end - start, LONGEST_SPELLING);
    if (from + length > this.#chars.length) this.#chars = grown(this.#chars, from + length);
    const chars = this.#chars;
    for (let at = 0; at < length; at++) chars[from + at] = characterOf(text.charCodeAt(start + at)) & 0xffff;
    this.#endSpelling(from + length);
  }

  /** The same for a word whose normalised spelling had to be worked out. */
  spellSlowly(spelling: string): void {
    const from = this.#offsets[this.#distinct - 1] ?? 0;
    const length = Math.min(spelling.length, LONGEST_SPELLING);
    this.#chars = grown(this.#chars, from + length);
    for (let at = 0; at < length; at++) this.#chars[from + at] = spelling.charCodeAt(at);
    this.#endSpelling(from + length);
  }

  #endSpelling(end: number): void {
    this.#offsets = grown(this.#offsets, this.#distinct + 1);
    this.#offsets[this.#distinct] = end;
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
    const slots = this.#slots;
    const mask = slots.length - 1;
    const key = hash || 1;
    let slot = hash & mask;
    for (let known = slots[slot] ?? 0; known !== 0; known = slots[slot] ?? 0) {
      if (known === key) return false;
      slot = (slot + 1) & mask;
    }
    slots[slot] = key;
    this.#take(hash, slot);
    return true;
  }

  /** Takes up a hash that is new and stands in a slot. */
  #take(hash: number, slot: number): void {
    const index = this.#distinct++;
    this.#distinctHashes = grown(this.#distinctHashes, index + 1);
    this.#slotOf = grown(this.#slotOf, index + 1);
    this.#distinctHashes[index] = hash;
    this.#slotOf[index] = slot;
    if (this.#distinct * 4 > this.#slots.length) this.#rehash();
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let index = 0; index < this.#distinct; index++) {
      const hash = this.#distinctHashes[index] ?? 0;
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = hash || 1;
      this.#slotOf[index] = slot;
    }
    this.#slots = slots;
  }
}
