/** Start value of {@link addToHash}. */
export const HASH_SEED = 0x811c9dc5 | 0;

/** FNV-1a over UTF-16 code units. */
export function addToHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Spreads the bits of a hash (the finaliser of MurmurHash3) and makes it unsigned. */
export function finishHash(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The hash of a string that is already normalised. */
export function hashOf(normalised: string): number {
  let hash = HASH_SEED;
  for (let at = 0; at < normalised.length; at++) hash = addToHash(hash, normalised.charCodeAt(at));
  return finishHash(hash);
}
