import type { Steps } from '../../steps.js';
import { grown } from '../../text/arrays.js';
import { hashOf } from '../../text/hash.js';
import { PassageKind } from '../../text/passages.js';
import type { Vocabulary } from '../../text/vocabulary.js';
import { WordFlag } from '../../text/words.js';
import { DistinctPassages, type TermText, WIDEST } from './distinct-passages.js';
import { Count, TermTree } from './term-tree.js';
import { WordKind, WordKinds } from './word-kinds.js';

/** The most words of a term. */
export const LONGEST_TERM = 4;
/** Of the words of English prose at least one in so many is part of no term; of code, lists and other languages fewer. */
const PROSE = 4;
/** What the line above a quoted mail ends with, as hashes. */
const attributions = ['wrote', 'writes'].map(hashOf);

/** A word of the passage at hand begins something new: it does not go on what came before. */
const APART = 0x100;
/** A hyphen alone joins it to the word before. */
const HYPHENED = 0x200;
/** So far from the word before that it cannot be in one quotation with it. */
const FAR = 0x400;

/** Words that are counted in one step, about. */
const WORDS_A_STEP = 2000;

/** A text of which the passages before `end` are counted, with the numbers of its passages. */
interface CountedText {
  readonly numbers: Uint32Array;
  end: number;
}

/**
 * How often sequences of words occur that may be terms. A passage that stands in many notes, or editions of a note, is
 * counted once. The counts are a function of the texts, in whatever order they came and went.
 */
export class TermCounts {
  readonly tree = new TermTree();
  readonly kinds: WordKinds;
  readonly #vocabulary: Vocabulary;
  readonly #passages = new DistinctPassages();
  readonly #texts = new Map<TermText, CountedText>();
  /** The passage at hand: the number, kind and flags of each word. */
  #words = new Uint32Array(256);
  #kinds = new Uint8Array(256);
  #flags = new Uint16Array(256);

