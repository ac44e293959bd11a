import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNotes, type NoteMap, type Notes } from '../../server/src/index.js';
import { mapOf } from '../unit/map-of.js';
import { runs } from './runs.js';

const glossary =
  '# Bee\n\nAliases: honey bee\n\nIt flies.\n\n# Comb\n\nIt holds.\n\n# Dance\n\nIt tells.\n\n# Honey\n\nEaten.\n';
const word = fc.constantFrom(
  'bee',
  'bees',
  'comb',
  'dance',
  'honey',
  'the',
  'a',
  'of',
  'Bee',
  'moss',
  '.',
  ',',
  '\n\n',
  '\n- ',
  '\n> ',
);
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));

/** The same counts, from mentions and passages as the door tells of them. */
function slowly(notes: Notes, { concepts }: NoteMap): Pick<NoteMap, 'together' | 'mentions'> {
  const names = concepts.map(({ name }) => name);
  const holds = notes.uris().map((uri) => {
    const mentions = notes.mentions(uri);
    const passages = notes.passages(uri).map(({ start, end }) => {
      const inside = mentions.filter((mention) => mention.start >= start && mention.start < end);
      return new Set(inside.map(({ concept }) => concept));
    });
    return { mentions, passages };
  });
  const together = names.flatMap((one, a) =>
    names.flatMap((other, b) => {
      const both = holds.flatMap(({ passages }) =>
        passages.filter((passage) => passage.has(one) && passage.has(other)),
      );
      return a < b && both.length > 0 ? [[a, b, both.length] as const] : [];
    }),
  );
  const mentions = names.flatMap((name, concept) =>
    holds.flatMap((held, note) => {
      const count = held.mentions.filter((mention) => mention.concept === name).length;
      return count > 0 ? [[concept, note, count] as const] : [];
    }),
  );
  const most = (a: readonly number[], b: readonly number[]): number => (b[2] ?? 0) - (a[2] ?? 0);
  return { together: together.sort(most), mentions: mentions.sort(most) };
}

test('links of the map are those that looking at every passage for every two concepts finds', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
      const notes = createNotes({ starterGlossary: false, glossaries: ['glossary'] });
      notes.put('glossary', glossary);
      for (const [at, content] of texts.entries()) notes.put(`note${at}`, content);
      const map = mapOf(notes);
      const { together, mentions } = map;
      assert.deepEqual({ together, mentions }, slowly(notes, map));
    }),
    runs(100),
  );
});
