import { grown } from '../../text/arrays.js';
import type { PackedWords } from '../../text/packed-words.js';
import { WordFlag } from '../../text/words.js';
import { FormFilter } from './form-filter.js';
import { type Form, MOST_WORDS, type WrittenWords } from './forms.js';

/** No node, no form. */
const NONE = 0xffffffff;
/** A form has at most {@link MOST_WORDS} words: a bit for each fits into half an item. */
const HALF = 16;
const LOW_HALF = 0xffff;
/** The share of the places for edges that may be taken: few enough for short chains, and the table stays in the cache. */
const FULLEST = 0.75;
/** Forms that may have gone before the trie counts as stale. */
const LEAST_GONE = 4096;

/** Items of an edge: node and hash of a word (open addressing by both), the node after it, the first form that ends. */
const Edge = { Node: 0, Hash: 1, Target: 2, Form: 3, Bits: 2 } as const;

/**
 * Items of a form: what it asks of capitals (those inside words in the high half); where it may be parted, and its length
 * in the high half; the next form that ends at the same edge; its concept. They are few, so that many forms stay in the
 * cache.
 */
const Item = { Capitals: 0, Parted: 1, Next: 2, Owner: 3, Bits: 2 } as const;

/**
 * All forms of all concepts as one trie over hashes of words: a step costs one look into a hash table, however many
 * concepts there are. A form is known by a number of its own. Where forms have the same words, the one with more demands
 * on capitals comes first, then the one that was added first.
 */
