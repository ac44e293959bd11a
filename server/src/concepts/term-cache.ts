import { type Form, formsOf, type WrittenWords, writtenWords } from './forms.js';

/** {@link formsOf} and {@link writtenWords} with a memory, since most terms are the same after a change. */
export class TermCache {
  #forms = new Map<string, readonly Form[]>();
  #words = new Map<string, WrittenWords>();
  readonly #shown = new WeakMap<readonly Form[], readonly string[]>();
  #oldForms = new Map<string, readonly Form[]>();
  #oldWords = new Map<string, WrittenWords>();

  /** All forms of what is called by `names`. */
  forms(names: readonly string[]): readonly Form[] {
    const key = names.join('\n');
    let forms = this.#forms.get(key);
    if (forms !== undefined) return forms;
    forms = this.#oldForms.get(key) ?? formsOf(names);
    this.#forms.set(key, forms);
    return forms;
  }

  /** The spellings worth showing beside the name among forms that {@link forms} gave, sorted. */
  shown(forms: readonly Form[]): readonly string[] {
    let shown = this.#shown.get(forms);
    if (shown !== undefined) return shown;
    shown = forms
      .filter(({ kind }) => kind === 'alias' || kind === 'inflection')
      .map((form) => form.spelling)
      .sort();
    this.#shown.set(forms, shown);
    return shown;
  }

  /** The words of a term as it is written. */
  words(term: string): WrittenWords {
    let words = this.#words.get(term);
    if (words !== undefined) return words;
    words = this.#oldWords.get(term) ?? writtenWords(term);
    this.#words.set(term, words);
    return words;
  }

  /** Forgets the terms that were not asked for since the last call. */
  forget(): void {
    this.#oldForms = this.#forms;
    this.#oldWords = this.#words;
    this.#forms = new Map();
    this.#words = new Map();
  }
}
