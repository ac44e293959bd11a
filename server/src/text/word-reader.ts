import { characterOf, foldSlowly, isSpaceless, isWordPair, Kind, kindOf, pairAt } from './characters.js';
import { addToHash, finishHash, HASH_SEED, hashOf } from './hash.js';
import { urlEnd } from './markup.js';
import { MarkupReader } from './markup-reader.js';
import { Quotation } from './quotation.js';
import type { WordList } from './word-list.js';
import { WordFlag } from './words.js';

/** Made for the first text that needs it: that takes some ten milliseconds. */
let segmenter: Intl.Segmenter | undefined;

/** The longest string given to the segmenter at once, in UTF-16 code units: its time grows faster than the length. */
const SEGMENT = 256;

/** Letters of the word that begins an address. */
const WWW = 3;

const COMMA = 44;
const FULL_STOP = 46;
const SLASH = 47;
const COLON = 58;

/** Reads the words of a text, passage by passage and line by line, in one pass. */
export class WordReader {
  readonly #text: string;
  readonly #list: WordList;
  readonly #markup: MarkupReader;
  readonly #quotation = new Quotation();
  #passageStart = 0;
  #firstWord = 0;
  /** Flags of all words of the passage. */
  #passageFlags = 0;
  /** Nothing before this offset is prose: a code span reaches to it. */
  #resume = 0;
  /** White space came since the last word. */
  #apart = true;
  /** A stop came since the last word; white space after it starts a sentence. */
  #stopped = false;
  #sentence = true;
  /** A mark that parts phrases came since the last word. */
  #parted = false;

  /** `list`: where the words go; what it holds is forgotten. */
  constructor(text: string, list: WordList) {
    this.#text = text;
    this.#list = list;
    this.#markup = new MarkupReader(text);
    list.clear();
  }

  get count(): number {
    return this.#list.count;
  }

  words(): ReturnType<WordList['words']> {
    return this.#list.words();
  }

  lexicon(): ReturnType<WordList['lexicon']> {
    return this.#list.lexicon();
  }

  /** Starts a passage whose prose lies within `start` to `end`; `flags` are those of all its words. */
  begin(start: number, end: number, flags = 0): void {
    this.#passageStart = start;
    this.#passageFlags = flags;
    this.#firstWord = this.#list.count;
    this.#apart = true;
    this.#stopped = false;
    this.#sentence = true;
    this.#parted = false;
    this.#quotation.clear();
    this.#markup.begin(end);
  }

