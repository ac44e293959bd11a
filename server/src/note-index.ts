import type {
  Acronym,
  Candidate,
  Concept,
  Counts,
  FoundDefinition,
  GlossaryEntry,
  GlossaryProblem,
  Mention,
  Passage,
  Place,
  RelatedPassage,
  Repeat,
  StrongPassage,
} from './answers.js';
import { Candidates } from './concepts/candidates/candidates.js';
import { IgnoredTerms } from './concepts/ignored-terms.js';
import { TermCache } from './concepts/term-cache.js';
import { Intentions } from './intentions.js';
import { mergedEdit } from './merged-edit.js';
import { NoteConcepts } from './note-concepts.js';
import { type MapLimits, mapOf, type NoteMap, type RepeatWeight } from './note-map.js';
import { folderOf } from './note-order.js';
import { type Note, NoteTable } from './note-table.js';
import type { Edit, Notes } from './notes.js';
import { defaultSettings, type Settings } from './notes-settings.js';
import { PassageQuestions } from './passage-questions.js';
import { type Reading, readingOf } from './reading.js';
import { RepeatQuestions } from './repeat-questions.js';
import type { IntendedRepeat } from './repeats/intended.js';
import { Repeats } from './repeats/repeats.js';
import { SharedTexts } from './shared-texts.js';
import { ended, type Steps } from './steps.js';
import { partIn, type StoredPart, stringIn } from './stored.js';
import { identityOf } from './text/identity.js';

/** Words of put-off work that one step takes. */
const WORDS = 1000;

const passageKinds = ['paragraph', 'item', 'quote', 'heading'] as const;

