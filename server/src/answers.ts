import type { IntendedRepeat } from './repeats/intended.js';

/** A range of a note. Offsets are UTF-16 code units, the end is exclusive. */
export interface Place {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

/** `original` stands first; `copy` equals it word by word; `near` differs; the others say what kind of copy it is. */
export type CopyKind = 'original' | 'copy' | 'near' | 'quotation' | 'boilerplate';

/** One place of a repeat. */
export interface Copy extends Place {
  readonly kind: CopyKind;
  /** Words that match the original in an alignment / words of this copy: 0 to 1, 1 for the original. */
  readonly similarity: number;
  /**
   * Of the words of a near copy that match, the share that no other text around it and its original holds: 0 to 1, low
   * where both are rows of one table or sentences of one mould, 0 where a short copy stands right beside its original.
   * Absent where a copy is not near.
   */
  readonly ownShare?: number;
  /** What says that this copy is intended beside its original; absent where nothing does. See `Notes.intend`. */
  readonly intended?: IntendedRepeat;
}

/** Two or more places that hold the same text, exactly or nearly, in note order. */
export interface Repeat {
  /** Words of the original. */
  readonly words: number;
  readonly copies: readonly Copy[];
}

/** `source`: the passage that this one quotes; `quotedBy`: a passage that quotes this one; `related`: about the same thing. */
export type Relation = 'source' | 'quotedBy' | 'related';

/** A passage that answers a question, best first. */
export interface RelatedPassage extends Place {
  /** Comparable within one answer only. */
  readonly score: number;
  /**
   * How much of the question it shares, 0 to 1: the words of the question that it holds / all of them, each counted by
   * its rarity in the notes (inverse document frequency). Comparable between questions. 1 for a source or a quotation.
   * From .2 on nearly every passage is related by eye, from .1 on nine of ten (`test/bench/related-precision.ts`).
   */
  readonly strength: number;
  readonly relation: Relation;
  /** What it shares with the question, most telling first. `words` are normalised spellings. */
  readonly because: { readonly concepts: readonly string[]; readonly words: readonly string[] };
  /** Other places that hold a copy of this passage, folded into this answer. */
  readonly copies: readonly Place[];
}

/** A passage that shares much with others. */
export interface StrongPassage extends Place {
  /**
   * The strongest first, at most 20: no copies of it or of each other, and not the passages right beside it. `strength`
   * as in {@link RelatedPassage}, counted for the rarest words alone, so that it may be less.
   */
  readonly related: readonly (Place & { readonly strength: number })[];
}

/** One occurrence of a concept in a note. `concept` is the canonical name. */
export interface Mention {
  readonly concept: string;
  readonly start: number;
  readonly end: number;
}

/** Where a definition comes from: a glossary note, a passage of the notes, or the starter glossary. */
export type DefinitionOrigin = 'glossary' | 'note' | 'starter';

export interface Definition {
  /** Markdown for `glossary` and `starter`; the defining sentence as written for `note`. */
  readonly text: string;
  readonly origin: DefinitionOrigin;
  /** The note that holds it; absent for `starter`. */
  readonly uri?: string;
  readonly start?: number;
  readonly end?: number;
  /** Which sense of the name it is, where the glossary says so. */
  readonly sense?: string;
  /** Author, title and year, where the glossary says so. */
  readonly source?: string;
  /** 0 to 1; definitions of one concept are sorted by it. */
  readonly score: number;
}

export interface Concept {
  /** The canonical name. */
  readonly name: string;
  /** Its other names as somebody wrote them down: aliases, acronym, long form. */
  readonly aliases: readonly string[];
  /** Aliases and inflections, without the name, sorted. */
  readonly forms: readonly string[];
  /** Best first. */
  readonly definitions: readonly Definition[];
  /** Occurrences in all notes. */
  readonly mentions: number;
  /** Notes that mention it. */
  readonly notes: number;
}

/** What tells that the notes use some words as a term. */
export type CandidateKind = 'phrase' | 'name' | 'compound' | 'quoted' | 'acronym';

/** A term that the notes use as one, and that no concept covers yet. */
export interface Candidate {
  /** As the notes write it most often. */
  readonly name: string;
  /** Other ways in which the notes write it, sorted. */
  readonly forms: readonly string[];
  /**
   * `phrase`: words that stand together again and again; `name`: with capitals; `compound`: joined by a hyphen;
   * `quoted`: in quotation marks; `acronym`: nobody says what it stands for.
   */
  readonly kind: CandidateKind;
  /** Above 0; comparable within one answer only. */
  readonly score: number;
  /** Occurrences in all notes. */
  readonly mentions: number;
  /** Notes that hold it. */
  readonly notes: number;
  /** What tells most of it: the defining sentence, else the first passage that quotes it, that is no heading, that holds it. */
  readonly place: Place;
  /** The best definition found, too weak to make a concept; absent where there is none. */
  readonly definition?: Definition;
}

/** A definition found in a note; `start` and `end` are those of the defining sentence. */
export interface FoundDefinition {
  readonly term: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly score: number;
  /** The name of the cue that found it, such as `is-a` or `apposition`. */
  readonly pattern: string;
}

/** An acronym and what it stands for, both as written; `start` and `end` are those of the long form. */
export interface Acronym {
  readonly short: string;
  readonly long: string;
  readonly start: number;
  readonly end: number;
}

/** Where a name stands, marks of emphasis around it included. */
export interface WrittenName {
  readonly start: number;
  readonly end: number;
}

/** A concept as a glossary note writes it: a heading, optional aliases and source, a definition. */
export interface GlossaryEntry {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Where the name and then each alias is written. */
  readonly written: readonly WrittenName[];
  /** What tells this sense of the name from others: "economics" of "Agent (economics)". */
  readonly sense?: string;
  readonly source?: string;
  /** Markdown, trimmed; empty where the glossary says nothing. */
  readonly text: string;
  /** UTF-16 offsets of the whole entry, heading included. */
  readonly start: number;
  readonly end: number;
}

/** A mistake in a glossary note. */
export interface GlossaryProblem {
  /** An alias that two concepts claim, an entry that says nothing, an alias that is a word of everyday English. */
  readonly kind: 'sameForm' | 'emptyDefinition' | 'commonWord';
  /** The name or alias that it is about, and where it is written. */
  readonly form: string;
  readonly start: number;
  readonly end: number;
  readonly entry: GlossaryEntry;
  /** Where other concepts claim the form, and the names of their entries, in note order. */
  readonly others: readonly (Place & { readonly name: string })[];
}

/** One passage of a note, with the offsets of {@link Place}. */
export interface Passage {
  readonly kind: 'paragraph' | 'item' | 'quote' | 'heading';
  /** Depth of a quote (at most 255), level of a heading (1–6), otherwise 0. */
  readonly level: number;
  readonly start: number;
  readonly end: number;
  readonly words: number;
}

export interface Counts {
  readonly notes: number;
  readonly passages: number;
  readonly words: number;
}