  /** Ends a passage. A quotation that was not closed is one only if it opened the passage. */
  finish(): void {
    const { isOpen, isStraight, start, firstWord } = this.#quotation;
    if (isOpen && (isStraight || start !== this.#passageStart)) this.#list.unflag(firstWord, WordFlag.Quoted);
  }

  /** Reads one line of the passage. */
  line(start: number, end: number): void {
    this.#space();
    let at = Math.max(start, this.#resume);
    while (at < end) {
      const character = characterOf(this.#text.charCodeAt(at));
      const kind = character >>> 16;
      if (kind <= Kind.Capital) at = this.#word(at, end, character);
      else if (kind === Kind.Space) {
        this.#space();
        at++;
      } else at = this.#between(at, end, kind);
    }
  }

  /** Reads what begins at `at` and is neither white space nor a plain letter or digit. Returns the offset after it. */
  #between(at: number, end: number, kind: number): number {
    switch (kind) {
      case Kind.Complex:
        return this.#unevenWord(at, end);
      case Kind.Spaceless:
        return this.#run(at, end);
      case Kind.Surrogate:
        return this.#pair(at, end);
      case Kind.Stop:
        this.#stopped = true;
        this.#parted = true;
        if (this.#text.charCodeAt(at) > 0x3000) this.#sentence = true;
        return at + 1;
      case Kind.Quote:
        this.#quote(at);
        return at + 1;
      case Kind.Markup:
        return this.#notProse(at, end);
      case Kind.Other:
        if (this.#parts(at)) this.#parted = true;
        return at + 1;
      default:
        return at + 1;
    }
  }

  /** Whether the mark at `at` parts phrases: a hyphen or slash does only where it stands alone, or twice. */
  #parts(at: number): boolean {
    const mark = this.#text.charAt(at);
    if (!'-‐‑–/_&\\'.includes(mark)) return true;
    const after = this.#text.charCodeAt(at + 1);
    if (mark === this.#text.charAt(at - 1) && mark !== '_') return true;
    return this.#apart && kindOf(after) === Kind.Space;
  }

  #space(): void {
    this.#apart = true;
    if (this.#stopped) this.#sentence = true;
  }

  /**
   * Reads the word at `start`, whose first character is `first`, and a space after it. Nearly all words are plain
   * letters and digits up to a space; what else may belong to a word is left to a slower reader.
   */
  #word(start: number, end: number, first: number): number {
    const text = this.#text;
    let hash = addToHash(HASH_SEED, first & 0xffff);
    /** A bit for each kind of character after the first. */
    let kinds = 0;
    let at = start + 1;
    let kind: number = Kind.Space;
    for (; at < end; at++) {
      const character = characterOf(text.charCodeAt(at));
      kind = character >>> 16;
      if (kind > Kind.Capital && (kind !== Kind.Apostrophe || !this.#isLetterAt(at + 1, end))) break;
      hash = addToHash(hash, character & 0xffff);
      kinds |= 1 << kind;
    }
    if (at < end && kind !== Kind.Space && !this.#endsWord(start, at, kind)) return this.#unevenWord(start, end);
    let flags = first >>> 16 === Kind.Capital ? WordFlag.Capital : 0;
    if ((kinds & (1 << Kind.Capital)) !== 0) flags |= WordFlag.InnerCapital;
    if (this.#add(start, at, finishHash(hash), flags)) this.#list.spell(text, start, at);
    if (at >= end || kind !== Kind.Space) return at;
    this.#space();
    return at + 1;
  }

  /** Whether the character at `at`, of a certain kind, ends any word of plain letters and digits that starts at `start`. */
  #endsWord(start: number, at: number, kind: number): boolean {
    if (kind === Kind.Quote || kind === Kind.Markup || kind === Kind.Spaceless) return true;
    if (kind === Kind.Apostrophe) return true;
    if (kind !== Kind.Other && kind !== Kind.Stop) return false;
    const unit = this.#text.charCodeAt(at);
    if (unit === COLON) return this.#text.charCodeAt(at + 1) !== SLASH;
    if (unit === FULL_STOP && at - start === WWW) return false;
    return (unit !== FULL_STOP && unit !== COMMA) || kindOf(this.#text.charCodeAt(at + 1)) !== Kind.Digit;
  }

  /** Reads the word at `start`, or passes over the address that it begins. Returns the offset after it. */
  #unevenWord(start: number, end: number): number {
    const text = this.#text;
    let hash = HASH_SEED;
    let last = start;
    let before: number = Kind.Other;
    let flags = 0;
    let complex = false;
    let at = start;
    for (; at < end; at++) {
      const unit = text.charCodeAt(at);
      const character = characterOf(unit);
      const kind = character >>> 16;
      const folded = character & 0xffff;
      if (kind === Kind.Capital) flags |= at === start ? WordFlag.Capital : WordFlag.InnerCapital;
      else if (kind > Kind.Capital) {
        if (kind === Kind.Complex) complex = true;
        else if (kind === Kind.Surrogate) {
          if (!this.#isWordPairAt(at)) break;
          complex = true;
          at++;
        } else if (kind === Kind.Ignorable) continue;
        else if (kind === Kind.Apostrophe) {
          if (!this.#isLetterAt(at + 1, end)) break;
        } else if (kind === Kind.Emphasis) {
          const after = this.#emphasisEnd(at, end);
          if (before === Kind.Digit || !this.#isLetterAt(after, end)) break;
          at = after - 1;
          continue;
        } else if (unit === FULL_STOP || unit === COMMA) {
          if (before !== Kind.Digit || at + 1 >= end || kindOf(text.charCodeAt(at + 1)) !== Kind.Digit) break;
        } else break;
      }
      hash = addToHash(hash, folded);
      before = kind;
      last = at + 1;
    }
    if (this.#isAddress(start, last, at)) {
      this.#parted = true;
      return urlEnd(text, at, end);
    }
    if (complex) this.#addFolded(start, last, flags);
    else if (this.#add(start, last, finishHash(hash), flags))
      this.#list.spellSlowly(foldSlowly(text.slice(start, last)));
    return Math.max(at, start + 1);
  }

  /** Whether the letters from `start` to `last` begin an address that goes on at `at`. */
  #isAddress(start: number, last: number, at: number): boolean {
    const text = this.#text;
    if (text.charCodeAt(at) === COLON) return text.startsWith('://', at);
    return text.charCodeAt(at) === FULL_STOP && last - start === WWW && text.slice(start, last).toLowerCase() === 'www';
  }

  /** Reads a run of a script without spaces. */
  #run(start: number, end: number): number {
    let at = start;
    while (at < end && at - start < SEGMENT) {
      const kind = kindOf(this.#text.charCodeAt(at));
      if (kind === Kind.Surrogate && isSpaceless(pairAt(this.#text, at))) at += 2;
      else if (kind === Kind.Spaceless || kind === Kind.Ignorable || kind === Kind.Complex) at++;
      else break;
    }
    segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
    for (const { segment, index, isWordLike } of segmenter.segment(this.#text.slice(start, at))) {
      if (isWordLike) this.#addFolded(start + index, start + index + segment.length, 0);
    }
    return at;
  }

  #pair(at: number, end: number): number {
    const pair = pairAt(this.#text, at);
    if (isSpaceless(pair)) return this.#run(at, end);
    if (this.#isWordPairAt(at)) return this.#unevenWord(at, end);
    return at + 1;
  }

  #isWordPairAt(at: number): boolean {
    const pair = pairAt(this.#text, at);
    return isWordPair(pair) && !isSpaceless(pair);
  }

  #emphasisEnd(at: number, end: number): number {
    let after = at;
    while (after < end && kindOf(this.#text.charCodeAt(after)) === Kind.Emphasis) after++;
    return after;
  }

  #isLetterAt(at: number, end: number): boolean {
    if (at >= end) return false;
    const kind = kindOf(this.#text.charCodeAt(at));
    return kind === Kind.Letter || kind === Kind.Capital || kind === Kind.Complex;
  }

  #quote(at: number): void {
    const isBeforeSpace = kindOf(this.#text.charCodeAt(at + 1)) === Kind.Space;
    this.#quotation.meet(this.#text.charAt(at), at, isBeforeSpace, this.#list.count);
  }

  /** Passes over what is not prose at `at`. Returns the offset at which prose goes on. */
  #notProse(at: number, end: number): number {
    const mark = this.#text.charAt(at);
    const after = this.#markup.endOf(at, end);
    if (mark === '`') this.#resume = after;
    if (mark === '`' || (mark === '<' && after === at + 1)) this.#parted = true;
    return after;
  }

  #addFolded(start: number, end: number, flags: number): void {
    const folded = foldSlowly(this.#text.slice(start, end));
    if (folded !== '' && this.#add(start, end, hashOf(folded), flags)) this.#list.spellSlowly(folded);
  }

  /** Adds a word. Returns whether it is new and has to be spelled. */
  #add(start: number, end: number, hash: number, flags: number): boolean {
    let all = flags | this.#passageFlags;
    if (this.#quotation.isOpen) all |= WordFlag.Quoted;
    if (!this.#apart) all |= isHyphen(this.#text.charCodeAt(start - 1)) ? HYPHENED : WordFlag.Joined;
    if (this.#parted) all |= WordFlag.Parted;
    if (this.#list.count === this.#firstWord || (this.#sentence && !isSmall(this.#text.charAt(start)))) {
      all |= WordFlag.SentenceStart;
    }
    this.#apart = false;
    this.#stopped = false;
    this.#sentence = false;
    this.#parted = false;
    return this.#list.add(start, end, hash, all);
  }
}

const HYPHENED = WordFlag.Joined | WordFlag.Hyphened;

/** A hyphen, be it one of ASCII or of typography, and one that keeps a line together. */
function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || unit === 0x2011;
}

function isSmall(char: string): boolean {
  return char !== char.toUpperCase();
}
