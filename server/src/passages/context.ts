import type { Words } from '../text/words.js';

/** A passage by its note and its place among the passages of the note. */
export interface PassageRef {
  readonly note: number;
  readonly place: number;
}

/** A concept that is mentioned by the words `first` to `last` (exclusive). */
export interface ConceptMention {
  readonly concept: number;
  readonly first: number;
  readonly last: number;
}

/** What the other analyses know of passages. Notes and concepts are numbers that only the caller understands. */
export interface PassageContext {
  /** The place of a note in note order. */
  rank(note: number): number;
  /** Mentions in a passage, by index of the words of the note. Asked of some 200 passages a question. */
  mentions(passage: PassageRef): readonly ConceptMention[];
  /** Mentions in the words of a free query. */
  mentionsIn(words: Words): readonly ConceptMention[];
  /** The name of a concept. */
  name(concept: number): string;
  /** Whether a glossary, the starter glossary included, defines a concept. */
  isInGlossary(concept: number): boolean;
  /** Whether a passage is a line of a glossary that says nothing by itself: other names of a concept, or a source. */
  isAside(passage: PassageRef): boolean;
  /** Every form of a concept, as written. */
  forms(concept: number): readonly string[];
  /** The passages that this one quotes, and those that quote it, each in note order. */
  quotations(passage: PassageRef): {
    readonly sources: readonly PassageRef[];
    readonly quotedBy: readonly PassageRef[];
  };
}
