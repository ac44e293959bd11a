import type { PackedWords } from '../text/packed-words.js';
import { PassageKind, type Passages } from '../text/passages.js';
import { WordFlag } from '../text/words.js';
import { LEAST_RUN } from './limits.js';
import type { RecentMarks } from './recent-marks.js';

/** A range of words; the end is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text as alignment sees it. */
export interface Side {
  readonly hashes: Uint32Array;
  readonly count: number;
  /** 1 for each word that is quoted. */
  readonly quoted: Uint8Array;
  /** 1 for each word that starts a sentence. */
  readonly opens: Uint8Array;
  /** The first word of each passage, ascending. */
  readonly passages: Uint32Array;
}

/** How many words of a range are quoted. */
export function quotedWords({ quoted }: Side, { start, end }: Range): number {
  let words = 0;
  for (let word = start; word < end; word++) words += quoted[word] ?? 0;
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

/**
 * What alignment needs of a text. Its marks are gathered when somebody asks, for most texts share nothing with others,
 * and again when somebody asks once they are no longer among those of `marks`.
 */
export function sideOf(words: PackedWords, passages: Passages, marks: RecentMarks): Side {
  return new TextSide(words, passages, marks);
}

class TextSide implements Side {
  readonly hashes: Uint32Array;
  readonly count: number;
  readonly passages: Uint32Array;
  readonly #words: PackedWords;
  readonly #passages: Passages;
  readonly #marks: RecentMarks;
  #quoted: Uint8Array | undefined;
  #opens: Uint8Array | undefined;

  constructor(words: PackedWords, passages: Passages, marks: RecentMarks) {
    this.hashes = words.hashes;
    this.count = words.count;
    this.passages = passages.words.subarray(0, passages.count);
    this.#words = words;
    this.#passages = passages;
    this.#marks = marks;
  }

  get quoted(): Uint8Array {
    if (this.#quoted !== undefined) return this.#quoted;
    this.#quoted = this.#gatherQuoted();
    this.#marks.add(this);
    return this.#quoted;
  }

  get opens(): Uint8Array {
    if (this.#opens !== undefined) return this.#opens;
    this.#opens = flagged(this.#words.flags, WordFlag.SentenceStart);
    this.#marks.add(this);
    return this.#opens;
  }

  forget(): void {
    this.#quoted = undefined;
    this.#opens = undefined;
  }

  #gatherQuoted(): Uint8Array {
    const quoted = flagged(this.#words.flags, WordFlag.Quoted);
    const { count, kinds, words } = this.#passages;
    for (let passage = 0; passage < count; passage++) {
      if (kinds[passage] === PassageKind.Quote) quoted.fill(1, words[passage], words[passage + 1]);
    }
    return quoted;
  }
}

/** 1 for each word with a flag. A loop: it is done over and over, and `map` takes several times as long. */
function flagged(flags: Uint8Array, flag: number): Uint8Array {
  const marks = new Uint8Array(flags.length);
  for (let word = 0; word < flags.length; word++) if (((flags[word] ?? 0) & flag) !== 0) marks[word] = 1;
  return marks;
}
