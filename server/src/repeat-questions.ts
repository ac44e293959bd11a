import type { Copy, Place, Repeat } from './answers.js';
import type { Intentions } from './intentions.js';
import type { NoteTable } from './note-table.js';
import type { RepeatGroup, RepeatPlace, Repeats } from './repeats/repeats.js';
import type { Steps } from './steps.js';

/** Asks the repeats, which know notes by their numbers, and answers with places in notes; what is intended is marked. */
export class RepeatQuestions {
  readonly #notes: NoteTable;
  readonly #repeats: Repeats;
  readonly #intentions: Intentions;

  constructor(notes: NoteTable, repeats: Repeats, intentions: Intentions) {
    this.#notes = notes;
    this.#repeats = repeats;
    this.#intentions = intentions;
  }

  /** All of them, largest first. */
  all(): readonly Repeat[] {
    return this.#repeats.all().map((group) => this.#inNotes(group));
  }

  /** Those that a note takes part in, largest first; none for a note that is not there. */
  of(uri: string): readonly Repeat[] {
    const number = this.#notes.numberOf(uri);
    return number === undefined ? [] : this.#repeats.of(number).map((group) => this.#inNotes(group));
  }

  /** The same, found in many short steps; asked right after them, {@link of} has it at hand. */
  *ofInSteps(uri: string): Steps<readonly Repeat[]> {
    const number = this.#notes.numberOf(uri);
    if (number === undefined) return [];
    const groups = yield* this.#repeats.ofInSteps(number);
    return groups.map((group) => this.#inNotes(group));
  }

  /** All of them as they are found, by the notes of their first places. */
  *each(): Generator<Repeat> {
    for (const group of this.#repeats.each()) yield this.#inNotes(group);
  }

  /** All of them, largest first, found in many short steps. */
  *inSteps(): Steps<readonly Repeat[]> {
    const found = [];
    for (const group of this.#repeats.each()) {
      found.push(group);
      yield;
    }
    const repeats: Repeat[] = [];
    for (const group of this.#repeats.sorted(found)) {
      repeats.push(this.#inNotes(group));
      yield;
    }
    return repeats;
  }

  /** Where copies of the text around a place hold its words, in note order. */
  counterparts({ uri, start, end }: Place): readonly Place[] {
    const notes = this.#notes;
    const note = notes.numberOf(uri);
    const words = notes.of(uri)?.words;
    if (note === undefined || words === undefined) return [];
    const found = this.#repeats.counterparts(note, words.startingBefore(start), words.startingBefore(end));
    return found
      .sort((a, b) => notes.rank(a.note) - notes.rank(b.note) || a.start - b.start || a.end - b.end)
      .flatMap((there) => {
        const other = notes.byNumber.get(there.note);
        if (other === undefined) return [];
        return [{ uri: other.uri, start: other.words.start(there.start), end: other.words.end(there.end - 1) }];
      });
  }

  #inNotes({ words, places }: RepeatGroup): Repeat {
    return { words, copies: this.#intentions.mark(places.map((place) => this.#copy(place))) };
  }

  #copy({ note, start, end, kind, similarity, ownShare }: RepeatPlace): Copy {
    const uri = this.#notes.byNumber.get(note)?.uri ?? '';
    if (ownShare === undefined) return { uri, start, end, kind, similarity };
    return { uri, start, end, kind, similarity, ownShare };
  }
}
