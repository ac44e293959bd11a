import type { MapAnswer } from '../../server/src/protocol.js';

const line = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 4 } });

const concept = (name: string, mentions: number, notes: number): MapAnswer['concepts'][number] => ({
  name,
  origin: 'glossary',
  mentions,
  notes,
  preview: `What ${name} means.`,
  location: { uri: 'file:///notes/glossary.md', range: line(mentions) },
});

const note = (name: string, words: number): MapAnswer['notes'][number] => ({
  uri: `file:///notes/${name}`,
  name,
  words,
  length: words * 6,
});

/** A map of three concepts and three notes: bees and nectar go together, wax stands in one note, ants.md in none. */
export const mapAnswer: MapAnswer = {
  concepts: [concept('bee', 9, 2), concept('nectar', 4, 2), concept('wax', 1, 1)],
  notes: [note('ants.md', 50), note('bees.md', 300), note('hive/wax.md', 100)],
  together: [[0, 1, 3]],
  mentions: [
    [0, 1, 8],
    [1, 1, 3],
    [0, 2, 1],
    [1, 2, 1],
    [2, 2, 1],
  ],
  repeats: [],
  totals: { concepts: 3, notes: 3, together: 1, mentions: 5, repeats: 0 },
};
