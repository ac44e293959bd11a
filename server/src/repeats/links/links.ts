import { ended, type Steps } from '../../steps.js';
import { partIn, type StoredPart } from '../../stored.js';
import { align } from '../alignment/alignment.js';
import { Extender } from '../alignment/extension.js';
import { type EditedPrints, editedPrints } from '../fingerprints/edited-prints.js';
import { FingerprintIndex } from '../fingerprints/fingerprint-index.js';
import { type Fingerprints, fingerprints } from '../fingerprints/fingerprints.js';
import { HashFilter } from '../fingerprints/hash-filter.js';
import { NoteSet } from '../fingerprints/note-set.js';
import { type PairSeeds, SeedGatherer, swapped } from '../fingerprints/seed-gatherer.js';
import { LooseCopies } from '../loose/loose.js';
import type { Range, Side, Sided } from '../side.js';
import { isWidespread } from '../widespread.js';
import { disturbed } from './disturbed.js';
import { LinkQueue } from './link-queue.js';
import type { Link, LinkedRanges } from './link-store.js';
import { Linked, type Settled } from './linked.js';
import { NoteLinks } from './note-links.js';
import { REACH } from './word-edit.js';

/** Notes whose sides are open at once. */
const MOST_OPEN = 1 << 11;

/** Words of a note that are taken in while one is linked. */
const TAKEN_IN = 2;
/** Words that are linked while a note is aligned with another, and for each seed of the two. */
const PAIR = 32;
const SEED = 4;

/** Fingerprints of notes to be linked that are kept at most; those of more are made again when they are linked. */
const MOST_KEPT = 1 << 14;

/**
 * The links between all notes. A note that comes, changes or goes is put on a list; a question first works through
 * that list, and so touches only what shares a fingerprint with these notes.
 */
export class Links {
  readonly #rank: (note: number) => number;
  readonly #index: FingerprintIndex;
  readonly #minWords: number;
  /** By note. */
  readonly #notes: (Linked | undefined)[] = [];
  #count = 0;
  /** Notes whose links are to be made (again). */
  readonly #dirty: LinkQueue;
  /** Those of them that came since the last work. */
  readonly #fresh = new NoteSet();
  /** Those of these that have not been taken in. */
  readonly #waiting = new NoteSet();
  /** Fingerprints that have been looked at for all notes that came since the last work. */
  readonly #told = new Set<number>();
  /** The note whose links are being made, and the rest of that work. */
  #linking: { readonly note: number; readonly work: Generator<number, void> } | undefined;
  /** Fingerprints that have been kept since all was linked. */
  #kept = 0;
  /** The note that was edited last. */
  #edited: number | undefined;
  readonly #links: NoteLinks;
  /** Notes whose sides are open, in the order in which they were opened. */
  readonly #open: Linked[] = [];
  readonly #extender = new Extender();
  readonly #loose = new LooseCopies();
  readonly #gatherer: SeedGatherer;

  /** `rank` gives the place of a note in note order. */
  constructor(rank: (note: number) => number, minWords: number) {
    this.#rank = rank;
    this.#dirty = new LinkQueue(rank);
    this.#index = new FingerprintIndex(rank);
    this.#minWords = minWords;
    this.#links = new NoteLinks((note) => this.#notes[note]?.text.count ?? 0, rank);
    this.#gatherer = new SeedGatherer(this.#index, (note) => this.side(note), minWords);
  }

  /** Takes in what was stored; no note has been put yet. `texts` are those that were linked. */
  *restore(part: StoredPart, texts: ReadonlyMap<number, Sided>): Steps<void> {
    for (const [note, text] of texts) {
      this.#notes[note] = new Linked(text);
      this.#count++;
    }
    yield* this.#index.restore(partIn(part, 'index'));
    const isThere = (note: number): boolean => this.#notes[note] !== undefined;
    yield* this.#links.restore(partIn(part, 'links'), partIn(part, 'implied'), isThere);
  }

