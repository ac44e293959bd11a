import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createNotes, type MapLimits, type NoteMap, type Notes } from '../../server/src/index.js';
import { mapOf } from './map-of.js';

const glossary = '# Bee\n\nIt flies.\n\n# Comb\n\nIt holds.\n\n# Dance\n\nIt tells.\n';
const meadow = 'How far a meadow is the others learn from her who was there before them this morning.';
const moss = 'Moss grows on the side of a stone that the sun does not reach, and needs no soil at all.';

function notesOf(texts: Readonly<Record<string, string>>): Notes {
  const notes = createNotes({ starterGlossary: false, glossaries: ['glossary'] });
  notes.put('glossary', glossary);
  for (const [uri, text] of Object.entries(texts)) notes.put(uri, text);
  return notes;
}

/** The map in words: notes, then what is between concepts, between concepts and notes, and the copies of repeats. */
function shown(map: NoteMap): Readonly<Record<string, string>> {
  const nameOf = (concept: number): string => map.concepts[concept]?.name ?? '';
  const noteOf = (note: number): string => map.notes[note]?.uri ?? '';
  return {
    notes: map.notes.map(({ uri }) => uri).join(' '),
    concepts: map.concepts
      .map(({ name, mentions, first }) => `${name} ${mentions} ${first.uri}:${first.start}`)
      .join(', '),
    together: map.together.map(([one, other, passages]) => `${nameOf(one)} ${nameOf(other)} ${passages}`).join(', '),
    mentions: map.mentions.map(([concept, note, count]) => `${nameOf(concept)} ${noteOf(note)} ${count}`).join(', '),
    repeats: map.repeats
      .map(
        ({ copies, more }) =>
          copies.map(({ note, kind }) => `${noteOf(note)} ${kind}`).join(' + ') + (more ? ` + ${more}` : ''),
      )
      .join(', '),
  };
}

function check(
  what: string,
  texts: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>,
  most?: Partial<MapLimits>,
): void {
  test(what, () => {
    const found = shown(mapOf(notesOf(texts), most));
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]])), expected);
  });
}

describe('the map', () => {
  check(
    'concepts share the passages that mention both, however often',
    { a: 'A bee, a comb, a bee.\n\nA comb of a bee.\n\nA dance.', b: 'A dance, a bee.' },
    {
      together: 'Bee Comb 2, Bee Dance 1',
      mentions: 'Bee a 3, Comb a 2, Bee b 1, Bee glossary 1, Comb glossary 1, Dance a 1, Dance b 1, Dance glossary 1',
    },
  );
  check(
    'concepts come with where they are mentioned first, the most mentioned first',
    { a: 'A dance.', b: 'A comb. A comb of a bee.' },
    { concepts: 'Comb 3 b:2, Bee 2 b:20, Dance 2 a:2' },
  );
  check(
    'only the weightiest concepts are there, and only what is between them',
    { a: 'A bee, a comb, a bee.\n\nA comb, a bee.\n\nA dance of a bee.' },
    {
      concepts: 'Bee 5 a:2, Comb 3 a:9',
      together: 'Bee Comb 2',
      mentions: 'Bee a 4, Comb a 2, Bee glossary 1, Comb glossary 1',
    },
    { concepts: 2 },
  );
  check(
    'notes are chosen in turns by mentions and by repeated words, and then by length',
    { a: 'Nothing of the kind.', b: 'A bee, a bee, a bee.', c: meadow, d: `${meadow} More.`, e: 'Nothing.' },
    { notes: 'a b c d glossary', repeats: 'c original + d copy' },
    { notes: 5 },
  );
  check(
    'a repeat with one copy in the notes that are there is left out',
    { b: 'A bee, a bee, a bee.', c: meadow, d: `${meadow} More.` },
    { notes: 'b c', repeats: '' },
    { notes: 2 },
  );
  check(
    'repeats are sorted by how many words could go',
    { a: meadow, b: `${moss}\n\n> ${meadow}`, c: `${moss} And so on.` },
    { repeats: 'b original + c copy, a original + b quotation' },
  );
  test('the weight of a repeat is what is asked for', () => {
    const notes = notesOf({ a: meadow, b: meadow, c: moss, d: moss });
    const ways = [1, -1].map((sign) => mapOf(notes, {}, ({ words }) => sign * words).repeats.map(({ words }) => words));
    assert.deepEqual(ways, [ways[1]?.toReversed(), ways[0]?.toReversed()]);
    assert.notDeepEqual(ways[0], ways[1]);
  });
  check('no notes make an empty map', {}, { repeats: '', together: '' });

  test('copies of one repeat are a hundred at most, and the original', () => {
    const texts = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`n${at + 100}`, `> ${moss}`]));
    const [repeat] = mapOf(notesOf({ ...texts, z: moss }), { notes: 200 }).repeats;
    assert.equal(repeat?.copies.length, 101);
    assert.equal(repeat?.copies.at(-1)?.kind, 'original');
    assert.equal(repeat?.more, 50);
  });

  test('totals count what is left out', () => {
    const notes = notesOf({ a: 'A bee, a comb, a dance.', b: meadow, c: meadow, d: moss, e: moss });
    const map = mapOf(notes, { concepts: 2, notes: 4, links: 1, repeats: 1 });
    assert.deepEqual(map.totals, { notes: 6, concepts: 3, together: 1, mentions: 4, repeats: 2 });
    assert.deepEqual(
      [map.notes, map.together, map.mentions, map.repeats].map(({ length }) => length),
      [4, 1, 1, 1],
    );
  });
});
