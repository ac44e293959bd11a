import type { PackedWords } from '../text/packed-words.js';
import type { Passages } from '../text/passages.js';
import type { Draft, Drafts } from './drafts.js';
import { type Expansion, fittest, tellingWords } from './expansions.js';
import { FormTrie } from './mentions/form-trie.js';
import { type Form, writtenWords } from './mentions/forms.js';
import { findMentions } from './mentions/mentions.js';
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

const noMentions: NoteMentions = {
  count: 0,
  concepts: new Uint32Array(),
  firsts: new Uint32Array(),
  lasts: new Uint32Array(),
};

/** A form of a concept, and its number in the trie. */
interface MeantForm {
  readonly form: Form;
  readonly owner: number;
  number: number;
}

/** Which concept some forms mean; which some notes mean by them instead; and which others they can stand for. */
export interface Meaning {
  readonly forms: readonly MeantForm[];
  readonly scoped: readonly { readonly note: string; readonly at: MeantForm; readonly owner: number }[];
  readonly contested: readonly { readonly at: MeantForm; readonly expansions: readonly Expansion[] }[];
}

/** Kinds of forms, those that a concept has the better claim to first. */
const claims = ['name', 'alias', 'inflection', 'variant'] as const;

/** Which concept each form means. */
export class Meanings {
  #trie = new FormTrie();
  readonly #all = new Set<Meaning>();
  /** By note: what forms that can stand for several concepts mean there. */
  readonly #scopes = new Map<string, Map<number, number>>();
  /** By form: what it can stand for, where that is not one thing alone. */
  readonly #contested = new Map<number, readonly Expansion[]>();

  /** Adds the forms of concepts that have their numbers; nothing else may have any of these forms. */
  add({ list, scoped, contested }: Drafts, terms: TermCache): Meaning {
    const forms = ownedForms(list);
    for (const meant of forms) meant.number = this.#trie.add(meant.form, meant.owner);
    const byNumber = new Map(contested.size === 0 ? [] : forms.map((meant) => [meant.number, meant]));
    const formsOf = (short: string): readonly MeantForm[] =>
      terms.forms([short]).flatMap((form) => byNumber.get(this.#trie.find(form) ?? -1) ?? []);
    const meaning = {
      forms,
      scoped: scoped.flatMap(({ note, short, draft }) => formsOf(short).map((at) => ({ note, at, owner: draft.id }))),
      contested: [...contested].flatMap(([short, drafts]) => {
        const expansions = drafts.map(({ id, names }) => ({ concept: id, words: tellingWords(names, terms) }));
        return formsOf(short).map((at) => ({ at, expansions }));
      }),
    };
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
    for (const { at } of meaning.contested) this.#contested.delete(at.number);
    this.#all.delete(meaning);
    if (this.#trie.isStale) this.#renew();
  }

  /** The concept that a name or form means, as `note` with these words would mean it: see `Concepts.find`. */
  find(nameOrForm: string, note: string | undefined, words: PackedWords | undefined): number | undefined {
    const written = writtenWords(nameOrForm);
    const form =
      this.#trie.find(written) ??
      (nameOrForm.length > 2 ? this.#trie.find({ ...written, innerCapitals: -1, capitals: -1 }) : undefined);
    if (form === undefined) return undefined;
    const own = note === undefined ? undefined : this.#scopes.get(note)?.get(form);
    return own ?? this.#fittest(form, words) ?? this.#trie.ownerOf(form);
  }

  mentions(note: string, words: PackedWords, passages: Passages): NoteMentions {
    const trie = this.#trie;
    const scope = this.#scopes.get(note);
    const { count, forms, firsts, lasts } = findMentions(words, passages, trie);
    if (count === 0) return noMentions;
    const concepts = new Uint32Array(count);
    for (let at = 0; at < count; at++) concepts[at] = trie.ownerOf(forms[at] ?? 0);
    if (this.#contested.size > 0) {
      const here = new Map(scope);
      for (let at = 0; at < count; at++) {
        const form = forms[at] ?? 0;
        if (!this.#contested.has(form)) continue;
        const meant = here.get(form) ?? this.#fittest(form, words) ?? trie.ownerOf(form);
        here.set(form, meant);
        concepts[at] = meant;
      }
    }
    return { count, concepts, firsts, lasts };
  }

  /** What a form that can stand for several things stands for in a note, where its words tell. */
  #fittest(form: number, words: PackedWords | undefined): number | undefined {
    const expansions = this.#contested.get(form);
    if (expansions === undefined || words === undefined) return undefined;
    return fittest(expansions, this.#trie.ownerOf(form), words.hashes);
  }

  #scope({ scoped, contested }: Meaning): void {
    for (const { at, expansions } of contested) this.#contested.set(at.number, expansions);
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
    this.#contested.clear();
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