  /** The links of all notes, put-off work done first; without the texts. */
  *store(): Steps<StoredPart> {
    this.work(Number.POSITIVE_INFINITY);
    const index = this.#index.store();
    yield;
    return { index, ...(yield* this.#links.store()) };
  }

  /** Adds or replaces a note. */
  put(note: number, text: Sided): void {
    this.#abandon();
    const side = text.side();
    const known = this.#notes[note];
    const settled = known && this.#settled(note, known);
    const edited = settled && editedPrints(settled.side, settled.prints, side, this.#minWords);
    const prints = edited?.prints ?? fingerprints(side.hashes, side.count, this.#minWords);
    if (edited) this.#disturb(note, edited.changed);
    if (known) this.#index.remove(note);
    else this.#count++;
    // The links of the note stay until it is linked again: an edit leaves most of them as they are.
    const linked = new Linked(text);
    linked.prints = this.#kept < MOST_KEPT ? prints : undefined;
    this.#kept += prints.count;
    linked.settled = settled;
    linked.edited = edited;
    this.#notes[note] = linked;
    this.#index.put(note, prints);
    this.#dirty.add(note);
    this.#fresh.add(note);
    this.#waiting.add(note);
  }

  remove(note: number): void {
    this.#abandon();
    const known = this.#notes[note];
    if (known === undefined) return;
    this.#disturb(note, this.#settled(note, known)?.prints.hashes ?? []);
    this.#links.remove(note);
    this.#notes[note] = undefined;
    this.#count--;
    this.#index.remove(note);
    this.#dirty.delete(note);
    this.#fresh.delete(note);
    this.#waiting.delete(note);
  }

  /** The text of a note at the last work; undefined where it was not there. */
  #settled(note: number, linked: Linked): Settled | undefined {
    if (this.#fresh.has(note)) return linked.settled;
    return { side: this.#sideOf(linked), prints: this.#printsOf(linked), isLinked: !this.#dirty.has(note) };
  }

  /** Does what should not wait until {@link work}, while many notes come; how much of the budget is left. */
  makeRoom(budget: number): number {
    return this.#index.makeRoom(budget);
  }

  /** Works through about `budget` words of changed notes; true when none is left. */
  work(budget: number): boolean {
    if (this.#dirty.size === 0 && this.#linking === undefined) return true;
    let left = this.#index.work(budget);
    if (left <= 0) return false;
    left = this.#takeInFresh(left);
    if (this.#waiting.size > 0) return false;
    for (;;) {
      const note = this.#linking === undefined ? this.#dirty.first() : undefined;
      if (note !== undefined) this.#linking = { note, work: this.#link(note) };
      if (this.#linking === undefined) break;
      if (left <= 0) return false;
      const step = this.#linking.work.next();
      if (step.done === true) this.#linking = undefined;
      else left -= step.value;
    }
    this.#links.trim();
    this.#kept = 0;
    this.#close();
    return true;
  }

  /** Makes the links of a note; yields the words that each step took. No note may come, change or go meanwhile. */
  *#link(note: number): Generator<number, void> {
    this.#dirty.delete(note);
    const linked = this.#notes[note];
    if (linked === undefined) return;
    this.#links.remove(note);
    const pairs = yield* this.#gatherer.gather(note, this.#sideOf(linked), this.#printsOf(linked), this.#dirty);
    yield linked.text.count + 1;
    for (const [other, seeds] of pairs) {
      this.#addLinks(note, other, seeds);
      yield PAIR + SEED * (seeds.as.length + seeds.weak.length);
    }
    if (note !== this.#edited) linked.prints = undefined;
  }

  /** Leaves the links that are being made to be made anew. */
  #abandon(): void {
    this.#told.clear();
    if (this.#linking === undefined) return;
    this.#dirty.add(this.#linking.note);
    this.#linking = undefined;
  }

  /** The links that a note takes part in, all work done. */
  of(note: number): readonly Link[] {
    this.work(Number.POSITIVE_INFINITY);
    return this.#links.of(note);
  }

  /** Finds in short steps what {@link sources} tell of a note. No note may come, change or go meanwhile. */
  *judgeSources(note: number): Steps<void> {
    this.work(Number.POSITIVE_INFINITY);
    yield* this.#links.judgeSources(note);
  }

  /** The same for {@link newFrom}. */
  *judgeFrom(note: number): Steps<void> {
    this.work(Number.POSITIVE_INFINITY);
    yield* this.#links.judgeFrom(note);
  }

  /** The notes that a note is told as a copy of, in parts: earlier ones, and itself. */
  sources(note: number): Iterable<number> {
    this.work(Number.POSITIVE_INFINITY);
    return this.#links.sources(note);
  }

  /** What leads from a note and says something new, without its parts. */
  newFrom(note: number): Iterable<LinkedRanges> {
    this.work(Number.POSITIVE_INFINITY);
    return this.#links.newFrom(note);
  }

  /** Whether it says nothing new that another note holds all words of a note. */
  isCopy(note: number): boolean {
    return this.#links.isCopy(note);
  }

  side(note: number): Side | undefined {
    const linked = this.#notes[note];
    return linked && this.#sideOf(linked);
  }

  #sideOf(linked: Linked): Side {
    if (linked.side !== undefined) return linked.side;
    if (this.#open.length === MOST_OPEN) this.#close();
    this.#open.push(linked);
    linked.side = linked.text.side();
    return linked.side;
  }

  #close(): void {
    for (const linked of this.#open) linked.side = undefined;
    this.#open.length = 0;
  }

  /** Whether most of some words of a note stands in many notes: see {@link isWidespread}. */
  isWidespread(note: number, words: Range): boolean {
    const side = this.side(note);
    return side !== undefined && isWidespread(this.#index, side, words, this.#minWords);
  }

  /**
   * Takes in what came since the last work, about `budget` words of it; how many of these are left. Where it is one
   * edited note, its links are mended at once.
   */
  #takeInFresh(budget: number): number {
    if (this.#fresh.size === 0) return budget;
    let left = budget;
    for (const one of this.#waiting) {
      if (left <= 0) return 0;
      this.#waiting.delete(one);
      left -= this.#takeIn(one);
    }
    const [note = -1] = this.#fresh;
    const linked = this.#fresh.size === 1 ? this.#notes[note] : undefined;
    const edited = linked?.edited;
    this.#fresh.clear();
    this.#told.clear();
    if (linked && edited) this.#keepPrints(note);
    if (linked?.settled?.isLinked && edited) this.#mend(note, linked, edited);
    for (const one of this.#dirty) this.#notes[one]?.forget();
    return left;
  }

  /** Keeps the fingerprints of the note that was edited last: it is likely to be edited again. */
  #keepPrints(note: number): void {
    const last = this.#edited === undefined ? undefined : this.#notes[this.#edited];
    if (last && this.#edited !== note) last.prints = undefined;
    this.#edited = note;
  }

  /** Tells the notes that are linked already of a new one; what that cost, in words that are linked meanwhile. */
  #takeIn(note: number): number {
    const linked = this.#notes[note];
    if (linked === undefined || this.#fresh.size === this.#count) return 0;
    const hashes = linked.edited?.changed ?? this.#printsOf(linked).hashes;
    if (this.#fresh.size === 1) this.#disturb(note, hashes);
    else this.#disturb(-1, hashes, this.#told);
    return linked.edited ? 0 : linked.text.count / TAKEN_IN;
  }

  /**
   * Makes the links of an edited note right, unless most of it is near the edit: those with notes that share nothing
   * near it only move.
   */
  #mend(note: number, linked: Linked, { edit, changed }: EditedPrints): void {
    if (2 * (edit.newEnd - edit.start + 2 * REACH) > linked.text.count) return;
    const prints = this.#printsOf(linked);
    const affected = new Set([note, ...this.#links.near(note, edit)]);
    const [from, to] = [edit.start - REACH, edit.newEnd + REACH];
    for (const other of this.#gatherer.partners(note, this.#sideOf(linked), prints, this.#dirty, from, to))
      affected.add(other);
    for (const other of this.#gatherer.pairedBy(note, prints, changed, this.#dirty)) affected.add(other);
    this.#links.remove(note, affected);
    this.#links.move(note, edit);
    this.#dirty.delete(note);
    linked.forget();
    const own = new HashFilter(prints.count);
    for (const hash of prints.hashes) own.add(hash);
    for (const other of affected) {
      const partner = this.#notes[other];
      if (partner === undefined || this.#dirty.has(other)) continue;
      const isSmaller = partner.text.count < linked.text.count;
      const [one, two, by, filter] = isSmaller ? [other, note, partner, own] : [note, other, linked, undefined];
      const gathered = this.#gatherer.gather(one, this.#sideOf(by), this.#printsOf(by), this.#dirty, two, filter);
      const seeds = ended(gathered).get(two);
      if (seeds) this.#addLinks(one, two, seeds);
    }
  }

  /**
   * A note comes or goes that has some fingerprints: the settled notes that this concerns are linked again. `told`: those
   * that need not be looked at, since other notes have come with them.
   */
  #disturb(note: number, hashes: Iterable<number>, told?: Set<number>): void {
    const isNew = (other: number): boolean => other === note || this.#fresh.has(other);
    for (const other of disturbed(this.#index, hashes, isNew, told)) {
      if (!isNew(other)) this.#dirty.add(other);
      else if (other !== note) this.#spoil(other);
    }
  }

  /** Another note has changed what a note that was edited is linked by. */
  #spoil(note: number): void {
    const settled = this.#notes[note]?.settled;
    if (settled) settled.isLinked = false;
  }

  #printsOf(linked: Linked): Fingerprints {
    if (linked.prints !== undefined) return linked.prints;
    const { hashes, count } = this.#sideOf(linked);
    return fingerprints(hashes, count, this.#minWords);
  }

  /** Links a note with another, or with itself, by what they have in common. */
  #addLinks(note: number, other: number, seeds: PairSeeds): void {
    const isFirst = this.#rank(note) <= this.#rank(other);
    const [aNote, bNote] = isFirst ? [note, other] : [other, note];
    const [a, b] = [this.side(aNote), this.side(bNote)];
    if (a === undefined || b === undefined) return;
    const ordered = isFirst ? seeds : swapped(seeds);
    for (const alignment of align(a, b, ordered, this.#minWords, this.#extender, this.#loose)) {
      this.#links.add(aNote, bNote, alignment);
    }
  }
}
