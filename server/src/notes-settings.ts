/** What the core can be told. Every property has a default: see {@link defaultSettings}. */
export interface Settings {
  /** URIs of the workspace folders; their order is the first key of note order. */
  readonly folders: readonly string[];
  /** Globs of glossary notes, matched against the URI's path within its folder. */
  readonly glossaries: readonly string[];
  /** Whether the starter glossary is read. */
  readonly starterGlossary: boolean;
  /** The least length of a repeat, in words, at least 5. */
  readonly minWords: number;
}

export const defaultSettings: Settings = {
  folders: [],
  glossaries: ['**/glossary.md', '**/glossary/*.md'],
  starterGlossary: true,
  minWords: 12,
};
