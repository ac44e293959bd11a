import { grown } from '../text/arrays.js';
import type { PackedWords } from '../text/packed-words.js';
import { WordFlag } from '../text/words.js';
import { FormFilter } from './form-filter.js';
import { type Form, MOST_WORDS, type WrittenWords } from './forms.js';

/** No node, no form. */
const NONE = 0xffffffff;
/** Forms that may have gone before the trie counts as stale. */
const LEAST_GONE = 4096;

/** Items of an edge: node and hash of a word (open addressing by both), and the node it leads to. */
const Edge = { Node: 0, Hash: 1, Target: 2, Bits: 2 } as const;

/** Items of a form: what it asks of the words, the next form at the same node, the node, its length, its concept. */
const Item = { InnerCapitals: 0, Capitals: 1, Parted: 2, Next: 3, Length: 4, Node: 5, Owner: 6, Bits: 3 } as const;

/**
 * All forms of all concepts as one trie over hashes of words: a step costs one look into a hash table, however many
 * concepts there are. A form is known by a number of its own. Where forms have the same words, the one with more demands
 * on capitals comes first, then the one that was added first.
 */
export class FormTrie {
  readonly #filter = new FormFilter();
  /** See {@link Edge}. */
  #edges: Uint32Array = new Uint32Array(64 << Edge.Bits).fill(NONE);
  #nodes = 1;
  /** By node: the first form that ends there. */
  #firsts: Uint32Array = new Uint32Array(64).fill(NONE);
  /** See {@link Item}. */
  #forms: Uint32Array = new Uint32Array(64 << Item.Bits);
  #count = 0;
  #gone = 0;

  /** Whether more forms have gone than are left: what they had stays, and should be made anew. */
  get isStale(): boolean {
    return this.#gone > Math.max(LEAST_GONE, this.#count - this.#gone);
  }

  /** Adds a form of the concept `owner`, and returns its number. */
  add(form: Form, owner: number): number {
    const number = this.#count++;
    this.#forms = grown(this.#forms, this.#count << Item.Bits);
    this.#filter.add(form.hashes);
    let node = 0;
    for (const hash of form.hashes) node = this.#child(node, hash);
    const record = number << Item.Bits;
    this.#forms[record + Item.InnerCapitals] = form.innerCapitals;
    this.#forms[record + Item.Capitals] = form.capitals;
    this.#forms[record + Item.Parted] = form.parted;
    this.#forms[record + Item.Length] = form.hashes.length;
    this.#forms[record + Item.Node] = node;
    this.#forms[record + Item.Owner] = owner;
    this.#link(node, number);
    return number;
  }

  /** Takes a form away. */
  remove(form: number): void {
    const node = this.#item(form, Item.Node);
    const next = this.#item(form, Item.Next);
    let before = this.#firsts[node] ?? NONE;
    if (before === form) this.#firsts[node] = next;
    else {
      while (this.#item(before, Item.Next) !== form) before = this.#item(before, Item.Next);
      this.#forms[(before << Item.Bits) + Item.Next] = next;
    }
    this.#gone++;
  }

  /** The concept of a form. */
  ownerOf(form: number): number {
    return this.#item(form, Item.Owner);
  }

  /** Words of a form. */
  lengthOf(form: number): number {
    return this.#item(form, Item.Length);
  }

  /** Whether a form may begin with two words; a cheap first look, wrong now and then on the side of yes. */
  mayBegin(hash: number, next: number): boolean {
    return this.#filter.mayBegin(hash, next);
  }

  /** The longest form that begins at word `first` and ends before word `end`, or -1. */
  longestAt(words: PackedWords, first: number, end: number): number {
    const { hashes, flags } = words;
    const most = Math.min(end, first + MOST_WORDS);
    let best = -1;
    let node = 0;
    let innerCapitals = 0;
    let capitals = 0;
    let parted = 0;
    for (let word = first; word < most; word++) {
      node = this.#step(node, hashes[word] ?? 0);
      if (node === 0) break;
      const flag = flags[word] ?? 0;
      const bit = 1 << (word - first);
      if ((flag & WordFlag.InnerCapital) !== 0) innerCapitals |= bit;
      if ((flag & WordFlag.Capital) !== 0) capitals |= bit;
      if ((flag & WordFlag.Parted) !== 0 && word > first) parted |= bit;
      const form = this.#formAt(node, innerCapitals, capitals, parted);
      if (form >= 0) best = form;
    }
    return best;
  }

  /** The form that these words are, however they are parted; or undefined. */
  find(written: WrittenWords): number | undefined {
    let node = 0;
    for (const hash of written.hashes) {
      node = this.#step(node, hash);
      if (node === 0) return undefined;
    }
    const form = node === 0 ? -1 : this.#formAt(node, written.innerCapitals, written.capitals, 0);
    return form < 0 ? undefined : form;
  }

  /** The node that a word leads to from `node` (0 is the root), or 0. */
  #step(node: number, hash: number): number {
    const edge = this.#edge(node, hash);
    return this.#edges[edge] === NONE ? 0 : (this.#edges[edge + Edge.Target] ?? 0);
  }

