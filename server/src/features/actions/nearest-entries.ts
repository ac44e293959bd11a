import type { GlossaryEntry, Notes } from '../../index.js';

/** An entry and the glossary note that holds it. */
export interface FoundEntry {
  readonly uri: string;
  readonly entry: GlossaryEntry;
}

/** Entries that are proposed for an alias. */
const most = 3;
/** Letters by which two words are taken for forms of one. */
const stem = 5;

/**
 * The entries of glossary notes that a term may be another name of, likeliest first: those with words in common, and
 * those of which it is the acronym or the long form.
 */
export function nearestEntries(notes: Notes, term: string): readonly FoundEntry[] {
  const wanted = stemsOf(term);
  const found: (FoundEntry & { readonly score: number })[] = [];
  for (const uri of notes.glossaries()) {
    for (const entry of notes.glossary(uri) ?? []) {
      const score = Math.max(...[entry.name, ...entry.aliases].map((name) => likeness(term, wanted, name)));
      if (score > 0) found.push({ uri, entry, score });
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, most);
}

/** The share of words in common; 1 for an acronym and what it stands for. */
function likeness(term: string, wanted: readonly string[], name: string): number {
  if (initialsOf(name) === term.toLowerCase() || initialsOf(term) === name.toLowerCase()) return 1;
  const words = stemsOf(name);
  const shared = wanted.filter((word) => words.includes(word)).length;
  return (2 * shared) / (wanted.length + words.length);
}

function stemsOf(term: string): readonly string[] {
  const words = term.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 2).map((word) => word.slice(0, stem));
}

function initialsOf(term: string): string | undefined {
  const words = term.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 1 ? words.map((word) => word.charAt(0)).join('') : undefined;
}
