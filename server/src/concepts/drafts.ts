import type { Acronym, Definition, FoundDefinition, GlossaryEntry } from '../answers.js';
import { allows, type Form, type WrittenWords } from './forms.js';
import { singularOf } from './inflection.js';
import { isStopWord } from './stop-words.js';
import { isTerm } from './term.js';
import type { TermCache } from './term-cache.js';

/** What one note contributes. */
export interface Contribution {
  /** The entries of a glossary note; absent for any other note. */
  readonly glossary?: readonly GlossaryEntry[];
  readonly definitions: readonly FoundDefinition[];
  readonly acronyms: readonly Acronym[];
}

/** A concept in the making. Its place in the list is its rank: the one made first keeps a form that two claim. */
export interface Draft {
  /** What it is called, as written, the canonical name first. */
  readonly names: string[];
  readonly definitions: Definition[];
  /** The glossary notes that speak of it; `undefined` is the starter glossary. */
  readonly glossaries: Set<string | undefined>;
}

interface Claim {
  readonly form: Form;
  readonly draft: Draft;
}

/** How good a definition of the starter glossary is, and the expansion of an acronym, among those found in notes. */
const STARTER_SCORE = 0.86;
const EXPANSION_SCORE = 0.5;

/**
 * Puts together what the notes say, in this order: glossary notes, the starter glossary, acronyms, definitions found in
 * notes. What comes later joins a concept that has its name or form already, and makes one where there is none.
 */
export class Drafts {
  readonly list: Draft[] = [];
  /** The short forms that mean something else in one note than in the others: note, short form, concept. */
  readonly scoped: { readonly note: string; readonly short: string; readonly draft: Draft }[] = [];
  readonly #terms: TermCache;
  /** Forms by their words. */
  readonly #claims = new Map<string, Claim[]>();

  constructor(terms: TermCache) {
    this.#terms = terms;
  }

  /** The concept that has a form with these words. */
  find(written: WrittenWords): Draft | undefined {
    return this.#claimsTo(written)[0]?.draft;
  }

