/**
 * Turns of the event loop, for all who work for long. Each that waits for one gets it by itself: as long as two of them
 * never work in the same turn, whatever has come in meanwhile is looked at after one slice of work, however many there are.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  /** How much goes on that goes first. */
  #first = 0;

  /** Waits for the next turn that nobody else has. */
  readonly next = (): Promise<void> =>
    new Promise((begin) => {
      this.#waiting.push(begin);
      if (this.#waiting.length === 1) setImmediate(this.#pass);
    });

  /** The same, when nothing goes on that goes {@link first}. */
  readonly nextFree = async (): Promise<void> => {
    do await this.next();
    while (this.#first > 0);
  };

  /** Does work during which nothing is begun that waits for {@link nextFree}. */
  readonly first = async <Done>(work: () => Promise<Done>): Promise<Done> => {
    this.#first++;
    try {
      return await work();
    } finally {
      this.#first--;
    }
  };

  readonly #pass = (): void => {
    // It stays among those who wait until its turn has come, so that only one immediate is ever under way.
    if (this.#waiting.length > 1) setImmediate(this.#pass);
    this.#waiting.shift()?.();
  };
}
