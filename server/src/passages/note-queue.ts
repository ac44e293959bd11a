/** Notes that wait for some work, which is done in steps. What came last is done first. */
export class NoteQueue {
  readonly #begin: (note: number) => Generator<number, void>;
  readonly #waiting: number[];
  #running: Generator<number, void> | undefined;

  /** `begin` does the work of one note: it yields the words that each step took. */
  constructor(begin: (note: number) => Generator<number, void>, waiting: number[] = []) {
    this.#begin = begin;
    this.#waiting = waiting;
  }

  get isEmpty(): boolean {
    return this.#running === undefined && this.#waiting.length === 0;
  }

  add(note: number): void {
    this.#waiting.push(note);
  }

  /** Ends the work of the note that is in it. */
  finish(): void {
    while (this.#running !== undefined) if (this.#running.next().done === true) this.#running = undefined;
  }

  /** Works until about `budget` words are done or the queue is empty; returns what is left of the budget. */
  work(budget: number): number {
    let left = budget;
    while (left > 0) {
      if (this.#running === undefined) {
        const note = this.#waiting.pop();
        if (note === undefined) return left;
        this.#running = this.#begin(note);
      }
      const step = this.#running.next();
      if (step.done === true) this.#running = undefined;
      else left -= step.value;
    }
    return left;
  }
}
