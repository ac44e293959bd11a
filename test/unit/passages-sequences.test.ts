import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PassageIndex } from '../../server/src/passages/passage-index.js';
import { hashOf } from '../../server/src/text/hash.js';
import { readProse } from '../../server/src/text/prose.js';

const notes = ['Bees dance at home.\n\nThe ants rest.', 'The dance of bees.', 'A bee dances.', 'Ants, bees; dance.'];

/** An index whose work is done, of notes that are numbered in their order. */
function indexOf(texts: readonly string[]): PassageIndex {
  const index = new PassageIndex();
  for (const [note, text] of texts.entries()) index.put(note, readProse(text));
  index.work(Number.POSITIVE_INFINITY);
  return index;
}

function holding(index: PassageIndex, ...sequences: readonly string[]): readonly number[] | undefined {
  const hashes = sequences.map((sequence) => sequence.split(' ').map(hashOf));
  const found = index.holding(hashes);
  return found && [...found].sort();
}

/** Checks which notes hold one of some sequences of words, parted by commas. */
function check(sequences: string, expected: readonly number[] | undefined): void {
  test(`who holds ${sequences}`, () => {
    assert.deepEqual(holding(indexOf(notes), ...sequences.split(', ')), expected);
  });
}

check('bees dance', [0, 3]);
check('dance', [0, 1, 3]);
check('dances', [2]);
check('dance of bees', [1]);
check('home the', []);
check('bees dance, dances', [0, 2, 3]);
check('wasps', []);
check('the wasps', []);
check('the', undefined);

test('a note that waits may hold anything', () => {
  const index = indexOf(notes);
  index.put(1, readProse('Nothing.'));
  assert.deepEqual(holding(index, 'dances'), [1, 2]);
});

test('a passage that has gone holds nothing', () => {
  const index = indexOf(notes);
  index.put(0, readProse('The ants rest.'));
  index.remove(3);
  index.work(Number.POSITIVE_INFINITY);
  assert.deepEqual(holding(index, 'bees dance', 'ants rest'), [0]);
});

test('the note at hand is finished first', () => {
  const index = indexOf(notes);
  const long = Array.from({ length: 3000 }, (_, at) => `Bees rest ${at}.`).join('\n\n');
  index.put(2, readProse(long));
  index.work(1);
  assert.deepEqual(holding(index, 'rest 2999'), [2]);
});
