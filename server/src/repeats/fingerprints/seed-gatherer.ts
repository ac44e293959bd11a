import { ended } from '../../steps.js';
import type { SeedLimits } from '../alignment/parts.js';
import { LEAST_RUN } from '../limits.js';
import { runLength, type Side } from '../side.js';
import type { FingerprintIndex } from './fingerprint-index.js';
import { type Fingerprints, firstFrom, isRun } from './fingerprints.js';
import type { HashFilter } from './hash-filter.js';
import { KnownRuns } from './known-runs.js';
import type { NoteSet } from './note-set.js';
import { addOwn, duplicates } from './own-seeds.js';
import { Partners } from './partners.js';

/** Seeds of one pair of notes while they are gathered. */
export interface PairSeeds {
  readonly as: number[];
  readonly bs: number[];
  readonly limits: SeedLimits[];
  readonly weak: (readonly [a: number, b: number])[];
}

/** Places that one step looks at. */
const STEP = 1024;

/** Gathers what a note has in common with others, fingerprint by fingerprint. */
export class SeedGatherer {
  readonly #index: FingerprintIndex;
  readonly #sideOf: (note: number) => Side | undefined;
  readonly #minWords: number;
  readonly #partners = new Partners();
  readonly #runs = new KnownRuns();

  constructor(index: FingerprintIndex, sideOf: (note: number) => Side | undefined, minWords: number) {
    this.#index = index;
    this.#sideOf = sideOf;
    this.#minWords = minWords;
  }

  /**
   * Seeds of a note with itself and with others than those left `out`, by note, where one is wanted with that note
   * alone, whose fingerprints a filter tells; `as` are the words of this note. A step yields how much it looked at.
   */
  *gather(
    note: number,
    side: Side,
    prints: Fingerprints,
    out: NoteSet,
    wanted?: number,
    filter?: HashFilter,
  ): Generator<number, Map<number, PairSeeds>> {
    const shared = this.#index.shared(prints);
    const asked = filter ? shared.filter((print) => filter.has(prints.hashes[print] ?? 0)) : shared;
    const pairs = wanted === note ? new Map() : yield* this.#gather(note, side, prints, asked, out, wanted);
    if (wanted !== undefined && wanted !== note) return pairs;
    for (const positions of duplicates(prints, shared)) addOwn(seedsOf(pairs, note), side, positions, this.#minWords);
    return pairs;
  }

  /** The notes with which words `from` to `to` of a note have seeds. */
  partners(note: number, side: Side, prints: Fingerprints, out: NoteSet, from: number, to: number): Iterable<number> {
    const asked = this.#index.shared(prints, firstFrom(prints, from), firstFrom(prints, to));
    return ended(this.#gather(note, side, prints, asked, out)).keys();
  }

  /** The notes with which one is paired by some fingerprints, be it by chance. */
  *pairedBy(note: number, prints: Fingerprints, hashes: ReadonlySet<number>, out: NoteSet): Iterable<number> {
    for (let print = 0; print < prints.count; print++) {
      const hash = prints.hashes[print] ?? 0;
      if (!hashes.has(hash)) continue;
      this.#index.partners(hash, note, prints.positions[print] ?? 0, out, this.#partners);
      yield* this.#partners.notes.slice(0, this.#partners.count);
    }
  }

  /** Seeds of a note with others alone, by those of its fingerprints that are `asked` for, by index. */
  *#gather(
    note: number,
    side: Side,
    prints: Fingerprints,
    asked: Uint32Array,
    out: NoteSet,
    wanted?: number,
  ): Generator<number, Map<number, PairSeeds>> {
    const pairs = new Map<number, PairSeeds>();
    let step = 0;
    const found = this.#partners;
    const runs = this.#runs;
    runs.begin();
    for (const print of asked) {
      const position = prints.positions[print] ?? 0;
      const context = prints.contexts[print] ?? 0;
      this.#index.partners(prints.hashes[print] ?? 0, note, position, out, found);
      for (let at = 0; at < found.count; at++) {
        const other = found.notes[at] ?? 0;
        const there = found.positions[at] ?? 0;
        if ((wanted !== undefined && other !== wanted) || runs.hold(other, position, there)) continue;
        const partner = isRun(context, found.contexts[at] ?? 0) ? this.#sideOf(other) : undefined;
        if (partner && runLength(side, position, partner, there) >= LEAST_RUN) {
          const seeds = seedsOf(pairs, other);
          seeds.as.push(position);
          seeds.bs.push(there);
          runs.add(other, side, position, partner, there);
        } else if (found.isRare) seedsOf(pairs, other).weak.push([position, there]);
      }
      step += found.count;
      if (step < STEP) continue;
      yield step;
      step = 0;
    }
    return pairs;
  }
}

export function swapped({ as, bs, limits, weak }: PairSeeds): PairSeeds {
  return { as: bs, bs: as, limits, weak: weak.map(([a, b]) => [b, a] as const) };
}

function seedsOf(pairs: Map<number, PairSeeds>, note: number): PairSeeds {
  const known = pairs.get(note);
  if (known) return known;
  const seeds = { as: [], bs: [], limits: [], weak: [] };
  pairs.set(note, seeds);
  return seeds;
}
