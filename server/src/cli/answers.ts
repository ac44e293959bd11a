import { oneLine, seemly, withoutMarkup } from '../features/display.js';
import type { Definition } from '../index.js';
import { type Library, UsageError } from './library.js';
import type { Style } from './style.js';

const previewLength = 160;
const mostRelated = 10;
const mostNames = 6;

/** What a term means, best definition first; undefined where nothing is known of it. */
export function define(library: Library, term: string, style: Style): string | undefined {
  const concept = library.notes.concept(term);
  if (concept === undefined) return undefined;
  const names = concept.aliases.slice(0, mostNames).map(seemly).join(', ');
  const definitions = concept.definitions.map(
    (definition) => `${indented(textOf(definition))}\n  ${style.faint(`— ${originOf(library, definition)}`)}`,
  );
  const none = definitions.length === 0 ? ['  No definition is known.'] : [];
  return `${[`${style.strong(seemly(concept.name))}${names === '' ? '' : style.faint(` (${names})`)}`, ...definitions, ...none].join('\n\n')}\n`;
}

/** The passages related to the one on a line (counted from 1) of a note, with what they share. */
export async function related(library: Library, uri: string, line: number, style: Style): Promise<string> {
  const starts = library.notes.lines(uri);
  const start = starts?.[line - 1];
  const end = starts?.[line] ?? Number.MAX_SAFE_INTEGER;
  const name = `${library.pathOf(uri)}:${line}`;
  if (start === undefined) throw new UsageError(`${name}: there is no such line`);
  const passage = library.notes.passages(uri).find((one) => one.start < end && start < one.end);
  if (passage === undefined) throw new UsageError(`${name}: there is no passage on this line`);
  const found = library.notes.related(uri, passage.start, mostRelated);
  if (found.length === 0) return 'Nothing related was found.\n';
  const answers = found.map(async (one) => {
    const shared = [...one.because.concepts, ...one.because.words].slice(0, 8).map(seemly).join(', ');
    const preview = oneLine(await library.textOf(one), previewLength);
    const reason =
      one.relation === 'related'
        ? shared
        : `${one.relation === 'source' ? 'is quoted here' : 'quotes this'}; ${shared}`;
    return `${style.strong(seemly(library.locate(one)))}\n  ${preview}\n  ${style.faint(reason)}`;
  });
  return `${(await Promise.all(answers)).join('\n\n')}\n`;
}

function textOf({ origin, text }: Definition): string {
  return seemly(origin === 'note' ? text : withoutMarkup(text));
}

function originOf(library: Library, { uri, start = 0, source }: Definition): string {
  const place = uri === undefined ? 'Starter glossary' : seemly(library.locate({ uri, start, end: start }));
  return source === undefined ? place : `${place}; source: ${seemly(source)}`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
