/** What LSP has no word for: the custom requests of Intertext, and the commands that answer the same. */
export type * from './protocol/concepts.js';
export * from './protocol/map.js';
export type * from './protocol/passages.js';
export type * from './protocol/repeats.js';

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
