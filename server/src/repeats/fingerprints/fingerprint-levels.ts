import { ended, type Steps } from '../../steps.js';
import { arrayIn, JoinedArrays, numberIn, partIn, type StoredPart } from '../../stored.js';
import { Pieces } from '../../text/packed-arrays.js';
import { FingerprintLevel, Item, type PlaceOrder, STRIDE } from './fingerprint-level.js';
import type { Fingerprints } from './fingerprints.js';
import { HashFilter } from './hash-filter.js';

/** Fingerprints that wait at most: of a whole archive they would take as much again as the levels. */
const MOST_WAITING = 1 << 18;

/** Entries of a level that are made while a word is linked. */
const ENTRIES = 16;

/**
 * All fingerprints, in sorted levels: a log-structured merge. Notes that come go into a new level together, levels of
 * like size are merged, and the entries of a note that has gone stay until then.
 */
export class FingerprintLevels {
  readonly #order: PlaceOrder;
  readonly #levels: FingerprintLevel[] = [];
  #waiting: { readonly start: number; readonly prints: Fingerprints }[] = [];
  #waitingPrints = 0;
  /** While what waited is brought among the levels: the rest of that work. */
  #settling: Generator<number, void> | undefined;
  #gone = 0;
  #shared = new HashFilter(0);
  /** The first place of the only note in the last level. */
  #last: number | undefined;

  constructor(order: PlaceOrder) {
    this.#order = order;
  }

  /** Takes in what was stored; nothing else has been put yet. */
  *restore(part: StoredPart): Steps<void> {
    this.#gone = numberIn(part, 'gone');
    const entries = new Pieces(part, 'entries', Uint32Array);
    for (const count of arrayIn(part, 'levels', Uint32Array)) {
      this.#levels.push(yield* FingerprintLevel.sorted(entries.next(count * STRIDE)));
    }
    this.#shared = HashFilter.restore(partIn(part, 'shared'));
  }

  store(): StoredPart {
    const levels = this.all;
    return {
      gone: this.#gone,
      levels: Uint32Array.from(levels, ({ count }) => count),
      entries: new JoinedArrays(
        Uint32Array,
        levels.map(({ entries }) => entries),
      ),
      shared: this.#shared.store(),
    };
  }

  /** All levels, with all that was put. */
  get all(): readonly FingerprintLevel[] {
    this.#settle();
    return this.#levels;
  }

  /** Tells of most fingerprints that have one place alone that they do. */
  get shared(): HashFilter {
    this.#settle();
    return this.#shared;
  }

  /** Adds the fingerprints of a note whose first word has the place `start`. */
  put(start: number, prints: Fingerprints): void {
    this.#waiting.push({ start, prints });
    this.#waitingPrints += prints.count;
  }

  /** The places of so many fingerprints are alive no more. */
  gone(count: number): void {
    this.#gone += count;
  }

  /** Gives places anew. Nothing waits. */
  move(moved: (place: number) => number): void {
    for (const [index, level] of this.#levels.entries()) {
      const entries = level.entries.slice();
      for (let at = Item.Place; at < entries.length; at += STRIDE) entries[at] = moved(entries[at] ?? 0);
      this.#levels[index] = ended(FingerprintLevel.sorted(entries));
    }
    this.#last = undefined;
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

  #settle(): void {
    this.work(Number.POSITIVE_INFINITY);
  }

  /** Makes a level of the notes that wait, and merges levels of like size; notes may come and go meanwhile. */
  *#settleWaiting(): Generator<number, void> {
    const alive = this.#waiting.filter(({ start }) => this.#order.isAlive(start));
    alive.sort((a, b) => this.#order.compare(a.start, b.start));
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
    let isMerged = false;
    while (this.#levels.length > 1) {
      const last = this.#levels[this.#levels.length - 1];
      const before = this.#levels[this.#levels.length - 2];
      if (last === undefined || before === undefined) break;
      if (!isStale && before.count > last.count * 2) break;
      const merged = yield* FingerprintLevel.merge(before, last, this.#order);
      this.#levels.splice(-2, 2, merged);
      isMerged = true;
    }
    if (alive.length === 1 && !isMerged) this.#last = alive[0]?.start;
    if (isStale) this.#gone -= gone;
    yield* this.#share(came, alive.length === 1 ? undefined : earlier);
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
    if (this.#last === undefined || this.#order.isAlive(this.#last)) return;
    this.#gone -= this.#levels.pop()?.count ?? 0;
  }
}
