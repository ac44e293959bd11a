import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../../server/src/index.js';
import { inOnePiece } from '../../server/src/workspace/reading/one-piece.js';

test('what was read is the same in one piece of memory', () => {
  const found = [
    { content: read('# Bees\n\nA *bee* is an insect that “gathers” nectar.\n\n> So it is.\n'), size: 3 },
    { content: 'a text as it is', gone: undefined, none: null },
    { content: read('') },
  ];
  const { value, memory } = inOnePiece(found);
  assert.deepEqual(value, found);
  for (const file of value) {
    if (typeof file.content === 'object') assert.equal(file.content.words.hashes.buffer, memory);
  }
});

test('what holds no arrays takes no memory', () => {
  assert.equal(inOnePiece({ reason: 'gone', list: [1, 'two'] }).memory.byteLength, 0);
});
