import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNotes, type Notes } from '../../server/src/index.js';

const dance = 'Bees that find a good meadow dance for the others, and the dance says how far the meadow is.';
const meadow = 'How far a meadow is, the bees that danced for it do not say in words: the others follow the dance.';
const moss = 'Moss grows on the side of a stone that the sun does not reach, and needs no soil at all.';

const twins = `${dance}\n\n${meadow}\n\n${moss}`;

/** Answers as `uri:passage`, copies in brackets. */
function shown(notes: Notes, uri: string): string {
  const nameOf = (place: { readonly uri: string; readonly start: number }): string =>
    `${place.uri}:${notes.passages(place.uri).findIndex(({ start }) => start === place.start)}`;
  return notes
    .related(uri, 0)
    .map((answer) => `${nameOf(answer)}${answer.copies.map((copy) => ` (${nameOf(copy)})`).join('')}`)
    .join(', ');
}

const cases: readonly (readonly [what: string, put: readonly string[], asked: string, expected: string])[] = [
  ['a note of its own answers first of all', ['b', 'a'], 'b', 'b:1 (a:1)'],
  ['of notes with one text the first in note order stands for all', ['c', 'a', 'b', 'asks'], 'asks', 'a:1 (b:1) (c:1)'],
];

for (const [what, put, asked, expected] of cases) {
  test(`notes with one text: ${what}`, () => {
    const notes = createNotes();
    for (const uri of put) notes.put(uri, uri === 'asks' ? dance : twins);
    assert.equal(shown(notes, asked), expected);
  });
}

test('notes with one text: the others answer when the first has gone', () => {
  const notes = createNotes();
  for (const uri of ['a', 'b']) notes.put(uri, twins);
  notes.put('asks', dance);
  notes.remove('a');
  assert.equal(shown(notes, 'asks'), 'b:1');
});

test('notes with one text: an edit of one leaves the words of both known', () => {
  const notes = createNotes();
  for (const uri of ['a', 'b']) notes.put(uri, twins);
  notes.change('b', `${twins}!`, [{ start: twins.length, end: twins.length, length: 1 }]);
  const fresh = createNotes();
  fresh.put('a', twins);
  fresh.put('b', `${twins}!`);
  assert.deepEqual(notes.related('b', 0), fresh.related('b', 0));
});

test('notes with one text: another order of folders brings another one first', () => {
  const folders = ['file:///a', 'file:///b'];
  const notes = createNotes({ folders });
  for (const folder of folders) notes.put(`${folder}/n`, twins);
  notes.put('asks', dance);
  assert.equal(shown(notes, 'asks'), 'file:///a/n:1 (file:///b/n:1)');
  notes.configure({ folders: folders.toReversed() });
  assert.equal(shown(notes, 'asks'), 'file:///b/n:1 (file:///a/n:1)');
});
