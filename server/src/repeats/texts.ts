import type { Steps } from '../steps.js';
import { arrayIn, ForeignPart, partIn, type StoredPart } from '../stored.js';
import { Holders } from '../text/holders.js';
import type { PackedWords } from '../text/packed-words.js';
import type { Passages } from '../text/passages.js';
import { WITHIN } from './limits.js';
import type { Link, LinkedRanges } from './links/link-store.js';
import { Links } from './links/links.js';
import { type Range, type Side, type Sided, TextSide } from './side.js';

/** A text, and the notes that hold it: notes of one text are taken for one, and are linked as one. */
interface Text {
  words: PackedWords;
  passages: Passages;
  readonly notes: Holders;
  /** Its number among the links; undefined while it is not among them. */
  number: number | undefined;
  /** The first of its notes, which gives it its place in note order. */
  first: number;
  /** Its words are others than those that are linked. */
  isChanged: boolean;
}

/** The texts of all notes and the links between them. What comes is put off until somebody asks, or there is time. */
export class Texts {
  readonly #rank: (note: number) => number;
  readonly #minWords: number;
  readonly #links: Links;
  readonly #byNote = new Map<number, Text>();
  readonly #byWords = new Map<PackedWords, Text>();
  /** By number among the links. */
  readonly #byNumber: (Text | undefined)[] = [];
  readonly #touched = new Set<Text>();

  /** `rank` gives the place of a note in note order; `minWords` is the least length of a repeat. */
  constructor(rank: (note: number) => number, minWords: number) {
    this.#rank = rank;
    this.#minWords = minWords;
    this.#links = new Links((number) => rank(this.#byNumber[number]?.first ?? -1), minWords);
  }

  /** Takes in what was stored of the notes that have been put: they need no work then. */
  *restore(part: StoredPart): Steps<void> {
    const firsts = arrayIn(part, 'firsts', Uint32Array);
    const sides = new Map<number, Sided>();
    for (const [at, number] of arrayIn(part, 'numbers', Uint32Array, firsts.length).entries()) {
      const first = firsts[at] ?? 0;
      const text = this.#byNote.get(first);
      if (text === undefined) throw new ForeignPart('firsts');
      text.number = number;
      text.first = first;
      text.isChanged = false;
      this.#byNumber[number] = text;
      this.#touched.delete(text);
      const { words, passages } = text;
      sides.set(number, new TextSide(words, passages));
    }
    yield;
    yield* this.#links.restore(partIn(part, 'links'), sides);
  }

