import type { Copy, Repeat } from '../../../server/src/index.js';
import { hashOf } from '../../../server/src/text/hash.js';

/** A copy that a reader is to judge, with the original that it repeats. */
export interface Draw {
  readonly copy: Copy;
  readonly original: Copy;
}

interface Ranked {
  readonly draw: Draw;
  readonly rank: number;
}

/**
 * One copy each of `size` repeats that hold any that is wanted. Which ones is decided by where they begin, and so stays
 * nearly the same where the product finds a few more, a few less, or ends them elsewhere.
 */
export function drawn(
  repeats: readonly Repeat[],
  size: number,
  seed: string,
  wanted: (draw: Draw) => boolean,
): readonly Draw[] {
  return repeats
    .flatMap((repeat) => {
      const draws = drawsOf(repeat).filter(wanted);
      const first = draws[0];
      const lowest = ranked(draws, ({ copy }) => seed + placeOf(copy))[0];
      return first && lowest ? [{ lowest, first }] : [];
    })
    .map(({ lowest, first }) => ({ draw: lowest, rank: hashOf(seed + placeOf(first.original) + placeOf(first.copy)) }))
    .sort(byRank)
    .slice(0, size)
    .map(({ draw }) => draw);
}

/** Each copy of a repeat with its original, in note order. */
function drawsOf({ copies }: Repeat): Draw[] {
  const original = copies.find(({ kind }) => kind === 'original');
  return original ? copies.filter((copy) => copy !== original).map((copy) => ({ copy, original })) : [];
}

function ranked(draws: readonly Draw[], keyOf: (draw: Draw) => string): readonly Draw[] {
  return draws
    .map((draw) => ({ draw, rank: hashOf(keyOf(draw)) }))
    .sort(byRank)
    .map(({ draw }) => draw);
}

function byRank(one: Ranked, other: Ranked): number {
  return one.rank - other.rank;
}

function placeOf({ uri, start }: Copy): string {
  return `\n${uri}\n${start}`;
}
