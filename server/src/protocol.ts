/** What LSP has no word for: the custom requests of Intertext, and the commands that answer the same. */
import type { Location, Position, Range, TextDocumentIdentifier } from 'vscode-languageserver-protocol';
import type { CopyKind, DefinitionOrigin, Relation } from './answers.js';

/** Method of the custom request, and the `workspace/executeCommand` that answers the same. */
export const Query = {
  passage: { method: 'intertext/passage', command: 'intertext.query.passage' },
  relatedPassages: { method: 'intertext/relatedPassages', command: 'intertext.query.relatedPassages' },
  searchPassages: { method: 'intertext/searchPassages', command: 'intertext.query.searchPassages' },
  repeats: { method: 'intertext/repeats', command: 'intertext.query.repeats' },
  repeatList: { method: 'intertext/repeatList', command: 'intertext.query.repeatList' },
  concepts: { method: 'intertext/concepts', command: 'intertext.query.concepts' },
  mentions: { method: 'intertext/mentions', command: 'intertext.query.mentions' },
  glossaryProblems: { method: 'intertext/glossaryProblems', command: 'intertext.query.glossaryProblems' },
  map: { method: 'intertext/map', command: 'intertext.query.map' },
  underlines: { method: 'intertext/underlines', command: 'intertext.query.underlines' },
  term: { method: 'intertext/term', command: 'intertext.query.term' },
  layOut: { method: 'intertext/layOut', command: 'intertext.query.layOut' },
  status: { method: 'intertext/status', command: 'intertext.query.status' },
} as const;

/** What changes something: a custom request and a command likewise. Its answer is null. */
export const Action = {
  setIntended: { method: 'intertext/setIntended', command: 'intertext.action.setIntended' },
  ignoreTerms: { method: 'intertext/ignoreTerms', command: 'intertext.action.ignoreTerms' },
} as const;

/** What a client may send in `initialize`. The settings may come with it, where the client cannot be asked for them. */
export interface InitializationOptions {
  /** Those of {@link EditorCommand} that it has: what needs another one is not offered to it. */
  readonly commands?: readonly string[];
  /**
   * What people read, in the language of the client, by its English: `l10n/bundle.l10n.json` lists it all. `{0}` stands
   * for a value. What is missing stays English. `locale` says how numbers are written.
   */
  readonly texts?: Readonly<Record<string, string>>;
  /**
   * Absolute path of a folder, which need not be there yet, in which the index may be stored, so that the next start
   * need not read every note. What is in there can be deleted at any moment. Without it nothing is stored.
   */
  readonly storage?: string;
}

/** Commands of an editor that actions and lenses of the server call. */
export const EditorCommand = {
  goToPlace: 'intertext.goToPlace',
  showPlaces: 'intertext.showPlaces',
  compareCopy: 'intertext.compareCopy',
  takeOverDifferences: 'intertext.takeOverDifferences',
  addConcept: 'intertext.addConceptToGlossary',
} as const;

/**
 * Notification without parameters: `intertext/status` answers something else than before. Clients that do not know
 * it may ignore it, as they may every method that starts with `$/`.
 */
export const statusChanged = '$/intertext/statusChanged';

/**
 * Notification without parameters: notes, settings or what was decided about notes have changed, and all is read. What
 * any request answers may be something else than before. It comes once for changes that follow each other closely.
 */
export const notesChanged = '$/intertext/notesChanged';

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

export interface RelatedPassagesParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
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

export interface RepeatsParams {
  readonly textDocument?: TextDocumentIdentifier;
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

/** Asks for the mentions to underline in an open note. The answer is a list of ranges, each within one line. */
export interface UnderlinesParams {
  readonly textDocument: TextDocumentIdentifier;
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

export interface IgnoreTermsParams {
  /** A note of the folder in which they are ignored. */
  readonly uri: string;
  readonly terms: readonly string[];
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

export interface StatusAnswer {
  /** `off`: not wanted in this workspace (`intertext.enable`), `reason` says why. */
  readonly state: 'off' | 'indexing' | 'ready';
  readonly reason?: string;
  /** While `indexing`: how much of what was found in the folders has been read, 0 to 1. */
  readonly progress?: number;
  readonly notes: number;
  readonly passages: number;
  readonly words: number;
  readonly skipped: readonly { readonly uri: string; readonly reason: string }[];
  /** Milliseconds. `open`: what it took to open the stored index, where there was one; `index` is the check of it then. */
  readonly times: { readonly index: number; readonly open?: number };
}
