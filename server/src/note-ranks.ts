import { grown } from './text/arrays.js';

/** Notes that are brought into their places one by one; of more the order is made anew. */
const FEW = 1024;

/**
 * The place of each note in note order, as a number that may be a fraction: a note that comes gets one between those of
 * its neighbours, so that notes can come and go by turns, with a question after each.
 */
export class NoteRanks {
  readonly #compare: (a: string, b: string) => number;
  /** URIs by number; those of notes that have gone stay until the order is made anew. */
  readonly #uris = new Map<number, string>();
  readonly #gone = new Set<number>();
  /** Numbers of notes in note order, and of a few that have come since. */
  #order: number[] = [];
  #recent: number[] = [];
  /** Those that nobody has asked about since they came. */
  #added: number[] = [];
  #ranks = new Float64Array(64);

  constructor(compare: (a: string, b: string) => number) {
    this.#compare = compare;
  }

  /** Adds a note under a number that no other note has had. */
  add(note: number, uri: string): void {
    this.#uris.set(note, uri);
    this.#added.push(note);
  }

  /** The others keep their order. */
  remove(note: number): void {
    if (this.#uris.has(note)) this.#gone.add(note);
  }

  /** Where a note stands, against others: numbers that are asked for before and after a note comes cannot be compared. */
  of(note: number): number {
    if (this.#added.length > 0) this.#takeIn();
    return this.#ranks[note] ?? 0;
  }

  /** URIs of all notes, in note order. */
  uris(): string[] {
    if (this.#added.length + this.#recent.length + this.#gone.size > 0) this.#renew();
    return this.#order.map((note) => this.#uriOf(note));
  }

  #takeIn(): void {
    const added = this.#added.filter((note) => !this.#gone.has(note));
    const isFew = this.#recent.length + added.length <= FEW && added.every((note) => this.#insert(note));
    if (isFew) this.#added = [];
    else this.#renew();
  }

  /** Gives a note a place between its neighbours; false where there is no number between theirs. */
  #insert(note: number): boolean {
    const [old, recent] = [this.#before(this.#order, note), this.#before(this.#recent, note)];
    const rankOf = (one: number | undefined, none: number): number =>
      one === undefined ? none : (this.#ranks[one] ?? none);
    const below = Math.max(rankOf(this.#order[old - 1], -1), rankOf(this.#recent[recent - 1], -1));
    const last = below + 2;
    const above = Math.min(rankOf(this.#order[old], last), rankOf(this.#recent[recent], last));
    const rank = (below + above) / 2;
    if (rank <= below || rank >= above) return false;
    this.#rank(note, rank);
    this.#recent.splice(recent, 0, note);
    return true;
  }

  /** How many of some notes, which are in note order, stand before one. */
  #before(notes: readonly number[], note: number): number {
    const uri = this.#uriOf(note);
    let low = 0;
    let high = notes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.#uriOf(notes[middle] ?? 0), uri) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #renew(): void {
    const compare = (a: number, b: number): number => this.#compare(this.#uriOf(a), this.#uriOf(b));
    const isThere = (note: number): boolean => !this.#gone.has(note);
    const come = new Set([...this.#recent, ...this.#added]);
    const recent = [...come].filter(isThere).sort(compare);
    const merged: number[] = [];
    let next = 0;
    for (const note of this.#order) {
      if (!isThere(note)) continue;
      for (; next < recent.length && compare(recent[next] ?? 0, note) < 0; next++) merged.push(recent[next] ?? 0);
      merged.push(note);
    }
    for (; next < recent.length; next++) merged.push(recent[next] ?? 0);
    for (const note of this.#gone) this.#uris.delete(note);
    this.#gone.clear();
    [this.#order, this.#recent, this.#added] = [merged, [], []];
    for (const [rank, note] of merged.entries()) this.#rank(note, rank);
  }

  #rank(note: number, rank: number): void {
    this.#ranks = grown(this.#ranks, note + 1);
    this.#ranks[note] = rank;
  }

  #uriOf(note: number): string {
    return this.#uris.get(note) ?? '';
  }
}
