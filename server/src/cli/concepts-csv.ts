import type { Candidate, Concept, Definition } from '../index.js';
import { seemly } from '../text/seemly.js';
import { type ListedConcepts, locationOf } from './concepts.js';
import type { Library } from './library.js';

const header = ['name', 'aliases', 'origin', 'place', 'source', 'mentions', 'notes', 'definition'];

/**
 * A table for a spreadsheet, as RFC 4180 has it: a row a concept with its best definition, aliases parted by semicolons.
 * The origin of a candidate is `candidate`.
 */
export function conceptsCsv(library: Library, { concepts, candidates }: ListedConcepts): string {
  const row = (
    { name, mentions, notes }: Concept | Candidate,
    names: readonly string[],
    best?: Definition,
  ): string[] => [
    name,
    names.join('; '),
    best?.origin ?? 'none',
    best === undefined ? '' : locationOf(library, best),
    best?.source ?? '',
    String(mentions),
    String(notes),
    best?.text ?? '',
  ];
  const rows = concepts.map((concept) => row(concept, concept.aliases, concept.definitions[0]));
  const likely = candidates.map((candidate) => {
    const { uri, start, end } = candidate.place;
    const cells = row(candidate, candidate.forms, candidate.definition);
    return cells.with(2, 'candidate').with(3, locationOf(library, candidate.definition ?? { uri, start, end }));
  });
  return [header, ...rows, ...likely].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet takes what begins with one of these for a formula, which a note must not be able to write. */
const formula = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const plain = seemly(text).replace(formula, "'$&");
  return /[",\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}
