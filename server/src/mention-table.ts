import type { Concepts } from './concepts/concepts.js';
import type { NoteMentions } from './concepts/meanings.js';
import { ended, type Steps } from './steps.js';
import { grown } from './text/arrays.js';
import type { PackedWords } from './text/packed-words.js';
import type { Passages } from './text/passages.js';

/** What mentions are found in. A note that changes is another object. */
export interface ReadNote {
  readonly uri: string;
  readonly words: PackedWords;
  readonly passages: Passages;
}

/** How often a concept is mentioned, and in how many notes. */
export interface MentionCount {
  readonly mentions: number;
  readonly notes: number;
}

/** The concepts of the mentions of a note, then their first words, then their last ones: one array takes least memory. */
type PackedMentions = Uint32Array;

/** The numbers of the notes in which one of some sequences of words may stand; undefined where it may in any. */
export type Holding = (sequences: readonly (readonly number[])[]) => Iterable<number> | undefined;

/** Where more notes than this have to be counted, only those are looked at that may mention the concept in question. */
const MOST_UNCOUNTED = 200;
/** Changed forms whose notes are looked up in one step. */
const FORMS_A_STEP = 25;
/** Of more changed forms than this the notes are not looked up: all mentions are found again. */
const MOST_FORMS = 2000;

/** The mentions in every note, found when somebody asks and kept until the note changes, or what a form in it means. */
export class MentionTable {
  readonly #concepts: Concepts;
  readonly #notes: ReadonlyMap<number, ReadNote>;
  readonly #holding: Holding;
  readonly #found = new WeakMap<ReadNote, PackedMentions>();
  /** Forms that may mean something else by now: what was found in notes that hold them is to be forgotten. */
  readonly #forms: (readonly number[])[] = [];
  /** By note: the mentions that have been counted. */
  readonly #counted = new Map<number, PackedMentions>();
  /** Notes whose mentions have to be counted anew. */
  readonly #uncounted = new Set<number>();
  /** By concept, two items each: mentions and notes. */
  #counts: Uint32Array = new Uint32Array(64);
  /** By concept: the last note that was counted, plus 1. */
  #last: Uint32Array = new Uint32Array(32);

  /** `notes`: the notes as they are at the moment of each question. */
  constructor(concepts: Concepts, notes: ReadonlyMap<number, ReadNote>, holding: Holding) {
    this.#concepts = concepts;
    this.#notes = notes;
    this.#holding = holding;
    for (const number of notes.keys()) this.#uncounted.add(number);
  }

  /** A note has come, changed or gone. */
  touch(number: number): void {
    this.#uncounted.add(number);
  }

  of(note: ReadNote): NoteMentions {
    this.#settle();
    return unpacked(this.#mentionsIn(note));
  }

  /** `concept`: by its number. */
  count(concept: number): MentionCount {
    ended(this.countInSteps());
    return { mentions: this.#counts[concept * 2] ?? 0, notes: this.#counts[concept * 2 + 1] ?? 0 };
  }

  /** The same for one concept that somebody asks about: what bears on others alone is still put off. */
  countOne(concept: number): MentionCount {
    this.#settle();
    const isMuch = this.#uncounted.size > MOST_UNCOUNTED;
    const holding = isMuch ? this.#holding(this.#concepts.sequences(concept)) : undefined;
    if (holding === undefined) return this.count(concept);
    let mentions = 0;
    let notes = 0;
    for (const number of holding) {
      const note = this.#notes.get(number);
      const before = mentions;
      if (note !== undefined) for (const one of conceptsIn(this.#mentionsIn(note))) if (one === concept) mentions++;
      if (mentions > before) notes++;
    }
    return { mentions, notes };
  }

  #mentionsIn(note: ReadNote): PackedMentions {
    const known = this.#found.get(note);
    if (known !== undefined) return known;
    const mentions = packed(this.#concepts.mentions(note.uri, note.words, note.passages));
    this.#found.set(note, mentions);
    return mentions;
  }

  /** Does in short steps what a question would do first; one that comes meanwhile does the rest at once. */
  *settleInSteps(): Steps<void> {
    yield* this.#concepts.settleInSteps();
    this.#takeChanges();
    while (this.#forms.length > 0) {
      yield;
      this.#forgetSome();
    }
  }

  #settle(): void {
    this.#takeChanges();
    while (this.#forms.length > 0) this.#forgetSome();
  }

  /** Learns which mentions a change of concepts may have changed. */
  #takeChanges(): void {
    const changes = this.#concepts.takeChanges();
    if (changes.length === 0) return;
    for (const { forms } of changes) for (const form of forms) this.#forms.push(form);
    const notes = new Set(changes.flatMap((change) => change.notes));
    if (notes.size === 0) return;
    for (const [number, { uri }] of this.#notes) if (notes.has(uri)) this.#forget(number);
  }

  /** Forgets the mentions in notes that hold some of the changed forms. */
  #forgetSome(): void {
    const isMany = this.#forms.length > MOST_FORMS;
    const forms = this.#forms.splice(isMany ? 0 : -FORMS_A_STEP);
    const holding = isMany ? undefined : this.#holding(forms);
    for (const number of holding ?? this.#notes.keys()) this.#forget(number);
  }

  #forget(number: number): void {
    const note = this.#notes.get(number);
    if (note !== undefined && this.#found.delete(note)) this.#uncounted.add(number);
  }

  /**
   * Counts the mentions of all concepts, note by note; whoever does not take all steps, for notes have changed meanwhile,
   * need not count those again that have not.
   */
  *countInSteps(): Steps<void> {
    yield* this.settleInSteps();
    if (this.#uncounted.size === 0) return;
    yield;
    this.#counts = grown(this.#counts, this.#concepts.end * 2);
    this.#last = grown(this.#last, this.#concepts.end);
    for (const number of this.#uncounted) {
      const before = this.#counted.get(number);
      if (before !== undefined) this.#count(number, before, -1);
      this.#counted.delete(number);
      this.#uncounted.delete(number);
      const note = this.#notes.get(number);
      if (note === undefined) continue;
      const now = this.#mentionsIn(note);
      this.#count(number, now, 1);
      this.#counted.set(number, now);
      yield;
    }
  }

  /** Adds the mentions of a note to the counts, or with -1 takes them away. */
  #count(number: number, mentions: PackedMentions, sign: 1 | -1): void {
    const concepts = conceptsIn(mentions);
    const counts = this.#counts;
    const last = this.#last;
    for (const concept of concepts) {
      counts[concept * 2] = (counts[concept * 2] ?? 0) + sign;
      if (last[concept] === number + 1) continue;
      last[concept] = number + 1;
      counts[concept * 2 + 1] = (counts[concept * 2 + 1] ?? 0) + sign;
    }
    for (const concept of concepts) last[concept] = 0;
  }
}

const none: PackedMentions = new Uint32Array();

function packed({ count, concepts, firsts, lasts }: NoteMentions): PackedMentions {
  if (count === 0) return none;
  const items = new Uint32Array(3 * count);
  for (const [at, array] of [concepts, firsts, lasts].entries()) items.set(array, at * count);
  return items;
}

function unpacked(items: PackedMentions): NoteMentions {
  const count = items.length / 3;
  const [concepts, firsts, lasts] = [conceptsIn(items), items.subarray(count, 2 * count), items.subarray(2 * count)];
  return { count, concepts, firsts, lasts };
}

function conceptsIn(items: PackedMentions): Uint32Array {
  return items.subarray(0, items.length / 3);
}
