import picomatch from 'picomatch/posix.js';
import starter from '../../glossary/starter.md';
import type {
  Acronym,
  Candidate,
  Concept,
  Copy,
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
import { Concepts } from './concepts/concepts.js';
import { parseGlossary } from './concepts/glossary/glossary.js';
import { GlossaryProblems } from './concepts/glossary/glossary-problems.js';
import { IgnoredTerms } from './concepts/ignored-terms.js';
import { TermCache } from './concepts/term-cache.js';
import { Intentions } from './intentions.js';
import { type Holding, MentionTable } from './mention-table.js';
import { mergedEdit } from './merged-edit.js';
import { type MapLimits, mapOf, type NoteMap, type RepeatWeight } from './note-map.js';
import { compareNotes, folderOf, NoteRanks } from './note-order.js';
import type { Edit, Notes } from './notes.js';
import { defaultSettings, type Settings } from './notes-settings.js';
import { PassageQuestions } from './passage-questions.js';
import { type Reading, readingOf } from './reading.js';
import type { IntendedRepeat } from './repeats/intended.js';
import { type RepeatGroup, type RepeatPlace, Repeats } from './repeats/repeats.js';
import { type KeptText, SharedTexts } from './shared-texts.js';
import { ended, type Steps } from './steps.js';
import { arrayIn, ForeignPart, numberIn, partIn, type StoredPart, stringIn, stringsIn } from './stored.js';
import { identityOf } from './text/identity.js';

/** What the index keeps of a note. */
interface Note extends KeptText {
  readonly uri: string;
}

/** Words of put-off work that one step takes. */
const WORDS = 1000;

const starterEntries = parseGlossary(starter);

const passageKinds = ['paragraph', 'item', 'quote', 'heading'] as const;

/** The one mutable thing of the core: it holds what is kept of each note, and composes concepts, passages and repeats. */
export class NoteIndex implements Notes {
  #settings: Settings;
  readonly #notes = new Map<number, Note>();
  readonly #numbers = new Map<string, number>();
  #nextNumber = 0;
  #passageCount = 0;
  #wordCount = 0;
  #ranks = new NoteRanks(compareNotes([]));
  /** The place of a note in note order. */
  readonly #rank = (number: number): number => this.#ranks.of(number);
  #isGlossary: (path: string) => boolean = () => false;
  #concepts = new Concepts(compareNotes([]));
  /** The notes in which one of some sequences of words may stand. */
  readonly #holding: Holding = (sequences) => this.#texts.holding(sequences);
  #mentions = new MentionTable(this.#concepts, this.#notes, this.#holding);
  #repeats = newRepeats(this.#rank, defaultSettings);
  #texts = new SharedTexts();
  #candidates = new Candidates(this.#texts.passages.vocabulary);
  /** By folder: terms that are ignored everywhere. */
  readonly #ignored = new Map<string, readonly string[]>();
  #ignoredTerms = new IgnoredTerms([]);
  readonly #glossaries = new Set<string>();
  readonly #glossaryProblems = new GlossaryProblems();
  /** What is wrong in glossary notes, as they stand and at a revision of the concepts. */
  #problems: { readonly revision: number; readonly found: ReadonlyMap<string, readonly GlossaryProblem[]> } | undefined;
  readonly #intentions = new Intentions(
    (uri) => this.#note(uri)?.words,
    (uri) => this.#settings.folders[folderOf(this.#settings.folders, uri).index] ?? '',
  );

  constructor(settings: Partial<Settings>) {
    this.#settings = { ...defaultSettings, ...settings };
    this.#begin(newRepeats(this.#rank, this.#settings));
  }

  configure(settings: Partial<Settings>): void {
    const next = { ...defaultSettings, ...settings };
    if (isSame(next, this.#settings)) return;
    this.#settings = next;
    this.#texts.reorder();
    this.#begin(newRepeats(this.#rank, next));
  }

  store(): StoredPart {
    return ended(this.storeInSteps());
  }

  *storeInSteps(): Steps<StoredPart> {
    while (!this.work(WORDS)) yield;
    const notes = [...this.#notes];
    return {
      settings: keyOf(this.#settings),
      uris: notes.map(([, { uri }]) => uri),
      numbers: Uint32Array.from(notes, ([number]) => number),
      next: this.#nextNumber,
      texts: yield* this.#texts.store(),
      repeats: yield* this.#repeats.store(),
      terms: yield* this.#concepts.storeTerms(),
    };
  }

  restore(part: StoredPart): void {
    ended(this.restoreInSteps(part));
  }

  *restoreInSteps(part: StoredPart): Steps<void> {
    const key = keyOf(this.#settings);
    const uris = stringsIn(part, 'uris');
    const numbers = arrayIn(part, 'numbers', Uint32Array, uris.length);
    const next = numberIn(part, 'next');
    const texts = yield* SharedTexts.restore(partIn(part, 'texts'));
    const notes = uris.map((uri, at): readonly [number, Note] => {
      const number = numbers[at] ?? 0;
      const text = texts.textOf(number);
      if (text === undefined) throw new ForeignPart('numbers');
      return [number, noteOf(uri, text)];
    });
    yield;
    const restored = yield* this.#restoredRepeats(part, notes);
    const terms = TermCache.restore(partIn(part, 'terms'));
    yield;
    // From here on nothing fails.
    for (const uri of [...this.#numbers.keys()]) this.remove(uri);
    this.#texts = texts;
    this.#candidates = new Candidates(texts.passages.vocabulary);
    this.#nextNumber = next;
    for (const [number, note] of notes) {
      this.#numbers.set(note.uri, number);
      this.#notes.set(number, note);
      this.#count(note, 1);
    }
    const isAsAsked = key === keyOf(this.#settings);
    this.#prepare(isAsAsked ? restored : newRepeats(this.#rank, this.#settings), terms);
    yield* this.#spreadAll();
  }

  put(uri: string, textOrReading: string | Reading): boolean {
    const isText = typeof textOrReading === 'string';
    const identity = isText ? identityOf(textOrReading) : textOrReading.identity;
    if (this.#note(uri)?.identity === identity) return false;
    this.#take(uri, identity, () => (isText ? readingOf(textOrReading, identity) : textOrReading));
    return true;
  }

  change(uri: string, text: string, edits: readonly Edit[]): void {
    const before = this.#note(uri);
    const identity = identityOf(text);
    const edit = before && mergedEdit(edits, before.length, text.length);
    const earlier = before && edit && { ...before, entries: before.glossary, ...edit };
    this.#take(uri, identity, () => readingOf(text, identity, earlier));
  }

  remove(uri: string): void {
    const number = this.#numbers.get(uri);
    if (number === undefined) return;
    this.#count(this.#notes.get(number), -1);
    this.#texts.remove(number);
    this.#repeats.remove(number);
    this.#concepts.remove(uri);
    if (this.#glossaries.delete(uri)) this.#problems = undefined;
    this.#notes.delete(number);
    this.#numbers.delete(uri);
    this.#ranks.remove(number);
    this.#mentions.touch(number);
  }

  work(budget: number): boolean {
    const isDone = this.#texts.passages.work(budget);
    return this.#repeats.work(budget) && isDone;
  }

  repeats(uri?: string): readonly Repeat[] {
    if (uri === undefined) return this.#repeats.all().map((group) => this.#repeat(group));
    const number = this.#numbers.get(uri);
    return number === undefined ? [] : this.#repeats.of(number).map((group) => this.#repeat(group));
  }

  *repeatsInSteps(): Generator<undefined, readonly Repeat[]> {
    const found = [];
    for (const group of this.#repeats.each()) {
      found.push(group);
      yield;
    }
    return this.#repeats.sorted(found).map((group) => this.#repeat(group));
  }

  map(most: MapLimits, weightOf: RepeatWeight): Generator<undefined, NoteMap> {
    const sources = {
      notes: this.#inOrder(),
      mentions: (note: Note) => this.#mentions.of(note),
      concepts: () => this.#concepts.numbers().map((number) => [number, this.#describe(number)] as const),
      repeats: () => this.#eachRepeat(),
    };
    return mapOf(sources, most, weightOf);
  }

  intend(folder: string, repeats: readonly IntendedRepeat[]): void {
    this.#intentions.set(folder, repeats);
  }

  intention(original: Place, copy: Place): IntendedRepeat {
    return this.#intentions.between(original, copy);
  }

  counterparts({ uri, start, end }: Place): readonly Place[] {
    const note = this.#numbers.get(uri);
    const words = this.#note(uri)?.words;
    if (note === undefined || words === undefined) return [];
    const found = this.#repeats.counterparts(note, words.startingBefore(start), words.startingBefore(end));
    return found
      .sort((a, b) => this.#rank(a.note) - this.#rank(b.note) || a.start - b.start || a.end - b.end)
      .flatMap((there) => {
        const other = this.#notes.get(there.note);
        if (other === undefined) return [];
        return [{ uri: other.uri, start: other.words.start(there.start), end: other.words.end(there.end - 1) }];
      });
  }

  related(uri: string, offset: number, limit = 10): readonly RelatedPassage[] {
    return this.#questions.related(this.#numbers.get(uri) ?? -1, offset, limit);
  }

  search(
    query: string,
    options: { readonly limit?: number; readonly prefix?: boolean } = {},
  ): readonly RelatedPassage[] {
    const { limit = 10, prefix = false } = options;
    return this.#questions.search(query, { limit, prefix });
  }

  strong(uri: string, least: number, from = 0, to = Number.MAX_SAFE_INTEGER): readonly StrongPassage[] {
    return this.#questions.strong(this.#numbers.get(uri) ?? -1, least, from, to);
  }

  mentions(uri: string): readonly Mention[] {
    const note = this.#note(uri);
    if (note === undefined) return [];
    const { count, concepts, firsts, lasts } = this.#mentions.of(note);
    return Array.from({ length: count }, (_, at) => ({
      concept: this.#concepts.name(concepts[at] ?? 0),
      start: note.words.start(firsts[at] ?? 0),
      end: note.words.end((lasts[at] ?? 1) - 1),
    }));
  }

  concept(nameOrForm: string, uri?: string): Concept | undefined {
    const found = this.#concepts.find(nameOrForm, uri, uri === undefined ? undefined : this.#note(uri)?.words);
    return found === undefined ? undefined : this.#describe(found, this.#mentions.countOne(found));
  }

  concepts(): readonly Concept[] {
    return this.#concepts.numbers().flatMap((number) => this.#describe(number) ?? []);
  }

  candidates(limit = 100): readonly Candidate[] {
    const notes = this.#indexedNotes();
    const isKnown = (name: string): boolean => this.#ignoredTerms.has(name) || this.#concepts.find(name) !== undefined;
    return this.#candidates.list(notes, isKnown, limit);
  }

  candidateMentions(name: string): readonly Place[] {
    return this.#candidates.mentions(this.#indexedNotes(), name);
  }

  ignore(folder: string, terms: readonly string[]): void {
    if (isSame(terms, this.#ignored.get(folder) ?? [])) return;
    if (terms.length > 0) this.#ignored.set(folder, terms);
    else this.#ignored.delete(folder);
    this.#ignoredTerms = new IgnoredTerms([...this.#ignored.values()].flat());
    this.#concepts.starter(this.#ignoredTerms.entries(this.#settings.starterGlossary ? starterEntries : []));
    for (const note of this.#notes.values()) this.#contribute(note);
  }

  glossaries(): readonly string[] {
    return this.#ranks.uris().filter((uri) => this.#glossaries.has(uri));
  }

  glossary(uri: string): readonly GlossaryEntry[] | undefined {
    return this.#glossaries.has(uri) ? this.#note(uri)?.glossary : undefined;
  }

  glossaryProblems(uri: string): readonly GlossaryProblem[] {
    if (this.glossary(uri) === undefined) return [];
    const { revision } = this.#concepts;
    if (this.#problems?.revision !== revision) {
      const glossaries = this.glossaries().map((one) => ({ uri: one, entries: this.glossary(one) ?? [] }));
      const found = this.#glossaryProblems.find(glossaries, (name) =>
        this.#concepts.at(this.#concepts.find(name) ?? -1),
      );
      this.#problems = { revision, found };
    }
    return this.#problems.found.get(uri) ?? [];
  }

  definitions(uri: string): readonly FoundDefinition[] {
    return this.#note(uri)?.definitions ?? [];
  }

  acronyms(uri: string): readonly Acronym[] {
    return this.#note(uri)?.acronyms ?? [];
  }

  passages(uri: string): readonly Passage[] {
    const passages = this.#note(uri)?.passages;
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
    return this.#note(uri)?.identity;
  }

  holds(uri: string, text: string): boolean {
    return this.identity(uri) === identityOf(text);
  }

  lines(uri: string): Uint32Array | undefined {
    return this.#note(uri)?.lines.starts;
  }

  uris(): readonly string[] {
    return this.#ranks.uris();
  }

  counts(): Counts {
    return { notes: this.#notes.size, passages: this.#passageCount, words: this.#wordCount };
  }

  /** Repeats as they were stored; without notes where they were found under other settings. */
  *#restoredRepeats(part: StoredPart, notes: readonly (readonly [number, Note])[]): Steps<Repeats> {
    const repeats = newRepeats(this.#rank, this.#settings);
    const stored = partIn(part, 'repeats');
    if (stringIn(part, 'settings') !== keyOf(this.#settings)) return repeats;
    for (const [number, { words, passages }] of notes) repeats.put(number, words, passages);
    yield;
    yield* repeats.restore(stored);
    return repeats;
  }

  /** Makes all anew that depends on settings; the repeats are those of these settings already. */
  #begin(repeats: Repeats): void {
    this.#prepare(repeats);
    ended(this.#spreadAll());
  }

  /** The same, before the notes are told of it; `terms` serve the concepts. */
  #prepare(repeats: Repeats, terms?: TermCache): void {
    const { folders, glossaries, starterGlossary } = this.#settings;
    this.#isGlossary = glossaries.length > 0 ? picomatch([...glossaries], { dot: true }) : () => false;
    this.#ranks = new NoteRanks(compareNotes(folders));
    for (const [number, { uri }] of this.#notes) this.#ranks.add(number, uri);
    this.#concepts = new Concepts(compareNotes(folders), terms);
    this.#problems = undefined;
    this.#concepts.starter(this.#ignoredTerms.entries(starterGlossary ? starterEntries : []));
    this.#mentions = new MentionTable(this.#concepts, this.#notes, this.#holding);
    this.#repeats = repeats;
  }

  /** Tells what has just been made of all notes; these may change meanwhile. */
  *#spreadAll(): Steps<void> {
    for (const number of [...this.#notes.keys()]) {
      const note = this.#notes.get(number);
      if (note !== undefined) this.#spread(number, note);
      yield;
    }
  }

  /** Puts a text in the place of what a note held; it is read if no note holds it yet. */
  #take(uri: string, identity: string, read: () => Reading): void {
    const number = this.#numbers.get(uri) ?? this.#nextNumber++;
    if (!this.#numbers.has(uri)) this.#ranks.add(number, uri);
    const note = noteOf(uri, this.#texts.put(number, identity, read));
    this.#count(this.#notes.get(number), -1);
    this.#count(note, 1);
    this.#numbers.set(uri, number);
    this.#notes.set(number, note);
    this.#spread(number, note);
  }

  /** Adds what a note holds to the totals, or with -1 takes it away. */
  #count(note: Note | undefined, sign: 1 | -1): void {
    this.#passageCount += sign * (note?.passages.count ?? 0);
    this.#wordCount += sign * (note?.words.count ?? 0);
  }

  /** Tells the parts of the index that depend on settings of a note. */
  #spread(number: number, note: Note): void {
    const { words, passages } = note;
    this.#contribute(note);
    this.#repeats.put(number, words, passages);
    this.#mentions.touch(number);
  }

  /** What a note says of concepts. */
  #contribute({ uri, definitions, acronyms, glossary }: Note): void {
    const isGlossary = this.#isGlossary(folderOf(this.#settings.folders, uri).path);
    if (isGlossary || this.#glossaries.has(uri)) this.#problems = undefined;
    if (isGlossary) this.#glossaries.add(uri);
    else this.#glossaries.delete(uri);
    const own = isGlossary ? { glossary } : {};
    this.#concepts.put(uri, this.#ignoredTerms.without({ ...own, definitions, acronyms }));
  }

  /** The analyses as they are: settings make them anew. */
  get #questions(): PassageQuestions {
    return new PassageQuestions({
      notes: this.#notes,
      rankOf: this.#rank,
      texts: this.#texts,
      concepts: this.#concepts,
      mentions: this.#mentions,
      repeats: this.#repeats,
      glossaryOf: ({ uri }) => this.glossary(uri),
    });
  }

  /** All notes in their order, with their words known to the index. */
  #indexedNotes(): readonly Note[] {
    this.#texts.passages.work(Number.POSITIVE_INFINITY);
    return this.#inOrder();
  }

  /** All notes in their order. */
  #inOrder(): readonly Note[] {
    return this.#ranks.uris().flatMap((uri) => this.#note(uri) ?? []);
  }

  #note(uri: string): Note | undefined {
    const number = this.#numbers.get(uri);
    return number === undefined ? undefined : this.#notes.get(number);
  }

  *#eachRepeat(): Generator<Repeat> {
    for (const group of this.#repeats.each()) yield this.#repeat(group);
  }

  #repeat({ words, places }: RepeatGroup): Repeat {
    return { words, copies: this.#intentions.mark(places.map((place) => this.#copy(place))) };
  }

  #copy({ note, start, end, kind, similarity, ownShare }: RepeatPlace): Copy {
    const uri = this.#notes.get(note)?.uri ?? '';
    if (ownShare === undefined) return { uri, start, end, kind, similarity };
    return { uri, start, end, kind, similarity, ownShare };
  }

  #describe(number: number, count = this.#mentions.count(number)): Concept | undefined {
    const known = this.#concepts.at(number);
    if (known === undefined) return undefined;
    return { ...known, ...count };
  }
}

function newRepeats(rank: (note: number) => number, { minWords }: Settings): Repeats {
  return new Repeats(rank, Math.max(5, Math.floor(minWords) || defaultSettings.minWords));
}

/** Written out, for objects that are spread out of others share no layout: each would take that much more. */
function noteOf(uri: string, text: KeptText): Note {
  const { length, identity, lines, words, passages, definitions, acronyms, capitals, glossary } = text;
  return { uri, length, identity, lines, words, passages, definitions, acronyms, capitals, glossary };
}

/** The settings on which repeats depend. */
function keyOf({ folders, minWords }: Settings): string {
  return JSON.stringify({ folders, minWords });
}

function isSame<T extends object>(one: T, other: T): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
