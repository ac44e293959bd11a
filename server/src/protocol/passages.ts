import type { Location, Position, Range, TextDocumentIdentifier } from 'vscode-languageserver-protocol';
import type { Relation } from '../answers.js';
import type { ConceptAnswer } from './concepts.js';
import type { CopyAnswer, ListedRepeat } from './repeats.js';

export interface PassageParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** What is known of the passage at a position. The answer null: no note, or one without a passage. */
export interface ThisPassageAnswer {
  readonly range: Range;
  /** Those that it mentions, in the order of their first mentions. */
  readonly concepts: readonly MentionedConcept[];
  /** Best first, without what quotes it or is quoted, and what shares next to nothing with it. */
  readonly related: readonly PassageAnswer[];
  /** What it quotes, then what quotes it. */
  readonly quotations: readonly PassageAnswer[];
  /** Those of which a place in this passage is no quotation; largest first. */
  readonly repeats: readonly PassageRepeat[];
}

export interface MentionedConcept {
  readonly name: string;
  readonly origin: ConceptAnswer['origin'];
  /** The best that is known. */
  readonly definition?: {
    /** In one line. */
    readonly text: string;
    /** Where it stands, but for one of the starter glossary. */
    readonly location?: Location;
  };
  /** What a hover says of its definitions; in Markdown where the client shows hovers so. */
  readonly explanation: string;
}

/** A repeat with a place in the passage that was asked about: that place, the original and the first of the others. */
export interface PassageRepeat extends ListedRepeat {
  /** In note order, without quotations. */
  readonly copies: readonly PassageCopy[];
}

export interface PassageCopy extends CopyAnswer {
  /** Present for a place in the passage that was asked about. */
  readonly here?: true;
  /** Where a place elsewhere holds words of that passage; absent where it holds next to none of them. */
  readonly counterpart?: Location;
}

export interface RelatedPassagesParams extends PassageParams {
  readonly limit?: number;
  /** The length to which previews are cut, in UTF-16 code units. */
  readonly preview?: number;
}

export interface SearchPassagesParams {
  readonly query: string;
  readonly limit?: number;
  readonly prefix?: boolean;
  readonly preview?: number;
}

/**
 * One related passage. `preview` is its text in one line, markers left out, cut to a readable length in which the most
 * telling of what it shares is to be seen.
 */
export interface PassageAnswer {
  readonly location: Location;
  readonly preview: string;
  readonly score: number;
  readonly relation: Relation;
  readonly because: { readonly concepts: readonly string[]; readonly words: readonly string[] };
  /** As much of its text as a row of a narrow list shows: where most of what it shares stands together. */
  readonly excerpt: Excerpt;
  /** The first of the other places that hold a copy of the passage, and how many there are. */
  readonly copies: readonly Location[];
  readonly copyCount: number;
}

/** A part of a text in one line, and what is to be highlighted in it: in order, disjoint, in UTF-16 code units. */
export interface Excerpt {
  readonly text: string;
  readonly highlights: readonly (readonly [start: number, end: number])[];
}
