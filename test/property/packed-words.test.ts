import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PackedWords } from '../../server/src/text/packed-words.js';
import { readProse } from '../../server/src/text/prose.js';
import { runs } from './runs.js';

const piece = fc.constantFrom(
  'a',
  'word',
  ' ',
  '\n',
  '\n\n> ',
  '— ',
  '   ',
  'x'.repeat(31),
  'y'.repeat(40),
  '. ',
  ' '.repeat(300),
);

test('packed words stand where the words were read', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      const text = pieces.join('');
      const { words } = readProse(text);
      const packed = PackedWords.of(words);
      packed.close();
      assert.deepEqual([packed.hashes, packed.flags], [words.hashes, words.flags]);
      const indices = Array.from(words.starts.keys());
      assert.deepEqual(
        indices.map((word) => packed.start(word)),
        [...words.starts],
      );
      assert.deepEqual(
        indices.map((word) => packed.end(word)),
        [...words.ends],
      );
      for (const offset of [0, 1, text.length >>> 1, text.length]) {
        assert.equal(packed.startingBefore(offset), words.starts.filter((start) => start < offset).length);
      }
    }),
    runs(200),
  );
});
