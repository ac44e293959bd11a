import { align } from './alignment.js';
import { Extender } from './extension.js';
import { FingerprintIndex, type Occurrences, Partners } from './fingerprint-index.js';
import { type Fingerprints, fingerprints, isRun } from './fingerprints.js';
import { KnownRuns } from './known-runs.js';
import { LEAST_RUN, RARE } from './limits.js';
import { type Link, LinkStore } from './link-store.js';
import { LooseCopies } from './loose.js';
import { NoteSet } from './note-set.js';
import { addOwn, duplicates } from './own-seeds.js';
import type { SeedLimits } from './parts.js';
import { runLength, type Side } from './side.js';

interface Linked {
  readonly side: Side;
  /** Kept until the links are made; made again where they have to be made again. */
  prints: Fingerprints | undefined;
  /** Those of the text before, where it has been replaced since the last work. */
  settled: Fingerprints | undefined;
  /** The numbers of the links that the note takes part in. */
  links: number[];
}

/** Seeds of one pair of notes while they are gathered. */
interface PairSeeds {
  readonly as: number[];
  readonly bs: number[];
  readonly limits: SeedLimits[];
  readonly weak: (readonly [a: number, b: number])[];
}

/**
 * The links between all notes. A note that comes, changes or goes is put on a list; a question first works through
 * that list, and so touches only what shares a fingerprint with these notes.
 */
export class Links {
  readonly #rank: (note: number) => number;
  readonly #index: FingerprintIndex;
  readonly #minWords: number;
  /** By note. */
  readonly #notes: (Linked | undefined)[] = [];
  #count = 0;
  /** Notes whose links are to be made (again). */
  readonly #dirty = new NoteSet();
  /** Those of them that came since the last work. */
  readonly #fresh = new NoteSet();
  readonly #links = new LinkStore();
  readonly #extender = new Extender();
  readonly #loose = new LooseCopies();
  readonly #partners = new Partners();
  readonly #runs = new KnownRuns();

  /** `rank` gives the place of a note in note order. */
  constructor(rank: (note: number) => number, minWords: number) {
    this.#rank = rank;
    this.#index = new FingerprintIndex(rank);
    this.#minWords = minWords;
  }

  /** Adds or replaces a note. */
  put(note: number, side: Side): void {
    const prints = fingerprints(side.hashes, side.count, this.#minWords);
    const known = this.#notes[note];
    const settled = known && this.#settled(note, known);
    if (settled) this.#disturb(note, changed(settled, prints));
    if (known) this.#drop(note, known);
    this.#notes[note] = { side, prints, settled, links: [] };
    this.#count++;
    this.#index.put(note, prints);
    this.#dirty.add(note);
    this.#fresh.add(note);
  }

  remove(note: number): void {
    const known = this.#notes[note];
    if (known === undefined) return;
    this.#disturb(note, this.#settled(note, known)?.hashes ?? []);
    this.#drop(note, known);
  }

  #drop(note: number, linked: Linked): void {
    this.#unlink(note, linked);
    this.#notes[note] = undefined;
    this.#count--;
    this.#index.remove(note);
    this.#dirty.delete(note);
    this.#fresh.delete(note);
  }

