import { l10n } from 'vscode';
import { Query, type TermAnswer } from '../../../server/src/protocol.js';
import type { NoteTool } from './tool.js';
import { quoted } from './tool-answer.js';
import type { ToolInput } from './tool-input.js';
import { placeLink } from './tool-links.js';

/** The longest name and the longest definition, in UTF-16 code units. */
const longestName = 200;
const longestDefinition = 1500;

/** What the notes mean by a term, and where they say so. */
export const defineConcept: NoteTool = {
  doing: (input) => l10n.t('Looking up {0} in the notes', nameIn(input)),
  answer: async (input, ask) => {
    const { name, aliases, definition } = await ask<TermAnswer>(Query.term.method, { name: nameIn(input) });
    const also = aliases.length === 0 ? '' : ` (also: ${aliases.slice(0, 10).join(', ')})`;
    if (!definition) {
      return {
        head: `The notes do not define ${name}${also}. See where they speak of it: intertext_search_passages.`,
        parts: [],
      };
    }
    const { text, location, source } = definition;
    const from = location ? placeLink(location) : 'the starter glossary of Intertext, not from the notes';
    const cut = text.length > longestDefinition ? `${text.slice(0, longestDefinition)}…` : text;
    return {
      head: `${name}${also}, defined in ${from}${source === undefined ? '' : `; source: ${source}`}:`,
      parts: [quoted(cut)],
    };
  },
};

function nameIn(input: ToolInput): string {
  return input.neededText('concept', longestName, 'the name of a concept, or another form of it such as an acronym');
}
