import type { Acronym } from '../../answers.js';
import type { Passages } from '../../text/passages.js';
import { WordFlag, type Words } from '../../text/words.js';
import { type Expansion, expandAfter, expandBefore, expandNear, initialsOf, type Stretch } from './expansion.js';
import { matchAt, maySignAt, shortFormAt, shortFormBefore, shortFormWithin } from './short-form.js';

/** UTF-16 code units beside a short form in which its long form is looked for: the most, and as many for each letter. */
const WINDOW = 240;
const WINDOW_FIRST = 40;
const WINDOW_LETTER = 24;

/** The dearest expansion of a short form in small letters, and of one beside a sign that often means something else. */
const DEAREST_SMALL = 0.12;
const DEAREST_WEAK = 0.2;

/** How often in a note a long form is looked for beside a short form: it is explained where it is new, if at all. */
const MOST_LOOKS = 2;

/** What makes the text after a short form its long form. */
const cue = /["'”’»*_\])]*\s*(?:=|(?:denotes|(?:stands|is short|short|is an acronym|is an abbreviation) for)\s)\s*/y;
/** Signs that may stand between a short form and its long form, and often do not. */
const weakCue = /["'”’»*_]*\s*(?::|\]|--?|[–—])\s+/y;

/**
 * The acronyms that a note explains, in order of their long forms. A passage without brackets and without a capital
 * inside a word costs nothing but a look at its words.
 */
export function findAcronyms(text: string, words: Words, passages: Passages): readonly Acronym[] {
  const { flags } = words;
  const reader = new AcronymReader(text, words);
  let bracket = text.indexOf('(');
  for (let passage = 0; passage < passages.count; passage++) {
    const start = passages.starts[passage] ?? 0;
    const end = passages.ends[passage] ?? 0;
    if (bracket !== -1 && bracket < start) bracket = text.indexOf('(', start);
    reader.begin(start, end);
    for (; bracket !== -1 && bracket < end; bracket = text.indexOf('(', bracket + 1)) reader.bracket(bracket);
    const last = passages.words[passage + 1] ?? 0;
    for (let word = passages.words[passage] ?? 0; word < last; word++) {
      if (((flags[word] ?? 0) & WordFlag.InnerCapital) !== 0) reader.word(word);
    }
  }
  return reader.found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Reads the acronyms of one note, passage by passage. */
class AcronymReader {
  readonly found: Acronym[] = [];
  readonly #text: string;
  readonly #words: Words;
  /** The bounds of the passage. */
  #start = 0;
  #end = 0;
  /** Words that are part of a long form. */
  readonly #taken = new Set<number>();
  readonly #explained = new Set<string>();
  /** How often a long form was looked for, by the hash of the short form's first word. */
  readonly #looks = new Map<number, number>();

  constructor(text: string, words: Words) {
    this.#text = text;
    this.#words = words;
  }

  /** Starts a passage. */
  begin(start: number, end: number): void {
    this.#start = start;
    this.#end = end;
  }

  /** Reads "long form (SF)" or "SF (long form)", where the bracket at `open` opens. */
  bracket(open: number): void {
    // A run of brackets opens nothing but its last.
    if (this.#text.charCodeAt(open + 1) === 40) return;
    const close = this.#closing(open);
    const within = shortFormWithin(this.#text, open, close);
    if (within !== undefined) {
      const { short, small } = within;
      const expansion = expandBefore(this.#stretch(this.#before(open, short), open), short);
      if (expansion !== undefined && (!small || expansion.cost < DEAREST_SMALL) && this.#add(short, expansion)) return;
    }
    const before = shortFormBefore(this.#text, this.#start, open);
    if (before === undefined) return;
    const expansion = expandAfter(this.#stretch(open + 1, close), before);
    if (expansion !== undefined) this.#add(before, expansion);
  }

  /** Reads "SF = long form", "SF stands for long form", and a long form in the same sentence, where SF is word `word`. */
  word(word: number): void {
    const hash = (this.#words.hashes[word] ?? 0) | 0;
    const looks = this.#looks.get(hash) ?? 0;
    if (looks >= MOST_LOOKS) return;
    this.#looks.set(hash, looks + 1);
    const start = this.#words.starts[word] ?? 0;
    const short = shortFormAt(this.#text, start);
    if (short === undefined || this.#explained.has(short)) return;
    const after = start + short.length;
    const signed = maySignAt(this.#text, after);
    const strong = signed ? matchAt(cue, this.#text, after) : undefined;
    const sign = strong ?? (signed ? matchAt(weakCue, this.#text, after) : undefined);
    if (sign !== undefined) {
      const from = after + sign.length;
      const expansion = expandAfter(this.#stretch(from, this.#after(from, short)), short);
      if (expansion === undefined || (strong === undefined && expansion.cost > DEAREST_WEAK)) return;
      this.#add(short, expansion);
    } else {
      const expansion = this.#near(word, start, short);
      if (expansion !== undefined) this.#add(short, expansion);
    }
  }

  /** What the short form at `start`, where word `word` begins, stands for in the words of its sentence. */
  #near(word: number, start: number, short: string): Expansion | undefined {
    const initials = initialsOf(short);
    if (initials === undefined) return undefined;
    const after = start + short.length;
    const width = windowOf(short);
    // Rarely do words near by begin with these letters: only then it is looked where their sentence begins and ends.
    if (expandNear(this.#wide(word, Math.max(this.#start, start - width), start), initials, 'first') !== undefined) {
      const before = expandNear(this.#stretch(this.#before(start, short), start), initials, 'last');
      if (before !== undefined) return before;
    }
    if (expandNear(this.#wide(word, after, Math.min(this.#end, after + width)), initials, 'first') === undefined) {
      return undefined;
    }
    return expandNear(this.#stretch(after, this.#after(after, short)), initials, 'first');
  }

  #add(short: string, { first, last }: Expansion): boolean {
    const start = this.#words.starts[first] ?? 0;
    const end = this.#words.ends[last - 1] ?? start;
    if (end - start <= short.length) return false;
    for (let word = first; word < last; word++) if (this.#taken.has(word)) return false;
    for (let word = first; word < last; word++) this.#taken.add(word);
    this.#explained.add(short);
    this.found.push({ short, long: this.#text.slice(start, end), start, end });
    return true;
  }

  /** Offset of the bracket that closes the one at `open`; the end of the window where none does. */
  #closing(open: number): number {
    const last = Math.min(this.#end, open + WINDOW);
    let depth = 0;
    for (let at = open; at < last; at++) {
      const unit = this.#text.charCodeAt(at);
      if (unit === 40) depth++;
      else if (unit === 41 && --depth === 0) return at;
    }
    return last;
  }

  /** Where the window before `at` begins: after a bracket, a semicolon or colon, or the end of a sentence. */
  #before(at: number, short: string): number {
    const least = Math.max(this.#start, at - windowOf(short));
    let from = at;
    while (from > least && !this.#isEdge(from - 1)) from--;
    return from;
  }

  /** Where the window after `at` ends. */
  #after(at: number, short: string): number {
    const most = Math.min(this.#end, at + windowOf(short));
    let to = at;
    while (to < most && !this.#isEdge(to) && this.#text.charAt(to) !== '=') to++;
    if (this.#text.charAt(to) !== '=') return to;
    // "A = first B = second": the word before the next sign belongs to it.
    while (to > at && /\s/.test(this.#text.charAt(to - 1))) to--;
    while (to > at && !/\s/.test(this.#text.charAt(to - 1))) to--;
    return to;
  }

  #isEdge(at: number): boolean {
    const unit = this.#text.charCodeAt(at);
    // Letters and white space first: nearly all there is.
    if (unit <= 32 || (unit > 93 && unit < 0x3000)) return false;
    const char = this.#text.charAt(at);
    if (';()[]:'.includes(char)) return true;
    if (char !== '.' && char !== '!' && char !== '?') return false;
    const after = this.#text.slice(at + 1, at + 4);
    return /^["'”’)]*\s+["'“‘]?\p{Lu}/u.test(after) && !/\p{Lu}/u.test(this.#text.charAt(at - 1));
  }

  /** The words between two offsets not far from word `near`. */
  #wide(near: number, start: number, end: number): Stretch {
    const from = wordNear(this.#words, start, near);
    return { text: this.#text, words: this.#words, from, to: wordNear(this.#words, end, near) };
  }

  /** The words between two offsets. */
  #stretch(start: number, end: number): Stretch {
    return { text: this.#text, words: this.#words, from: wordAt(this.#words, start), to: wordAt(this.#words, end) };
  }
}

function windowOf(short: string): number {
  return Math.min(WINDOW, WINDOW_FIRST + WINDOW_LETTER * short.length);
}

/** Index of the first word that starts at `offset` or after it. */
function wordAt(words: Words, offset: number): number {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same, for an offset not far from word `near`. */
function wordNear(words: Words, offset: number, near: number): number {
  let word = near;
  while (word > 0 && (words.starts[word - 1] ?? 0) >= offset) word--;
  while (word < words.count && (words.starts[word] ?? 0) < offset) word++;
  return word;
}
