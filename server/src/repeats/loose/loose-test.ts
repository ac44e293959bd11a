import type { Alignment } from '../alignment/chains.js';
import { isQuotedAlike } from '../alignment/parts.js';
import {
  LOOSE_LONGER,
  LOOSE_LONGER_SHARE,
  LOOSE_OWN_SHARE,
  LOOSE_SHORTER,
  LOOSE_SHORTER_SHARE,
  LOOSE_TELLING_SHARE,
} from '../limits.js';
import { Tiles } from '../matches/tiles.js';
import type { Range, Side } from '../side.js';
import { isTelling } from './common-words.js';
import { SharedWords } from './shared-words.js';

/** Whether two ranges are a loose copy of each other: the cheap tests come first. It holds its scratch space. */
export class LooseTest {
  readonly #tiles = new Tiles();
  readonly #shared = new SharedWords();

  /** Two ranges as a loose copy, if they are long and alike enough. */
  copyOf(a: Side, one: Range, b: Side, other: Range): Alignment | undefined {
    const shorter = Math.min(one.end - one.start, other.end - other.start);
    const longer = Math.max(one.end - one.start, other.end - other.start);
    if (shorter < LOOSE_SHORTER || longer < LOOSE_LONGER) return undefined;
    if ((a === b && one.end > other.start) || !isQuotedAlike(a, b, { a: one, b: other })) return undefined;
    const tiles = this.#tiles;
    tiles.lay(a, one, b, other);
    if (tiles.matches < LOOSE_SHORTER_SHARE * shorter || tiles.matches < LOOSE_LONGER_SHARE * longer) return undefined;
    if (2 * tiles.telling < LOOSE_TELLING_SHARE * (tellingWords(a, one) + tellingWords(b, other))) return undefined;
    if (this.#shared.ownShare(a, one, b, other) < LOOSE_OWN_SHARE) return undefined;
    return { a: one, b: other, matches: tiles.matches, parts: tiles.parts() };
  }
}

function tellingWords({ hashes }: Side, { start, end }: Range): number {
  let words = 0;
  for (let word = start; word < end; word++) if (isTelling(hashes[word] ?? 0)) words++;
  return words;
}
