import type { Form, WrittenWords } from './forms.js';

/** No node, no form. */
const NONE = 0xffffffff;
/** Bits of the filter over first words. */
const FILTER_BITS = 1 << 18;

/**
 * All forms of all concepts as one trie over hashes of words: a step costs one look into a hash table, however many
 * concepts there are. A form is known by its index in the list the trie was made of; where two forms have the same
 * words, the one with more demands on capitals comes first, then the one earlier in the list.
 */
export class FormTrie {
  /** Which first words there are, a bit a hash: most words of a text go no further. */
  readonly #filter = new Uint32Array(FILTER_BITS >>> 5);
  /** The edges, open addressing: node and hash of the word, and the node it leads to. */
  readonly #nodes: Uint32Array;
  readonly #hashes: Uint32Array;
  readonly #targets: Uint32Array;
  readonly #mask: number;
  /** The first form that ends at a node, and the form after it that ends there too. */
  readonly #firsts: Uint32Array;
  readonly #nexts: Uint32Array;
  readonly #innerCapitals: Uint32Array;
  readonly #capitals: Uint32Array;

  constructor(forms: readonly Form[]) {
    let edges = 1;
    for (const form of forms) edges += form.hashes.length;
    const size = 2 ** Math.ceil(Math.log2(edges * 2));
    this.#nodes = new Uint32Array(size).fill(NONE);
    this.#hashes = new Uint32Array(size);
    this.#targets = new Uint32Array(size);
    this.#mask = size - 1;
    this.#firsts = new Uint32Array(edges).fill(NONE);
    this.#nexts = new Uint32Array(forms.length).fill(NONE);
    this.#innerCapitals = Uint32Array.from(forms, (form) => form.innerCapitals);
    this.#capitals = Uint32Array.from(forms, (form) => form.capitals);
    let nodes = 1;
    for (const [index, form] of forms.entries()) {
      let node = 0;
      for (const [position, hash] of form.hashes.entries()) {
        if (position === 0) this.#allow(hash);
        const slot = this.#slot(node, hash);
        if (this.#nodes[slot] === NONE) {
          this.#nodes[slot] = node;
          this.#hashes[slot] = hash;
          this.#targets[slot] = nodes++;
        }
        node = this.#targets[slot] ?? 0;
      }
      if (node !== 0) this.#end(node, index);
    }
  }

  /** Whether a form may begin with this word; a cheap first look, wrong now and then on the side of yes. */
  mayBegin(hash: number): boolean {
    const bit = hash & (FILTER_BITS - 1);
    return (((this.#filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) !== 0;
  }

  /** The node that a word leads to from `node` (0 is the root), or 0. */
  step(node: number, hash: number): number {
    const slot = this.#slot(node, hash);
    return this.#nodes[slot] === NONE ? 0 : (this.#targets[slot] ?? 0);
  }

  /** The form that ends at `node` for words with these capitals (bit `i`: word `i`), or undefined. */
  formAt(node: number, innerCapitals: number, capitals: number): number | undefined {
    let form = this.#firsts[node] ?? NONE;
    while (form !== NONE) {
      const inner = this.#innerCapitals[form] ?? 0;
      const first = this.#capitals[form] ?? 0;
      if ((inner & innerCapitals) === inner && (first & capitals) === first) return form;
      form = this.#nexts[form] ?? NONE;
    }
    return undefined;
  }

  /** The form that these words are, or undefined. */
  find(written: WrittenWords): number | undefined {
    let node = 0;
    for (const hash of written.hashes) {
      node = this.step(node, hash);
      if (node === 0) return undefined;
    }
    return node === 0 ? undefined : this.formAt(node, written.innerCapitals, written.capitals);
  }

  #allow(hash: number): void {
    const bit = hash & (FILTER_BITS - 1);
    this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  #slot(node: number, hash: number): number {
    let slot = (hash ^ Math.imul(node, 0x9e3779b1)) & this.#mask;
    for (;;) {
      const known = this.#nodes[slot];
      if (known === NONE || (known === node && this.#hashes[slot] === hash)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** Puts a form among those that end at a node. */
  #end(node: number, index: number): void {
    let before = NONE;
    let form = this.#firsts[node] ?? NONE;
    while (form !== NONE && this.#demands(form) >= this.#demands(index)) {
      before = form;
      form = this.#nexts[form] ?? NONE;
    }
    this.#nexts[index] = form;
    if (before === NONE) this.#firsts[node] = index;
    else this.#nexts[before] = index;
  }

  #demands(form: number): number {
    return bitCount(this.#innerCapitals[form] ?? 0) + bitCount(this.#capitals[form] ?? 0);
  }
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
