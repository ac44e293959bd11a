import type { Steps } from '../../steps.js';
import { arrayIn, partIn, type StoredPart } from '../../stored.js';
import { FREQUENT, RARE } from '../limits.js';
import { type FingerprintLevel, Item, type Slice, STRIDE } from './fingerprint-level.js';
import { FingerprintLevels } from './fingerprint-levels.js';
import type { Fingerprints } from './fingerprints.js';
import { MOST_BLOCKS, NotePlaces } from './note-places.js';
import type { NoteSet } from './note-set.js';
import { type Occurrence, type Occurrences, occurrencesIn } from './occurrences.js';
import type { Partners } from './partners.js';

/** Notes that are told of a fingerprint: what stands in many of these stands in many of all. */
const MOST_HOLDERS = 256;

/** Fewer blocks are not worth giving anew. */
const MANY_BLOCKS = 4096;

/**
 * Which notes hold a fingerprint, and where. The entries of a note that has gone are passed over: an answer depends on
 * the current notes alone, whatever stands in which level.
 */
export class FingerprintIndex {
  readonly #rank: (note: number) => number;
  readonly #mostBlocks: number;
  #places = new NotePlaces();
  /** By note: the place of its first word, and how many fingerprints it has. */
  readonly #notes = new Map<number, { readonly start: number; readonly count: number }>();
  readonly #levels: FingerprintLevels;
  /** What {@link find} found of frequent fingerprints since the last change. */
  readonly #frequent = new Map<number, Occurrences>();
  /** The same for {@link holders}. */
  readonly #holders = new Map<number, Uint32Array>();

