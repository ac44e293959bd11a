import type { Counts } from './answers.js';
import { compareNotes } from './note-order.js';
import { NoteRanks } from './note-ranks.js';
import type { KeptText } from './shared-texts.js';
import { arrayIn, ForeignPart, numberIn, type StoredPart, stringsIn } from './stored.js';

/** What the index keeps of a note. */
export interface Note extends KeptText {
  readonly uri: string;
}

/** The notes in their order, each under a number that no other note has had, and the counts of what they hold. */
export class NoteTable {
  readonly #notes = new Map<number, Note>();
  readonly #numbers = new Map<string, number>();
  #next = 0;
  #ranks: NoteRanks;
  #passages = 0;
  #words = 0;

  /** `folders`: URIs of the workspace folders, the first key of note order. */
  constructor(folders: readonly string[]) {
    this.#ranks = new NoteRanks(compareNotes(folders));
  }

  /** The notes as they were stored, of no folders yet; `textOf`: what is kept of the text of each. */
  static restore(part: StoredPart, textOf: (note: number) => KeptText | undefined): NoteTable {
    const restored = new NoteTable([]);
    const uris = stringsIn(part, 'uris');
    const numbers = arrayIn(part, 'numbers', Uint32Array, uris.length);
    for (const [at, uri] of uris.entries()) {
      const number = numbers[at] ?? 0;
      const text = textOf(number);
      if (text === undefined) throw new ForeignPart('numbers');
      restored.put(number, uri, text);
    }
    restored.#next = numberIn(part, 'next');
    return restored;
  }

  /** The notes and their numbers, without their texts. */
  store(): StoredPart {
    const notes = [...this.#notes];
    return {
      uris: notes.map(([, { uri }]) => uri),
      numbers: Uint32Array.from(notes, ([number]) => number),
      next: this.#next,
    };
  }

  get byNumber(): ReadonlyMap<number, Note> {
    return this.#notes;
  }

  of(uri: string): Note | undefined {
    const number = this.#numbers.get(uri);
    return number === undefined ? undefined : this.#notes.get(number);
  }

  numberOf(uri: string): number | undefined {
    return this.#numbers.get(uri);
  }

  /** The number of a note, or the one that it gets where it is not there. */
  numberFor(uri: string): number {
    return this.#numbers.get(uri) ?? this.#next;
  }

  /** Adds or replaces a note under its number. */
  put(number: number, uri: string, text: KeptText): Note {
    if (!this.#numbers.has(uri)) {
      this.#numbers.set(uri, number);
      this.#ranks.add(number, uri);
      this.#next = Math.max(this.#next, number + 1);
    }
    const note = noteOf(uri, text);
    this.#count(this.#notes.get(number), -1);
    this.#count(note, 1);
    this.#notes.set(number, note);
    return note;
  }

  /** Forgets a note that is there. */
  remove(number: number, uri: string): void {
    this.#count(this.#notes.get(number), -1);
    this.#notes.delete(number);
    this.#numbers.delete(uri);
    this.#ranks.remove(number);
  }

  /** The notes have the order of other folders now. */
  reorder(folders: readonly string[]): void {
    this.#ranks = new NoteRanks(compareNotes(folders));
    for (const [number, { uri }] of this.#notes) this.#ranks.add(number, uri);
  }

  /** The place of a note in note order. */
  rank(number: number): number {
    return this.#ranks.of(number);
  }

  /** URIs of all notes, in note order. */
  uris(): readonly string[] {
    return this.#ranks.uris();
  }

  /** All notes in their order. */
  inOrder(): readonly Note[] {
    return this.uris().flatMap((uri) => this.of(uri) ?? []);
  }

  counts(): Counts {
    return { notes: this.#notes.size, passages: this.#passages, words: this.#words };
  }

  /** Adds what a note holds to the totals, or with -1 takes it away. */
  #count(note: Note | undefined, sign: 1 | -1): void {
    this.#passages += sign * (note?.passages.count ?? 0);
    this.#words += sign * (note?.words.count ?? 0);
  }
}

/** Written out, for objects that are spread out of others share no layout: each would take that much more. */
function noteOf(uri: string, text: KeptText): Note {
  const { length, identity, lines, words, passages, definitions, acronyms, capitals, glossary } = text;
  return { uri, length, identity, lines, words, passages, definitions, acronyms, capitals, glossary };
}
