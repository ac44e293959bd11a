import type { PackedWords } from '../text/packed-words.js';
import type { Passages } from '../text/passages.js';
import type { Draft, Drafts } from './drafts.js';
import { FormTrie } from './form-trie.js';
import { type Form, writtenWords } from './forms.js';
import { findMentions } from './mentions.js';
import type { TermCache } from './term-cache.js';

/** The mentions of one note, in order and disjoint, a typed array a property, `count` items each. */
export interface NoteMentions {
  readonly count: number;
  /** The concept, by its number. */
  readonly concepts: Uint32Array;
  /** Index of the first word. */
  readonly firsts: Uint32Array;
  /** Index after the last word. */
  readonly lasts: Uint32Array;
}

/** A form of a concept, and its number in the trie. */
interface MeantForm {
  readonly form: Form;
  readonly owner: number;
  number: number;
}

/** Which concept some forms mean; and which some notes mean by them instead. */
export interface Meaning {
  readonly forms: readonly MeantForm[];
  readonly scoped: readonly { readonly note: string; readonly at: MeantForm; readonly owner: number }[];
}

/** Kinds of forms, those that a concept has the better claim to first. */
const claims = ['name', 'alias', 'inflection', 'variant'] as const;

/** Which concept each form means. */
export class Meanings {
  #trie = new FormTrie();
  readonly #all = new Set<Meaning>();
  /** By note: forms that mean another concept there. */
  readonly #scopes = new Map<string, Map<number, number>>();

  /** Adds the forms of concepts that have their numbers; nothing else may have any of these forms. */
  add({ list, scoped }: Drafts, terms: TermCache): Meaning {
    const forms = ownedForms(list);
    const meaning = { forms, scoped: [] as Meaning['scoped'][number][] };
    for (const meant of forms) meant.number = this.#trie.add(meant.form, meant.owner);
    if (scoped.length > 0) {
      const byNumber = new Map(forms.map((meant) => [meant.number, meant]));
      for (const { note, short, draft } of scoped) {
        for (const form of terms.forms([short])) {
          const at = byNumber.get(this.#trie.find(form) ?? -1);
          if (at !== undefined) meaning.scoped.push({ note, at, owner: draft.id });
        }
      }
    }
    this.#all.add(meaning);
    this.#scope(meaning);
    return meaning;
  }

  /** Takes forms away again. */
  remove(meaning: Meaning): void {
    for (const { number } of meaning.forms) this.#trie.remove(number);
    for (const { note, at } of meaning.scoped) {
      const inNote = this.#scopes.get(note);
      inNote?.delete(at.number);
      if (inNote?.size === 0) this.#scopes.delete(note);
    }
    this.#all.delete(meaning);
    if (this.#trie.isStale) this.#renew();
  }

  /** The concept that a name or form means, as `note` would mean it: see `Concepts.find`. */
  find(nameOrForm: string, note: string | undefined): number | undefined {
    const written = writtenWords(nameOrForm);
    const form =
      this.#trie.find(written) ??
      (nameOrForm.length > 2 ? this.#trie.find({ ...written, innerCapitals: -1, capitals: -1 }) : undefined);
    if (form === undefined) return undefined;
    return (note === undefined ? undefined : this.#scopes.get(note)?.get(form)) ?? this.#trie.ownerOf(form);
  }

  mentions(note: string, words: PackedWords, passages: Passages): NoteMentions {
    const trie = this.#trie;
    const scope = this.#scopes.get(note);
    const { count, forms, firsts, lasts } = findMentions(words, passages, trie);
    const concepts = new Uint32Array(count);
    for (let at = 0; at < count; at++) concepts[at] = trie.ownerOf(forms[at] ?? 0);
    if (scope !== undefined) {
      for (let at = 0; at < count; at++) concepts[at] = scope.get(forms[at] ?? 0) ?? concepts[at] ?? 0;
    }
    return { count, concepts, firsts, lasts };
  }

  #scope({ scoped }: Meaning): void {
    for (const { note, at, owner } of scoped) {
      const inNote = this.#scopes.get(note);
      if (inNote === undefined) this.#scopes.set(note, new Map([[at.number, owner]]));
      else inNote.set(at.number, owner);
    }
  }

  /** Makes the trie anew, without what was taken away. */
  #renew(): void {
    this.#trie = new FormTrie();
    this.#scopes.clear();
    for (const meaning of this.#all) {
      for (const meant of meaning.forms) meant.number = this.#trie.add(meant.form, meant.owner);
      this.#scope(meaning);
    }
  }
}

/** Whose each form is, the better claims first. */
function ownedForms(drafts: readonly Draft[]): MeantForm[] {
  const claimed = new Set<string>();
  const owned: MeantForm[] = [];
  for (const kind of claims) {
    for (const { id, forms } of drafts) {
      for (const form of forms) {
        if (form.kind !== kind || claimed.has(form.key)) continue;
        claimed.add(form.key);
        owned.push({ form, owner: id, number: 0 });
      }
    }
  }
  return owned;
}
