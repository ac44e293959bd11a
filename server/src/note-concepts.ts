import starter from '../../glossary/starter.md';
import type { Concept, GlossaryEntry, GlossaryProblem, Mention } from './answers.js';
import { Concepts } from './concepts/concepts.js';
import { parseGlossary } from './concepts/glossary/glossary.js';
import type { IgnoredTerms } from './concepts/ignored-terms.js';
import type { TermCache } from './concepts/term-cache.js';
import { Glossaries } from './glossaries.js';
import { MentionTable } from './mention-table.js';
import { compareNotes } from './note-order.js';
import type { Note, NoteTable } from './note-table.js';
import type { Settings } from './notes-settings.js';
import type { SharedTexts } from './shared-texts.js';
import type { Steps } from './steps.js';

/** Concepts that are described in one step. */
const CONCEPTS_A_STEP = 100;

const starterEntries = parseGlossary(starter);

/** What the notes say of concepts under some settings, ignored terms left out, and where they mention them. */
export class NoteConcepts {
  readonly all: Concepts;
  readonly mentions: MentionTable;
  readonly #notes: NoteTable;
  readonly #ignored: IgnoredTerms;
  readonly #glossaries: Glossaries;
  readonly #starter: readonly GlossaryEntry[];

  /** `terms`: what was stored of the terms that the notes define. */
  constructor(settings: Settings, notes: NoteTable, texts: SharedTexts, ignored: IgnoredTerms, terms?: TermCache) {
    this.all = new Concepts(compareNotes(settings.folders), terms);
    this.mentions = new MentionTable(this.all, notes.byNumber, (sequences) => texts.holding(sequences));
    this.#notes = notes;
    this.#ignored = ignored;
    this.#glossaries = new Glossaries(settings);
    this.#starter = settings.starterGlossary ? starterEntries : [];
    this.all.starter(ignored.entries(this.#starter));
  }

  /** A note has come or changed. */
  put(number: number, note: Note): void {
    this.#contribute(note);
    this.mentions.touch(number);
  }

  /** A note has gone. */
  remove(number: number, uri: string): void {
    this.all.remove(uri);
    this.#glossaries.remove(uri);
    this.mentions.touch(number);
  }

  /** Other terms are ignored than before. */
  reconsider(): void {
    this.all.starter(this.#ignored.entries(this.#starter));
    for (const note of this.#notes.byNumber.values()) this.#contribute(note);
  }

  mentionsIn(uri: string): readonly Mention[] {
    const note = this.#notes.of(uri);
    if (note === undefined) return [];
    const { count, concepts, firsts, lasts } = this.mentions.of(note);
    return Array.from({ length: count }, (_, at) => ({
      concept: this.all.name(concepts[at] ?? 0),
      start: note.words.start(firsts[at] ?? 0),
      end: note.words.end((lasts[at] ?? 1) - 1),
    }));
  }

  /** The concept that a name or form means, as the note `uri` would mean it. */
  find(nameOrForm: string, uri?: string): Concept | undefined {
    const words = uri === undefined ? undefined : this.#notes.of(uri)?.words;
    const found = this.all.find(nameOrForm, uri, words);
    return found === undefined ? undefined : this.#describe(found, this.mentions.countOne(found));
  }

  /** Whether a name is that of a concept, or of what is ignored. */
  knows(name: string): boolean {
    return this.#ignored.has(name) || this.all.find(name) !== undefined;
  }

  /** Every concept, by name; see `Notes.conceptsInSteps`. */
  *list(): Steps<readonly Concept[]> {
    yield* this.mentions.countInSteps();
    const list: Concept[] = [];
    for (const [at, number] of this.all.numbers().entries()) {
      if (at % CONCEPTS_A_STEP === CONCEPTS_A_STEP - 1) yield;
      const concept = this.#describe(number);
      if (concept !== undefined) list.push(concept);
    }
    return list;
  }

  /** Every concept by name, under its number. */
  numbered(): readonly (readonly [number: number, concept: Concept | undefined])[] {
    return this.all.numbers().map((number) => [number, this.#describe(number)] as const);
  }

  /** URIs of the glossary notes, in note order. */
  glossaries(): readonly string[] {
    return this.#notes.uris().filter((uri) => this.#glossaries.has(uri));
  }

  /** The entries of a glossary note; undefined for a note that is none. */
  glossary(uri: string): readonly GlossaryEntry[] | undefined {
    return this.#glossaries.has(uri) ? this.#notes.of(uri)?.glossary : undefined;
  }

  glossaryProblems(uri: string): readonly GlossaryProblem[] {
    if (this.glossary(uri) === undefined) return [];
    return this.#glossaries.problemsIn(uri, this.all, () =>
      this.glossaries().map((one) => ({ uri: one, entries: this.glossary(one) ?? [] })),
    );
  }

  /** What a note says of concepts. */
  #contribute({ uri, definitions, acronyms, glossary }: Note): void {
    const own = this.#glossaries.put(uri) ? { glossary } : {};
    this.all.put(uri, this.#ignored.without({ ...own, definitions, acronyms }));
  }

  #describe(number: number, count = this.mentions.count(number)): Concept | undefined {
    const known = this.all.at(number);
    if (known === undefined) return undefined;
    return { ...known, ...count };
  }
}