  #claimsTo(written: WrittenWords): readonly Claim[] {
    return this.#claims.get(written.sequence)?.filter(({ form }) => allows(form, written)) ?? [];
  }

  /** Adds an entry of the glossary note `note`, or of the starter glossary. */
  addEntry(entry: GlossaryEntry, note: string | undefined): void {
    const draft = this.#draftOf(entry, note) ?? this.#make();
    draft.glossaries.add(note);
    const source = entry.source === undefined ? {} : { source: entry.source };
    const sense = entry.sense === undefined ? {} : { sense: entry.sense };
    const place = note === undefined ? {} : { uri: note, start: entry.start, end: entry.end };
    const origin = note === undefined ? 'starter' : 'glossary';
    const score = note === undefined ? STARTER_SCORE : 1;
    if (entry.text !== '') draft.definitions.push({ text: entry.text, origin, ...place, ...sense, ...source, score });
    this.#call(draft, [entry.name, ...entry.aliases]);
  }

  /** Adds the acronyms of all notes: the expansion that most notes give is the one that holds everywhere. */
  addAcronyms(acronyms: readonly { readonly note: string; readonly acronym: Acronym }[]): void {
    const expansions = new Map<
      string,
      { readonly notes: Set<string>; readonly first: Acronym; readonly note: string }
    >();
    for (const { note, acronym } of acronyms) {
      const key = `${acronym.short} ${this.#terms.words(acronym.long).sequence}`;
      const known = expansions.get(key) ?? { notes: new Set<string>(), first: acronym, note };
      known.notes.add(note);
      expansions.set(key, known);
    }
    const ranked = [...expansions.values()].sort((a, b) => b.notes.size - a.notes.size);
    for (const { notes, first, note } of ranked) this.#addExpansion(first, note, notes);
  }

  #addExpansion(acronym: Acronym, note: string, notes: ReadonlySet<string>): void {
    // "Reward models (RMs)": the concept is one reward model.
    const isPlural = /\p{Lu}s$/u.test(acronym.short);
    const short = isPlural ? acronym.short.slice(0, -1) : acronym.short;
    const written = acronym.long.replace(/[\s>]+/g, ' ');
    const long = isPlural ? inSingular(written) : written;
    const meant = this.find(this.#terms.words(short));
    let draft = this.find(this.#terms.words(long));
    if (draft === undefined && meant !== undefined && meant.names.some((name) => isLike(name, long))) draft = meant;
    if (draft === undefined) {
      if (!/[\s-]/.test(long) || isStopWord(/^\S+/.exec(long)?.[0].toLowerCase() ?? '')) return;
      draft = this.#make();
      const { start, end } = acronym;
      draft.definitions.push({ text: written, origin: 'note', uri: note, start, end, score: EXPANSION_SCORE });
      this.#call(draft, [long]);
    }
    this.#call(draft, [short]);
    if (meant !== undefined && meant !== draft) {
      for (const scope of notes) this.scoped.push({ note: scope, short, draft });
    }
  }

  /**
   * Adds a definition found in the note `note`; one of a term that nobody knows makes a concept if it is a term. A copy
   * of a definition adds nothing.
   */
  addDefinition(found: FoundDefinition, note: string): void {
    let draft = this.find(this.#terms.words(found.term));
    if (draft === undefined) {
      if (!isTerm(found)) return;
      draft = this.#make();
      this.#call(draft, [found.term]);
    }
    const { text, start, end, score } = found;
    if (draft.definitions.some((other) => other.text === text)) return;
    draft.definitions.push({ text, origin: 'note', uri: note, start, end, score });
  }

  /**
   * The concept that an entry speaks of: the one that is called by its name, or whose name is one of its aliases. Two
   * headings of one glossary are two concepts, unless they are the same.
   */
  #draftOf(entry: GlossaryEntry, note: string | undefined): Draft | undefined {
    for (const { form, draft } of this.#claimsTo(this.#terms.words(entry.name))) {
      if (form.kind === 'name' || (form.kind !== 'variant' && !draft.glossaries.has(note))) return draft;
    }
    for (const alias of entry.aliases) {
      for (const { form, draft } of this.#claimsTo(this.#terms.words(alias))) {
        if (form.kind === 'name' && !draft.glossaries.has(note)) return draft;
      }
    }
    return undefined;
  }

  #make(): Draft {
    const draft: Draft = { names: [], definitions: [], glossaries: new Set() };
    this.list.push(draft);
    return draft;
  }

  /** Gives a concept more names, and claims their forms. */
  #call(draft: Draft, names: readonly string[]): void {
    for (const name of names) if (!draft.names.includes(name)) draft.names.push(name);
    for (const form of this.#terms.forms(draft.names)) {
      const key = form.sequence;
      const claims = this.#claims.get(key);
      if (claims === undefined) this.#claims.set(key, [{ form, draft }]);
      else if (!claims.some((claim) => claim.draft === draft)) claims.push({ form, draft });
    }
  }
}

/** A term with its last word in the singular, where that is a plural. */
function inSingular(term: string): string {
  const last = /[A-Za-z]+$/.exec(term)?.[0] ?? '';
  const singular = singularOf(last.toLowerCase());
  if (singular === undefined) return term;
  const isCapital = last !== '' && last.charAt(0) !== last.charAt(0).toLowerCase();
  const written = isCapital ? singular.charAt(0).toUpperCase() + singular.slice(1) : singular;
  return term.slice(0, -last.length) + written;
}

/** Whether two long forms of one acronym differ in wording alone: half of their telling words begin alike. */
function isLike(a: string, b: string): boolean {
  const [first, second] = [stems(a), stems(b)];
  const shared = first.filter((stem) => second.includes(stem)).length;
  return shared > 0 && shared * 2 >= Math.min(first.length, second.length);
}

function stems(name: string): string[] {
  const words = name.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter((word) => !isStopWord(word)).map((word) => word.slice(0, 5));
}
