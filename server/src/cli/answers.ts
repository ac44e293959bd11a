import { withoutMarkup } from '../features/display.js';
import type { Definition } from '../index.js';
import { seemly } from '../text/seemly.js';
import type { Library } from './library.js';
import type { Style } from './style.js';

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
