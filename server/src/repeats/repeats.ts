import { ended, type Steps } from '../steps.js';
import type { StoredPart } from '../stored.js';
import type { PackedWords } from '../text/packed-words.js';
import { type Passages, passageOfWord } from '../text/passages.js';
import { DescribedGroups } from './described-groups.js';
import { type Group, groupsOf, type Span } from './groups.js';
import { BOILERPLATE_NOTES, LEAST_RUN, LONG_COPY, QUOTED, SHORT_PASSAGE } from './limits.js';
import { type Counterpart, counterpartsOf } from './links/counterparts.js';
import { MatchingWords } from './matches/matching-words.js';
import { OwnShare, type TextRange } from './matches/own-share.js';
import { isQuoted, quotedWords } from './side.js';
import { Texts } from './texts.js';

/** A place of a repeat in a note known by its number; offsets are UTF-16 code units. */
export interface RepeatPlace {
  readonly note: number;
  readonly start: number;
  readonly end: number;
  readonly kind: 'original' | 'copy' | 'near' | 'quotation' | 'boilerplate';
  /** Words that match the original / words of this place. */
  readonly similarity: number;
  /** Of the words of a near copy that match, the share that the text around it and its original does not hold. */
  readonly ownShare?: number;
}

export interface RepeatGroup {
  /** Words of the original. */
  readonly words: number;
  /** In note order. */
  readonly places: readonly RepeatPlace[];
}

/** Every text that stands in two or more places of the notes. */
export class Repeats {
  readonly #rank: (note: number) => number;
  readonly #texts: Texts;
  readonly #matching = new MatchingWords();
  readonly #described = new DescribedGroups();

  /** `rank` gives the place of a note in note order; `minWords` is the least length of a repeat. */
  constructor(rank: (note: number) => number, minWords: number) {
    this.#rank = rank;
    this.#texts = new Texts(rank, minWords);
  }

  /** Takes in what was stored of the notes that have been put. */
  restore(part: StoredPart): Steps<void> {
    return this.#texts.restore(part);
  }

  /** What is known of the notes, put-off work done first; not the notes themselves. */
  store(): Steps<StoredPart> {
    return this.#texts.store();
  }

  /** Adds or replaces a note. Notes of one text come with the same object `words`. */
  put(note: number, words: PackedWords, passages: Passages): void {
    this.#described.clear();
    this.#texts.put(note, words, passages);
  }

  remove(note: number): void {
    this.#described.clear();
    this.#texts.remove(note);
  }

  /** Does put-off work, about `budget` words of it; true when none is left. */
  work(budget: number): boolean {
    return this.#texts.work(budget);
  }

  /** The repeats that a note takes part in, largest first. */
  of(note: number): readonly RepeatGroup[] {
    return ended(this.ofInSteps(note));
  }

