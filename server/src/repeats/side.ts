import type { PackedWords } from '../text/packed-words.js';
import type { Passages } from '../text/passages.js';
import { WordFlag } from '../text/words.js';
import { LEAST_RUN } from './limits.js';

/** A range of words; the end is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text as alignment sees it. */
export interface Side {
  readonly hashes: Uint32Array;
  readonly count: number;
  /** {@link WordFlag} bits of each word. */
  readonly flags: Uint8Array;
  /** The first word of each passage, ascending. */
  readonly passages: Uint32Array;
}

const QUOTED = WordFlag.Quoted | WordFlag.InBlock;

/** The flags that alignment looks at. */
export const MARKS = QUOTED | WordFlag.SentenceStart;

/** A text of which a side is made when somebody asks: of a whole archive the sides would take as much as short notes. */
export interface Sided {
  readonly count: number;
  side(): Side;
}

/** What alignment needs of a text. */
export class TextSide implements Sided {
  readonly #words: PackedWords;
  readonly #passages: Passages;

  constructor(words: PackedWords, passages: Passages) {
    this.#words = words;
    this.#passages = passages;
  }

  get count(): number {
    return this.#words.count;
  }

  side(): Side {
    const { hashes, count, flags } = this.#words;
    return { hashes, count, flags, passages: this.#passages.words.subarray(0, this.#passages.count) };
  }
}

/** Whether a word stands in a quotation, be it a block or within marks. */
export function isQuoted({ flags }: Side, word: number): boolean {
  return ((flags[word] ?? 0) & QUOTED) !== 0;
}

/** Whether a word starts a sentence. */
export function isOpening({ flags }: Side, word: number): boolean {
  return ((flags[word] ?? 0) & WordFlag.SentenceStart) !== 0;
}

/** How many words of a range are quoted. */
export function quotedWords({ flags }: Side, { start, end }: Range): number {
  let words = 0;
  for (let word = start; word < end; word++) if (((flags[word] ?? 0) & QUOTED) !== 0) words++;
  return words;
}

/** Equal words in a row around word `i` of one text and word `j` of another, counted up to {@link LEAST_RUN}. */
export function runLength(a: Side, i: number, b: Side, j: number): number {
  let from = 0;
  while (from < LEAST_RUN && from < i && from < j && a.hashes[i - from - 1] === b.hashes[j - from - 1]) from++;
  let to = 0;
  while (to < LEAST_RUN && i + to < a.count && j + to < b.count && a.hashes[i + to] === b.hashes[j + to]) to++;
  return from + to;
}
