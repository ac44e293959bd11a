/** Two concepts by their indices, the lower one first, and the passages that mention both. */
export type SharedCount = readonly [concept: number, other: number, passages: number];

/** Counts the passages that each two of some concepts share. */
export class SharedPassages {
  readonly #concepts: number;
  /** A triangle: the item of two concepts is that of the lower one in the row of the higher one. */
  readonly #counts: Uint32Array;
  /** By concept: the passage that mentioned it last, counted from 1. */
  readonly #last: Uint32Array;
  readonly #here: number[] = [];
  #passages = 1;

  /** `concepts`: how many there are; a few thousand at most, since every two of them have a count. */
  constructor(concepts: number) {
    this.#concepts = concepts;
    this.#counts = new Uint32Array((concepts * (concepts - 1)) / 2);
    this.#last = new Uint32Array(concepts);
  }

  /** A concept is mentioned in the passage at hand, not for the first time perhaps. */
  mention(concept: number): void {
    if (this.#last[concept] === this.#passages) return;
    this.#last[concept] = this.#passages;
    for (const other of this.#here) {
      const at = itemOf(Math.min(concept, other), Math.max(concept, other));
      this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    }
    this.#here.push(concept);
  }

  /** What is mentioned from here on stands in another passage. */
  nextPassage(): void {
    if (this.#here.length === 0) return;
    this.#here.length = 0;
    this.#passages++;
  }

  /** Every two concepts that share a passage, those with the most first, then by their indices. */
  counts(): SharedCount[] {
    const found: SharedCount[] = [];
    for (let concept = 0; concept < this.#concepts; concept++) {
      for (let other = concept + 1; other < this.#concepts; other++) {
        const passages = this.#counts[itemOf(concept, other)] ?? 0;
        if (passages > 0) found.push([concept, other, passages]);
      }
    }
    return found.sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]);
  }
}

function itemOf(lower: number, higher: number): number {
  return (higher * (higher - 1)) / 2 + lower;
}
