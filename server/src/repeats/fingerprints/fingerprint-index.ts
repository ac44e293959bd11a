import { ended, type Steps } from '../../steps.js';
import { arrayIn, JoinedArrays, numberIn, partIn, type StoredPart } from '../../stored.js';
import { grown } from '../../text/arrays.js';
import { Pieces } from '../../text/packed-arrays.js';
import { FREQUENT, FREQUENT_ENDS, RARE } from '../limits.js';
import { FingerprintLevel, Item, type Slice, STRIDE } from './fingerprint-level.js';
import type { Fingerprints } from './fingerprints.js';
import { HashFilter } from './hash-filter.js';
import { MOST_BLOCKS, NotePlaces } from './note-places.js';
import type { NoteSet } from './note-set.js';

/** Notes that are told of a fingerprint: what stands in many of these stands in many of all. */
const MOST_HOLDERS = 256;

/** Fewer blocks are not worth giving anew. */
const MANY_BLOCKS = 4096;

/** Fingerprints that wait at most: of a whole archive they would take as much again as the levels. */
const MOST_WAITING = 1 << 18;

/** Entries of a level that are made while a word is linked. */
const ENTRIES = 16;

/** One place of a fingerprint. */
export interface Occurrence {
  readonly note: number;
  readonly position: number;
  readonly context: number;
}

/** The places that one occurrence of a fingerprint is paired with: as arrays, since they are most of the work. */
export class Partners {
  count = 0;
  /** The fingerprint has few occurrences and is telling by itself. */
  isRare = false;
  notes: Uint32Array = new Uint32Array(64);
  positions: Uint32Array = new Uint32Array(64);
  contexts: Uint32Array = new Uint32Array(64);

  add(note: number, position: number, context: number): void {
    const at = this.count++;
    if (at === this.notes.length) {
      this.notes = grown(this.notes, at + 1);
      this.positions = grown(this.positions, at + 1);
      this.contexts = grown(this.contexts, at + 1);
    }
    this.notes[at] = note;
    this.positions[at] = position;
    this.contexts[at] = context;
  }
}

/** What an occurrence of a fingerprint is paired with: all others, or, where it is frequent, those at the ends. */
export interface Occurrences {
  readonly frequent: boolean;
  /** All, in no order, or the first and last few in note order. */
  readonly ends: readonly Occurrence[];
}

/**
 * Which notes hold a fingerprint, and where: a log-structured merge of sorted levels. A note that is put goes into a
 * new level, levels of like size are merged, and the entries of a note that has gone are passed over until then. An
 * answer depends on the current notes alone, whatever stands in which level.
 */
export class FingerprintIndex {
  readonly #rank: (note: number) => number;
  readonly #mostBlocks: number;
  #places = new NotePlaces();
  /** By note: the place of its first word, and how many fingerprints it has. */
  readonly #notes = new Map<number, { readonly start: number; readonly count: number }>();
  readonly #levels: FingerprintLevel[] = [];
  #waiting: { readonly start: number; readonly note: number; readonly prints: Fingerprints }[] = [];
  #waitingPrints = 0;
  /** While what waited is brought among the levels: the rest of that work. */
  #settling: Generator<number, void> | undefined;
  #gone = 0;
  /** Tells of most fingerprints that have one place alone that they do. */
  #shared = new HashFilter(0);
  /** The first place of the only note in the last level. */
  #last: number | undefined;
  /** What {@link find} found of frequent fingerprints since the last change. */
  readonly #frequent = new Map<number, Occurrences>();
  /** The same for {@link holders}. */
  readonly #holders = new Map<number, Uint32Array>();

  /** `rank` gives the place of a note in note order; `mostBlocks` are given to notes before places are given anew. */
  constructor(rank: (note: number) => number, mostBlocks = MOST_BLOCKS) {
    this.#rank = rank;
    this.#mostBlocks = mostBlocks;
  }

  /** Takes in what was stored; nothing else has been put yet. */
  *restore(part: StoredPart): Steps<void> {
    this.#places = NotePlaces.restore(partIn(part, 'places'));
    const counts = arrayIn(part, 'counts', Uint32Array);
    for (const [at, start] of arrayIn(part, 'starts', Uint32Array, counts.length).entries()) {
      this.#notes.set(this.#places.note(start), { start, count: counts[at] ?? 0 });
    }
    this.#gone = numberIn(part, 'gone');
    const entries = new Pieces(part, 'entries', Uint32Array);
    for (const count of arrayIn(part, 'levels', Uint32Array)) {
      this.#levels.push(yield* FingerprintLevel.sorted(entries.next(count * STRIDE)));
    }
    this.#shared = HashFilter.restore(partIn(part, 'shared'));
  }

