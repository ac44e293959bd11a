import { l10n } from 'vscode';
import { type PassageAnswer, Query } from '../../../server/src/protocol.js';
import { namedNote, noteHere } from './named-note.js';
import type { NoteTool } from './tool.js';
import { mostPassages, passageLength, passagePart, placeLink, usualPassages } from './tool-links.js';

/** The passages related to the one on a line of a note, or to the one at the cursor. */
export const relatedPassages: NoteTool = {
  doing: () => l10n.t('Looking for related passages in the notes'),
  answer: async (input, ask) => {
    const note = await namedNote(input);
    const here = noteHere();
    const uri = note ?? here?.uri;
    const line = input.count('line', Number.MAX_SAFE_INTEGER);
    if (!uri) throw new Error('Give "note": the path of a note in the workspace. No note is open.');
    if (note && line === undefined) throw new Error('Give "line" too: the line of the passage, counted from 1.');
    const position = line === undefined ? here?.position : undefined;
    const asked = { line: position?.line ?? (line ?? 1) - 1, character: position?.character ?? 0 };
    const passages = await ask<readonly PassageAnswer[]>(Query.relatedPassages.method, {
      textDocument: { uri: uri.toString() },
      position: asked,
      limit: input.count('limit', mostPassages) ?? usualPassages,
      preview: passageLength,
    });
    const place = placeLink({ uri: uri.toString(), range: { start: asked, end: asked } });
    if (passages.length === 0) return { head: `No passage is related to the one at ${place}.`, parts: [] };
    return { head: `Passages related to the one at ${place}, best first.`, parts: passages.map(passagePart) };
  },
};
