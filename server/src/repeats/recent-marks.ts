/** Something with marks that can be gathered again. */
interface Marked {
  readonly count: number;
  forget(): void;
}

/** Words of which the marks are kept at once. */
const MOST_WORDS = 1 << 20;

/** The texts whose marks were gathered last: those of all texts would take a third of what is kept of their words. */
export class RecentMarks {
  readonly #recent = new Set<Marked>();
  #words = 0;

  /** Says that the marks of a text are there; those that were gathered first are forgotten for them. */
  add(one: Marked): void {
    if (this.#recent.has(one)) return;
    this.#recent.add(one);
    this.#words += one.count;
    for (const first of this.#recent) {
      if (this.#words <= MOST_WORDS || first === one) return;
      this.#recent.delete(first);
      this.#words -= first.count;
      first.forget();
    }
  }
}