  /** `vocabulary`: it knows the words of every text that comes. */
  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.kinds = new WordKinds(vocabulary);
  }

  /** Bytes of the tables. */
  get bytes(): number {
    let bytes = this.tree.bytes + this.#passages.bytes;
    for (const { numbers } of this.#texts.values()) bytes += numbers.byteLength;
    return bytes;
  }

  /** Whether most of what the tables hold has gone: they should be made anew. */
  get isStale(): boolean {
    return this.#passages.isStale;
  }

  /** Distinct passages so far: the number of each is below it. */
  get passages(): number {
    return this.#passages.size;
  }

  /** The number of each passage of a text that is counted. */
  passagesOf(text: TermText): Uint32Array {
    return this.#texts.get(text)?.numbers ?? nothing;
  }

  /**
   * Counts the texts that are new, and takes away those that have gone. Whoever does not take all steps, for there are
   * other texts by now, goes on with those where he was.
   */
  *follow(texts: readonly TermText[]): Steps<void> {
    const current = new Set(texts);
    for (const text of texts) yield* this.#put(text);
    for (const text of [...this.#texts.keys()]) if (!current.has(text)) yield* this.#remove(text);
  }

  *#put(text: TermText): Steps<void> {
    const counted = this.#texts.get(text) ?? { numbers: this.#passages.numbersOf(text), end: 0 };
    this.#texts.set(text, counted);
    const { numbers } = counted;
    for (let words = 0; counted.end < numbers.length; ) {
      const passage = counted.end++;
      if (this.#passages.count(numbers[passage] ?? 0, 1) === 1) this.#count(text, passage, 1);
      words += wordsIn(text, passage);
      if (words < WORDS_A_STEP && counted.end < numbers.length) continue;
      words = 0;
      yield;
    }
  }

  *#remove(text: TermText): Steps<void> {
    const counted = this.#texts.get(text);
    for (let words = 0; counted !== undefined && counted.end > 0; ) {
      const passage = --counted.end;
      if (this.#passages.count(counted.numbers[passage] ?? 0, -1) === 0) this.#count(text, passage, -1);
      words += wordsIn(text, passage);
      if (words < WORDS_A_STEP) continue;
      words = 0;
      yield;
    }
    this.#texts.delete(text);
    yield;
  }

  #count(text: TermText, passage: number, sign: 1 | -1): void {
    if (isAttribution(text, passage)) return;
    const count = this.#read(text, passage);
    let closed = 0;
    for (let at = 0; at < count; at++) if ((this.#kinds[at] ?? 0) >= WordKind.Of) closed++;
    if (closed * PROSE < count) return;
    const mayCapitals = text.passages.kinds[passage] !== PassageKind.Heading;
    for (let at = 0; at < count; at++) {
      if ((this.#kinds[at] ?? 0) < WordKind.Of) this.#countFrom(at, count, mayCapitals, sign);
      if (this.#opensQuotation(at)) this.#countQuotation(at, count, sign);
    }
  }

  /** Looks up the words of a passage; returns how many there are. */
  #read({ words, passages }: TermText, passage: number): number {
    const from = passages.words[passage] ?? 0;
    const count = (passages.words[passage + 1] ?? from) - from;
    if (this.#words.length < count) {
      this.#words = grown(this.#words, count);
      this.#kinds = grown(this.#kinds, count);
      this.#flags = grown(this.#flags, count);
    }
    for (let at = 0; at < count; at++) {
      const word = from + at;
      const number = this.#vocabulary.find(words.hashes[word] ?? 0);
      const gap = words.gap(word);
      let flags = words.flags[word] ?? 0;
      if (gap !== 1 || (flags & (WordFlag.SentenceStart | WordFlag.Parted)) !== 0) flags |= APART;
      else if ((flags & WordFlag.Joined) !== 0) flags |= (flags & WordFlag.Hyphened) !== 0 ? HYPHENED : APART;
      if (gap >= WIDEST) flags |= FAR;
      this.#words[at] = number;
      this.#kinds[at] = kindAs(this.kinds.of(number), flags);
      this.#flags[at] = flags;
    }
    return count;
  }

  /** Counts the sequences that begin with a word. */
  #countFrom(first: number, count: number, mayCapitals: boolean, sign: 1 | -1): void {
    const flags = this.#flags[first] ?? 0;
    // Within a compound nothing begins.
    if ((flags & HYPHENED) !== 0) return;
    let node = this.tree.grow(0, this.#words[first] ?? 0);
    if (!this.#isHyphened(first + 1, count)) this.#countWord(node, flags, mayCapitals, sign);
    let capitals = mayCapitals && (flags & WordFlag.Capital) !== 0;
    let hyphens = true;
    const most = Math.min(count, first + LONGEST_TERM);
    for (let at = first + 1; at < most; at++) {
      const kind = this.#kinds[at] ?? 0;
      const flags = this.#flags[at] ?? 0;
      const isHyphened = (flags & HYPHENED) !== 0;
      if ((flags & APART) !== 0 || kind === WordKind.Closed) break;
      if (kind === WordKind.Of && (at > first + 1 || isHyphened)) break;
      if (this.#kinds[first] === WordKind.Vague && at === first + 1 && !isHyphened) break;
      node = this.tree.grow(node, this.#words[at] ?? 0);
      if (kind === WordKind.Of) continue;
      if (kind === WordKind.Vague && !isHyphened) break;
      capitals &&= (flags & WordFlag.Capital) !== 0;
      hyphens &&= isHyphened;
      if (this.#isHyphened(at + 1, count)) continue;
      this.tree.add(node, Count.Times, sign);
      if (capitals) this.tree.add(node, Count.Capitals, sign);
      if (hyphens) this.tree.add(node, Count.Marked, sign);
    }
  }

  /** Counts a word by itself; where it begins a sentence, its capital says nothing. */
  #countWord(node: number, flags: number, mayCapitals: boolean, sign: 1 | -1): void {
    const isCapital = (flags & WordFlag.Capital) !== 0;
    if ((flags & WordFlag.InnerCapital) !== 0) this.tree.add(node, Count.Marked, sign);
    else if (isCapital && ((flags & WordFlag.SentenceStart) !== 0 || !mayCapitals)) return;
    this.tree.add(node, Count.Times, sign);
    if (isCapital) this.tree.add(node, Count.Capitals, sign);
  }

  #isHyphened(at: number, count: number): boolean {
    return at < count && ((this.#flags[at] ?? 0) & HYPHENED) !== 0;
  }

  #opensQuotation(at: number): boolean {
    const flags = this.#flags[at] ?? 0;
    if ((flags & WordFlag.Quoted) === 0) return false;
    return at === 0 || ((this.#flags[at - 1] ?? 0) & WordFlag.Quoted) === 0 || (flags & FAR) !== 0;
  }

  /** Counts a quotation that is a term: a few words without a pronoun or verb, and no name, title or whole sentence. */
  #countQuotation(first: number, count: number, sign: 1 | -1): void {
    const isTitle = ((this.#flags[first] ?? 0) & (WordFlag.Capital | WordFlag.InnerCapital)) === WordFlag.Capital;
    if (isTitle) return;
    let node = 0;
    for (let at = first; at < count; at++) {
      const flags = this.#flags[at] ?? 0;
      const isNext = at > first && ((flags & WordFlag.Quoted) === 0 || (flags & FAR) !== 0);
      if (isNext) break;
      if (at - first >= LONGEST_TERM || (at > first && (flags & APART) !== 0)) return;
      if (at > first && (this.#kinds[at] ?? 0) >= WordKind.Of) return;
      node = this.tree.grow(node, this.#words[at] ?? 0);
    }
    this.tree.add(node, Count.Quoted, sign);
  }
}

function wordsIn({ passages }: TermText, passage: number): number {
  return (passages.words[passage + 1] ?? 0) - (passages.words[passage] ?? 0);
}

/** "On Monday somebody wrote:", as mail programs say it. */
function isAttribution({ words, passages }: TermText, passage: number): boolean {
  return attributions.includes(words.hashes[(passages.words[passage + 1] ?? 0) - 1] ?? 0);
}

/** What a word of a kind is as it is written: a short one says something only with a capital inside. */
function kindAs(kind: number, flags: number): number {
  if (kind !== WordKind.Short) return kind;
  return (flags & WordFlag.InnerCapital) !== 0 ? WordKind.Telling : WordKind.Closed;
}

const nothing = new Uint32Array();
