import type { SeedLimits } from '../alignment/parts.js';
import { FREQUENT, FREQUENT_ENDS, LEAST_RUN } from '../limits.js';
import { runLength, type Side } from '../side.js';
import type { Fingerprints } from './fingerprints.js';

/** Seeds of a text with itself further down, while they are gathered. */
interface OwnSeeds {
  readonly as: number[];
  readonly bs: number[];
  readonly limits: SeedLimits[];
}

/** The positions, ascending, of each fingerprint that a text has more than once, where these are among `candidates`. */
export function* duplicates({ hashes, positions }: Fingerprints, candidates: Uint32Array): Generator<Uint32Array> {
  const count = candidates.length;
  if (count < 2) return;
  const hashAt = (one: number): number => hashes[candidates[one] ?? 0] ?? 0;
  const mask = (1 << Math.ceil(Math.log2(2 * count + 2))) - 1;
  /** Open addressing: the first candidate with a hash + 1, 0 where free. */
  const slots = new Uint32Array(mask + 1);
  /** By candidate: the next with its hash + 1, and in the lowest bit whether there is one before it. */
  const nexts = new Uint32Array(count);
  for (let one = count - 1; one >= 0; one--) {
    const hash = hashAt(one);
    let slot = hash & mask;
    let next = slots[slot] ?? 0;
    while (next !== 0 && hashAt(next - 1) !== hash) {
      slot = (slot + 1) & mask;
      next = slots[slot] ?? 0;
    }
    nexts[one] = next << 1;
    if (next !== 0) nexts[next - 1] = (nexts[next - 1] ?? 0) | 1;
    slots[slot] = one + 1;
  }
  const after = (one: number): number => ((nexts[one] ?? 0) >>> 1) - 1;
  for (let first = 0; first < count; first++) {
    const next = nexts[first] ?? 0;
    if (next === 0 || (next & 1) === 1) continue;
    let times = 0;
    for (let one = first; one >= 0; one = after(one)) times++;
    const all = new Uint32Array(times);
    for (let at = 0, one = first; at < times; at++, one = after(one)) all[at] = positions[candidates[one] ?? 0] ?? 0;
    yield all;
  }
}

/**
 * Adds the seeds of a fingerprint within one note: every occurrence with every later one that is at least `minWords`
 * away, or, where there are many, the first few with all others.
 */
export function addOwn(seeds: OwnSeeds, side: Side, all: Uint32Array, minWords: number): void {
  const positions = all.length <= FREQUENT ? all : apart(all, minWords);
  /** Where the sequence stands next in one direction, at least `minWords` away. */
  const nearest = (start: number, step: 1 | -1): number | undefined => {
    const from = positions[start] ?? 0;
    for (let at = start + step; at >= 0 && at < positions.length; at += step) {
      const position = positions[at] ?? 0;
      if (Math.abs(position - from) >= minWords) return position;
    }
    return undefined;
  };
  const paired = positions.length <= FREQUENT ? positions.length : FREQUENT_ENDS;
  for (let one = 0; one < paired; one++) {
    const a = positions[one] ?? 0;
    if (positions.length > FREQUENT && isRepetition(side, positions, one)) continue;
    for (let other = one + 1; other < positions.length; other++) {
      const b = positions[other] ?? 0;
      if (b - a < minWords || runLength(side, a, side, b) < LEAST_RUN) continue;
      seeds.as.push(a);
      seeds.bs.push(b);
      seeds.limits.push({
        aFrom: nearest(one, -1) ?? 0,
        aTo: nearest(one, 1) ?? b,
        bTo: nearest(other, 1) ?? Number.POSITIVE_INFINITY,
      });
    }
  }
}

/** Whether the text from one of some positions to the next is the same as at the one before: it says nothing new. */
function isRepetition({ hashes }: Side, positions: Uint32Array, one: number): boolean {
  const [before, from, to] = [positions[one - 1], positions[one], positions[one + 1]];
  if (before === undefined || from === undefined || to === undefined) return false;
  for (let at = 0; at < to - from; at++) if (hashes[before + at] !== hashes[from + at]) return false;
  return true;
}

/** The positions without those nearer than `minWords` to the one before: of a word said over and over they are many. */
function apart(positions: Uint32Array, minWords: number): Uint32Array {
  let last = Number.NEGATIVE_INFINITY;
  return positions.filter((position) => {
    if (position - last < minWords) return false;
    last = position;
    return true;
  });
}
