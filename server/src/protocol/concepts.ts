import type { Location, Position, Range, TextDocumentIdentifier } from 'vscode-languageserver-protocol';

/** Asks for the mentions to underline in an open note. The answer is a list of ranges, each within one line. */
export interface UnderlinesParams {
  readonly textDocument: TextDocumentIdentifier;
}

/** A concept, or a candidate: a term that the notes use and nobody has defined. */
export interface ConceptAnswer {
  readonly name: string;
  readonly forms: readonly string[];
  readonly origin: 'glossary' | 'note' | 'starter' | 'none';
  readonly mentions: number;
  readonly notes: number;
  /** Absent for a concept. */
  readonly candidate?: true;
}

export interface IgnoreTermsParams {
  /** A note of the folder in which they are ignored. */
  readonly uri: string;
  readonly terms: readonly string[];
}

/** Asks where a concept or a candidate is mentioned, in one note or in all. */
export interface MentionsParams {
  readonly name: string;
  readonly textDocument?: TextDocumentIdentifier;
  /** The most mentions in the answer (default 100); 0 for the counts alone. */
  readonly limit?: number;
}

/** The notes that mention it, in note order. */
export type MentionsAnswer = readonly NoteMentions[];

export interface NoteMentions {
  readonly uri: string;
  /** All mentions in the note. */
  readonly count: number;
  /** The first of them: fewer than `count` past the limit, or where the note has changed on disk meanwhile. */
  readonly mentions: readonly MentionAnswer[];
}

export interface MentionAnswer {
  readonly range: Range;
  /** The text around the mention, in one line. */
  readonly preview: string;
  /** Where the mention begins and ends in `preview`, in UTF-16 code units. */
  readonly highlight: readonly [start: number, end: number];
}

/** A mistake in a glossary note that is flagged there. */
export interface GlossaryProblemAnswer {
  /** The name of the concept that the entry is about. */
  readonly concept: string;
  readonly location: Location;
  readonly message: string;
}

/** Asks for a term by a name, as a note would mean it where one is given, or for the one at a position of an open note. */
export interface TermParams {
  readonly name?: string;
  readonly textDocument?: TextDocumentIdentifier;
  readonly position?: Position;
}

/** What an entry of a glossary could say of a term: of one that nobody knows only its name. The answer null: no term. */
export interface TermAnswer {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The best that is known. */
  readonly definition?: {
    /** Markdown, but for a definition found in a note: that is in one line as it stands there. */
    readonly text: string;
    /** Where it stands, but for one of the starter glossary. */
    readonly location?: Location;
    /** Author, title and year, where a glossary says so. */
    readonly source?: string;
  };
  /** What a hover says of its definitions; in Markdown where the client shows hovers so. Absent where none is known. */
  readonly explanation?: string;
  /** Where a concept is written by this name, in its definition where it can be. */
  readonly written?: Location;
}
