import type { Place, RelatedPassage, StrongPassage } from './answers.js';
import { PassageRelations, type RelationSources } from './passage-relations.js';
import type { PassageAnswer } from './passages/answers.js';
import { passageAt } from './text/passages.js';

/** Asks the index of passages, which knows texts, and answers with places in notes. */
export class PassageQuestions {
  readonly #sources: RelationSources;

  constructor(sources: RelationSources) {
    this.#sources = sources;
  }

  /** Passages related to the one at `offset` in a note; none for a note that is not there. */
  related(note: number, offset: number, limit: number): RelatedPassage[] {
    const { notes, texts } = this.#sources;
    const text = texts.numberOf(note);
    const passages = notes.get(note)?.passages;
    if (text === undefined || passages === undefined) return [];
    const relations = new PassageRelations(this.#sources, note);
    const answers = texts.passages.related({ note: text, place: passageAt(passages, offset) }, limit, relations);
    return answers.map((answer) => this.#inNotes(answer, relations));
  }

  /** Passages for a free query. */
  search(query: string, options: { readonly limit: number; readonly prefix: boolean }): RelatedPassage[] {
    const relations = new PassageRelations(this.#sources);
    const answers = this.#sources.texts.passages.search(query, options, relations);
    return answers.map((answer) => this.#inNotes(answer, relations));
  }

  /** The passages `from` to before `to` of a note that others are related to with a strength of `least` or more. */
  strong(note: number, least: number, from: number, to: number): StrongPassage[] {
    const { texts } = this.#sources;
    const text = texts.numberOf(note);
    if (text === undefined) return [];
    const relations = new PassageRelations(this.#sources, note);
    const found = texts.passages.strong(text, from, to, least, relations);
    return found.flatMap((passages, at) => {
      const related = passages.map(({ note: other, place, strength }) => ({
        ...this.#place(relations.shown(other) ?? -1, place, place),
        strength,
      }));
      return related.length === 0 ? [] : [{ ...this.#place(note, from + at, from + at), related }];
    });
  }

  /** An answer in the note that shows it; the same passages in other notes with its text are copies as well. */
  #inNotes(answer: PassageAnswer, relations: PassageRelations): RelatedPassage {
    const { note: text, first, last, score, strength, relation, concepts, words } = answer;
    const shown = relations.shown(text) ?? -1;
    const twins = relations.notesWith(text).filter((note) => note !== shown);
    const copies = [
      ...twins.map((note) => ({ note, first, last })),
      ...answer.copies.flatMap(({ note, place }) =>
        relations.notesWith(note).map((one) => ({ note: one, first: place, last: place })),
      ),
    ];
    const { rankOf } = this.#sources;
    return {
      ...this.#place(shown, first, last),
      score,
      strength,
      relation,
      because: { concepts, words },
      copies: copies
        .sort((a, b) => rankOf(a.note) - rankOf(b.note) || a.first - b.first)
        .map((copy) => this.#place(copy.note, copy.first, copy.last)),
    };
  }

  /** The passages `first` to `last` of a note. */
  #place(number: number, first: number, last: number): Place {
    const note = this.#sources.notes.get(number);
    return { uri: note?.uri ?? '', start: note?.passages.starts[first] ?? 0, end: note?.passages.ends[last] ?? 0 };
  }
}
