import { isTelling } from './common-words.js';
import { LOOSE_AROUND } from './limits.js';
import type { Range, Side } from './side.js';

/**
 * Of the telling words that two ranges share, the share that stands nowhere around either of them: two lists, or two
 * tables, of one kind have their words in common wherever one looks, a copy and its original have theirs to themselves.
 */
export function ownShare(a: Side, one: Range, b: Side, other: Range): number {
  const shared = tellingIn(a, one.start, one.end);
  const inOther = tellingIn(b, other.start, other.end);
  for (const hash of shared) if (!inOther.has(hash)) shared.delete(hash);
  const all = shared.size;
  for (const [side, range] of [[a, one] as const, [b, other] as const]) {
    for (const hash of tellingIn(side, range.start - LOOSE_AROUND, range.start)) shared.delete(hash);
    for (const hash of tellingIn(side, range.end, range.end + LOOSE_AROUND)) shared.delete(hash);
  }
  return all > 0 ? shared.size / all : 0;
}

/** The telling words between two places, as far as there are any. */
function tellingIn({ hashes, count }: Side, start: number, end: number): Set<number> {
  const found = new Set<number>();
  for (let word = Math.max(0, start); word < Math.min(count, end); word++) {
    const hash = hashes[word] ?? 0;
    if (isTelling(hash)) found.add(hash);
  }
  return found;
}
