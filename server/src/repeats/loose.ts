import { hashOf } from '../text/hash.js';
import { stopWords } from '../text/stop-words.js';
import type { Alignment } from './chains.js';
import { leastSimilarity } from './limits.js';
import { isQuotedAlike } from './parts.js';
import type { Range, Side } from './side.js';

// Chosen by `npm run bench -- repeats`: the least values of all that were tried (.25, 4 hits, .4, .15, 18 words) gained
// .04 plagdet on bent text and lost .03 of the precision on straight copies.

/** Words around a seed in which it is looked at whether there is more to it than a turn of phrase. */
const NEAR = 24;
/** Words around a seed in which the text that corresponds is looked for. */
const FAR = 150;
/** Least number, and least share, of telling words near a seed that the other text holds near it as well. */
const LEAST_HITS = 6;
const LEAST_SHARE = 0.35;
/** What a telling word counts that the other text does not hold; and how far the sum may fall below its best. */
const MISS = 0.8;
const DROP = 5;
/** Of the telling words of a loose copy the other text holds at least this share, and this share in the same pairs. */
const TELLING_SHARE = 0.5;
const PAIRED_SHARE = 0.25;
/** Words of the shortest loose copy. */
const LEAST_WORDS = 25;

/** By the low bits of a hash: whether it may be that of a word without a subject of its own. */
const common = new Uint8Array(0x10000);
for (const word of stopWords) common[hashOf(word) & 0xffff] = 1;

/**
 * Finds text that was bent so much that no run of words is left to follow: words replaced, left out and put in, and
 * sentences in another order. It does not align; it asks which words of the one text the other has nearby.
 */
export class LooseCopies {
  /** By the low bits of a hash: the last look that met it. */
  readonly #met = new Uint32Array(0x2000);
  #look = 0;

  /** The text around word `i` of `a` and word `j` of `b` that corresponds, if it is long and alike enough. */
  find(a: Side, b: Side, i: number, j: number): Alignment | undefined {
    if (!this.#isPromising(a, b, i, j)) return undefined;
    const nearA = around(a, i, FAR);
    const nearB = around(b, j, FAR);
    const roughly = this.#corresponding(b, this.#corresponding(a, nearA, b, j, nearB), a, i, nearA);
    const other = this.#corresponding(a, roughly, b, j, nearB);
    const one = this.#corresponding(b, other, a, i, nearA);
    if (one.end - one.start < LEAST_WORDS || other.end - other.start < LEAST_WORDS) return undefined;
    if ((a === b && one.end > other.start) || !isQuotedAlike(a, b, { a: one, b: other })) return undefined;
    return judge(a, one, b, other);
  }

  #isPromising(a: Side, b: Side, i: number, j: number): boolean {
    this.#meet(a, around(a, i, NEAR));
    const range = around(b, j, NEAR);
    let telling = 0;
    let hits = 0;
    for (let word = range.start; word < range.end; word++) {
      const hash = b.hashes[word] ?? 0;
      if (common[hash & 0xffff] === 1) continue;
      telling++;
      if (this.#isMet(hash)) hits++;
    }
    return hits >= LEAST_HITS && hits >= LEAST_SHARE * telling;
  }

  /** The text around word `j` of `b`, within a range, that holds the telling words of a range of `a`. */
  #corresponding(a: Side, range: Range, b: Side, j: number, within: Range): Range {
    this.#meet(a, range);
    return this.#grow(b, j, within);
  }

  #meet(side: Side, range: Range): void {
    this.#look++;
    for (let word = range.start; word < range.end; word++) this.#met[(side.hashes[word] ?? 0) & 0x1fff] = this.#look;
  }

  #isMet(hash: number): boolean {
    return this.#met[hash & 0x1fff] === this.#look;
  }

  /** The text around a word in which telling words that were met prevail. */
  #grow(side: Side, from: number, within: Range): Range {
    const reach = (step: 1 | -1): number => {
      let best = 0;
      let sum = 0;
      let edge = from;
      for (let word = from; word >= within.start && word < within.end; word += step) {
        const hash = side.hashes[word] ?? 0;
        if (common[hash & 0xffff] === 1) continue;
        sum += this.#isMet(hash) ? 1 : -MISS;
        if (sum > best) {
          best = sum;
          edge = word;
        } else if (sum < best - DROP) break;
      }
      return edge;
    };
    return { start: reach(-1), end: reach(1) + 1 };
  }
}

function around(side: Side, word: number, words: number): Range {
  return { start: Math.max(0, word - words), end: Math.min(side.count, word + words) };
}

function judge(a: Side, one: Range, b: Side, other: Range): Alignment | undefined {
  const words = new Map<number, number>();
  const pairs = new Set<number>();
  for (let word = one.start; word < one.end; word++) {
    const hash = a.hashes[word] ?? 0;
    words.set(hash, (words.get(hash) ?? 0) + 1);
    if (word + 1 < one.end) pairs.add(pairOf(a, word));
  }
  let matches = 0;
  let telling = 0;
  let hits = 0;
  let paired = 0;
  let covered = other.start;
  for (let word = other.start; word < other.end; word++) {
    const hash = b.hashes[word] ?? 0;
    const isTelling = common[hash & 0xffff] !== 1;
    if (isTelling) telling++;
    const left = words.get(hash) ?? 0;
    if (left > 0) {
      words.set(hash, left - 1);
      matches++;
      if (isTelling) hits++;
    }
    if (word + 1 < other.end && pairs.has(pairOf(b, word))) {
      paired += word + 2 - Math.max(covered, word);
      covered = word + 2;
    }
  }
  const length = other.end - other.start;
  const isAlike =
    hits >= TELLING_SHARE * telling &&
    paired >= PAIRED_SHARE * length &&
    matches >= leastSimilarity(length) * length &&
    matches >= leastSimilarity(one.end - one.start) * (one.end - one.start);
  if (!isAlike) return undefined;
  return { a: one, b: other, matches, parts: [{ a: one, b: other, matches, cut: false }] };
}

function pairOf({ hashes }: Side, word: number): number {
  return (Math.imul(hashes[word] ?? 0, 0x9e3779b1) + (hashes[word + 1] ?? 0)) >>> 0;
}
