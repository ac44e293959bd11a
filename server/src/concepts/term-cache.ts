import { ForeignPart, type StoredPart, stringIn } from '../stored.js';
import { type Form, formsOf, type WrittenWords, writtenWords } from './mentions/forms.js';

/**
 * {@link formsOf} and {@link writtenWords} with a memory, for as long as one change takes. They follow from nothing but
 * the terms: what is remembered can be stored.
 */
export class TermCache {
  readonly #forms: Map<string, readonly Form[]>;
  readonly #words: Map<string, WrittenWords>;
  readonly #reaches: Map<string, readonly number[]>;

  constructor({ forms, words, reaches }: Remembered = { forms: [], words: [], reaches: [] }) {
    this.#forms = new Map(forms);
    this.#words = new Map(words);
    this.#reaches = new Map(reaches);
  }

  static restore(part: StoredPart): TermCache {
    const remembered = stringIn(part, 'remembered');
    try {
      return new TermCache(JSON.parse(remembered) as Remembered);
    } catch {
      throw new ForeignPart('remembered');
    }
  }

  store(): StoredPart {
    const remembered: Remembered = { forms: [...this.#forms], words: [...this.#words], reaches: [...this.#reaches] };
    return { remembered: JSON.stringify(remembered) };
  }

  /** All forms of what is called by `names`. */
  forms(names: readonly string[]): readonly Form[] {
    return once(this.#forms, names.join('\n'), () => formsOf(names));
  }

  /** The reach of what is said by some names, which `find` finds. */
  reach(names: readonly string[], find: () => readonly number[]): readonly number[] {
    return once(this.#reaches, names.join('\n'), find);
  }

  /** The words of a term as it is written. */
  words(term: string): WrittenWords {
    return once(this.#words, term, () => writtenWords(term));
  }
}

/** What was found, by the terms that it was found for. */
interface Remembered {
  readonly forms: readonly (readonly [string, readonly Form[]])[];
  readonly words: readonly (readonly [string, WrittenWords])[];
  readonly reaches: readonly (readonly [string, readonly number[]])[];
}

function once<Found>(known: Map<string, Found>, key: string, find: () => Found): Found {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
