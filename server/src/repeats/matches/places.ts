/** What {@link Places} answers where there is no place, or no further one. */
export const NOWHERE = -1;

/** Where hashes stand among a number of places: a table of chains that is filled again and again. */
export class Places {
  #heads = new Int32Array(0x100);
  #next = new Int32Array(0x100);
  #hashes = new Int32Array(0x100);
  #mask = 0;

  /** Forgets all hashes, and makes room for places 0 to `size`. */
  clear(size: number): void {
    if (size > this.#next.length) {
      this.#next = new Int32Array(2 * size);
      this.#hashes = new Int32Array(2 * size);
    }
    let slots = 0x40;
    while (slots < 2 * size) slots *= 2;
    if (slots > this.#heads.length) this.#heads = new Int32Array(slots);
    this.#heads.fill(NOWHERE, 0, slots);
    this.#mask = slots - 1;
  }

  /** Says what hash stands at a place. Places come last first, and are found first first. */
  put(place: number, hash: number): void {
    const slot = hash & this.#mask;
    this.#hashes[place] = hash;
    this.#next[place] = this.#heads[slot] ?? NOWHERE;
    this.#heads[slot] = place;
  }

  /** The first place of a hash; {@link NOWHERE} where it stands in more than `most`. */
  find(hash: number, most: number): number {
    let first = NOWHERE;
    let count = 0;
    for (let at = this.#heads[hash & this.#mask] ?? NOWHERE; at !== NOWHERE; at = this.#next[at] ?? NOWHERE) {
      if (this.#hashes[at] !== hash) continue;
      if (++count > most) return NOWHERE;
      if (first === NOWHERE) first = at;
    }
    return first;
  }

  /** The place after `place` with the same hash. */
  next(place: number): number {
    const hash = this.#hashes[place];
    let at = this.#next[place] ?? NOWHERE;
    while (at !== NOWHERE && this.#hashes[at] !== hash) at = this.#next[at] ?? NOWHERE;
    return at;
  }
}
