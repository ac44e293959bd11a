/** Entries of the table: those of the largest repeats of an archive of mail fill a quarter of it. */
const SLOTS = 1 << 15;

/**
 * Counts by keys of 64 bits that are as good as random, in two halves. The table does not grow: what comes later may
 * take the place of what came before.
 */
export class KnownCounts {
  readonly #ones = new Uint32Array(SLOTS);
  readonly #others = new Uint32Array(SLOTS);
  /** The count + 1, 0 where there is none. */
  readonly #counts = new Uint32Array(SLOTS);

  get(one: number, other: number): number | undefined {
    const slot = one & (SLOTS - 1);
    if (this.#ones[slot] !== one || this.#others[slot] !== other) return undefined;
    const count = this.#counts[slot] ?? 0;
    return count === 0 ? undefined : count - 1;
  }

  set(one: number, other: number, count: number): void {
    const slot = one & (SLOTS - 1);
    this.#ones[slot] = one;
    this.#others[slot] = other;
    this.#counts[slot] = count + 1;
  }
}
