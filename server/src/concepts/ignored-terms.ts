import type { GlossaryEntry } from '../answers.js';
import type { Contribution } from './evidence.js';
import { formsOf, keyOf } from './mentions/forms.js';

const mostKnown = 100_000;

/** Terms that somebody does not want explained, with their inflections. Capitals count as in a note. */
export class IgnoredTerms {
  readonly #byFolder = new Map<string, readonly string[]>();
  #keys: ReadonlySet<string> = new Set();
  /** Terms that were asked about, since most are asked about again with the next edit of their note. */
  readonly #known = new Map<string, boolean>();

  /** Takes what is ignored on behalf of a folder, in place of what was. Returns whether that is something else. */
  set(folder: string, terms: readonly string[]): boolean {
    const before = this.#byFolder.get(folder) ?? [];
    if (terms.length === before.length && terms.every((term, at) => term === before[at])) return false;
    if (terms.length > 0) this.#byFolder.set(folder, terms);
    else this.#byFolder.delete(folder);
    const all = [...this.#byFolder.values()].flat();
    this.#keys = new Set(all.flatMap((term) => formsOf([term]).map(({ key }) => key)));
    this.#known.clear();
    return true;
  }

  has(term: string): boolean {
    if (this.#keys.size === 0) return false;
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    const has = this.#keys.has(keyOf(term) ?? '');
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(term, has);
    return has;
  }

  /** What a note contributes without them. An entry goes with its name; an alias goes alone. */
  without(contribution: Contribution): Contribution {
    if (this.#keys.size === 0) return contribution;
    const { glossary, definitions, acronyms } = contribution;
    return {
      ...(glossary === undefined ? {} : { glossary: this.entries(glossary) }),
      definitions: definitions.filter(({ term }) => !this.has(term)),
      acronyms: acronyms.filter(({ short, long }) => !this.has(short) && !this.has(long)),
    };
  }

  entries(entries: readonly GlossaryEntry[]): readonly GlossaryEntry[] {
    if (this.#keys.size === 0) return entries;
    return entries
      .filter(({ name }) => !this.has(name))
      .map((entry) => ({
        ...entry,
        aliases: entry.aliases.filter((alias) => !this.has(alias)),
        written: entry.written.filter((_, index) => index === 0 || !this.has(entry.aliases[index - 1] ?? '')),
      }));
  }
}
