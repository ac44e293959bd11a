import type { Words } from '../../text/words.js';

const OPEN = 40;
const CLOSE = 41;

/** A word of a sentence; it is spelled when somebody asks. Offsets are UTF-16 code units of the text. */
export class Token {
  readonly start: number;
  readonly end: number;
  /** Of the normalised form. */
  readonly hash: number;
  /** How many round brackets are open around it. */
  readonly depth: number;
  readonly #text: string;
  /** Where the word before it ends. */
  readonly #before: number;
  #small: string | undefined;

  constructor(text: string, before: number, start: number, end: number, hash: number, depth: number) {
    this.#text = text;
    this.#before = before;
    this.start = start;
    this.end = end;
    this.hash = hash;
    this.depth = depth;
  }

  /** As written. */
  get written(): string {
    return this.#text.slice(this.start, this.end);
  }

  /** In small letters, with straight apostrophes. */
  get small(): string {
    if (this.#small === undefined) {
      const lower = this.written.toLowerCase();
      this.#small = lower.includes('’') ? lower.replaceAll('’', "'") : lower;
    }
    return this.#small;
  }

  /** What stands between this word and the one before it; the opening marks of the sentence. */
  get gap(): string {
    return this.#text.slice(this.#before, this.start);
  }
}

/** A sentence, taken apart for those who look for definitions. */
export interface Sentence {
  /** Offsets of the sentence as it is shown: opening and closing marks and the full stop included. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/**
 * The sentence made of the words from `first` to `last` (exclusive), within a passage that ends at `edge`; it has a
 * token for each of the first `most` words.
 */
export function sentenceOf(
  text: string,
  words: Words,
  first: number,
  last: number,
  edge: number,
  most: number,
): Sentence {
  const tokens: Token[] = [];
  let depth = 0;
  const opening = openingOf(text, words.starts[first] ?? 0);
  let before = opening;
  const until = Math.min(last, first + most);
  for (let word = first; word < until; word++) {
    const start = words.starts[word] ?? 0;
    const end = words.ends[word] ?? start;
    depth = depthAfter(text, before, start, depth);
    tokens.push(new Token(text, before, start, end, words.hashes[word] ?? 0, depth));
    before = end;
  }
  const end = closingOf(text, words.ends[last - 1] ?? opening, edge);
  return { start: opening, end, text: text.slice(opening, end), tokens };
}

/** How many brackets are open at offset `to`, where `before` were open at offset `from`. */
function depthAfter(text: string, from: number, to: number, before: number): number {
  let depth = before;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === OPEN) depth++;
    else if (unit === CLOSE && depth > 0) depth--;
  }
  return depth;
}

/** Where the marks before the first word begin: quotation marks, brackets, emphasis. */
function openingOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && '"“‘\'«([*_'.includes(text.charAt(start - 1))) start--;
  return start;
}

/** Where the marks after the last word end. */
function closingOf(text: string, at: number, edge: number): number {
  let end = at;
  while (end < edge && '.!?…"”’\'»)]*_:;。！？'.includes(text.charAt(end))) end++;
  return end;
}