export class FormTrie {
  readonly #filter = new FormFilter();
  /** See {@link Edge}. The root is node 0; an edge that nothing goes on from has no node after it, but 0. */
  #edges: Uint32Array = new Uint32Array(64 << Edge.Bits).fill(NONE);
  #edgeCount = 0;
  #nodes = 1;
  /** See {@link Item}. */
  #forms: Uint32Array = new Uint32Array(64 << Item.Bits);
  /** By form: the edge at which it ends. */
  #ends: Uint32Array = new Uint32Array(64);
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
    this.#ends = grown(this.#ends, this.#count);
    this.#filter.add(form.hashes);
    let edge = NONE;
    for (const hash of form.hashes) edge = this.#grow(edge, hash);
    const record = number << Item.Bits;
    this.#forms[record + Item.Capitals] = (form.innerCapitals << HALF) | form.capitals;
    this.#forms[record + Item.Parted] = (form.hashes.length << HALF) | form.parted;
    this.#forms[record + Item.Owner] = owner;
    this.#ends[number] = edge;
    this.#link(edge, number);
    return number;
  }

  /** Takes a form away. */
  remove(form: number): void {
    const edge = this.#ends[form] ?? 0;
    const next = this.#item(form, Item.Next);
    let before = this.#edges[edge + Edge.Form] ?? NONE;
    if (before === form) this.#edges[edge + Edge.Form] = next;
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
    return this.#item(form, Item.Parted) >>> HALF;
  }

  /** See {@link FormFilter.beginnings}. */
  beginnings(hashes: Uint32Array): readonly number[] {
    return this.#filter.beginnings(hashes);
  }

  /** The longest form that begins at word `first` and ends before word `end`, or -1. */
  longestAt(words: PackedWords, first: number, end: number): number {
    const { hashes, flags } = words;
    const most = Math.min(end, first + MOST_WORDS);
    let best = -1;
    let node = 0;
    let capitals = 0;
    let parted = 0;
    for (let word = first; word < most; word++) {
      const edge = this.#edge(node, hashes[word] ?? 0);
      if (this.#edges[edge] === NONE) break;
      const flag = flags[word] ?? 0;
      const bit = 1 << (word - first);
      if ((flag & WordFlag.InnerCapital) !== 0) capitals |= bit << HALF;
      if ((flag & WordFlag.Capital) !== 0) capitals |= bit;
      if ((flag & WordFlag.Parted) !== 0 && word > first) parted |= bit;
      const form = this.#formAt(edge, capitals, parted);
      if (form >= 0) best = form;
      node = this.#edges[edge + Edge.Target] ?? 0;
      if (node === 0) break;
    }
    return best;
  }

  /** The form that these words are, however they are parted; or undefined. */
  find(written: WrittenWords): number | undefined {
    let node = 0;
    let edge = NONE;
    for (const [index, hash] of written.hashes.entries()) {
      if (index > 0 && node === 0) return undefined;
      edge = this.#edge(node, hash);
      if (this.#edges[edge] === NONE) return undefined;
      node = this.#edges[edge + Edge.Target] ?? 0;
    }
    const form =
      edge === NONE ? -1 : this.#formAt(edge, (written.innerCapitals << HALF) | (written.capitals & LOW_HALF), 0);
    return form < 0 ? undefined : form;
  }

  /** The form that ends at an edge for words with these capitals and gaps (as in {@link Item}), or -1. */
  #formAt(edge: number, capitals: number, parted: number): number {
    const forms = this.#forms;
    let form = this.#edges[edge + Edge.Form] ?? NONE;
    while (form !== NONE) {
      const record = form << Item.Bits;
      const missing =
        ((forms[record + Item.Capitals] ?? 0) & ~capitals) | (parted & ~(forms[record + Item.Parted] ?? 0));
      if (missing === 0) return form;
      form = forms[record + Item.Next] ?? NONE;
    }
    return -1;
  }

  /** The edge that goes on from another ({@link NONE}: from the root) with a word; it is made where it is new. */
  #grow(from: number, hash: number): number {
    let before = from;
    if (this.#edgeCount << Edge.Bits >= this.#edges.length * FULLEST) before = this.#rehash(from);
    let node = 0;
    if (before !== NONE) {
      node = this.#edges[before + Edge.Target] || this.#nodes++;
      this.#edges[before + Edge.Target] = node;
    }
    const edge = this.#edge(node, hash);
    if (this.#edges[edge] === NONE) this.#write(edge, node, hash, 0, NONE);
    return edge;
  }

  #write(edge: number, node: number, hash: number, target: number, form: number): void {
    this.#edges[edge + Edge.Node] = node;
    this.#edges[edge + Edge.Hash] = hash;
    this.#edges[edge + Edge.Target] = target;
    this.#edges[edge + Edge.Form] = form;
    this.#edgeCount++;
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

  /** Makes room for as many edges again. Returns where one of them stands now. */
  #rehash(followed: number): number {
    const edges = this.#edges;
    this.#edges = new Uint32Array(edges.length * 2).fill(NONE);
    this.#edgeCount = 0;
    let found = NONE;
    for (let old = 0; old < edges.length; old += 1 << Edge.Bits) {
      const node = edges[old] ?? NONE;
      if (node === NONE) continue;
      const hash = edges[old + Edge.Hash] ?? 0;
      const first = edges[old + Edge.Form] ?? NONE;
      const edge = this.#edge(node, hash);
      this.#write(edge, node, hash, edges[old + Edge.Target] ?? 0, first);
      for (let form = first; form !== NONE; form = this.#item(form, Item.Next)) {
        this.#ends[form] = edge;
      }
      if (old === followed) found = edge;
    }
    return found;
  }

  /** Puts a form among those that end at an edge. */
  #link(edge: number, number: number): void {
    const demands = this.#demands(number);
    let before = NONE;
    let form = this.#edges[edge + Edge.Form] ?? NONE;
    while (form !== NONE && this.#demands(form) >= demands) {
      before = form;
      form = this.#item(form, Item.Next);
    }
    this.#forms[(number << Item.Bits) + Item.Next] = form;
    if (before === NONE) this.#edges[edge + Edge.Form] = number;
    else this.#forms[(before << Item.Bits) + Item.Next] = number;
  }

  #demands(form: number): number {
    return bitCount(this.#item(form, Item.Capitals));
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
