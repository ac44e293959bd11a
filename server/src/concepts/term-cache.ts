import { type Form, formsOf, type WrittenWords, writtenWords } from './mentions/forms.js';

/** {@link formsOf} and {@link writtenWords} with a memory, for as long as one change takes. */
export class TermCache {
  readonly #forms = new Map<string, readonly Form[]>();
  readonly #words = new Map<string, WrittenWords>();
  readonly #reaches = new Map<string, readonly number[]>();

  /** All forms of what is called by `names`. */
  forms(names: readonly string[]): readonly Form[] {
    const key = names.join('\n');
    const known = this.#forms.get(key);
    if (known !== undefined) return known;
    const forms = formsOf(names);
    this.#forms.set(key, forms);
    return forms;
  }

  /** The reach of what is said by some names, which `find` finds. */
  reach(names: readonly string[], find: () => readonly number[]): readonly number[] {
    const key = names.join('\n');
    const known = this.#reaches.get(key);
    if (known !== undefined) return known;
    const reach = find();
    this.#reaches.set(key, reach);
    return reach;
  }

  /** The words of a term as it is written. */
  words(term: string): WrittenWords {
    const known = this.#words.get(term);
    if (known !== undefined) return known;
    const words = writtenWords(term);
    this.#words.set(term, words);
    return words;
  }
}
