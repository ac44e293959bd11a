import { l10n } from 'vscode';
import { type CopyAnswer, Query, type RepeatAnswer } from '../../../server/src/protocol.js';
import { namedNote } from './named-note.js';
import type { NoteTool } from './tool.js';
import { quoted } from './tool-answer.js';
import { placeLink } from './tool-links.js';

const usualRepeats = 10;
const mostRepeats = 50;
/** Places that are named of one repeat. */
const mostPlaces = 6;

/** What the notes hold more than once, in one note or in all: the longest first. */
export const repeats: NoteTool = {
  doing: () => l10n.t('Looking for repeated text in the notes'),
  answer: async (input, ask) => {
    const note = await namedNote(input);
    const found = await ask<readonly RepeatAnswer[]>(
      Query.repeats.method,
      note ? { textDocument: { uri: note.toString() } } : {},
    );
    const where = note ? placeLink({ uri: note.toString(), range: { start: top, end: top } }) : 'these notes';
    if (found.length === 0) return { head: `No text is repeated in ${where}.`, parts: [] };
    const told = found.slice(0, input.count('limit', mostRepeats) ?? usualRepeats);
    const how = told.length < found.length ? `the longest ${told.length} of ${found.length}` : `${found.length}`;
    return { head: `Repeats in ${where}: ${how}.`, parts: told.map(repeatPart) };
  },
};

const top = { line: 0, character: 0 };

function repeatPart({ words, preview, copies }: RepeatAnswer): string {
  const places = copies.slice(0, mostPlaces).map((copy) => `- ${kindOf(copy)}: ${placeLink(copy.location)}`);
  const rest = copies.length > mostPlaces ? [`- and ${copies.length - mostPlaces} more places`] : [];
  return [`${words} words in ${copies.length} places:`, quoted(preview), ...places, ...rest].join('\n');
}

function kindOf({ kind, similarity, intended }: CopyAnswer): string {
  const near = kind === 'near' ? `near copy, ${Math.floor(similarity * 100)} % alike` : kind;
  return intended === undefined ? near : `${near}, intended`;
}
