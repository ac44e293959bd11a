import { PassageIndex } from './passages/passage-index.js';
import type { Reading } from './reading.js';
import type { Steps } from './steps.js';
import { arrayIn, ForeignPart, numberIn, partIn, type StoredPart } from './stored.js';
import { restoreTexts, storeTexts } from './stored-texts.js';
import { Holders } from './text/holders.js';
import { PackedLines } from './text/packed-lines.js';
import { PackedPassages } from './text/packed-passages.js';
import { PackedWords } from './text/packed-words.js';
import { Shelf } from './text/shelf.js';

/** What is kept of a text, once for all notes that hold it. */
export interface KeptText extends Omit<Reading, 'lines' | 'words' | 'lexicon' | 'passages'> {
  readonly lines: PackedLines;
  readonly words: PackedWords;
  readonly passages: PackedPassages;
}

interface Shared {
  readonly number: number;
  text: KeptText;
  readonly notes: Holders;
  /** The first of its notes in note order; undefined until somebody asks. */
  first: number | undefined;
}

/**
 * The texts of the current notes, under numbers of their own, and the index of their passages. An archive often holds
 * one text many times: it is read, kept and indexed once.
 */
export class SharedTexts {
  readonly passages: PassageIndex;
  readonly #byIdentity = new Map<string, Shared>();
  readonly #byNumber = new Map<number, Shared>();
  readonly #byNote = new Map<number, Shared>();
  #nextNumber = 0;
  /** Of the texts that came whole; those that are edited go their own way. */
  readonly #shelf: Shelf;

  constructor(passages = new PassageIndex(), shelf = new Shelf()) {
    this.passages = passages;
    this.#shelf = shelf;
  }

  /** The texts as they were stored; also what each note holds, by its number. */
  static *restore(part: StoredPart): Steps<SharedTexts> {
    const shelf = new Shelf();
    const texts = yield* restoreTexts(partIn(part, 'texts'), shelf);
    const numbers = arrayIn(part, 'numbers', Uint32Array, texts.length);
    const byNumber = new Map(texts.map((text, at) => [numbers[at] ?? 0, text]));
    yield;
    const passages = PassageIndex.restore(partIn(part, 'passages'), (number) => byNumber.get(number));
    yield;
    const restored = new SharedTexts(passages, shelf);
    for (const [number, text] of byNumber) {
      const shared = { number, text, notes: new Holders(), first: undefined };
      restored.#byIdentity.set(text.identity, shared);
      restored.#byNumber.set(number, shared);
    }
    const notes = arrayIn(part, 'notes', Uint32Array);
    for (const [at, number] of arrayIn(part, 'textOfNote', Uint32Array, notes.length).entries()) {
      const shared = restored.#byNumber.get(number);
      if (shared === undefined) throw new ForeignPart('textOfNote');
      shared.notes.add(notes[at] ?? 0);
      restored.#byNote.set(notes[at] ?? 0, shared);
    }
    restored.#nextNumber = numberIn(part, 'next');
    return restored;
  }

  /** All texts, and the index of their passages. */
  *store(): Steps<StoredPart> {
    const all = [...this.#byNumber.values()];
    return {
      texts: yield* storeTexts(all.map(({ text }) => text)),
      numbers: Uint32Array.from(all, ({ number }) => number),
      notes: Uint32Array.from(this.#byNote.keys()),
      textOfNote: Uint32Array.from(this.#byNote.values(), ({ number }) => number),
      next: this.#nextNumber,
      passages: yield* this.passages.store(),
    };
  }

  /** What is kept of the text of a note; undefined for a note that is not there. */
  textOf(note: number): KeptText | undefined {
    return this.#byNote.get(note)?.text;
  }

  /** Puts a text in the place of what a note held; it is read if no note holds it yet. */
  put(note: number, identity: string, read: () => Reading): KeptText {
    const before = this.#byNote.get(note);
    const known = this.#byIdentity.get(identity);
    if (known !== undefined && known === before) return known.text;
    if (known === undefined && before?.notes.size === 1) return this.#replace(before, read());
    this.remove(note);
    const shared = known ?? this.#add(read());
    shared.notes.add(note);
    shared.first = undefined;
    this.#byNote.set(note, shared);
    return shared.text;
  }

  /** Forgets a note; one that is not there is no error. */
  remove(note: number): void {
    const shared = this.#byNote.get(note);
    if (shared === undefined) return;
    this.#byNote.delete(note);
    shared.notes.delete(note);
    shared.first = undefined;
    if (shared.notes.size > 0) return;
    this.#byIdentity.delete(shared.text.identity);
    this.#byNumber.delete(shared.number);
    this.passages.remove(shared.number);
  }

  /** The notes have another order now. */
  reorder(): void {
    for (const shared of this.#byNumber.values()) shared.first = undefined;
  }

  /** The number of the text of a note; undefined for a note that is not there. */
  numberOf(note: number): number | undefined {
    return this.#byNote.get(note)?.number;
  }

  /** The notes that hold a text, in no order. */
  notesWith(number: number): Iterable<number> {
    return this.#byNumber.get(number)?.notes ?? [];
  }

  /** The notes in which one of some sequences of words may stand; undefined where it may in any. */
  holding(sequences: Iterable<readonly number[]>): readonly number[] | undefined {
    const texts = this.passages.holding(sequences);
    return texts && [...texts].flatMap((text) => [...this.notesWith(text)]);
  }

  /** The first note with a text in note order, of which `rank` tells; undefined for a text that is not there. */
  first(number: number, rank: (note: number) => number): number | undefined {
    const shared = this.#byNumber.get(number);
    if (shared?.first !== undefined) return shared.first;
    for (const note of shared?.notes ?? []) {
      if (shared && (shared.first === undefined || rank(note) < rank(shared.first))) shared.first = note;
    }
    return shared?.first;
  }

  #add(reading: Reading): Shared {
    const shared = {
      number: this.#nextNumber++,
      text: kept(reading, this.#shelf),
      notes: new Holders(),
      first: undefined,
    };
    this.#byNumber.set(shared.number, shared);
    this.#index(shared, reading);
    return shared;
  }

  /** Keeps the number, since most passages stay as they are when a text is edited. */
  #replace(shared: Shared, reading: Reading): KeptText {
    this.#byIdentity.delete(shared.text.identity);
    shared.text = kept(reading);
    this.#index(shared, reading);
    return shared.text;
  }

  #index(shared: Shared, { lexicon }: Reading): void {
    const { text, number } = shared;
    this.#byIdentity.set(text.identity, shared);
    this.passages.put(number, { words: text.words, passages: text.passages, lexicon });
  }
}

/** What is kept of what was read. */
function kept(reading: Reading, shelf?: Shelf): KeptText {
  const { length, identity, definitions, acronyms, capitals, glossary } = reading;
  return {
    length,
    identity,
    lines: PackedLines.of(reading.lines, shelf),
    words: PackedWords.of(reading.words, shelf),
    passages: PackedPassages.of(reading.passages, shelf),
    definitions: someOf(definitions),
    acronyms: someOf(acronyms),
    capitals: someOf(capitals),
    glossary: someOf(glossary),
  };
}

const none: readonly never[] = [];

/** The same items; one list for all texts that have none. */
function someOf<T>(items: readonly T[]): readonly T[] {
  return items.length === 0 ? none : items;
}
