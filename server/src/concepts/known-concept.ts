import type { Definition } from '../answers.js';
import type { Draft } from './drafts.js';
import type { Evidence } from './evidence.js';
import { formsOf } from './mentions/forms.js';

/** A concept without its counts, which only all notes together know. */
export interface KnownConcept {
  readonly name: string;
  /** Its other names as somebody wrote them down. */
  readonly aliases: readonly string[];
  /** Aliases and inflections, without the name, sorted. */
  readonly forms: readonly string[];
  /** Best first: see `concepts.ts`. */
  readonly definitions: readonly Definition[];
}

/** How good a definition of the starter glossary is, and the expansion of an acronym, among those found in notes. */
const STARTER_SCORE = 0.86;
const EXPANSION_SCORE = 0.5;

/** A concept as it is shown. */
export function describe(draft: Draft): KnownConcept {
  draft.naming ??= { name: nameOf(draft), aliases: aliasesOf(draft), forms: shownForms(draft) };
  return { ...draft.naming, definitions: definitionsOf(draft) };
}

export function nameOf({ names }: Draft): string {
  return names[0] ?? '';
}

/** The names after the first one that are no inflection of one before, and differ from it in more than capitals. */
function aliasesOf({ names }: Draft): readonly string[] {
  if (names.length < 2) return [];
  const known = new Set<string>();
  const [, ...aliases] = names.filter((name) => {
    const isNew = !known.has(name.toLowerCase());
    for (const { spelling } of formsOf([name])) known.add(spelling.toLowerCase());
    return isNew;
  });
  return aliases;
}

/** The spellings worth showing beside the name. */
function shownForms({ forms }: Draft): readonly string[] {
  const shown = forms.filter(({ kind }) => kind === 'alias' || kind === 'inflection');
  return shown.map(({ spelling }) => spelling).sort();
}

/** What defines a concept, best first. A definition found in a note that says the same as one before adds nothing. */
function definitionsOf({ evidence }: Draft): readonly Definition[] {
  const definitions: Definition[] = [];
  for (const one of evidence) {
    const definition = definitionOf(one);
    if (definition.text === '') continue;
    if (one.saying.kind === 'definition' && definitions.some(({ text }) => text === definition.text)) continue;
    definitions.push(definition);
  }
  return definitions.sort(byQuality);
}

function definitionOf({ note, saying }: Evidence): Definition {
  if (saying.kind === 'entry') {
    const { text, start, end, source, sense } = saying.entry;
    const more = { ...(sense === undefined ? {} : { sense }), ...(source === undefined ? {} : { source }) };
    return note === undefined
      ? { text, origin: 'starter', ...more, score: STARTER_SCORE }
      : { text, origin: 'glossary', uri: note, start, end, ...more, score: 1 };
  }
  const place = note === undefined ? {} : { uri: note };
  if (saying.kind === 'acronym') {
    const { long, start, end } = saying.acronym;
    return { text: long.replace(/[\s>]+/g, ' '), origin: 'note', ...place, start, end, score: EXPANSION_SCORE };
  }
  const { text, start, end, score } = saying.definition;
  return { text, origin: 'note', ...place, start, end, score };
}

/** Glossary notes first; the others by score, the starter glossary first. The sort is stable: note order decides last. */
function byQuality(a: Definition, b: Definition): number {
  return rank(b) - rank(a) || b.score - a.score || Number(b.origin === 'starter') - Number(a.origin === 'starter');
}

function rank(definition: Definition): number {
  return definition.origin === 'glossary' ? 1 : 0;
}
