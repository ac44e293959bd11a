import type { Steps } from '../../steps.js';
import { ForeignPart, type StoredPart } from '../../stored.js';
import type { Alignment } from '../alignment/chains.js';
import { ImpliedLinks } from './implied-links.js';
import { type Link, type LinkedRanges, LinkStore } from './link-store.js';
import { isFar, type WordEdit } from './word-edit.js';

/** Links that one step of restoring takes. */
const STEP = 4096;

const none: readonly number[] = [];

/** The links that each note takes part in, and which of them say something new. */
export class NoteLinks {
  readonly #store = new LinkStore();
  readonly #implied: ImpliedLinks;
  /** By note, the numbers of its links. */
  readonly #byNote: (readonly number[] | undefined)[] = [];
  /** The same of notes that got links since the last {@link trim}: arrays with room to grow. */
  readonly #growing = new Map<number, number[]>();

  /** `words`: how many a note has. `rank` gives its place in note order. */
  constructor(words: (note: number) => number, rank: (note: number) => number) {
    this.#implied = new ImpliedLinks(this.#store, { links: (note) => this.#of(note), words, rank });
  }

  /** Takes in what was stored; `isThere` tells the notes between which links may be. */
  *restore(links: StoredPart, implied: StoredPart, isThere: (note: number) => boolean): Steps<void> {
    this.#store.restore(links);
    for (const link of this.#store.numbers()) {
      const from = this.#store.from(link);
      const to = this.#store.to(link);
      if (!isThere(from) || !isThere(to)) throw new ForeignPart('links');
      this.#grow(from, link);
      if (to !== from) this.#grow(to, link);
      if (link % STEP === 0) yield;
    }
    this.trim();
    this.#implied.restore(implied);
  }

  *store(): Steps<{ readonly links: StoredPart; readonly implied: StoredPart }> {
    const links = this.#store.store();
    yield;
    return { links, implied: this.#implied.store() };
  }

  /** Links words of a note with words of another, or further down; the notes are given in note order. */
  add(aNote: number, bNote: number, alignment: Alignment): void {
    const link = this.#store.add(aNote, bNote, alignment);
    this.#grow(aNote, link);
    if (bNote !== aNote) this.#grow(bNote, link);
    this.#implied.touch(aNote);
    this.#implied.touch(bNote);
  }

  /** Gives back the room that the links of notes have to grow in. */
  trim(): void {
    for (const [note, links] of this.#growing) this.#byNote[note] = links.slice();
    this.#growing.clear();
  }

  /** Removes the links of a note, all of them or those with some notes. */
  remove(note: number, others?: ReadonlySet<number>): void {
    const gone = new Set(this.#of(note).filter((link) => others?.has(this.#store.other(link, note)) ?? true));
    for (const one of new Set([note, ...[...gone].map((link) => this.#store.other(link, note))])) {
      this.#keep(one, (link) => !gone.has(link));
      this.#implied.touch(one);
    }
    for (const link of gone) this.#store.remove(link);
  }

  /** Moves the links of a note by words that came or went before them. */
  move(note: number, { oldEnd, newEnd }: WordEdit): void {
    for (const link of this.#of(note)) this.#store.move(link, note, oldEnd, newEnd - oldEnd);
    this.#implied.touch(note);
  }

  /** The notes to which links lead from words of a note that lie near an edit. */
  *near(note: number, edit: WordEdit): Generator<number> {
    for (const link of this.#of(note)) {
      if (!isFar(edit, this.#store.rangeIn(link, note))) yield this.#store.other(link, note);
    }
  }

  of(note: number): readonly Link[] {
    return this.#of(note).map((link) => this.#store.get(link));
  }

  /** Finds in short steps what {@link sources} tell of a note. */
  judgeSources(note: number): Steps<void> {
    return this.#implied.judge(note);
  }

  /** Finds in short steps what {@link newFrom} tells of a note. */
  *judgeFrom(note: number): Steps<void> {
    for (const link of this.#of(note)) {
      if (this.#store.from(link) === note) yield* this.#implied.judge(this.#store.to(link));
    }
  }

  /** The notes that a note is told as a copy of, in parts: earlier ones, and itself. */
  sources(note: number): Iterable<number> {
    const telling = this.#of(note).filter((link) => this.#store.to(link) === note && !this.#implied.has(link));
    return new Set(telling.map((link) => this.#store.from(link)));
  }

  /** What leads from a note and says something new, without its parts: see {@link ImpliedLinks}. */
  *newFrom(note: number): Generator<LinkedRanges> {
    const store = this.#store;
    for (const link of this.#of(note)) {
      if (store.from(link) !== note || this.#implied.has(link)) continue;
      yield { aNote: note, a: store.a(link), bNote: store.to(link), b: store.b(link), matches: store.matches(link) };
    }
  }

  /** Whether it says nothing new that another note holds all words of a note. */
  isCopy(note: number): boolean {
    return this.#implied.hasWhole(note);
  }

  #of(note: number): readonly number[] {
    return this.#growing.get(note) ?? this.#byNote[note] ?? none;
  }

  #grow(note: number, link: number): void {
    const growing = this.#growing.get(note);
    if (growing) growing.push(link);
    else this.#growing.set(note, [...this.#of(note), link]);
  }

  #keep(note: number, isKept: (link: number) => boolean): void {
    const kept = this.#of(note).filter(isKept);
    this.#growing.delete(note);
    this.#byNote[note] = kept.length > 0 ? kept : undefined;
  }
}
