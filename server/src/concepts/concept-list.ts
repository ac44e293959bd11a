import type { Definition } from '../answers.js';
import type { Draft, Drafts } from './drafts.js';
import { FormTrie } from './form-trie.js';
import type { Form } from './forms.js';
import type { TermCache } from './term-cache.js';

/** A concept without its counts, which only all notes together know. */
export interface KnownConcept {
  readonly name: string;
  /** Its other names as somebody wrote them down. */
  readonly aliases: readonly string[];
  /** Aliases and inflections, without the name, sorted. */
  readonly forms: readonly string[];
  /** Best first: see `concepts.ts`. */
  readonly definitions: readonly Definition[];
}

/** The names after the first one that are no inflection of one before, and differ from it in more than capitals. */
function aliasesOf(names: readonly string[], terms: TermCache): string[] {
  if (names.length < 2) return [];
  const known = new Set<string>();
  const [, ...aliases] = names.filter((name) => {
    const isNew = !known.has(name.toLowerCase());
    for (const { spelling } of terms.forms([name])) known.add(spelling.toLowerCase());
    return isNew;
  });
  return aliases;
}

/** Kinds of forms, those that a concept has the better claim to first. */
const claims = ['name', 'alias', 'inflection', 'variant'] as const;

/** All concepts at one time, and whose each form is. */
export class ConceptList {
  readonly concepts: readonly KnownConcept[];
  readonly trie: FormTrie;
  readonly #forms: readonly Form[];
  /** The concept of each form. */
  readonly #owners: readonly number[];
  /** By note: forms that mean another concept there. */
  readonly #scoped: ReadonlyMap<string, ReadonlyMap<number, number>>;

  constructor(drafts: Drafts, terms: TermCache) {
    const ranked = drafts.list.map((draft) => ({ draft, name: draft.names[0] ?? '', forms: terms.forms(draft.names) }));
    const sorted = ranked.toSorted((a, b) => compareNames(a.name, b.name));
    const indices = new Map(sorted.map(({ draft }, index) => [draft, index]));
    const indexOf = (draft: Draft): number => indices.get(draft) ?? 0;
    const claimed = new Set<string>();
    const forms: Form[] = [];
    const owners: number[] = [];
    for (const kind of claims) {
      for (const { draft, forms: all } of ranked) {
        for (const form of all) {
          if (form.kind !== kind || claimed.has(form.key)) continue;
          claimed.add(form.key);
          forms.push(form);
          owners.push(indexOf(draft));
        }
      }
    }
    this.concepts = sorted.map(({ draft, name, forms: all }) => ({
      name,
      aliases: aliasesOf(draft.names, terms),
      forms: terms.shown(all),
      definitions: draft.definitions.toSorted(byQuality),
    }));
    this.trie = new FormTrie();
    for (const [index, form] of forms.entries()) this.trie.add(form, owners[index] ?? 0);
    this.#forms = forms;
    this.#owners = owners;
    const scoped = new Map<string, Map<number, number>>();
    for (const { note, short, draft } of drafts.scoped) {
      const inNote = scoped.get(note) ?? new Map<number, number>();
      scoped.set(note, inNote);
      for (const form of terms.forms([short])) {
        const known = this.trie.find(form);
        if (known !== undefined) inNote.set(known, indexOf(draft));
      }
    }
    this.#scoped = scoped;
  }

  /** Index of the concept that a form means, as `note` would mean it. */
  ownerOf(form: number, note: string | undefined): number {
    const inNote = note === undefined ? undefined : this.#scoped.get(note);
    return inNote?.get(form) ?? this.#owners[form] ?? 0;
  }

  /** Whether every text has the same mentions as with another list, by index of the concept. */
  hasMentionsOf(other: ConceptList): boolean {
    return (
      this.#forms.length === other.#forms.length &&
      this.concepts.length === other.concepts.length &&
      this.#forms.every((form, index) => form.key === other.#forms[index]?.key) &&
      this.#owners.every((owner, index) => owner === other.#owners[index]) &&
      this.concepts.every((concept, index) => concept.name === other.concepts[index]?.name) &&
      this.#scopes() === other.#scopes()
    );
  }

  #scopes(): string {
    return JSON.stringify([...this.#scoped].map(([note, forms]): unknown => [note, [...forms]]));
  }
}

/** Glossary notes first; the others by score, the starter glossary first. The sort is stable: note order decides last. */
function byQuality(a: Definition, b: Definition): number {
  return rank(b) - rank(a) || b.score - a.score || Number(b.origin === 'starter') - Number(a.origin === 'starter');
}

function rank(definition: Definition): number {
  return definition.origin === 'glossary' ? 1 : 0;
}

function compareNames(a: string, b: string): number {
  return compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
