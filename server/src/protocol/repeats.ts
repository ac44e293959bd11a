import type { Location, TextDocumentIdentifier } from 'vscode-languageserver-protocol';
import type { CopyKind } from '../answers.js';

export interface RepeatsParams {
  readonly textDocument?: TextDocumentIdentifier;
}

export interface RepeatAnswer {
  /** Made of the words of the original: it stays the same while notes are edited elsewhere. */
  readonly id: string;
  /** Words of the original. */
  readonly words: number;
  /** Words that could go: those of its copies and near copies, but for distant ones and those that are intended. */
  readonly spare: number;
  readonly part: RepeatPart;
  /** The first words of the original, in one line. */
  readonly preview: string;
  readonly copies: readonly CopyAnswer[];
}

export interface CopyAnswer {
  readonly location: Location;
  readonly kind: CopyKind;
  readonly similarity: number;
  /** What marks this copy as intended; absent on an original, and where a mark has no place. */
  readonly mark?: string;
  /** The mark that says that this copy is intended; absent where none does. */
  readonly intended?: string;
}

/**
 * What a reader would do about a repeat: `spare`, some of its copies could go; `kept`, it is made of quotations,
 * boilerplate and distant near copies; `intended`, all its copies are.
 */
export type RepeatPart = 'spare' | 'kept' | 'intended';

/** Asks for the repeats of one part, those first of which the most words could go, then the largest. */
export interface RepeatListParams {
  readonly part: RepeatPart;
  /** Only those in which this note takes part. */
  readonly textDocument?: TextDocumentIdentifier;
  /** Only those whose preview and names of notes hold each of these words or beginnings of words. */
  readonly filter?: string;
  /** The most repeats in the answer, by default 200. */
  readonly limit?: number;
}

export interface RepeatListAnswer {
  /** Words that could go, those of places that overlap counted once. */
  readonly spare: number;
  /** How many repeats there are of each part. */
  readonly counts: Readonly<Record<RepeatPart, number>>;
  readonly repeats: readonly ListedRepeat[];
}

/** A repeat with its first hundred places. */
export interface ListedRepeat extends RepeatAnswer {
  /** How many places it has. */
  readonly places: number;
}

/** Asks for a text laid out as another one is: with its line breaks and quote marks. The answer is a string. */
export interface LayOutParams {
  readonly text: string;
  readonly as: string;
}

/** What the commands of an editor get that look at a copy and its original. */
export interface CopyPair {
  readonly copy: Location;
  readonly original: Location;
}

export interface SetIntendedParams {
  /** Copies that are intended, or whose mark is to be taken back; `preview`: the text or its first words. */
  readonly copies: readonly { readonly uri: string; readonly mark: string; readonly preview: string }[];
  readonly intended: boolean;
}