  /** `rank` gives the place of a note in note order; `mostBlocks` are given to notes before places are given anew. */
  constructor(rank: (note: number) => number, mostBlocks = MOST_BLOCKS) {
    this.#rank = rank;
    this.#mostBlocks = mostBlocks;
    this.#levels = new FingerprintLevels({
      isAlive: (place) => this.#isAlive(place),
      compare: (a, b) => rank(this.#places.note(a)) - rank(this.#places.note(b)),
    });
  }

  /** Takes in what was stored; nothing else has been put yet. */
  *restore(part: StoredPart): Steps<void> {
    this.#places = NotePlaces.restore(partIn(part, 'places'));
    const counts = arrayIn(part, 'counts', Uint32Array);
    for (const [at, start] of arrayIn(part, 'starts', Uint32Array, counts.length).entries()) {
      this.#notes.set(this.#places.note(start), { start, count: counts[at] ?? 0 });
    }
    yield* this.#levels.restore(part);
  }

  store(): StoredPart {
    const alive = [...this.#notes.values()];
    const blocks = alive.reduce((sum, { start }) => sum + NotePlaces.blocksFor(this.#places.room(start)), 0);
    if (this.#places.blocks > Math.max(MANY_BLOCKS, 2 * blocks)) this.#renumber();
    return {
      places: this.#places.store(),
      starts: Uint32Array.from(this.#notes.values(), ({ start }) => start),
      counts: Uint32Array.from(this.#notes.values(), ({ count }) => count),
      ...this.#levels.store(),
    };
  }

  /** Gives places anew, one to all words of notes that have gone. */
  #renumber(): void {
    // What waits has the places of before.
    this.work(Number.POSITIVE_INFINITY);
    const before = this.#places;
    this.#places = new NotePlaces();
    for (const [note, { start, count }] of this.#notes) {
      this.#notes.set(note, { start: this.#places.add(note, before.room(start)), count });
    }
    const gone = this.#places.add(-1, 0);
    const moved = (place: number): number => {
      const known = this.#notes.get(before.note(place));
      return known === undefined ? gone : known.start + before.position(place);
    };
    this.#levels.move(moved);
  }

  /** Adds a note that is not there. */
  put(note: number, prints: Fingerprints): void {
    const words = (prints.positions[prints.count - 1] ?? 0) + 1;
    if (this.#places.blocks + NotePlaces.blocksFor(words) > this.#mostBlocks) this.#renumber();
    const start = this.#places.add(note, words);
    this.#notes.set(note, { start, count: prints.count });
    this.#levels.put(start, prints);
    this.#frequent.clear();
    this.#holders.clear();
  }

  /** Does put-off work: see {@link FingerprintLevels.work}. */
  work(budget: number): number {
    return this.#levels.work(budget);
  }

  /** The same while so much has come that it should not wait. */
  makeRoom(budget: number): number {
    return this.#levels.makeRoom(budget);
  }

  /** Forgets a note; one that is not there is no error. */
  remove(note: number): void {
    const known = this.#notes.get(note);
    if (known === undefined) return;
    this.#places.remove(known.start);
    this.#notes.delete(note);
    this.#levels.gone(known.count);
    this.#frequent.clear();
    this.#holders.clear();
  }

  /**
   * Which of the fingerprints `from` to `to` of a text may have several places: their indexes, ascending. The others
   * certainly have one alone, as most do; nothing else is done in this loop, so that looks into memory overlap.
   */
  shared({ count, hashes }: Fingerprints, from = 0, to = count): Uint32Array {
    const filter = this.#levels.shared;
    const found = new Uint32Array(Math.max(0, to - from));
    let few = 0;
    for (let print = from; print < to; print++) if (filter.has(hashes[print] ?? 0)) found[few++] = print;
    return found.subarray(0, few);
  }

  /** Whether a fingerprint may have several places; false is certain. */
  mayBeShared(hash: number): boolean {
    return this.#levels.shared.has(hash);
  }

  /** How many places a fingerprint has, those in notes that have gone included. */
  places(hash: number): number {
    let places = 0;
    for (const level of this.#levels.all) {
      const from = level.begin(hash);
      places += level.end(hash, from) - from;
    }
    return places;
  }

  /** Notes that hold a fingerprint, each once: the first {@link MOST_HOLDERS} in note order. */
  holders(hash: number): Uint32Array {
    const known = this.#holders.get(hash);
    if (known) return known;
    const notes = new Set<number>();
    for (const { level, from, to } of this.#slices(hash)) {
      for (let at = from; at < to; at++) {
        const note = this.#places.note(level.place(at));
        if (note >= 0) notes.add(note);
      }
    }
    const found = Uint32Array.from(notes)
      .sort((a, b) => this.#rank(a) - this.#rank(b))
      .slice(0, MOST_HOLDERS);
    this.#holders.set(hash, found);
    return found;
  }

  /** What the occurrences of a fingerprint are paired with; notes that `skip` names are passed over. */
  find(hash: number, skip?: (note: number) => boolean): Occurrences {
    const known = skip === undefined ? this.#frequent.get(hash) : undefined;
    if (known) return known;
    const compare = (a: Occurrence, b: Occurrence): number =>
      this.#rank(a.note) - this.#rank(b.note) || a.position - b.position;
    const found = occurrencesIn(this.#slices(hash), (level, at) => this.#occurrence(level, at, skip), compare);
    if (found.frequent && skip === undefined) this.#frequent.set(hash, found);
    return found;
  }

  /**
   * Finds what the occurrence of a fingerprint in a note is paired with in other notes than those that are left `out`:
   * all, in no order, or, where the fingerprint is frequent and this one at no end of note order, those at the ends.
   */
  partners(hash: number, note: number, position: number, out: NoteSet, found: Partners): void {
    found.count = 0;
    let frequent = this.#frequent.get(hash);
    if (frequent === undefined) {
      const total = this.#gather(hash, FREQUENT, note, out, found);
      found.isRare = total <= RARE;
      if (total <= FREQUENT) return;
      frequent = this.find(hash);
    }
    found.isRare = false;
    found.count = 0;
    for (const end of frequent.ends) {
      if (end.note === note) {
        if (end.position !== position) continue;
        found.count = 0;
        this.#gather(hash, Number.POSITIVE_INFINITY, note, out, found);
        return;
      }
      if (!out.has(end.note)) found.add(end.note, end.position, end.context);
    }
  }

  /** Adds the occurrences in other notes than `own` and those left `out`. Returns how many there are in all, or a number above `most`. */
  #gather(hash: number, most: number, own: number, out: NoteSet, found: Partners): number {
    let total = 0;
    for (const level of this.#levels.all) {
      const { entries } = level;
      const first = level.begin(hash) * STRIDE;
      for (let at = first; at < entries.length && entries[at + Item.Hash] === hash; at += STRIDE) {
        const place = entries[at + Item.Place] ?? 0;
        const note = this.#places.note(place);
        if (note < 0) continue;
        if (++total > most) return total;
        if (note !== own && !out.has(note)) {
          found.add(note, this.#places.position(place), entries[at + Item.Context] ?? 0);
        }
      }
    }
    return total;
  }

  #slices(hash: number): Slice[] {
    return this.#levels.all.flatMap((level) => level.slice(hash, (place) => this.#isAlive(place)) ?? []);
  }

  /** An entry of a level; undefined where its note has gone or is skipped. */
  #occurrence(
    { entries }: FingerprintLevel,
    at: number,
    skip: ((note: number) => boolean) | undefined,
  ): Occurrence | undefined {
    const place = entries[at * STRIDE + Item.Place] ?? 0;
    const note = this.#places.note(place);
    if (note < 0 || skip?.(note)) return undefined;
    return { note, position: this.#places.position(place), context: entries[at * STRIDE + Item.Context] ?? 0 };
  }

  #isAlive(place: number): boolean {
    return this.#places.note(place) >= 0;
  }
}
