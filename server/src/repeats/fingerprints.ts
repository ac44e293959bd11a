import { finishHash } from '../text/hash.js';
import { GRAM } from './limits.js';

/** Selected word sequences of one text, in order: the hash of {@link GRAM} words and the index of the first. */
export interface Fingerprints {
  readonly count: number;
  readonly hashes: Uint32Array;
  readonly positions: Uint32Array;
}

const BASE = 0x2c1b3c6d;

/**
 * Winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: Local Algorithms for Document Fingerprinting", 2003): of every
 * `minWords - GRAM + 1` sequences in a row the smallest hash is selected, so that two texts with a run of `minWords`
 * equal words have a fingerprint in common. `hashes` are those of the `count` words.
 */
export function fingerprints(hashes: Uint32Array, count: number, minWords: number): Fingerprints {
  const window = Math.max(1, minWords - GRAM + 1);
  const grams = count - GRAM + 1;
  if (grams < window) return { count: 0, hashes: new Uint32Array(0), positions: new Uint32Array(0) };
  const selected = new Uint32Array(grams);
  const positions = new Uint32Array(grams);
  /** The hashes of the last `window` sequences, a ring. */
  const ring = new Uint32Array(window);
  let outgoing = 1;
  for (let power = 1; power < GRAM; power++) outgoing = Math.imul(outgoing, BASE);
  let rolling = 0;
  for (let word = 0; word < GRAM - 1; word++) rolling = (Math.imul(rolling, BASE) + (hashes[word] ?? 0)) | 0;
  let found = 0;
  let smallest = 0;
  for (let gram = 0; gram < grams; gram++) {
    rolling = (Math.imul(rolling, BASE) + (hashes[gram + GRAM - 1] ?? 0)) | 0;
    const hash = finishHash(rolling);
    rolling = (rolling - Math.imul(hashes[gram] ?? 0, outgoing)) | 0;
    ring[gram % window] = hash;
    if (smallest <= gram - window) smallest = rightmostSmallest(ring, gram, window);
    else if (hash <= (ring[smallest % window] ?? 0)) smallest = gram;
    if (gram < window - 1 || (found > 0 && positions[found - 1] === smallest)) continue;
    selected[found] = ring[smallest % window] ?? 0;
    positions[found++] = smallest;
  }
  return { count: found, hashes: selected.slice(0, found), positions: positions.slice(0, found) };
}

function rightmostSmallest(ring: Uint32Array, last: number, window: number): number {
  let smallest = last;
  for (let gram = last - 1; gram > last - window; gram--) {
    if ((ring[gram % window] ?? 0) < (ring[smallest % window] ?? 0)) smallest = gram;
  }
  return smallest;
}
