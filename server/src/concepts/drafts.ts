import type { Acronym, FoundDefinition, GlossaryEntry } from '../answers.js';
import { seemly } from '../text/seemly.js';
import type { Evidence } from './evidence.js';
import type { KnownConcept } from './known-concept.js';
import { allows, type Form, type WrittenWords } from './mentions/forms.js';
import { singularOf } from './mentions/inflection.js';
import { isStopWord } from './stop-words.js';
import { isTerm } from './term.js';
import type { TermCache } from './term-cache.js';

/** A concept in the making. Its place in the list is its rank: the one made first keeps a form that two claim. */
export interface Draft {
  /** What it is called, as written, the canonical name first. */
  readonly names: string[];
  /** What defines it, in order; the first has made it. */
  readonly evidence: Evidence[];
  /** The glossary notes that speak of it; `undefined` is the starter glossary. */
  readonly glossaries: Set<string | undefined>;
  /** All forms of its names. */
  forms: readonly Form[];
  /** The number under which it is known. */
  id: number;
  /** What it and its forms are called, once somebody asks. */
  naming: Omit<KnownConcept, 'definitions'> | undefined;
  /** How it is shown, as long as nothing that defines it is reworded or moves. */
  known: KnownConcept | undefined;
}

interface Claim {
  readonly form: Form;
  readonly draft: Draft;
}

/** The expansion of an acronym, and who gives it. */
interface Expansion {
  readonly notes: Set<string>;
  readonly first: Evidence;
  readonly acronym: Acronym;
}

/** What a short form means in one note. */
interface Scope {
  readonly note: string;
  readonly short: string;
  readonly draft: Draft;
}

/**
 * Puts together what bears on one another, in this order: glossary notes, the starter glossary, acronyms, definitions
 * found in notes. What comes later joins a concept that has its name or form already, and makes one where there is none.
 */
export class Drafts {
  readonly list: Draft[] = [];
  /** What the short forms that can stand for several concepts mean in the notes that expand them. */
  readonly scoped: Scope[] = [];
  /** By short form: the concepts that it stands for, the usual one first, where they are two or more. */
  readonly contested = new Map<string, Draft[]>();
  readonly #terms: TermCache;
  /** Forms by their words. */
  readonly #claims = new Map<string, Claim[]>();

  /** `evidence`: in the order in which it counts. */
  constructor(evidence: readonly Evidence[], terms: TermCache) {
    this.#terms = terms;
    for (const one of evidence) one.draft = undefined;
    for (const one of evidence) if (one.saying.kind === 'entry') this.#addEntry(one, one.saying.entry);
    this.#addAcronyms(evidence);
    for (const one of evidence) if (one.saying.kind === 'definition') this.#addDefinition(one, one.saying.definition);
  }

  /** The concept that has a form with these words. */
  #find(written: WrittenWords): Draft | undefined {
    return this.#claimsTo(written)[0]?.draft;
  }

  #claimsTo(written: WrittenWords): readonly Claim[] {
    return this.#claims.get(written.sequence)?.filter(({ form }) => allows(form, written)) ?? [];
  }

  #addEntry(evidence: Evidence, entry: GlossaryEntry): void {
    const draft = this.#draftOf(entry, evidence.note) ?? this.#make();
    draft.glossaries.add(evidence.note);
    define(draft, evidence);
    this.#call(draft, [entry.name, ...entry.aliases]);
  }

  /** Adds the acronyms of all notes: the expansion that most notes give is the one that holds everywhere. */
  #addAcronyms(evidence: readonly Evidence[]): void {
    const expansions = new Map<string, Expansion>();
    for (const one of evidence) {
      if (one.saying.kind !== 'acronym' || one.note === undefined) continue;
      const { acronym } = one.saying;
      const key = `${acronym.short} ${this.#terms.words(acronym.long).sequence}`;
      const known = expansions.get(key) ?? { notes: new Set<string>(), first: one, acronym };
      known.notes.add(one.note);
      expansions.set(key, known);
    }
    const ranked = [...expansions.values()].sort((a, b) => b.notes.size - a.notes.size);
    const given = ranked.map((expansion) => this.#addExpansion(expansion));
    for (const [at, { notes }] of ranked.entries()) {
      const pair = given[at];
      if (pair === undefined || !this.contested.has(pair.short)) continue;
      for (const note of notes) this.scoped.push({ note, ...pair });
    }
  }

  /** Returns the short form and what it means in the notes that give this expansion; undefined where that is nothing. */
  #addExpansion({ acronym, first }: Expansion): Omit<Scope, 'note'> | undefined {
    const { short, long } = termsOf(acronym);
    const meant = this.#find(this.#terms.words(short));
    let draft = this.#find(this.#terms.words(long));
    if (draft === undefined && meant !== undefined && meant.names.some((name) => isLike(name, long))) draft = meant;
    if (draft === undefined) {
      if (!/[\s-]/.test(long) || isStopWord(/^\S+/.exec(long)?.[0].toLowerCase() ?? '')) return undefined;
      draft = this.#make();
      define(draft, first);
      this.#call(draft, [long]);
    }
    this.#call(draft, [short]);
    if (meant !== undefined && meant !== draft) {
      const contenders = this.contested.get(short);
      if (contenders === undefined) this.contested.set(short, [meant, draft]);
      else if (!contenders.includes(draft)) contenders.push(draft);
    }
    return { short, draft };
  }

  /** Adds a definition found in a note; one of a term that nobody knows makes a concept if it is a term. */
  #addDefinition(evidence: Evidence, definition: FoundDefinition): void {
    let draft = this.#find(this.#terms.words(definition.term));
    if (draft === undefined) {
      if (!isTerm(definition)) return;
      draft = this.#make();
      this.#call(draft, [definition.term]);
    }
    define(draft, evidence);
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
    const glossaries = new Set<string | undefined>();
    const draft = { names: [], evidence: [], glossaries, forms: [], id: 0, naming: undefined, known: undefined };
    this.list.push(draft);
    return draft;
  }

  /** Gives a concept more names, and claims their forms. */
  #call(draft: Draft, names: readonly string[]): void {
    for (const name of names) if (!draft.names.includes(name)) draft.names.push(name);
    draft.forms = this.#terms.forms(draft.names);
    for (const form of draft.forms) {
      const key = form.sequence;
      const claims = this.#claims.get(key);
      if (claims === undefined) this.#claims.set(key, [{ form, draft }]);
      else if (!claims.some((claim) => claim.draft === draft)) claims.push({ form, draft });
    }
  }
}

function define(draft: Draft, evidence: Evidence): void {
  draft.evidence.push(evidence);
  evidence.draft = draft;
}

/** The terms of an acronym: "reward models (RMs)" speaks of one reward model, an RM. */
export function termsOf(acronym: Acronym): { readonly short: string; readonly long: string } {
  const isPlural = /\p{Lu}s$/u.test(acronym.short);
  const long = seemly(acronym.long).replace(/[\s>]+/g, ' ');
  return isPlural ? { short: acronym.short.slice(0, -1), long: inSingular(long) } : { short: acronym.short, long };
}

/** A term with its last word in the singular, where that is a plural. */
function inSingular(term: string): string {
  const last = /(?<![A-Za-z])[A-Za-z]+$/.exec(term)?.[0] ?? '';
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
