import { arrayIn, ForeignPart, type StoredPart } from '../../stored.js';
import { grown } from '../../text/arrays.js';
import type { Alignment } from '../alignment/chains.js';
import type { Part } from '../alignment/parts.js';
import type { Range } from '../side.js';

/** Words of a note that are linked with words of another, or further down. `a` is the earlier one in note order. */
export interface LinkedRanges {
  readonly aNote: number;
  readonly a: Range;
  readonly bNote: number;
  readonly b: Range;
  /** Words that match. */
  readonly matches: number;
}

/** The same with its parts. */
export interface Link extends Alignment, LinkedRanges {}

/**
 * Items of a link: the notes, the four ends of its ranges, its matches, and whether its only part is cut (0 or 1), or
 * where its parts stand (that + {@link PARTED}).
 */
const LINK = 8;
const PARTS = 7;
const PARTED = 2;
/** Items of a part: the four ends of its ranges, its matches, and whether it is cut. The parts follow their number. */
const PART = 6;

/** Fewer items of parts that have gone are not worth moving the others. */
const MANY_GONE = 1 << 14;

/**
 * Links by number, 32 bytes each: there are more of them than of anything else that is kept of repeats. Those that
 * are made of several parts keep these beside. The number of a link that has gone is given to another.
 */
export class LinkStore {
  #items: Uint32Array = new Uint32Array(64 * LINK);
  #count = 0;
  readonly #free: number[] = [];
  /** The parts of links, one link after another, with those that have gone. */
  #parts: Uint32Array = new Uint32Array(64 * PART);
  #partsEnd = 0;
  #partsGone = 0;

