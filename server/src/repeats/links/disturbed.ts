import type { FingerprintIndex } from '../fingerprints/fingerprint-index.js';
import type { Occurrences } from '../fingerprints/occurrences.js';
import { RARE } from '../limits.js';

/**
 * The notes whose pairs with others change where notes come or go that have some fingerprints; some of them again and
 * again. Of a frequent fingerprint only the ends of note order are paired with every other occurrence, and only a rare
 * one is telling by itself: a note that comes or goes may change which these are, and whether it is rare. `isNew`: of a
 * note that the pairs so far know nothing of. `told`: fingerprints that have been looked at with the same new notes, and
 * need not be again; those that are looked at now are added.
 */
export function* disturbed(
  index: FingerprintIndex,
  hashes: Iterable<number>,
  isNew: (note: number) => boolean,
  told = new Set<number>(),
): Generator<number> {
  for (const hash of crowded(index, hashes)) {
    if (told.has(hash)) continue;
    told.add(hash);
    const after = index.find(hash);
    if (isFew(after)) continue;
    const before = index.find(hash, isNew);
    for (const { note, position } of [...after.ends, ...before.ends]) {
      const isEnd = ({ ends }: Occurrences): boolean =>
        ends.some((end) => end.note === note && end.position === position);
      if (isFew(before) || isEnd(before) !== isEnd(after)) yield note;
    }
  }
}

/** Those of some fingerprints that may have more than {@link RARE} places: the places of others are all paired. */
function crowded(index: FingerprintIndex, hashes: Iterable<number>): ReadonlySet<number> {
  const found = new Set<number>();
  for (const hash of hashes) if (index.mayBeShared(hash) && index.places(hash) > RARE) found.add(hash);
  return found;
}

function isFew({ frequent, ends }: Occurrences): boolean {
  return !frequent && ends.length <= RARE;
}