  /** The same, found in short steps; what is found is known until a note comes, changes or goes: none may meanwhile. */
  *ofInSteps(note: number): Steps<readonly RepeatGroup[]> {
    const known = this.#described.of(note);
    if (known !== undefined) return known;
    const own: RepeatGroup[] = [];
    for (const group of this.#groups(yield* this.#texts.hubsInSteps(note), note)) {
      const { first, others } = group;
      const isOwn = first.note === note || others.some(({ span }) => span.note === note);
      if (isOwn) own.push(this.#described.get(group, (one) => this.#describe(one)));
      yield;
    }
    const found = this.sorted(own);
    this.#described.set(note, found);
    return found;
  }

  /** What corresponds to words `start` to `end` of a note, here and in other notes. */
  counterparts(note: number, start: number, end: number): Counterpart[] {
    return counterpartsOf(note, { start, end }, this.#texts.linksOf(note), (other) => this.#texts.side(other));
  }

  /** All repeats, largest first. */
  all(): RepeatGroup[] {
    return this.sorted([...this.each()]);
  }

  /** All repeats by the notes of their first places, found as they are asked for: no note may change meanwhile. */
  *each(): Generator<RepeatGroup> {
    for (const group of this.#groups(this.#texts.hubs())) yield this.#describe(group);
  }

  *#groups(hubs: number[], about?: number): Generator<Group> {
    hubs.sort((a, b) => this.#rank(a) - this.#rank(b));
    for (const hub of hubs) yield* groupsOf(hub, this.#texts.newLinksFrom(hub), this.#rank, about);
  }

  /** Sorts repeats in place, largest first. */
  sorted(groups: RepeatGroup[]): RepeatGroup[] {
    return groups.sort((a, b) => b.words - a.words || this.#compare(a.places[0], b.places[0]));
  }

  #compare(a: RepeatPlace | undefined, b: RepeatPlace | undefined): number {
    if (a === undefined || b === undefined) return 0;
    return this.#rank(a.note) - this.#rank(b.note) || a.start - b.start || a.end - b.end;
  }

  #describe(group: Group): RepeatGroup {
    const spans = [group.first, ...group.others.map(({ span }) => span)];
    const quoted = spans.map((span) => this.#isQuoted(span));
    const original = Math.max(0, quoted.indexOf(false));
    const source = spans[original] ?? group.first;
    const boilerplate =
      this.#texts.holders(spans.map((span) => span.note)) >= BOILERPLATE_NOTES ||
      this.#texts.isWidespread(source.note, source);
    let own: OwnShare | undefined;
    const places = spans.map((whole, index): RepeatPlace => {
      if (index === original) return { ...this.#extent(whole), kind: 'original', similarity: 1 };
      const span = quoted[index] ? this.#withinMarks(whole) : whole;
      const { note, start, end } = this.#extent(span);
      const length = span.end - span.start;
      const equal = this.#equal(source, whole);
      const known = original === 0 ? group.others[index - 1]?.matches : undefined;
      const matches = equal ? length : Math.min(length, known ?? this.#matches(source, span));
      const kind = boilerplate ? 'boilerplate' : quoted[index] ? 'quotation' : equal ? 'copy' : 'near';
      const similarity = matches / length;
      if (kind !== 'near') return { note, start, end, kind, similarity };
      own ??= new OwnShare(spans.flatMap((one) => this.#textRange(one) ?? []));
      return { note, start, end, kind, similarity, ownShare: this.#ownShare(own, span, source, matches) };
    });
    return { words: source.end - source.start, places };
  }

  #ownShare(own: OwnShare, copy: Span, original: Span, matches: number): number {
    const one = this.#textRange(copy);
    const other = this.#textRange(original);
    if (this.#isBeside(copy, original)) return 0;
    return one && other && matches > 0 ? Math.min(1, own.words(one, other) / matches) : 1;
  }

  /**
   * Whether a short place stands right beside another, as a sentence in one passage with it, or as short lines: these
   * are alike for the sake of contrast. A paragraph that was pasted below itself is none of these.
   */
  #isBeside(one: Span, other: Span): boolean {
    const between = Math.max(one.start - other.end, other.start - one.end);
    const passages = one.note === other.note ? this.#texts.passages(one.note) : undefined;
    if (passages === undefined || one.end - one.start >= LONG_COPY || between > LEAST_RUN) return false;
    const first = passageOfWord(passages, one.start);
    const last = passageOfWord(passages, one.end - 1);
    if (first === passageOfWord(passages, other.end - 1) || last === passageOfWord(passages, other.start)) return true;
    const lengths = passages.words.subarray(first, last + 2);
    return lengths.every((word, at) => (lengths[at + 1] ?? word) - word < SHORT_PASSAGE);
  }

  #textRange(span: Span): TextRange | undefined {
    const side = this.#texts.side(span.note);
    return side && { side, range: span };
  }

  #isQuoted(span: Span): boolean {
    const side = this.#texts.side(span.note);
    return side !== undefined && quotedWords(side, span) >= QUOTED * (span.end - span.start);
  }

  /** A quotation without what stands outside its marks at either end and happens to match as well. */
  #withinMarks(span: Span): Span {
    const side = this.#texts.side(span.note);
    if (side === undefined) return span;
    const outside = (word: number): number => (isQuoted(side, word) ? -1 : 1);
    const start = span.start + heaviestPrefix(span.end - span.start, (at) => outside(span.start + at));
    const end = span.end - heaviestPrefix(span.end - start, (at) => outside(span.end - 1 - at));
    return { note: span.note, start, end };
  }

  #equal(one: Span, other: Span): boolean {
    const a = this.#texts.side(one.note)?.hashes;
    const b = this.#texts.side(other.note)?.hashes;
    const length = one.end - one.start;
    if (a === undefined || b === undefined || length !== other.end - other.start) return false;
    if (a === b && one.start === other.start) return true;
    for (let word = 0; word < length; word++) if (a[one.start + word] !== b[other.start + word]) return false;
    return true;
  }

  #matches(one: Span, other: Span): number {
    const a = this.#texts.side(one.note);
    const b = this.#texts.side(other.note);
    return a && b ? this.#matching.count(a, one, b, other) : 0;
  }

  /** The text of a span: whole words, or whole passages where it begins or ends with one. */
  #extent(span: Span): { readonly note: number; readonly start: number; readonly end: number } {
    const words = this.#texts.words(span.note);
    const passages = this.#texts.passages(span.note);
    if (words === undefined || passages === undefined) return { note: span.note, start: 0, end: 0 };
    const last = span.end - 1;
    const opens = passageOfWord(passages, span.start);
    const closes = passageOfWord(passages, last);
    const first = passages.words[opens] === span.start;
    const whole = passages.words[closes + 1] === span.end;
    return {
      note: span.note,
      start: first ? (passages.starts[opens] ?? 0) : words.start(span.start),
      end: whole ? (passages.ends[closes] ?? 0) : words.end(last),
    };
  }
}

/** Length of the prefix of `length` items whose weights have the largest sum; 0 where none is above 0. */
function heaviestPrefix(length: number, weight: (at: number) => number): number {
  let sum = 0;
  let most = 0;
  let best = 0;
  for (let at = 0; at < length; at++) {
    sum += weight(at);
    if (sum <= most) continue;
    most = sum;
    best = at + 1;
  }
  return best;
}