  /** The links between the texts, put-off work done first; without what is kept of the texts themselves. */
  *store(): Steps<StoredPart> {
    this.work(Number.POSITIVE_INFINITY);
    const texts = [...this.#byWords.values()];
    return {
      firsts: Uint32Array.from(texts, ({ first }) => first),
      numbers: Uint32Array.from(texts, ({ number }) => number ?? 0),
      links: yield* this.#links.store(),
    };
  }

  /** Adds or replaces a note. Notes of one text come with the same object `words`. */
  put(note: number, words: PackedWords, passages: Passages): void {
    const old = this.#byNote.get(note);
    if (old?.words === words) return;
    let text = this.#byWords.get(words);
    if (old !== undefined && old.notes.size === 1 && text === undefined) {
      this.#byWords.delete(old.words);
      old.words = words;
      old.passages = passages;
      old.isChanged = true;
      text = old;
    } else {
      this.remove(note);
      text ??= { words, passages, notes: new Holders(), number: undefined, first: note, isChanged: true };
      text.notes.add(note);
      this.#byNote.set(note, text);
    }
    this.#byWords.set(words, text);
    this.#touched.add(text);
  }

  /** Forgets a note; one that is not there is no error. */
  remove(note: number): void {
    const text = this.#byNote.get(note);
    if (text === undefined) return;
    this.#byNote.delete(note);
    text.notes.delete(note);
    if (text.first === note) this.#unlink(text);
    if (text.notes.size > 0) this.#touched.add(text);
    else {
      this.#byWords.delete(text.words);
      this.#touched.delete(text);
    }
  }

  /** Does put-off work, about `budget` words of it; true when none is left. */
  work(budget: number): boolean {
    let left = budget;
    for (const text of this.#touched) {
      if (left <= 0) return false;
      left -= text.words.count + 1;
      this.#touched.delete(text);
      this.#settle(text);
      left = this.#links.makeRoom(left);
    }
    return this.#links.work(left);
  }

  /** The notes in which an original can stand: of those with one text only the first. */
  hubs(): number[] {
    this.work(Number.POSITIVE_INFINITY);
    return [...this.#byWords.values()].map(({ first }) => first);
  }

  /**
   * The hubs of the repeats that a note takes part in. What leads from them is judged, in short steps: no note may come,
   * change or go meanwhile.
   */
  *hubsInSteps(note: number): Steps<number[]> {
    this.work(Number.POSITIVE_INFINITY);
    const number = this.#byNote.get(note)?.number;
    if (number !== undefined) yield* this.#links.judgeSources(number);
    const hubs = this.hubsOf(note);
    for (const hub of hubs) {
      const of = this.#byNote.get(hub)?.number;
      if (of !== undefined) yield* this.#links.judgeFrom(of);
    }
    return hubs;
  }

  /** The hubs of the repeats that a note takes part in. */
  hubsOf(note: number): number[] {
    this.work(Number.POSITIVE_INFINITY);
    const text = this.#byNote.get(note);
    if (text?.number === undefined) return [];
    const sources = [...this.#links.sources(text.number)].map((number) => this.#byNumber[number]?.first ?? note);
    return [...new Set([text.first, ...sources])];
  }

  /**
   * What leads from a hub to later places, and says something new. Of notes with one text that is linked in part, the
   * first stands for all: in the others the part is implied by the repeat of the whole.
   */
  newLinksFrom(note: number): LinkedRanges[] {
    const text = this.#byNote.get(note);
    if (text?.number === undefined) return [];
    const found: LinkedRanges[] = this.#links.isCopy(text.number) ? [] : this.#wholes(note, text);
    for (const { a, bNote, b, matches } of this.#links.newFrom(text.number)) {
      const other = this.#byNumber[bNote];
      if (other === undefined) continue;
      const isOpen = other !== text && isWhole(b, other.words);
      for (const there of isOpen ? other.notes : [other.first])
        found.push({ aNote: note, a, bNote: there, b, matches });
    }
    return found;
  }

  /** What leads from a note to any other, and from others to it. */
  linksOf(note: number): Link[] {
    this.work(Number.POSITIVE_INFINITY);
    const text = this.#byNote.get(note);
    if (text?.number === undefined) return [];
    const found = this.#wholes(note, text);
    for (const link of this.#links.of(text.number)) {
      const isEarlier: boolean = link.aNote === text.number;
      const other: Text | undefined = this.#byNumber[isEarlier ? link.bNote : link.aNote];
      if (other === text) found.push({ ...link, aNote: note, bNote: note });
      else if (other !== undefined) {
        for (const there of other.notes) {
          found.push(isEarlier ? this.#between(link, note, there) : this.#between(link, there, note));
        }
      }
    }
    return found;
  }

  /** How many notes hold the text of one of some notes. */
  holders(notes: Iterable<number>): number {
    const texts = new Set([...notes].map((note) => this.#byNote.get(note)));
    return [...texts].reduce((sum, text) => sum + (text?.notes.size ?? 0), 0);
  }

  /** Whether most of some words of a note stands in many texts, be it with other words between. */
  isWidespread(note: number, words: Range): boolean {
    const number = this.#byNote.get(note)?.number;
    return number !== undefined && this.#links.isWidespread(number, words);
  }

  words(note: number): PackedWords | undefined {
    return this.#byNote.get(note)?.words;
  }

  passages(note: number): Passages | undefined {
    return this.#byNote.get(note)?.passages;
  }

  /** A note as alignment sees it. */
  side(note: number): Side | undefined {
    const number = this.#byNote.get(note)?.number;
    return number === undefined ? undefined : this.#links.side(number);
  }

  #settle(text: Text): void {
    const first = [...text.notes].reduce((one, other) => (this.#rank(other) < this.#rank(one) ? other : one));
    if (first !== text.first) this.#unlink(text);
    if (text.number !== undefined && !text.isChanged) return;
    text.first = first;
    text.number ??= this.#byNumber.length;
    text.isChanged = false;
    this.#byNumber[text.number] = text;
    this.#links.put(text.number, new TextSide(text.words, text.passages));
  }

  #unlink(text: Text): void {
    if (text.number === undefined) return;
    this.#links.remove(text.number);
    this.#byNumber[text.number] = undefined;
    text.number = undefined;
  }

  /** What leads from a note to the others with its text, and from them to it. */
  #wholes(note: number, { words, notes }: Text): Link[] {
    if (words.count < this.#minWords) return [];
    const whole = wholeOf(words.count);
    return [...notes].filter((other) => other !== note).map((other) => this.#between(whole, note, other));
  }

  /** A link whose `a` is in one note and whose `b` is in another, turned around where the other is the earlier one. */
  #between(link: Omit<Link, 'aNote' | 'bNote'>, one: number, other: number): Link {
    if (this.#rank(one) < this.#rank(other)) return { ...link, aNote: one, bNote: other };
    return { ...swapped(link), aNote: other, bNote: one };
  }
}

/** Whether a range holds all words of a text but for a few at its ends. */
function isWhole({ start, end }: Range, { count }: PackedWords): boolean {
  const slack = ((1 - WITHIN) / 2) * count;
  return start <= slack && end >= count - slack;
}

/** What aligns a text of so many words with itself in another note. */
function wholeOf(words: number): Omit<Link, 'aNote' | 'bNote'> {
  const range = { start: 0, end: words };
  return {
    a: range,
    b: range,
    matches: words,
    parts: [{ a: range, b: range, matches: words, cut: false }],
  };
}

function swapped({ a, b, matches, parts }: Omit<Link, 'aNote' | 'bNote'>): Omit<Link, 'aNote' | 'bNote'> {
  return { a: b, b: a, matches, parts: parts.map((part) => ({ ...part, a: part.b, b: part.a })) };
}
