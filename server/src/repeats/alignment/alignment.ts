import { putInOrder } from '../../text/arrays.js';
import { addToHash, HASH_SEED } from '../../text/hash.js';
import { LONG_COPY, leastSimilarity } from '../limits.js';
import type { LooseCopies } from '../loose/loose.js';
import type { Seed } from '../loose/neighbourhoods.js';
import { isOpening, type Range, type Side } from '../side.js';
import { type Alignment, byPlace, chain } from './chains.js';
import type { Extender } from './extension.js';
import { findParts, type Seeds } from './parts.js';

/** All alignments of two texts (or of one with itself) that are long and alike enough, by `a` and then `b`. */
export function align(
  a: Side,
  b: Side,
  seeds: Seeds,
  minWords: number,
  extender: Extender,
  loose: LooseCopies,
): Alignment[] {
  const found: Alignment[] = [];
  const rest: Alignment[] = [];
  // Most pairs of notes have but a turn of phrase in common.
  const parts = seeds.as.length > 0 ? findParts(a, b, seeds, extender) : [];
  for (const one of chain(a, b, parts)) {
    if (isRepeat(a, b, one, minWords)) found.push(one);
    else rest.push(one);
  }
  const unclear = rest.map((one): Seed => [one.a.start, one.b.start]);
  loose.add(found, a, b, seeds.weak.length > 0 ? [...unclear, ...seeds.weak] : unclear);
  for (const one of rest) found.push(...longRuns(a, b, one, minWords));
  return putInOrder(found, byPlace);
}

/**
 * Whether an alignment is long and alike enough. Two texts on one subject share many a phrase with a word or two
 * changed: a short one is a near copy only where it is whole sentences.
 */
function isRepeat(a: Side, b: Side, { a: one, b: other, matches }: Alignment, minWords: number): boolean {
  const lengths = [one.end - one.start, other.end - other.start];
  if (lengths.some((length) => length < minWords || matches < leastSimilarity(length) * length)) return false;
  const equal = lengths.every((length) => length === matches);
  return equal || Math.max(...lengths) >= LONG_COPY || isSentences(a, one) || isSentences(b, other);
}

/** Words by which a near copy may miss the first or last word of a sentence: these may be among those that differ. */
const EDGE = 2;

function isSentences(side: Side, { start, end }: Range): boolean {
  const opensNear = (word: number): boolean => {
    for (let at = Math.max(0, word - EDGE); at <= word + EDGE; at++) {
      if (at >= side.count || isOpening(side, at)) return true;
    }
    return false;
  };
  return opensNear(start) && opensNear(end);
}

const NONE: readonly Alignment[] = [];

/** The runs of equal words in an alignment that are long enough for repeats by themselves. */
function longRuns(a: Side, b: Side, { parts }: Alignment, minWords: number): readonly Alignment[] {
  const long = parts.filter(({ matches }) => matches >= minWords);
  if (long.length === 0) return NONE;
  const found: Alignment[] = [];
  for (const part of long) {
    const starts = new Map<number, number>();
    for (let word = part.a.end - minWords; word >= part.a.start; word--) starts.set(gramHash(a, word, minWords), word);
    for (let word = part.b.start; word + minWords <= part.b.end; ) {
      const start = starts.get(gramHash(b, word, minWords)) ?? part.a.end;
      let length = 0;
      while (
        start + length < part.a.end &&
        word + length < part.b.end &&
        a.hashes[start + length] === b.hashes[word + length]
      )
        length++;
      const run = { a: { start, end: start + length }, b: { start: word, end: word + length }, matches: length };
      if (length >= minWords) found.push({ ...run, parts: [{ ...run, cut: part.cut }] });
      word += Math.max(1, length);
    }
  }
  return found;
}

/** A hash of so many words from one on. */
export function gramHash({ hashes }: Side, word: number, length: number): number {
  let hash = HASH_SEED;
  for (let at = word; at < word + length; at++) hash = addToHash(hash, hashes[at] ?? 0);
  return hash;
}