/** The one mutable thing of the core: it holds what is kept of each note, and composes concepts, passages and repeats. */
export class NoteIndex implements Notes {
  #settings: Settings;
  #notes: NoteTable;
  #texts = new SharedTexts();
  #concepts: NoteConcepts;
  #repeats: Repeats;
  #candidates = new Candidates(this.#texts.passages.vocabulary);
  readonly #ignored = new IgnoredTerms();
  readonly #intentions = new Intentions(
    (uri) => this.#notes.of(uri)?.words,
    (uri) => this.#settings.folders[folderOf(this.#settings.folders, uri).index] ?? '',
  );
  /** The place of a note in note order. */
  readonly #rank = (number: number): number => this.#notes.rank(number);

  constructor(settings: Partial<Settings>) {
    this.#settings = { ...defaultSettings, ...settings };
    this.#notes = new NoteTable(this.#settings.folders);
    this.#concepts = this.#newConcepts();
    this.#repeats = this.#newRepeats();
  }

  configure(settings: Partial<Settings>): void {
    const next = { ...defaultSettings, ...settings };
    if (isSame(next, this.#settings)) return;
    this.#settings = next;
    this.#texts.reorder();
    this.#prepare(this.#newRepeats());
    ended(this.#spreadAll());
  }

  store(): StoredPart {
    return ended(this.storeInSteps());
  }

  *storeInSteps(): Steps<StoredPart> {
    while (!this.work(WORDS)) yield;
    return {
      settings: keyOf(this.#settings),
      ...this.#notes.store(),
      texts: yield* this.#texts.store(),
      repeats: yield* this.#repeats.store(),
      terms: yield* this.#concepts.all.storeTerms(),
    };
  }

  restore(part: StoredPart): void {
    ended(this.restoreInSteps(part));
  }

  *restoreInSteps(part: StoredPart): Steps<void> {
    const key = keyOf(this.#settings);
    const texts = yield* SharedTexts.restore(partIn(part, 'texts'));
    const notes = NoteTable.restore(part, (number) => texts.textOf(number));
    yield;
    const repeats = yield* this.#restoredRepeats(part, notes);
    const terms = TermCache.restore(partIn(part, 'terms'));
    yield;
    // From here on nothing fails.
    this.#texts = texts;
    this.#candidates = new Candidates(texts.passages.vocabulary);
    this.#notes = notes;
    const isAsAsked = key === keyOf(this.#settings);
    this.#prepare(isAsAsked ? repeats : this.#newRepeats(), terms);
    yield* this.#spreadAll();
  }

  put(uri: string, textOrReading: string | Reading): boolean {
    const isText = typeof textOrReading === 'string';
    const identity = isText ? identityOf(textOrReading) : textOrReading.identity;
    if (this.#notes.of(uri)?.identity === identity) return false;
    this.#take(uri, identity, () => (isText ? readingOf(textOrReading, identity) : textOrReading));
    return true;
  }

  change(uri: string, text: string, edits: readonly Edit[]): void {
    const before = this.#notes.of(uri);
    const identity = identityOf(text);
    const edit = before && mergedEdit(edits, before.length, text.length);
    const earlier = before && edit && { ...before, entries: before.glossary, ...edit };
    this.#take(uri, identity, () => readingOf(text, identity, earlier));
  }

  remove(uri: string): void {
    const number = this.#notes.numberOf(uri);
    if (number === undefined) return;
    this.#texts.remove(number);
    this.#repeats.remove(number);
    this.#notes.remove(number, uri);
    this.#concepts.remove(number, uri);
  }

  work(budget: number): boolean {
    const isDone = this.#texts.passages.work(budget);
    return this.#repeats.work(budget) && isDone;
  }

  repeats(uri?: string): readonly Repeat[] {
    return uri === undefined ? this.#ofRepeats.all() : this.#ofRepeats.of(uri);
  }

  repeatsInSteps(uri?: string): Steps<readonly Repeat[]> {
    return uri === undefined ? this.#ofRepeats.inSteps() : this.#ofRepeats.ofInSteps(uri);
  }

  map(most: MapLimits, weightOf: RepeatWeight): Generator<undefined, NoteMap> {
    const sources = {
      notes: this.#notes.inOrder(),
      mentions: (note: Note) => this.#concepts.mentions.of(note),
      concepts: () => this.#concepts.numbered(),
      repeats: () => this.#ofRepeats.each(),
    };
    return mapOf(sources, most, weightOf);
  }

  intend(folder: string, repeats: readonly IntendedRepeat[]): void {
    this.#intentions.set(folder, repeats);
  }

  intention(original: Place, copy: Place): IntendedRepeat {
    return this.#intentions.between(original, copy);
  }

  counterparts(place: Place): readonly Place[] {
    return this.#ofRepeats.counterparts(place);
  }

  related(uri: string, offset: number, limit = 10): readonly RelatedPassage[] {
    return this.#ofPassages.related(this.#notes.numberOf(uri) ?? -1, offset, limit);
  }

  search(
    query: string,
    options: { readonly limit?: number; readonly prefix?: boolean } = {},
  ): readonly RelatedPassage[] {
    const { limit = 10, prefix = false } = options;
    return this.#ofPassages.search(query, { limit, prefix });
  }

  strong(uri: string, least: number, from = 0, to = Number.MAX_SAFE_INTEGER): readonly StrongPassage[] {
    return this.#ofPassages.strong(this.#notes.numberOf(uri) ?? -1, least, from, to);
  }

  mentions(uri: string): readonly Mention[] {
    return this.#concepts.mentionsIn(uri);
  }

  concept(nameOrForm: string, uri?: string): Concept | undefined {
    return this.#concepts.find(nameOrForm, uri);
  }

  settleInSteps(): Steps<void> {
    return this.#concepts.mentions.settleInSteps();
  }

  concepts(): readonly Concept[] {
    return ended(this.conceptsInSteps());
  }

  *conceptsInSteps(): Steps<readonly Concept[]> {
    return yield* this.#concepts.list();
  }

  candidates(limit = 100): readonly Candidate[] {
    return ended(this.candidatesInSteps(limit));
  }

  *candidatesInSteps(limit = 100): Steps<readonly Candidate[]> {
    const notes = yield* this.#indexedNotes();
    return yield* this.#candidates.list(notes, (name) => this.#concepts.knows(name), limit);
  }

  candidateMentions(name: string): readonly Place[] {
    return ended(this.#candidates.mentions(ended(this.#indexedNotes()), name));
  }

  ignore(folder: string, terms: readonly string[]): void {
    if (this.#ignored.set(folder, terms)) this.#concepts.reconsider();
  }

  glossaries(): readonly string[] {
    return this.#concepts.glossaries();
  }

  glossary(uri: string): readonly GlossaryEntry[] | undefined {
    return this.#concepts.glossary(uri);
  }

  glossaryProblems(uri: string): readonly GlossaryProblem[] {
    return this.#concepts.glossaryProblems(uri);
  }

  definitions(uri: string): readonly FoundDefinition[] {
    return this.#notes.of(uri)?.definitions ?? [];
  }

  acronyms(uri: string): readonly Acronym[] {
    return this.#notes.of(uri)?.acronyms ?? [];
  }

  passages(uri: string): readonly Passage[] {
    const passages = this.#notes.of(uri)?.passages;
    if (passages === undefined) return [];
    return Array.from({ length: passages.count }, (_, at) => ({
      kind: passageKinds[passages.kinds[at] ?? 0] ?? 'paragraph',
      level: passages.levels[at] ?? 0,
      start: passages.starts[at] ?? 0,
      end: passages.ends[at] ?? 0,
      words: (passages.words[at + 1] ?? 0) - (passages.words[at] ?? 0),
    }));
  }

  identity(uri: string): string | undefined {
    return this.#notes.of(uri)?.identity;
  }

  holds(uri: string, text: string): boolean {
    return this.identity(uri) === identityOf(text);
  }

  lines(uri: string): Uint32Array | undefined {
    return this.#notes.of(uri)?.lines.starts;
  }

  uris(): readonly string[] {
    return this.#notes.uris();
  }

  counts(): Counts {
    return this.#notes.counts();
  }

  /** Repeats of notes as they were stored; without notes where they were found under other settings. */
  *#restoredRepeats(part: StoredPart, notes: NoteTable): Steps<Repeats> {
    const repeats = this.#newRepeats();
    const stored = partIn(part, 'repeats');
    if (stringIn(part, 'settings') !== keyOf(this.#settings)) return repeats;
    for (const [number, { words, passages }] of notes.byNumber) repeats.put(number, words, passages);
    yield;
    yield* repeats.restore(stored);
    return repeats;
  }

  #newRepeats(): Repeats {
    return new Repeats(this.#rank, Math.max(5, Math.floor(this.#settings.minWords) || defaultSettings.minWords));
  }

  #newConcepts(terms?: TermCache): NoteConcepts {
    return new NoteConcepts(this.#settings, this.#notes, this.#texts, this.#ignored, terms);
  }

  /** Makes all anew that depends on settings, before the notes are told of it; the repeats are those of these settings. */
  #prepare(repeats: Repeats, terms?: TermCache): void {
    this.#notes.reorder(this.#settings.folders);
    this.#concepts = this.#newConcepts(terms);
    this.#repeats = repeats;
  }

  /** Tells what has just been made of all notes; these may change meanwhile. */
  *#spreadAll(): Steps<void> {
    for (const number of [...this.#notes.byNumber.keys()]) {
      const note = this.#notes.byNumber.get(number);
      if (note !== undefined) this.#spread(number, note);
      yield;
    }
  }

  /** Puts a text in the place of what a note held; it is read if no note holds it yet. */
  #take(uri: string, identity: string, read: () => Reading): void {
    const number = this.#notes.numberFor(uri);
    const text = this.#texts.put(number, identity, read);
    this.#spread(number, this.#notes.put(number, uri, text));
  }

  /** Tells the parts of the index that depend on settings of a note. */
  #spread(number: number, note: Note): void {
    this.#concepts.put(number, note);
    this.#repeats.put(number, note.words, note.passages);
  }

  /** Made for each question: settings make the parts of the index anew. */
  get #ofPassages(): PassageQuestions {
    return new PassageQuestions({
      notes: this.#notes.byNumber,
      rankOf: this.#rank,
      texts: this.#texts,
      concepts: this.#concepts.all,
      mentions: this.#concepts.mentions,
      repeats: this.#repeats,
      glossaryOf: ({ uri }) => this.glossary(uri),
    });
  }

  get #ofRepeats(): RepeatQuestions {
    return new RepeatQuestions(this.#notes, this.#repeats, this.#intentions);
  }

  /** All notes in their order, with their words known to the index. */
  *#indexedNotes(): Steps<readonly Note[]> {
    while (!this.#texts.passages.work(WORDS)) yield;
    return this.#notes.inOrder();
  }
}

/** The settings on which repeats depend. */
function keyOf({ folders, minWords }: Settings): string {
  return JSON.stringify({ folders, minWords });
}

function isSame(one: Settings, other: Settings): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