  store(): StoredPart {
    this.#settle();
    const alive = [...this.#notes.values()];
    const blocks = alive.reduce((sum, { start }) => sum + NotePlaces.blocksFor(this.#places.room(start)), 0);
    if (this.#places.blocks > Math.max(MANY_BLOCKS, 2 * blocks)) this.#renumber();
    return {
      places: this.#places.store(),
      starts: Uint32Array.from(this.#notes.values(), ({ start }) => start),
      counts: Uint32Array.from(this.#notes.values(), ({ count }) => count),
      gone: this.#gone,
      levels: Uint32Array.from(this.#levels, ({ count }) => count),
      entries: new JoinedArrays(
        Uint32Array,
        this.#levels.map(({ entries }) => entries),
      ),
      shared: this.#shared.store(),
    };
  }

  /** Gives places anew, one to all words of notes that have gone. Nothing waits. */
  #renumber(): void {
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
    for (const [index, level] of this.#levels.entries()) {
      const entries = level.entries.slice();
      for (let at = Item.Place; at < entries.length; at += STRIDE) entries[at] = moved(entries[at] ?? 0);
      this.#levels[index] = ended(FingerprintLevel.sorted(entries));
    }
    this.#last = undefined;
  }

  /** Adds a note that is not there. */
  put(note: number, prints: Fingerprints): void {
    const words = (prints.positions[prints.count - 1] ?? 0) + 1;
    if (this.#places.blocks + NotePlaces.blocksFor(words) > this.#mostBlocks) {
      this.#settle();
      this.#renumber();
    }
    const start = this.#places.add(note, words);
    this.#notes.set(note, { start, count: prints.count });
    this.#waiting.push({ start, note, prints });
    this.#waitingPrints += prints.count;
    this.#frequent.clear();
    this.#holders.clear();
  }

  /**
   * Brings what has come among the levels, about `budget` words' worth of it; how many of these are left, 0 or less
   * where that is not all. A question does what is missing.
   */
  work(budget: number): number {
    let left = budget;
    while (left > 0) {
      if (this.#waiting.length > 0) this.#settling ??= this.#settleWaiting();
      if (this.#settling === undefined) return left;
      const step = this.#settling.next();
      if (step.done === true) this.#settling = undefined;
      else left -= step.value / ENTRIES;
    }
    return left;
  }

  /** The same while so much has come that it should not wait. */
  makeRoom(budget: number): number {
    const isFull = this.#waitingPrints > MOST_WAITING || this.#settling !== undefined;
    return isFull ? this.work(budget) : budget;
  }

  /** Forgets a note; one that is not there is no error. */
  remove(note: number): void {
    const known = this.#notes.get(note);
    if (known === undefined) return;
    this.#places.remove(known.start);
    this.#notes.delete(note);
    this.#gone += known.count;
    this.#frequent.clear();
    this.#holders.clear();
  }

  /**
   * Which of the fingerprints `from` to `to` of a text may have several places: their indexes, ascending. The others
   * certainly have one alone, as most do; nothing else is done in this loop, so that looks into memory overlap.
   */
  shared({ count, hashes }: Fingerprints, from = 0, to = count): Uint32Array {
    this.#settle();
    const filter = this.#shared;
    const found = new Uint32Array(Math.max(0, to - from));
    let few = 0;
    for (let print = from; print < to; print++) if (filter.has(hashes[print] ?? 0)) found[few++] = print;
    return found.subarray(0, few);
  }

  /** Whether a fingerprint may have several places; false is certain. */
  mayBeShared(hash: number): boolean {
    this.#settle();
    return this.#shared.has(hash);
  }

  /** How many places a fingerprint has, those in notes that have gone included. */
  places(hash: number): number {
    this.#settle();
    let places = 0;
    for (const level of this.#levels) {
      const from = level.begin(hash);
      places += level.end(hash, from) - from;
    }
    return places;
  }

  /** Notes that hold a fingerprint, each once: the first {@link MOST_HOLDERS} in note order. */
  holders(hash: number): Uint32Array {
    this.#settle();
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
    this.#settle();
    const known = skip === undefined ? this.#frequent.get(hash) : undefined;
    if (known) return known;
    const slices = this.#slices(hash);
    const few = this.#few(slices, skip);
    if (few) return { frequent: false, ends: few };
    const first = this.#ends(slices, skip, 1);
    const found = { frequent: true, ends: [...first, ...this.#ends(slices, skip, -1)] };
    if (skip === undefined) this.#frequent.set(hash, found);
    return found;
  }

  /**
   * Finds what the occurrence of a fingerprint in a note is paired with in other notes than those that are left `out`:
   * all, in no order, or, where the fingerprint is frequent and this one at no end of note order, those at the ends.
   */
  partners(hash: number, note: number, position: number, out: NoteSet, found: Partners): void {
    this.#settle();
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
    for (const level of this.#levels) {
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
    return this.#levels.flatMap((level) => level.slice(hash, (place) => this.#isAlive(place)) ?? []);
  }

  /** All occurrences, where they are not frequent. */
  #few(slices: readonly Slice[], skip: ((note: number) => boolean) | undefined): Occurrence[] | undefined {
    const few: Occurrence[] = [];
    for (const { level, from, to } of slices) {
      for (let at = from; at < to; at++) {
        const occurrence = this.#occurrence(level, at, skip);
        if (occurrence && few.push(occurrence) > FREQUENT) return undefined;
      }
    }
    return few;
  }

  /** The first few occurrences in note order, or with -1 the last. */
  #ends(slices: readonly Slice[], skip: ((note: number) => boolean) | undefined, step: 1 | -1): Occurrence[] {
    const heads = slices.map(({ level, from, to }) => ({ level, at: step > 0 ? from : to - 1, from, to }));
    const ends: Occurrence[] = [];
    while (ends.length < FREQUENT_ENDS) {
      let next: { readonly occurrence: Occurrence; readonly head: { at: number } } | undefined;
      for (const head of heads) {
        const occurrence = this.#nextIn(head, skip, step);
        if (occurrence === undefined) continue;
        if (next === undefined || this.#compare(occurrence, next.occurrence) * step < 0) next = { occurrence, head };
      }
      if (next === undefined) break;
      ends.push(next.occurrence);
      next.head.at += step;
    }
    return ends;
  }

  #nextIn(
    head: { readonly level: FingerprintLevel; at: number; readonly from: number; readonly to: number },
    skip: ((note: number) => boolean) | undefined,
    step: 1 | -1,
  ): Occurrence | undefined {
    for (; head.at >= head.from && head.at < head.to; head.at += step) {
      const occurrence = this.#occurrence(head.level, head.at, skip);
      if (occurrence) return occurrence;
    }
    return undefined;
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

  #compare(a: Occurrence, b: Occurrence): number {
    return this.#rank(a.note) - this.#rank(b.note) || a.position - b.position;
  }

  #settle(): void {
    this.work(Number.POSITIVE_INFINITY);
  }

  /** Makes a level of the notes that wait, and merges levels of like size; notes may come and go meanwhile. */
  *#settleWaiting(): Generator<number, void> {
    const alive = this.#waiting.filter(({ start }) => this.#isAlive(start));
    alive.sort((a, b) => this.#rank(a.note) - this.#rank(b.note));
    this.#waiting = [];
    this.#waitingPrints = 0;
    this.#dropLast();
    this.#last = undefined;
    const earlier = [...this.#levels];
    const came = yield* FingerprintLevel.of(alive);
    this.#levels.push(came);
    const entries = this.#levels.reduce((sum, level) => sum + level.count, 0);
    const gone = this.#gone;
    const isStale = gone * 3 > entries;
    const compare = (a: number, b: number): number =>
      this.#rank(this.#places.note(a)) - this.#rank(this.#places.note(b));
    let isMerged = false;
    while (this.#levels.length > 1) {
      const last = this.#levels[this.#levels.length - 1];
      const before = this.#levels[this.#levels.length - 2];
      if (last === undefined || before === undefined) break;
      if (!isStale && before.count > last.count * 2) break;
      const merged = yield* FingerprintLevel.merge(before, last, (place) => this.#isAlive(place), compare);
      this.#levels.splice(-2, 2, merged);
      isMerged = true;
    }
    if (alive.length === 1 && !isMerged) this.#last = alive[0]?.start;
    if (isStale) this.#gone -= gone;
    yield* this.#share(came, alive.length === 1 ? undefined : earlier);
  }

  #isAlive(place: number): boolean {
    return this.#places.note(place) >= 0;
  }

  /**
   * Says which fingerprints may have several places: of all or, where there are several levels, of those that `came`.
   * These have one among themselves or in the levels that were there `earlier`; without these any of them may.
   */
  *#share(came: FingerprintLevel, earlier: readonly FingerprintLevel[] | undefined): Generator<number, void> {
    const [level] = this.#levels;
    if (level !== undefined && this.#levels.length === 1) this.#shared = yield* level.shared();
    else yield* came.share(this.#shared, earlier);
  }

  /** Drops the last level where it is that of one note, which has been edited since. */
  #dropLast(): void {
    if (this.#last === undefined || this.#isAlive(this.#last)) return;
    this.#gone -= this.#levels.pop()?.count ?? 0;
  }
}