  /** Takes in the links that were stored; no other has been kept yet. */
  restore(part: StoredPart): void {
    this.#items = arrayIn(part, 'items', Uint32Array);
    this.#count = this.#items.length / LINK;
    for (const link of arrayIn(part, 'free', Uint32Array)) this.#free.push(link);
    this.#parts = arrayIn(part, 'parts', Uint32Array);
    this.#partsEnd = this.#parts.length;
    if (!Number.isInteger(this.#count)) throw new ForeignPart('items');
  }

  store(): StoredPart {
    this.#sweep();
    return {
      items: this.#items.slice(0, this.#count * LINK),
      free: Uint32Array.from(this.#free),
      parts: this.#parts.slice(0, this.#partsEnd),
    };
  }

  /** The numbers of all links. */
  *numbers(): Generator<number> {
    const free = new Set(this.#free);
    for (let link = 0; link < this.#count; link++) if (!free.has(link)) yield link;
  }

  /** Keeps a link, and returns its number. */
  add(aNote: number, bNote: number, alignment: Alignment): number {
    const number = this.#free.pop() ?? this.#count++;
    this.#items = grown(this.#items, (number + 1) * LINK);
    this.#set(number, aNote, bNote, alignment);
    return number;
  }

  #set(link: number, aNote: number, bNote: number, { a, b, matches, parts }: Alignment): void {
    const at = link * LINK;
    const only = parts.length === 1 ? parts[0] : undefined;
    this.#dropParts(link);
    this.#items[at] = aNote;
    this.#items[at + 1] = bNote;
    write(this.#items, at + 2, a, b, matches, only?.cut ?? false);
    if (only === undefined) this.#items[at + PARTS] = this.#keepParts(parts) + PARTED;
  }

  remove(link: number): void {
    this.#dropParts(link);
    this.#free.push(link);
  }

  /** Keeps the parts of a link; returns where they stand. */
  #keepParts(parts: readonly Part[]): number {
    if (this.#partsGone > Math.max(MANY_GONE, this.#partsEnd / 2)) this.#sweep();
    const start = this.#partsEnd;
    this.#partsEnd += 1 + parts.length * PART;
    this.#parts = grown(this.#parts, this.#partsEnd);
    this.#parts[start] = parts.length;
    for (const [part, { a, b, matches, cut }] of parts.entries()) {
      write(this.#parts, start + 1 + part * PART, a, b, matches, cut);
    }
    return start;
  }

  #dropParts(link: number): void {
    this.#partsGone += this.#partsOf(link)?.length ?? 0;
    this.#items[link * LINK + PARTS] = 0;
  }

  /** Moves the parts together: those that have gone leave no room between them. */
  #sweep(): void {
    const kept = new Uint32Array(Math.max(PART, this.#partsEnd - this.#partsGone));
    let end = 0;
    for (let link = 0; link < this.#count; link++) {
      const parts = this.#partsOf(link);
      if (parts === undefined) continue;
      kept.set(parts, end);
      this.#items[link * LINK + PARTS] = end + PARTED;
      end += parts.length;
    }
    this.#parts = kept;
    this.#partsEnd = end;
    this.#partsGone = 0;
  }

  /** The number of the parts of a link, and the parts; undefined where it is of one piece. */
  #partsOf(link: number): Uint32Array | undefined {
    const start = (this.#items[link * LINK + PARTS] ?? 0) - PARTED;
    return start < 0 ? undefined : this.#parts.subarray(start, start + 1 + (this.#parts[start] ?? 0) * PART);
  }

  /** The note that a link leads from: the earlier one. */
  from(link: number): number {
    return this.#items[link * LINK] ?? 0;
  }

  /** The note that it leads to. */
  to(link: number): number {
    return this.#items[link * LINK + 1] ?? 0;
  }

  /** That of its notes that is not `note`. */
  other(link: number, note: number): number {
    const from = this.from(link);
    return from === note ? this.to(link) : from;
  }

  /** Its words in the earlier note. */
  a(link: number): Range {
    return { start: this.#items[link * LINK + 2] ?? 0, end: this.#items[link * LINK + 3] ?? 0 };
  }

  /** Its words in the later note. */
  b(link: number): Range {
    return { start: this.#items[link * LINK + 4] ?? 0, end: this.#items[link * LINK + 5] ?? 0 };
  }

  /** The words of its parts in the later note; undefined where it is of one piece. */
  partsInB(link: number): Range[] | undefined {
    const parts = this.#partsOf(link);
    return parts && read(parts).map(({ b }) => b);
  }

  /** The words of a note that a link aligns; of a link of the note with itself, from the first to the last of them. */
  rangeIn(link: number, note: number): Range {
    const [from, to] = [this.from(link), this.to(link)];
    if (from === to) return { start: this.a(link).start, end: this.b(link).end };
    return from === note ? this.a(link) : this.b(link);
  }

  /** Moves a link by words that came or went before it in a note: it leads to another note. */
  move(link: number, note: number, from: number, by: number): void {
    const { aNote, bNote, ...found } = this.get(link);
    const key = aNote === note ? 'a' : 'b';
    if (by === 0 || found[key].start < from) return;
    const moved = <Ranged extends { readonly a: Range; readonly b: Range }>(one: Ranged): Ranged => ({
      ...one,
      [key]: { start: one[key].start + by, end: one[key].end + by },
    });
    this.#set(link, aNote, bNote, { ...moved(found), parts: found.parts.map(moved) });
  }

  matches(link: number): number {
    return this.#items[link * LINK + 6] ?? 0;
  }

  get(link: number): Link {
    const a = this.a(link);
    const b = this.b(link);
    const matches = this.matches(link);
    const parts = this.#partsOf(link);
    return {
      aNote: this.from(link),
      bNote: this.to(link),
      a,
      b,
      matches,
      parts: parts === undefined ? [{ a, b, matches, cut: this.#items[link * LINK + PARTS] === 1 }] : read(parts),
    };
  }
}

function write(items: Uint32Array, at: number, a: Range, b: Range, matches: number, cut: boolean): void {
  items[at] = a.start;
  items[at + 1] = a.end;
  items[at + 2] = b.start;
  items[at + 3] = b.end;
  items[at + 4] = matches;
  items[at + 5] = cut ? 1 : 0;
}

function read(parts: Uint32Array): Part[] {
  return Array.from({ length: parts[0] ?? 0 }, (_, part) => {
    const [aStart = 0, aEnd = 0, bStart = 0, bEnd = 0, matches = 0, cut = 0] = parts.subarray(1 + part * PART);
    return { a: { start: aStart, end: aEnd }, b: { start: bStart, end: bEnd }, matches, cut: cut === 1 };
  });
}
