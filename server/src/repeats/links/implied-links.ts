import type { Steps } from '../../steps.js';
import { arrayIn, type StoredPart } from '../../stored.js';
import { grown } from '../../text/arrays.js';
import { WITHIN } from '../limits.js';
import { CopiedRanges } from './copied-ranges.js';
import type { LinkStore } from './link-store.js';

/** Bits of what is known of a link. */
const IS_FROM_COPY = 1;
const IS_IMPLIED = 2;

/** Bits of what is known of a note: of the links that lead from it, and of those that lead to it. */
const KNOWN_FROM = 1;
const KNOWN_TO = 2;
/** All its words are a copy. */
const IS_COPY = 4;

/** The notes between which there are links. */
interface LinkedNotes {
  /** The numbers of the links that a note takes part in. */
  links(note: number): readonly number[];
  words(note: number): number;
  /** The place of a note in note order. */
  rank(note: number): number;
}

/**
 * Tells which links say nothing new. What is linked to a copy is nearly always linked to its original as well, and is
 * told as a copy of that; but not always, since texts that are merely near may have no words in common to begin with.
 * What it finds of a link is kept until links change that it depends on.
 */
export class ImpliedLinks {
  readonly #store: LinkStore;
  readonly #linked: LinkedNotes;
  /** By number of link, and by note: bits of what is known. */
  #links: Uint8Array = new Uint8Array(64);
  #notes: Uint8Array = new Uint8Array(64);
  /** Notes whose links have changed since the last question. */
  readonly #touched = new Set<number>();

  constructor(store: LinkStore, linked: LinkedNotes) {
    this.#store = store;
    this.#linked = linked;
  }

  /** Takes in what was stored, of the same links. */
  restore(part: StoredPart): void {
    this.#links = arrayIn(part, 'links', Uint8Array);
    this.#notes = arrayIn(part, 'notes', Uint8Array);
  }

  /** What has been found so far. */
  store(): StoredPart {
    this.#settle();
    return { links: this.#links.slice(), notes: this.#notes.slice() };
  }

  /** The links of a note are others now. */
  touch(note: number): void {
    this.#touched.add(note);
  }

  /** Whether a link leads from a copy to what is told as a copy of other text already. */
  has(link: number): boolean {
    this.#settle();
    const note = this.#store.to(link);
    if (!this.#knows(note, KNOWN_TO)) this.#judgeTo(note);
    return this.#is(link, IS_IMPLIED);
  }

  /** Finds in short steps what {@link has} tells of the links to a note. */
  *judge(note: number): Steps<void> {
    this.#settle();
    if (this.#knows(note, KNOWN_TO)) return;
    for (const link of this.#linked.links(note)) {
      const from = this.#store.from(link);
      if (this.#store.to(link) !== note || this.#knows(from, KNOWN_FROM)) continue;
      this.#judgeFrom(from);
      yield;
    }
    this.#judgeTo(note);
    yield;
  }

  /** The same for what links all words of a note to another note with the same text. */
  hasWhole(note: number): boolean {
    this.#settle();
    if (!this.#knows(note, KNOWN_FROM)) this.#judgeFrom(note);
    return this.#knows(note, IS_COPY);
  }

  /** Forgets what depends on the links of notes that have changed. */
  #settle(): void {
    if (this.#touched.size === 0) return;
    for (const note of this.#touched) {
      this.#notes = grown(this.#notes, note + 1);
      this.#notes[note] = 0;
      for (const link of this.#linked.links(note)) {
        const to = this.#store.to(link);
        this.#notes[to] = (this.#notes[to] ?? 0) & ~KNOWN_TO;
      }
    }
    this.#touched.clear();
  }

  /** Finds which of the links from a note lead from a copy. */
  #judgeFrom(note: number): void {
    const links = this.#linked.links(note);
    const copied = new CopiedRanges();
    for (const link of links) if (this.#store.to(link) === note) this.#addCopied(copied, link);
    for (const link of links) {
      if (this.#store.from(link) === note) this.#mark(link, copied.hold(this.#store.a(link)) ? IS_FROM_COPY : 0);
    }
    const isCopy = copied.hold({ start: 0, end: this.#linked.words(note) });
    this.#know(note, isCopy ? KNOWN_FROM | IS_COPY : KNOWN_FROM);
  }

  /** Finds which of the links to a note are implied: not those without which some of it would be a copy of nothing. */
  #judgeTo(note: number): void {
    const links = this.#linked.links(note).filter((link) => this.#store.to(link) === note);
    for (const link of links) {
      const from = this.#store.from(link);
      if (!this.#knows(from, KNOWN_FROM)) this.#judgeFrom(from);
    }
    const fromCopies = links.filter((link) => this.#is(link, IS_FROM_COPY));
    if (fromCopies.length > 0) {
      const told = new CopiedRanges();
      for (const link of links) if (!this.#is(link, IS_FROM_COPY)) told.add(this.#store.b(link));
      const left = fromCopies.filter((link) => !told.hold(this.#store.b(link)));
      const needed = this.#needed(left);
      for (const link of fromCopies) this.#mark(link, needed.has(link) ? IS_FROM_COPY : IS_FROM_COPY | IS_IMPLIED);
    }
    this.#know(note, KNOWN_TO);
  }

  /** Of links to one note those that hold all that they lead to, as few as there may be. */
  #needed(links: readonly number[]): ReadonlySet<number> {
    const store = this.#store;
    const ordered = links
      .map((link) => ({ link, from: store.from(link), a: store.a(link), b: store.b(link) }))
      .sort(
        (one, other) =>
          one.b.start - other.b.start ||
          other.b.end - one.b.end ||
          this.#linked.rank(one.from) - this.#linked.rank(other.from) ||
          one.a.start - other.a.start,
      );
    const needed = new Set<number>();
    let end = 0;
    for (const { link, b } of ordered) {
      if (b.end - (1 - WITHIN) * (b.end - b.start) <= end) continue;
      needed.add(link);
      end = b.end;
    }
    return needed;
  }

  /** Adds what a link copies word by word: its parts, and where they make up nearly all of it, the whole. */
  #addCopied(copied: CopiedRanges, link: number): void {
    const b = this.#store.b(link);
    const parts = this.#store.partsInB(link);
    const words = parts?.reduce((sum, { start, end }) => sum + end - start, 0);
    if (words === undefined || words >= WITHIN * (b.end - b.start)) copied.add(b);
    for (const part of parts ?? []) copied.add(part);
  }

  #mark(link: number, bits: number): void {
    this.#links = grown(this.#links, link + 1);
    this.#links[link] = bits;
  }

  #is(link: number, bit: number): boolean {
    return ((this.#links[link] ?? 0) & bit) !== 0;
  }

  #know(note: number, bits: number): void {
    this.#notes = grown(this.#notes, note + 1);
    this.#notes[note] = (this.#notes[note] ?? 0) | bits;
  }

  #knows(note: number, bit: number): boolean {
    return ((this.#notes[note] ?? 0) & bit) !== 0;
  }
}
