import { FingerprintLevel } from './fingerprint-level.js';
import type { Fingerprints } from './fingerprints.js';
import { FREQUENT, FREQUENT_ENDS } from './limits.js';

/** One place of a fingerprint. */
export interface Occurrence {
  readonly note: number;
  readonly position: number;
}

/** What an occurrence of a fingerprint is paired with: all others, or, where it is frequent, those at the ends. */
export interface Occurrences {
  readonly frequent: boolean;
  /** All, in no order, or the first and last few in note order. */
  readonly ends: readonly Occurrence[];
}

/** Part of a level with one hash. */
interface Slice {
  readonly level: FingerprintLevel;
  readonly from: number;
  readonly to: number;
}

/**
 * Which notes hold a fingerprint, and where: a log-structured merge of sorted levels. A note that is put goes into a
 * new level, levels of like size are merged, and the entries of a note that has gone are passed over until then. An
 * answer depends on the current notes alone, whatever stands in which level.
 */
export class FingerprintIndex {
  readonly #rank: (note: number) => number;
  /** By slot: the note, or -1 where it has gone or changed. */
  readonly #notes: number[] = [];
  readonly #slots = new Map<number, { readonly slot: number; readonly count: number }>();
  readonly #levels: FingerprintLevel[] = [];
  #waiting: { readonly slot: number; readonly note: number; readonly prints: Fingerprints }[] = [];
  #gone = 0;
  /** What {@link find} found of frequent fingerprints since the last change. */
  readonly #frequent = new Map<number, Occurrences>();

  /** `rank` gives the place of a note in note order. */
  constructor(rank: (note: number) => number) {
    this.#rank = rank;
  }

  /** Adds a note that is not there. */
  put(note: number, prints: Fingerprints): void {
    const slot = this.#notes.push(note) - 1;
    this.#slots.set(note, { slot, count: prints.count });
    this.#waiting.push({ slot, note, prints });
    this.#frequent.clear();
  }

  /** Forgets a note; one that is not there is no error. */
  remove(note: number): void {
    const known = this.#slots.get(note);
    if (known === undefined) return;
    this.#notes[known.slot] = -1;
    this.#slots.delete(note);
    this.#gone += known.count;
    this.#frequent.clear();
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

  /** Calls `visit` for every occurrence of a fingerprint, in no order. */
  each(hash: number, visit: (note: number, position: number) => void): void {
    this.#settle();
    for (const { level, from, to } of this.#slices(hash)) {
      for (let at = from; at < to; at++) {
        const note = this.#notes[level.slots[at] ?? 0] ?? -1;
        if (note >= 0) visit(note, level.positions[at] ?? 0);
      }
    }
  }

  #slices(hash: number): Slice[] {
    const slices: Slice[] = [];
    for (const level of this.#levels) {
      const from = level.begin(hash);
      if (level.hashes[from] === hash && from < level.count) slices.push({ level, from, to: level.end(hash, from) });
    }
    return slices;
  }

  /** All occurrences, where they are not frequent. */
  #few(slices: readonly Slice[], skip: ((note: number) => boolean) | undefined): Occurrence[] | undefined {
    const few: Occurrence[] = [];
    for (const { level, from, to } of slices) {
      for (let at = from; at < to; at++) {
        const note = this.#notes[level.slots[at] ?? 0] ?? -1;
        if (note < 0 || skip?.(note)) continue;
        if (few.push({ note, position: level.positions[at] ?? 0 }) > FREQUENT) return undefined;
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
      const note = this.#notes[head.level.slots[head.at] ?? 0] ?? -1;
      if (note >= 0 && !skip?.(note)) return { note, position: head.level.positions[head.at] ?? 0 };
    }
    return undefined;
  }

  #compare(a: Occurrence, b: Occurrence): number {
    return this.#rank(a.note) - this.#rank(b.note) || a.position - b.position;
  }

  /** Makes a level of the notes that wait, and merges levels of like size. */
  #settle(): void {
    if (this.#waiting.length === 0) return;
    const alive = this.#waiting.filter(({ slot }) => this.#notes[slot] !== -1);
    alive.sort((a, b) => this.#rank(a.note) - this.#rank(b.note));
    this.#waiting = [];
    this.#levels.push(FingerprintLevel.of(alive));
    const entries = this.#levels.reduce((sum, level) => sum + level.count, 0);
    const isStale = this.#gone * 3 > entries;
    while (this.#levels.length > 1) {
      const last = this.#levels[this.#levels.length - 1];
      const before = this.#levels[this.#levels.length - 2];
      if (last === undefined || before === undefined) break;
      if (!isStale && before.count > last.count * 2) break;
      const compare = (a: number, b: number): number =>
        this.#rank(this.#notes[a] ?? -1) - this.#rank(this.#notes[b] ?? -1);
      const isAlive = (slot: number): boolean => this.#notes[slot] !== -1;
      this.#levels.splice(-2, 2, FingerprintLevel.merge(before, last, isAlive, compare));
    }
    if (isStale) this.#gone = 0;
  }
}
