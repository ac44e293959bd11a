import { sentence } from './prose.js';
import { Random } from './random.js';
import type { Vocabulary } from './vocabulary.js';

/** A paragraph that defines a term, or mentions one: once either way. */
export interface PlantedTerm {
  readonly name: string;
  readonly isDefinition: boolean;
  readonly block: string;
}

/** Shares of the paragraphs that are followed by one of these. */
const DEFINED = 0.002;
const MENTIONED = 0.01;

/** Terms in the made-up language. Their words end in a letter that no other word ends in: nothing else is one of them. */
export class Terms {
  readonly #random: Random;
  readonly #vocabulary: Vocabulary;
  readonly #names: string[] = [];
  readonly #known = new Set<string>();

  /** Draws on numbers of its own: the paragraphs around the terms are the same as without them. */
  constructor(seed: number, vocabulary: Vocabulary) {
    this.#random = new Random(~seed);
    this.#vocabulary = vocabulary;
  }

  /** What stands after a paragraph; mostly nothing. */
  next(): PlantedTerm | undefined {
    const draw = this.#random.next();
    if (draw < DEFINED || (this.#names.length === 0 && draw < MENTIONED)) return this.#definition();
    if (draw >= DEFINED + MENTIONED) return undefined;
    const name = this.#names[this.#random.between(0, this.#names.length - 1)];
    if (name === undefined) return undefined;
    return { name, isDefinition: false, block: `Many ask what the ${name} is for. ${this.#sentence()}` };
  }

  #definition(): PlantedTerm {
    const name = this.#name();
    this.#names.push(name);
    const block = `The term “${name}” refers to a machine that was never built. ${this.#sentence()}`;
    return { name, isDefinition: true, block };
  }

  #name(): string {
    const word = (): string => `${this.#vocabulary.word(this.#random)}ox`;
    for (;;) {
      const name = `${word()} ${word()}`;
      if (this.#known.has(name)) continue;
      this.#known.add(name);
      return name;
    }
  }

  #sentence(): string {
    return sentence(this.#vocabulary, this.#random);
  }
}
