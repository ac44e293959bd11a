import { grown } from '../../text/arrays.js';

/** What is counted of a sequence of words. */
export const Count = {
  /** Occurrences. */
  Times: 0,
  /** Those in which every word begins with a capital that the start of a sentence does not ask for. */
  Capitals: 1,
  /** Those with hyphens between all words; of a single word, those with a capital inside. */
  Marked: 2,
  /** Quotations that hold these words and no others. */
  Quoted: 3,
} as const;
export type Count = (typeof Count)[keyof typeof Count];

/** The kinds of {@link Count}. */
const KINDS = 4;

/**
 * Sequences of words as a tree, each node a sequence that goes one word beyond that of its parent. Words are numbers.
 * Node 0 is the empty sequence. Nodes stay when their counts fall to 0 again.
 */
export class TermTree {
  #size = 1;
  #parents = new Uint32Array(1024);
  #words = new Uint32Array(1024);
  #counts = new Uint32Array(1024 * KINDS);
  /** Open addressing over parent and word: the node, 0 where free. */
  #slots = new Uint32Array(4096);

  /** Every node is below it. */
  get size(): number {
    return this.#size;
  }

  /** Bytes of the tables. */
  get bytes(): number {
    const tables = [this.#parents, this.#words, this.#counts, this.#slots];
    return tables.reduce((sum, table) => sum + table.byteLength, 0);
  }

  /** The node that a word leads to from `node`; 0 where there is none. */
  find(node: number, word: number): number {
    return this.#slots[this.#slot(node, word)] ?? 0;
  }

  /** The same, made where there is none. */
  grow(node: number, word: number): number {
    const slot = this.#slot(node, word);
    const known = this.#slots[slot] ?? 0;
    return known === 0 ? this.#append(node, word, slot) : known;
  }

  /** The node of a sequence; 0 where there is none. */
  walk(words: readonly number[]): number {
    let node = 0;
    for (const word of words) {
      node = this.find(node, word);
      if (node === 0) break;
    }
    return node;
  }

  /** The words of a sequence. */
  path(node: number): number[] {
    const words: number[] = [];
    for (let at = node; at !== 0; at = this.parent(at)) words.push(this.word(at));
    return words.reverse();
  }

  parent(node: number): number {
    return this.#parents[node] ?? 0;
  }

  /** The last word of a sequence. */
  word(node: number): number {
    return this.#words[node] ?? 0;
  }

  count(node: number, kind: Count): number {
    return this.#counts[node * KINDS + kind] ?? 0;
  }

  /** Which share of the occurrences of a sequence is counted as `kind`; 0 where it never occurs. */
  share(node: number, kind: Count): number {
    const times = this.count(node, Count.Times);
    return times === 0 ? 0 : this.count(node, kind) / times;
  }

  add(node: number, kind: Count, times: number): void {
    const at = node * KINDS + kind;
    this.#counts[at] = (this.#counts[at] ?? 0) + times;
  }

  #slot(node: number, word: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOfPair(node, word) & mask;
    for (let known = this.#slots[slot] ?? 0; known !== 0; known = this.#slots[slot] ?? 0) {
      if (this.#words[known] === word && this.#parents[known] === node) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #append(parent: number, word: number, slot: number): number {
    const node = this.#size++;
    this.#parents = grown(this.#parents, this.#size);
    this.#words = grown(this.#words, this.#size);
    this.#counts = grown(this.#counts, this.#size * KINDS);
    this.#parents[node] = parent;
    this.#words[node] = word;
    this.#slots[slot] = node;
    if (this.#size * 3 > this.#slots.length * 2) this.#widen();
    return node;
  }

  #widen(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let node = 1; node < this.#size; node++) {
      let slot = hashOfPair(this.#parents[node] ?? 0, this.#words[node] ?? 0) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = node;
    }
  }
}

function hashOfPair(node: number, word: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
