import { lastAtMost } from '../../text/arrays.js';
import { SAME_BLOCK } from '../limits.js';
import { isOpening, type Range, type Side } from '../side.js';
import type { Part } from './parts.js';

const NONE = new Uint32Array(0);

/**
 * Text that repeats itself at once, over and over. An alignment of one repetition with another may start anywhere in
 * it: all are cut at the same place.
 */
export class Repetitions {
  readonly #side: Side;
  /** By word: the length of the repetition that starts there, 0 where none does. */
  #starts: Uint32Array = NONE;

  constructor(side: Side) {
    this.#side = side;
  }

  /**
   * Of a part, the piece that lies in one repetition of about `period` words that is known, or else, if it is longer
   * than that, the piece that starts with its first passage, or with its first sentence.
   */
  one(part: Part, period: number): Part {
    const piece = this.#pieceOf(part, period);
    if (part.cut) this.#mark(piece, period);
    return piece;
  }

  #pieceOf(part: Part, period: number): Part {
    const { a, b } = part;
    const length = a.end - a.start;
    if (b.end - b.start !== length) return part;
    const from =
      this.#known(a.start, length, period) ?? (length > period ? this.#opening(a.start, length - period) : 0);
    return trimmed(this.#side, part, Math.max(0, from), Math.min(length, from + period));
  }

  /** How far from a word a known repetition starts of which the `length` words from there on hold all, or nearly all. */
  #known(word: number, length: number, period: number): number | undefined {
    const isKnown = (at: number): boolean => {
      const known = this.#starts[word + at] ?? 0;
      return Math.min(known, period) >= SAME_BLOCK * Math.max(known, period);
    };
    for (let at = 0; at <= length - period; at++) if (isKnown(at)) return at;
    const most = length < SAME_BLOCK * period ? 0 : (1 - SAME_BLOCK) * period;
    for (let missing = 1; missing <= most; missing++) {
      if (isKnown(-missing)) return -missing;
      if (isKnown(length - period + missing)) return length - period + missing;
    }
    return undefined;
  }

  /** How far from a word the first passage starts, or else the first sentence, up to `most`; 0 where none does. */
  #opening(word: number, most: number): number {
    const { passages, count } = this.#side;
    const before = lastAtMost(passages, passages.length, word - 1);
    const passage = (passages[before + 1] ?? count) - word;
    if (passage >= 0 && passage <= most) return passage;
    for (let distance = 0; distance <= most; distance++) if (isOpening(this.#side, word + distance)) return distance;
    return 0;
  }

  #mark({ a, b }: Part, period: number): void {
    if (this.#starts.length === 0) this.#starts = new Uint32Array(this.#side.count);
    this.#starts[a.start] = period;
    this.#starts[b.start] = period;
  }
}

/** The words `from` to `to` of a part whose texts are laid side by side, without ends that differ. */
function trimmed(side: Side, { a, b, cut }: Part, from: number, to: number): Part {
  const { hashes } = side;
  const differs = (at: number): boolean => hashes[a.start + at] !== hashes[b.start + at];
  let start = from;
  while (start < to && differs(start)) start++;
  let end = to;
  while (end > start && differs(end - 1)) end--;
  const one = { start: a.start + start, end: a.start + end };
  const other = { start: b.start + start, end: b.start + end };
  let matches = 0;
  for (let at = start; at < end; at++) if (!differs(at)) matches++;
  const isShifted = matches < end - start && end - start <= MOST_COMPARED;
  return { a: one, b: other, matches: isShifted ? commonSubsequence(side, one, other) : matches, cut };
}

/** Words of a repetition up to which it is aligned word by word. */
const MOST_COMPARED = 300;

/** Words that match between two ranges of a text, by dynamic programming. */
function commonSubsequence({ hashes }: Side, one: Range, other: Range): number {
  const row = new Uint32Array(other.end - other.start + 1);
  for (let i = one.start; i < one.end; i++) {
    let diagonal = 0;
    for (let at = 1; at < row.length; at++) {
      const above = row[at] ?? 0;
      row[at] = hashes[i] === hashes[other.start + at - 1] ? diagonal + 1 : Math.max(above, row[at - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[row.length - 1] ?? 0;
}
