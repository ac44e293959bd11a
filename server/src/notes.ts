import type {
  Acronym,
  Candidate,
  Concept,
  Counts,
  FoundDefinition,
  GlossaryEntry,
  GlossaryProblem,
  Mention,
  Passage,
  Place,
  RelatedPassage,
  Repeat,
  StrongPassage,
} from './answers.js';
import { NoteIndex } from './note-index.js';
import type { MapLimits, NoteMap, RepeatWeight } from './note-map.js';
import type { Settings } from './notes-settings.js';
import type { Reading } from './reading.js';
import type { IntendedRepeat } from './repeats/intended.js';
import type { Steps } from './steps.js';
import type { StoredPart } from './stored.js';

/** One edit of a text: `length` code units of the new text stand where `start` to `end` of the text before it stood. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** The notes of a workspace. Every answer is a function of the current notes and settings, never of their history. */
export interface Notes {
  /** Takes new settings, as if all notes had been put under them. What is left out keeps its default. */
  configure(settings: Partial<Settings>): void;
  /** Adds or replaces a note; false where the note held this text already. */
  put(uri: string, textOrReading: string | Reading): boolean;
  /** The new text of a note and the edits, in order, that led to it: the same result as `put`. */
  change(uri: string, text: string, edits: readonly Edit[]): void;
  /** Forgets a note; one that is not there is no error. */
  remove(uri: string): void;
  /** Does put-off work, about `budget` words of it; true when none is left. */
  work(budget: number): boolean;
  /**
   * All that is kept of the notes, put-off work done first, to be written to disk and given to {@link restore} one day.
   * What becomes of the notes later does not change it. What `intend` and `ignore` said is not part of it.
   */
  store(): StoredPart;
  /**
   * Takes the notes that were stored in place of all that are there: every answer is as if they had been put. Under
   * other settings than they were stored under the repeats are found again. The arrays are kept and written to; nobody
   * else may use them. Throws a `ForeignPart` where these are no stored notes, and leaves all as it was.
   */
  restore(part: StoredPart): void;
  /** The same as {@link store} in many short steps; no note may change meanwhile. */
  storeInSteps(): Steps<StoredPart>;
  /**
   * The same as {@link restore} in many short steps. Until the last one the notes that are there are some or none; who
   * changes one meanwhile must say so again.
   */
  restoreInSteps(part: StoredPart): Steps<void>;
  /** The repeats that a note takes part in, or all; largest first. */
  repeats(uri?: string): readonly Repeat[];
  /**
   * The same, found in many short steps: whoever asks has time for other things between them, but must start anew
   * where notes or settings have changed meanwhile.
   */
  repeatsInSteps(uri?: string): Steps<readonly Repeat[]>;
  /** Where copies of the text around a place hold its words, in note order; also quotations, and what it quotes. */
  counterparts(place: Place): readonly Place[];
  /**
   * Says which repeats are intended in the notes of a folder (its URI, as in the settings; '' for notes outside of all),
   * in place of what was said before. Their copies are answered as before, and marked.
   */
  intend(folder: string, repeats: readonly IntendedRepeat[]): void;
  /** What would say that a copy is intended beside its original: the content of both places. */
  intention(original: Place, copy: Place): IntendedRepeat;
  /** Passages related to the one at `offset`, best first, at most `limit` (default 10). */
  related(uri: string, offset: number, limit?: number): readonly RelatedPassage[];
  /** Passages for a free query, best first; `limit` defaults to 10. `prefix`: the last word is still being typed. */
  search(query: string, options?: { readonly limit?: number; readonly prefix?: boolean }): readonly RelatedPassage[];
  /**
   * Of the passages number `from` to before `to` of a note (all without them) those that are related to others with a
   * strength of at least `least`, above 0 and at most 1. Much cheaper than {@link related}: a note of a thousand passages takes an instant.
   */
  strong(uri: string, least: number, from?: number, to?: number): readonly StrongPassage[];
  /** Mentions of known concepts in a note, in order, disjoint. */
  mentions(uri: string): readonly Mention[];
  /** The concept that a name or form means, as the note `uri` would mean it; undefined if it is not known. */
  concept(nameOrForm: string, uri?: string): Concept | undefined;
  /**
   * Works out, in many short steps, what has changed of the concepts: {@link mentions} and {@link concept} would do that
   * at once. Who does not take all steps goes on where he was.
   */
  settleInSteps(): Steps<void>;
  /** Every concept, by name. */
  concepts(): readonly Concept[];
  /** The same, found in many short steps as {@link repeatsInSteps} says; what is found stays found for who starts anew. */
  conceptsInSteps(): Steps<readonly Concept[]>;
  /** Terms that the notes use and no concept covers, the likeliest first, at most `limit` (default 100). */
  candidates(limit?: number): readonly Candidate[];
  /** The same in many short steps, likewise. */
  candidatesInSteps(limit?: number): Steps<readonly Candidate[]>;
  /** Where a candidate stands, by its name or one of its forms: in note order, as often as its `mentions` say. */
  candidateMentions(name: string): readonly Place[];
  /**
   * Says which terms are ignored, on behalf of a folder as {@link intend} does, but in all notes: nobody is told what
   * they mean. An ignored name takes its concept along, an ignored alias goes alone.
   */
  ignore(folder: string, terms: readonly string[]): void;
  /**
   * The map of the notes, made in many short steps: whoever asks has time for other things between them, but must start
   * anew where notes or settings have changed meanwhile. Put-off work is finished at once in one of the steps.
   */
  map(most: MapLimits, weightOf: RepeatWeight): Generator<undefined, NoteMap>;
  /** URIs of the glossary notes, in note order. */
  glossaries(): readonly string[];
  /** The entries of a glossary note, in order; undefined for a note that is none. */
  glossary(uri: string): readonly GlossaryEntry[] | undefined;
  /** What is wrong in a glossary note, in the order of its entries; glossary notes bear on each other. */
  glossaryProblems(uri: string): readonly GlossaryProblem[];
  /** Definitions found in a note above the threshold, in order. */
  definitions(uri: string): readonly FoundDefinition[];
  /** Acronyms found in a note, in order. */
  acronyms(uri: string): readonly Acronym[];
  /** The passages of a note, in order; empty for a note that is not there. */
  passages(uri: string): readonly Passage[];
  /** What tells the text of a note from every other, as {@link identityOf} does; undefined for a note that is not there. */
  identity(uri: string): string | undefined;
  /** Whether a note holds this text. */
  holds(uri: string, text: string): boolean;
  /** UTF-16 offsets of the line starts of a note; undefined for a note that is not there. */
  lines(uri: string): Uint32Array | undefined;
  /** URIs of all notes, in note order. */
  uris(): readonly string[];
  counts(): Counts;
}

/** An index over no notes yet. */
export function createNotes(settings: Partial<Settings> = {}): Notes {
  return new NoteIndex(settings);
}
