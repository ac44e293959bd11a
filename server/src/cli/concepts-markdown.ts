import { oneLine } from '../features/display.js';
import type { Candidate, Concept, Definition } from '../index.js';
import { seemly } from '../text/seemly.js';
import { type ListedConcepts, locationOf } from './concepts.js';
import type { Library } from './library.js';

/**
 * A glossary note that Intertext reads: an entry a concept, or a sense of it. A definition found in a note has the place
 * of it as its source. A candidate without a definition is an entry to be written.
 */
export function conceptsMarkdown(library: Library, { concepts, candidates }: ListedConcepts): string {
  const entries = [
    ...concepts.flatMap((concept) => entriesOf(library, concept)),
    ...candidates.map((candidate) => entryOf(library, candidate, candidate.forms, candidate.definition)),
  ];
  return entries.length === 0 ? '' : ['# Concepts\n', ...entries].join('\n');
}

/** An entry for each glossary definition, else one with the best definition there is. */
function entriesOf(library: Library, concept: Concept): readonly string[] {
  const { aliases, definitions } = concept;
  const senses = definitions.filter(({ origin }) => origin === 'glossary');
  const [first, ...others] = senses.length > 0 ? senses : definitions.slice(0, 1);
  return [entryOf(library, concept, aliases, first), ...others.map((one) => entryOf(library, concept, [], one))];
}

function entryOf(
  library: Library,
  { name }: Concept | Candidate,
  aliases: readonly string[],
  definition: Definition | undefined,
): string {
  const sense = definition?.sense === undefined ? '' : ` (${definition.sense})`;
  const listed = aliases.filter((alias) => !/[,;、，；\r\n]/.test(alias));
  const source = definition?.source ?? (definition?.origin === 'note' ? locationOf(library, definition) : '');
  const labels = [
    ...(listed.length > 0 ? [`Aliases: ${listed.join(', ')}`] : []),
    ...(source === '' ? [] : [`Source: ${source}`]),
  ];
  // What an acronym stands for is no more than its name.
  const text = definition === undefined || definition.text === name ? '' : textOf(definition);
  const head = [`## ${oneLine(name, 200)}${sense}`, ...labels].join('\n');
  return `${seemly(text === '' ? head : `${head}\n\n${text}`)}\n`;
}

/** What a line of a glossary note must not be, where a sentence of another note is meant. */
const special =
  /^(?:#|={3}|-{3}|_{3}|\*{3}|```|~~~|(?:[-*+] )?[*_]{0,3}(?:alias|aka|also known|synonym|source)|\*[^*]+\*$|_[^_]+_$)/i;

function textOf({ text, origin }: Definition): string {
  if (origin !== 'note') return text;
  const line = oneLine(text, Number.MAX_SAFE_INTEGER);
  return special.test(line) ? `\\${line}` : line;
}