  /** The form that ends at `node` for words with these capitals and gaps (bit `i`: word `i`), or -1. */
  #formAt(node: number, innerCapitals: number, capitals: number, parted: number): number {
    const forms = this.#forms;
    let form = this.#firsts[node] ?? NONE;
    while (form !== NONE) {
      const record = form << Item.Bits;
      const missing =
        ((forms[record + Item.InnerCapitals] ?? 0) & ~innerCapitals) |
        ((forms[record + Item.Capitals] ?? 0) & ~capitals) |
        (parted & ~(forms[record + Item.Parted] ?? 0));
      if (missing === 0) return form;
      form = forms[record + Item.Next] ?? NONE;
    }
    return -1;
  }

  /** The node that a word leads to, which is made where it is new. */
  #child(node: number, hash: number): number {
    const known = this.#step(node, hash);
    if (known !== 0) return known;
    if (this.#nodes << (Edge.Bits + 1) > this.#edges.length) this.#rehash();
    const child = this.#nodes++;
    const before = this.#firsts.length;
    this.#firsts = grown(this.#firsts, this.#nodes);
    this.#firsts.fill(NONE, before);
    this.#insert(node, hash, child);
    return child;
  }

  #insert(node: number, hash: number, target: number): void {
    const edge = this.#edge(node, hash);
    this.#edges[edge + Edge.Node] = node;
    this.#edges[edge + Edge.Hash] = hash;
    this.#edges[edge + Edge.Target] = target;
  }

  /** Where an edge stands, or the free place where it would. */
  #edge(node: number, hash: number): number {
    const edges = this.#edges;
    const mask = edges.length - 1;
    let edge = ((hash ^ Math.imul(node, 0x9e3779b1)) << Edge.Bits) & mask;
    while (edges[edge] !== NONE && (edges[edge] !== node || edges[edge + Edge.Hash] !== hash)) {
      edge = (edge + (1 << Edge.Bits)) & mask;
    }
    return edge;
  }

  #rehash(): void {
    const edges = this.#edges;
    this.#edges = new Uint32Array(edges.length * 2).fill(NONE);
    for (let edge = 0; edge < edges.length; edge += 1 << Edge.Bits) {
      const node = edges[edge] ?? NONE;
      if (node !== NONE) this.#insert(node, edges[edge + Edge.Hash] ?? 0, edges[edge + Edge.Target] ?? 0);
    }
  }

  /** Puts a form among those that end at a node. */
  #link(node: number, number: number): void {
    const demands = this.#demands(number);
    let before = NONE;
    let form = this.#firsts[node] ?? NONE;
    while (form !== NONE && this.#demands(form) >= demands) {
      before = form;
      form = this.#item(form, Item.Next);
    }
    this.#forms[(number << Item.Bits) + Item.Next] = form;
    if (before === NONE) this.#firsts[node] = number;
    else this.#forms[(before << Item.Bits) + Item.Next] = number;
  }

  #demands(form: number): number {
    return bitCount(this.#item(form, Item.InnerCapitals)) + bitCount(this.#item(form, Item.Capitals));
  }

  #item(form: number, item: number): number {
    return this.#forms[(form << Item.Bits) + item] ?? NONE;
  }
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
