import { isTelling } from './common-words.js';
import { GRAM } from './limits.js';
import type { Part } from './parts.js';
import type { Range, Side } from './side.js';

/** A run of equal words. */
interface Tile {
  readonly i: number;
  readonly j: number;
  readonly length: number;
}

/**
 * The words that match where two ranges are laid out with runs of equal words, the longest first, each word in one run
 * at most (greedy string tiling, Wise: "String Similarity via Greedy String Tiling and Running Karp-Rabin Matching",
 * 1993): an alignment in which blocks may have changed places. A single word counts where it is telling.
 */
export function tiledWords(
  a: Side,
  aRange: Range,
  b: Side,
  bRange: Range,
): { readonly matches: number; readonly telling: number; readonly parts: readonly Part[] } {
  const aTaken = new Uint8Array(aRange.end - aRange.start);
  const bTaken = new Uint8Array(bRange.end - bRange.start);
  let matches = 0;
  let telling = 0;
  const parts: Part[] = [];
  for (const { i, j, length } of runs(a, aRange, b, bRange)) {
    // What a longer run took of this one leaves shorter runs.
    for (let at = 0; at < length; ) {
      const start = at;
      while (at < length && aTaken[i + at - aRange.start] === 0 && bTaken[j + at - bRange.start] === 0) at++;
      const isWord = at - start === 1 && !isTelling(a.hashes[i + start] ?? 0);
      for (let word = start; word < at && !isWord; word++) {
        aTaken[i + word - aRange.start] = 1;
        bTaken[j + word - bRange.start] = 1;
        matches++;
        if (isTelling(a.hashes[i + word] ?? 0)) telling++;
      }
      if (at - start >= GRAM) {
        const place = (from: number): Range => ({ start: from + start, end: from + at });
        parts.push({ a: place(i), b: place(j), matches: at - start, cut: false });
      }
      at = Math.max(at, start + 1);
    }
  }
  parts.sort((x, y) => x.a.start - y.a.start);
  return { matches, telling, parts };
}

/** The maximal runs of equal words, the longest first. */
function runs(a: Side, aRange: Range, b: Side, bRange: Range): Tile[] {
  const places = new Map<number, number[]>();
  for (let j = bRange.start; j < bRange.end; j++) {
    const hash = b.hashes[j] ?? 0;
    const known = places.get(hash);
    if (known) known.push(j);
    else places.set(hash, [j]);
  }
  const found: Tile[] = [];
  for (let i = aRange.start; i < aRange.end; i++) {
    for (const j of places.get(a.hashes[i] ?? 0) ?? []) {
      if (i > aRange.start && j > bRange.start && a.hashes[i - 1] === b.hashes[j - 1]) continue;
      let length = 1;
      while (i + length < aRange.end && j + length < bRange.end && a.hashes[i + length] === b.hashes[j + length])
        length++;
      found.push({ i, j, length });
    }
  }
  return found.sort((x, y) => y.length - x.length || x.i - y.i || x.j - y.j);
}
