import { oneLine, withoutMarkup } from '../features/display.js';
import { mentionCounts } from '../features/wording.js';
import type { Candidate, Concept, Definition } from '../index.js';
import { english } from '../messages.js';
import { seemly } from '../text/seemly.js';
import type { Library } from './library.js';
import type { Style } from './style.js';

/** What is listed: concepts by name, then candidates, the likeliest first. */
export interface ListedConcepts {
  readonly concepts: readonly Concept[];
  readonly candidates: readonly Candidate[];
}

const longestName = 40;
const previewLength = 100;

/** The concepts that the notes mention or define, and if they are wanted the candidates. */
export function conceptsOf({ notes }: Library, withCandidates: boolean): ListedConcepts {
  const isOfNotes = ({ mentions, definitions }: Concept): boolean =>
    mentions > 0 || definitions.some(({ uri }) => uri !== undefined);
  return { concepts: notes.concepts().filter(isOfNotes), candidates: withCandidates ? notes.candidates() : [] };
}

/** For a person: a line each, with how often it is mentioned and how its best definition begins. */
export function conceptsText(_library: Library, { concepts, candidates }: ListedConcepts, style: Style): string {
  const width = Math.min(Math.max(...[...concepts, ...candidates].map(({ name }) => name.length)), longestName);
  const line = (found: Concept | Candidate, definition: Definition | undefined): string => {
    const { name } = found;
    const said =
      definition === undefined || definition.text === name
        ? ''
        : `  ${style.faint(oneLine(withoutMarkup(definition.text), previewLength))}`;
    return `${style.strong(oneLine(name, longestName).padEnd(width))}  ${mentionCounts(english, found).padEnd(24)}${said}`.trimEnd();
  };
  const known = concepts.map((concept) => line(concept, concept.definitions[0]));
  const likely = candidates.map((candidate) => line(candidate, candidate.definition));
  const heading = likely.length > 0 ? [...(known.length > 0 ? [''] : []), 'Candidates', ''] : [];
  return [...known, ...heading, ...likely].map((one) => `${one}\n`).join('');
}

/** For a program: all that is known of each. */
export function conceptsJson(library: Library, { concepts, candidates }: ListedConcepts): string {
  const definitionOf = ({ text, origin, sense, source, score, ...place }: Definition) => {
    return { text, origin, ...placeOf(library, place), sense, source, score };
  };
  const report = {
    concepts: concepts.map(({ definitions, ...concept }) => ({
      ...concept,
      definitions: definitions.map(definitionOf),
    })),
    candidates: candidates.map(({ place, definition, ...candidate }) => ({
      ...candidate,
      ...placeOf(library, place),
      definition: definition && definitionOf(definition),
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** Where a definition stands, for a person: `glossary.md:3-5`; empty for the starter glossary. */
export function locationOf(library: Library, { uri, start = 0, end = start }: Partial<Definition>): string {
  return uri === undefined ? '' : seemly(library.locate({ uri, start, end }));
}

function placeOf(library: Library, { uri, start, end }: Partial<Definition>): object {
  if (uri === undefined || start === undefined || end === undefined) return {};
  return { path: library.pathOf(uri), lines: library.linesOf({ uri, start, end }) };
}