  /** The fingerprints that a note had at the last work; undefined where it was not there. */
  #settled(note: number, linked: Linked): Fingerprints | undefined {
    return this.#fresh.has(note) ? linked.settled : this.#printsOf(linked);
  }

  /** Works through about `budget` words of changed notes; true when none is left. */
  work(budget: number): boolean {
    if (this.#dirty.size === 0) return true;
    this.#disturbAll();
    let left = budget;
    for (const note of [...this.#dirty].sort((a, b) => this.#rank(a) - this.#rank(b))) {
      if (left <= 0) return false;
      const linked = this.#notes[note];
      if (linked === undefined) continue;
      left -= linked.side.count + 1;
      this.#unlink(note, linked);
      this.#dirty.delete(note);
      this.#link(note, linked);
    }
    return true;
  }

  /** The links that a note takes part in, all work done. */
  of(note: number): readonly Link[] {
    this.work(Number.POSITIVE_INFINITY);
    return (this.#notes[note]?.links ?? []).map((link) => this.#links.get(link));
  }

  side(note: number): Side | undefined {
    return this.#notes[note]?.side;
  }

  /** Takes in what came since the last work. */
  #disturbAll(): void {
    for (const note of this.#fresh) {
      const linked = this.#notes[note];
      if (linked === undefined) continue;
      const { settled } = linked;
      linked.settled = undefined;
      if (this.#fresh.size === this.#count) continue;
      const prints = this.#printsOf(linked);
      this.#disturb(note, settled ? changed(settled, prints) : prints.hashes);
    }
    this.#fresh.clear();
  }

  /**
   * Of a frequent fingerprint only the ends of note order are paired with every other occurrence, and only a rare one
   * is telling by itself. A note that comes or goes may change which these are, and whether it is rare: the settled
   * notes that this concerns are linked again.
   */
  #disturb(note: number, hashes: Iterable<number>): void {
    const isNew = (other: number): boolean => other === note || this.#fresh.has(other);
    for (const hash of new Set(hashes)) {
      const after = this.#index.find(hash);
      if (!after.frequent && after.ends.length <= RARE) continue;
      const before = this.#index.find(hash, isNew);
      const wasRare = !before.frequent && before.ends.length <= RARE;
      for (const one of [...after.ends, ...before.ends]) {
        const isEnd = (occurrences: Occurrences): boolean =>
          occurrences.ends.some(({ note, position }) => note === one.note && position === one.position);
        if (!isNew(one.note) && (wasRare || isEnd(before) !== isEnd(after))) this.#dirty.add(one.note);
      }
    }
  }

  #printsOf({ side, prints }: Linked): Fingerprints {
    return prints ?? fingerprints(side.hashes, side.count, this.#minWords);
  }

  #unlink(note: number, linked: Linked): void {
    const gone = new Set(linked.links);
    for (const other of new Set(linked.links.map((link) => this.#links.other(link, note)))) {
      const partner = this.#notes[other];
      if (partner && partner !== linked) partner.links = partner.links.filter((link) => !gone.has(link));
    }
    for (const link of gone) this.#links.remove(link);
    linked.links = [];
  }

  /** Finds the links of a note with itself and with every note that is not to be linked again itself. */
  #link(note: number, linked: Linked): void {
    for (const [other, seeds] of this.#gather(note, linked)) {
      const partner = this.#notes[other];
      if (partner === undefined) continue;
      const first = this.#rank(note) <= this.#rank(other);
      const [aNote, bNote] = first ? [note, other] : [other, note];
      const [a, b] = first ? [linked, partner] : [partner, linked];
      const ordered = first ? seeds : swapped(seeds);
      for (const alignment of align(a.side, b.side, ordered, this.#minWords, this.#extender, this.#loose)) {
        const link = this.#links.add({ ...alignment, aNote, bNote });
        linked.links.push(link);
        if (partner !== linked) partner.links.push(link);
      }
    }
  }

  /** Seeds of a note with itself and others, by note; `as` are the words of this note. */
  #gather(note: number, linked: Linked): Map<number, PairSeeds> {
    const { side } = linked;
    const prints = this.#printsOf(linked);
    linked.prints = undefined;
    const pairs = new Map<number, PairSeeds>();
    const found = this.#partners;
    const runs = this.#runs;
    runs.begin();
    for (let print = 0; print < prints.count; print++) {
      const position = prints.positions[print] ?? 0;
      const context = prints.contexts[print] ?? 0;
      this.#index.partners(prints.hashes[print] ?? 0, note, position, this.#dirty, found);
      for (let at = 0; at < found.count; at++) {
        const other = found.notes[at] ?? 0;
        const there = found.positions[at] ?? 0;
        if (runs.hold(other, position, there)) continue;
        const partner = isRun(context, found.contexts[at] ?? 0) ? this.#notes[other]?.side : undefined;
        if (partner && runLength(side, position, partner, there) >= LEAST_RUN) {
          const seeds = seedsOf(pairs, other);
          seeds.as.push(position);
          seeds.bs.push(there);
          runs.add(other, side, position, partner, there);
        } else if (found.isRare) seedsOf(pairs, other).weak.push([position, there]);
      }
    }
    for (const positions of duplicates(prints)) addOwn(seedsOf(pairs, note), side, positions, this.#minWords);
    return pairs;
  }
}

function swapped({ as, bs, limits, weak }: PairSeeds): PairSeeds {
  return { as: bs, bs: as, limits, weak: weak.map(([a, b]) => [b, a] as const) };
}

function seedsOf(pairs: Map<number, PairSeeds>, note: number): PairSeeds {
  const known = pairs.get(note);
  if (known) return known;
  const seeds = { as: [], bs: [], limits: [], weak: [] };
  pairs.set(note, seeds);
  return seeds;
}

/** The hashes that two texts do not have equally often. */
function changed(one: Fingerprints, other: Fingerprints): Set<number> {
  const found = new Set<number>();
  const a = one.hashes.toSorted();
  const b = other.hashes.toSorted();
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const first = a[i] ?? Number.POSITIVE_INFINITY;
    const second = b[j] ?? Number.POSITIVE_INFINITY;
    if (first !== second) found.add(Math.min(first, second));
    if (first <= second) i++;
    if (second <= first) j++;
  }
  return found;
}
