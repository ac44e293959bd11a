import { lastAtMost } from '../../text/arrays.js';
import { finishHash } from '../../text/hash.js';
import { GRAM, LEAST_RUN } from '../limits.js';

/** Selected word sequences of one text, in order, a typed array a property. */
export interface Fingerprints {
  readonly count: number;
  /** Hash of {@link GRAM} words. */
  readonly hashes: Uint32Array;
  /** Index of the first of these words. */
  readonly positions: Uint32Array;
  /** What stands around these words: {@link isRun} compares it. */
  readonly contexts: Uint32Array;
}

const BASE = 0x2c1b3c6d;

/**
 * Winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: Local Algorithms for Document Fingerprinting", 2003): of every
 * `minWords - GRAM + 1` sequences in a row the smallest hash is selected, so that two texts with a run of `minWords`
 * equal words have a fingerprint in common. `hashes` are those of the `count` words.
 */
export function fingerprints(hashes: Uint32Array, count: number, minWords: number): Fingerprints {
  const window = Math.max(1, minWords - GRAM + 1);
  const length = Math.max(0, count - GRAM + 1);
  const [grams, selected] = roomFor(length);
  hashGrams(hashes, count, grams);
  let found = 0;
  let smallest = 0;
  for (let gram = 0; gram < length; gram++) {
    if (smallest <= gram - window) smallest = rightmostSmallest(grams, gram - window + 1, gram);
    else if ((grams[gram] ?? 0) <= (grams[smallest] ?? 0)) smallest = gram;
    if (gram < window - 1 || (found > 0 && selected[found - 1] === smallest)) continue;
    selected[found++] = smallest;
  }
  const positions = selected.slice(0, found);
  const prints = { count: found, hashes: new Uint32Array(found), positions, contexts: new Uint32Array(found) };
  for (let print = 0; print < found; print++) {
    const gram = positions[print] ?? 0;
    prints.hashes[print] = grams[gram] ?? 0;
    prints.contexts[print] = contextOf(hashes, count, gram);
  }
  return prints;
}

/** Words of the longest text for which the same room serves again and again. */
const LONG = 1 << 14;
const room = [new Uint32Array(LONG), new Uint32Array(LONG)] as const;

/** Two arrays of at least that many items. */
function roomFor(length: number): readonly [Uint32Array, Uint32Array] {
  return length <= LONG ? room : [new Uint32Array(length), new Uint32Array(length)];
}

/** Writes down the hash of every sequence. */
function hashGrams(hashes: Uint32Array, count: number, grams: Uint32Array): void {
  let outgoing = 1;
  for (let power = 1; power < GRAM; power++) outgoing = Math.imul(outgoing, BASE);
  let rolling = 0;
  for (let word = 0; word < count; word++) {
    rolling = (Math.imul(rolling, BASE) + (hashes[word] ?? 0)) | 0;
    const gram = word - GRAM + 1;
    if (gram < 0) continue;
    grams[gram] = finishHash(rolling);
    rolling = (rolling - Math.imul(hashes[gram] ?? 0, outgoing)) | 0;
  }
}

function rightmostSmallest(grams: Uint32Array, first: number, last: number): number {
  let smallest = last;
  for (let gram = last - 1; gram >= first; gram--) {
    if ((grams[gram] ?? 0) < (grams[smallest] ?? 0)) smallest = gram;
  }
  return smallest;
}

/** Words on either side of a sequence that its context holds, eight bits of each. */
const AROUND = LEAST_RUN - GRAM;

/** From the low bits on: the words before, the nearest first, then those after. */
function contextOf(hashes: Uint32Array, count: number, gram: number): number {
  let context = 0;
  for (let step = 1; step <= AROUND; step++) {
    const before = gram - step;
    const after = gram + GRAM - 1 + step;
    if (before >= 0) context |= ((hashes[before] ?? 0) & 0xff) << (8 * (step - 1));
    if (after < count) context |= ((hashes[after] ?? 0) & 0xff) << (8 * (AROUND + step - 1));
  }
  return context >>> 0;
}

/** Index of the first fingerprint that stands at a word or after it. */
export function firstFrom({ count, positions }: Fingerprints, word: number): number {
  return lastAtMost(positions, count, word - 1) + 1;
}

/** Whether two equal sequences may stand in a run of {@link LEAST_RUN} equal words; false is certain. */
export function isRun(one: number, other: number): boolean {
  const differing = one ^ other;
  let run = GRAM;
  for (let step = 0; step < AROUND && ((differing >>> (8 * step)) & 0xff) === 0; step++) run++;
  for (let step = 0; step < AROUND && ((differing >>> (8 * (AROUND + step))) & 0xff) === 0; step++) run++;
  return run >= LEAST_RUN;
}
