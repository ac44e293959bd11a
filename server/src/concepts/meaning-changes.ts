import type { Steps } from '../steps.js';
import type { Meaning } from './meanings.js';

/** Forms that one step compares. */
const STEP = 1024;

/** What can change the mentions of a note: that it holds one of some sequences of words, or that it is one of some. */
export interface MeaningChanges {
  /** Hashes of the words of each form that came, went, or means another concept. */
  readonly forms: readonly (readonly number[])[];
  /** Notes that mean something else by a form than before. */
  readonly notes: readonly string[];
}

/** What some forms mean, to compare it with what they meant before. */
export class MeaningRecord {
  /** By the words of forms: these, and what they mean. */
  readonly #forms = new Map<string, { readonly hashes: readonly number[]; meaning: string }>();
  readonly #notes = new Map<string, string>();

  add({ forms, scoped, contested }: Meaning): void {
    for (const { form, owner } of forms) {
      const meaning = `${form.innerCapitals} ${form.capitals} ${form.parted} ${owner};`;
      const known = this.#forms.get(form.sequence);
      if (known === undefined) this.#forms.set(form.sequence, { hashes: form.hashes, meaning });
      else known.meaning += meaning;
    }
    for (const { at, expansions } of contested) {
      const known = this.#forms.get(at.form.sequence);
      if (known === undefined) continue;
      for (const { concept, words } of expansions) known.meaning += `${at.form.key} ${concept} ${words.join(' ')};`;
    }
    for (const { note, at, owner } of scoped) {
      this.#notes.set(note, `${this.#notes.get(note) ?? ''}${at.form.key} ${owner};`);
    }
  }

  /** What is not in both records, or not the same. */
  *changes(after: MeaningRecord): Steps<MeaningChanges> {
    const forms: (readonly number[])[] = [];
    let compared = 0;
    for (const [sequence, { hashes, meaning }] of this.#forms) {
      if (after.#forms.get(sequence)?.meaning !== meaning) forms.push(hashes);
      if (++compared % STEP === 0) yield;
    }
    for (const [sequence, { hashes }] of after.#forms) {
      if (!this.#forms.has(sequence)) forms.push(hashes);
      if (++compared % STEP === 0) yield;
    }
    const notes = [...new Set([...this.#notes.keys(), ...after.#notes.keys()])];
    return { forms, notes: notes.filter((note) => this.#notes.get(note) !== after.#notes.get(note)) };
  }
}
