/** What {@link Places} answers where there is no place, or no further one. */
export const NOWHERE = -1;

/** Where hashes stand in a part of an array: a table of chains that is filled again and again. */
export class Places {
  #heads = new Int32Array(0x400);
  #next = new Int32Array(0);
  #hashes = new Uint32Array(0);
  #start = 0;

  /** Takes the hashes at `start` to `end` of an array, and forgets all others. */
  read(hashes: Uint32Array, start: number, end: number): void {
    const length = Math.max(0, end - start);
    if (length > this.#next.length) {
      this.#next = new Int32Array(2 * length);
      this.#hashes = new Uint32Array(2 * length);
    }
    while (this.#heads.length < length) this.#heads = new Int32Array(2 * this.#heads.length);
    this.#heads.fill(NOWHERE);
    this.#start = start;
    for (let at = length - 1; at >= 0; at--) {
      const hash = hashes[start + at] ?? 0;
      const slot = hash & (this.#heads.length - 1);
      this.#hashes[at] = hash;
      this.#next[at] = this.#heads[slot] ?? NOWHERE;
      this.#heads[slot] = at;
    }
  }

  /** The first place of a hash; {@link NOWHERE} where it stands in more than `most`. */
  find(hash: number, most: number): number {
    let first = NOWHERE;
    let count = 0;
    for (
      let at = this.#heads[hash & (this.#heads.length - 1)] ?? NOWHERE;
      at !== NOWHERE;
      at = this.#next[at] ?? NOWHERE
    ) {
      if (this.#hashes[at] !== hash) continue;
      if (++count > most) return NOWHERE;
      if (first === NOWHERE) first = this.#start + at;
    }
    return first;
  }

  /** The place after `place` with the same hash. */
  next(place: number): number {
    const hash = this.#hashes[place - this.#start];
    let at = this.#next[place - this.#start] ?? NOWHERE;
    while (at !== NOWHERE && this.#hashes[at] !== hash) at = this.#next[at] ?? NOWHERE;
    return at === NOWHERE ? NOWHERE : this.#start + at;
  }
}
