import type { Location } from 'vscode-languageserver-protocol';
import type { CopyKind, DefinitionOrigin } from '../answers.js';

/** Asks for the map of the notes: at most so many of each, the weightiest. */
export interface MapParams {
  /** Default 500. */
  readonly concepts?: number;
  /** Default 2,500. */
  readonly notes?: number;
  /** Links between concepts, and as many between concepts and notes. Default 6,000. */
  readonly links?: number;
  /** Default 2,000. */
  readonly repeats?: number;
}

/** Concepts, notes and repeats, and what they have to do with each other. Numbers of concepts and notes are indices. */
export interface MapAnswer {
  /** In note order. */
  readonly notes: readonly MapNote[];
  /** The most mentioned first. */
  readonly concepts: readonly MapConcept[];
  /** Pairs of concepts that one passage mentions, those with the most passages first. */
  readonly together: readonly MapTogether[];
  /** The notes that mention a concept, most mentions first. */
  readonly mentions: readonly MapMentions[];
  /** Those first of which the most words could go, then the largest. */
  readonly repeats: readonly MapRepeat[];
  /** How many of each there are; of links those between the concepts and notes of this answer. */
  readonly totals: {
    readonly notes: number;
    readonly concepts: number;
    readonly together: number;
    readonly mentions: number;
    readonly repeats: number;
  };
}

export interface MapNote {
  readonly uri: string;
  /** What a person calls it: its path within its folder. */
  readonly name: string;
  readonly words: number;
  /** UTF-16 code units. */
  readonly length: number;
}

export interface MapConcept {
  readonly name: string;
  readonly origin: DefinitionOrigin;
  readonly mentions: number;
  /** Notes that mention it. */
  readonly notes: number;
  /** The beginning of its best definition, in one line. */
  readonly preview: string;
  /** Where its best definition stands, or where it is first mentioned if that is one of the starter glossary. */
  readonly location?: Location;
}

/** The lower number of the concepts comes first; `passages` mention both. */
export type MapTogether = readonly [concept: number, other: number, passages: number];

export type MapMentions = readonly [concept: number, note: number, mentions: number];

/** A repeat with those of its copies that stand in notes of the answer: two at least, and about a hundred at most. */
export interface MapRepeat {
  /** Words of the original. */
  readonly words: number;
  /** The first words of the original, in one line. */
  readonly preview: string;
  /** In note order. */
  readonly copies: readonly MapCopy[];
  /** Copies that are left out; absent where none is. */
  readonly more?: number;
}

/**
 * One place of a repeat: the note, UTF-16 offsets, an index into {@link copyKinds}, the words that match in percent, and
 * the range as the client counts positions.
 */
export type MapCopy = readonly [
  note: number,
  start: number,
  end: number,
  kind: number,
  similarity: number,
  startLine: number,
  startCharacter: number,
  endLine: number,
  endCharacter: number,
];

/** Kinds of copies on the map: one that is intended is of no other kind. */
export const copyKinds = [
  'original',
  'copy',
  'near',
  'quotation',
  'boilerplate',
  'intended',
] as const satisfies readonly (CopyKind | 'intended')[];
