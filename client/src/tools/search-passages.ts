import { l10n } from 'vscode';
import { type PassageAnswer, Query } from '../../../server/src/protocol.js';
import type { NoteTool } from './tool.js';
import type { ToolInput } from './tool-input.js';
import { mostPassages, passageLength, passagePart, usualPassages } from './tool-links.js';

const longestQuery = 1000;

/** The passages of the notes that say most about a query. */
export const searchPassages: NoteTool = {
  doing: (input) => l10n.t('Searching the notes for {0}', queryIn(input)),
  answer: async (input, ask) => {
    const query = queryIn(input);
    const limit = input.count('limit', mostPassages) ?? usualPassages;
    const passages = await ask<readonly PassageAnswer[]>(Query.searchPassages.method, {
      query,
      limit,
      preview: passageLength,
    });
    if (passages.length === 0)
      return { head: `No passage of the notes matches: ${query}. Try fewer words.`, parts: [] };
    return { head: `Passages of the notes for: ${query}, best first.`, parts: passages.map(passagePart) };
  },
};

function queryIn(input: ToolInput): string {
  return input.neededText('query', longestQuery, 'words, "an exact phrase", -without');
}
