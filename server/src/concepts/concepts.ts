import type { GlossaryEntry } from '../answers.js';
import type { PackedWords } from '../text/packed-words.js';
import type { Passages } from '../text/passages.js';
import { ConceptList, type KnownConcept } from './concept-list.js';
import { type Contribution, Drafts } from './drafts.js';
import { writtenWords } from './forms.js';
import { findMentions } from './mentions.js';
import { TermCache } from './term-cache.js';

/** The mentions of one note, in order and disjoint, a typed array a property, `count` items each. */
export interface NoteMentions {
  readonly count: number;
  /** Index of the concept in {@link Concepts.list}. */
  readonly concepts: Uint32Array;
  /** Index of the first word. */
  readonly firsts: Uint32Array;
  /** Index after the last word. */
  readonly lasts: Uint32Array;
}

/**
 * The concepts of all notes.
 *
 * How to compose it: `put` each note's contribution (the `definitions` and `acronyms` of its Reading; its `glossary`
 * if, and only if, its URI makes it a glossary note), `remove` notes that go, set `starter` to the entries of the
 * starter glossary, or to none. Nothing is worked out before a question is asked. `list()` is sorted by name and
 * `find()` gives an index into it; both hold until the next change. `mentions()` of a note stay the same as long as
 * `generation` does: cache them by it. A change that only rewords a definition leaves the generation as it is, and
 * the indices too.
 *
 * Every answer is a function of the contributions and the order of notes. A form that two concepts claim belongs to
 * the one whose name it is, then to one that lists it, then to one that inflects to it; among these to the one of higher rank: glossary notes
 * in note order, the starter glossary, acronyms (the expansion that most notes give first), definitions found in notes.
 * The definitions of one concept come best first: glossary notes in note order; then the starter glossary and those
 * found in notes by score, the starter glossary first where they are equal; then by note and place. (A definition found
 * in a note beats the starter glossary only when its pattern leaves no doubt.)
 */
export class Concepts {
  readonly #order: (a: string, b: string) => number;
  #starter: readonly GlossaryEntry[] = [];
  readonly #contributions = new Map<string, Contribution>();
  readonly #terms = new TermCache();
  #list: ConceptList;
  #stale = false;
  #generation = 0;

  /** `order`: the order of notes, by URI. */
  constructor(order: (a: string, b: string) => number) {
    this.#order = order;
    this.#list = new ConceptList(new Drafts(this.#terms), this.#terms);
  }

  /** Takes the entries of the starter glossary; none switches it off. */
  starter(entries: readonly GlossaryEntry[]): void {
    this.#starter = entries;
    this.#stale = true;
  }

  /** Adds or replaces what a note contributes. The arrays are kept, not copied. */
  put(note: string, contribution: Contribution): void {
    if (isEmpty(contribution)) {
      this.remove(note);
      return;
    }
    const before = this.#contributions.get(note);
    if (before !== undefined && isSame(before, contribution)) return;
    this.#contributions.set(note, contribution);
    this.#stale = true;
  }

  /** Forgets a note; one that is not there is no error. */
  remove(note: string): void {
    if (this.#contributions.delete(note)) this.#stale = true;
  }

  /** A number that changes whenever the mentions of some note may change. */
  get generation(): number {
    this.#current();
    return this.#generation;
  }

  /** Every concept, sorted by name in small letters, then by name, by code units. */
  list(): readonly KnownConcept[] {
    return this.#current().concepts;
  }

  /**
   * Index in {@link list} of the concept that a name or form means, as `note` would mean it; undefined if it is not
   * known. Capitals count as in a note, but a form of three letters or more is also found in small letters.
   */
  find(nameOrForm: string, note?: string): number | undefined {
    const list = this.#current();
    const written = writtenWords(nameOrForm);
    const form =
      list.trie.find(written) ??
      (nameOrForm.length > 2 ? list.trie.find({ ...written, innerCapitals: -1, capitals: -1 }) : undefined);
    return form === undefined ? undefined : list.ownerOf(form, note);
  }

  /** The mentions in one note. */
  mentions(note: string, words: PackedWords, passages: Passages): NoteMentions {
    const list = this.#current();
    const { count, forms, firsts, lasts } = findMentions(words, passages, list.trie);
    return { count, concepts: forms.map((form) => list.ownerOf(form, note)), firsts, lasts };
  }

  #current(): ConceptList {
    if (!this.#stale) return this.#list;
    const list = new ConceptList(this.#drafts(), this.#terms);
    this.#terms.forget();
    if (!list.hasMentionsOf(this.#list)) this.#generation++;
    this.#list = list;
    this.#stale = false;
    return list;
  }

  #drafts(): Drafts {
    const drafts = new Drafts(this.#terms);
    const notes = [...this.#contributions].sort(([a], [b]) => this.#order(a, b));
    for (const [note, { glossary }] of notes) {
      for (const entry of glossary ?? []) drafts.addEntry(entry, note);
    }
    for (const entry of this.#starter) drafts.addEntry(entry, undefined);
    drafts.addAcronyms(notes.flatMap(([note, { acronyms }]) => acronyms.map((acronym) => ({ note, acronym }))));
    for (const [note, { definitions }] of notes) {
      for (const definition of definitions) drafts.addDefinition(definition, note);
    }
    return drafts;
  }
}

function isEmpty({ glossary, definitions, acronyms }: Contribution): boolean {
  return (glossary ?? []).length === 0 && definitions.length === 0 && acronyms.length === 0;
}

function isSame(a: Contribution, b: Contribution): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
