import { fingerprints } from './fingerprints/fingerprints.js';
import { BOILERPLATE_NOTES, BOILERPLATE_SHARE, BOILERPLATE_WORDS } from './limits.js';
import type { Range, Side } from './side.js';

/** Tells which notes hold a fingerprint, each once, and cheaper, how many places it has at most. */
interface Holders {
  places(hash: number): number;
  holders(hash: number): Uint32Array;
}

/**
 * Whether most of a short range of a text stands in many notes, though with other words between: a footer with the
 * date of its mail, a header with the name of a sender.
 */
export function isWidespread(index: Holders, side: Side, { start, end }: Range, minWords: number): boolean {
  if (end - start > BOILERPLATE_WORDS) return false;
  const distinct = new Set(fingerprints(side.hashes.subarray(start, end), end - start, minWords).hashes);
  const needed = Math.ceil(distinct.size * BOILERPLATE_SHARE);
  let rare = 0;
  for (const hash of distinct) {
    if (index.places(hash) < BOILERPLATE_NOTES && ++rare > distinct.size - needed) return false;
  }
  const held = new Map<number, number>();
  let missing = 0;
  let notes = 0;
  let left = distinct.size;
  for (const hash of distinct) {
    // A note that is met so late holds too few of them.
    const isLate = left-- < needed;
    const holders = index.holders(hash);
    if (holders.length < BOILERPLATE_NOTES && ++missing > distinct.size - needed) return false;
    for (const note of holders) {
      const count = (held.get(note) ?? 0) + 1;
      if (isLate && count === 1) continue;
      held.set(note, count);
      if (count === needed && ++notes >= BOILERPLATE_NOTES) return true;
    }
  }
  return false;
}
