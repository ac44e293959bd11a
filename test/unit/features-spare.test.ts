import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf, spareOf, spareWords } from '../../server/src/features/spare.js';
import { createNotes, type Repeat } from '../../server/src/index.js';
import { defaultSettings } from '../../server/src/settings.js';

const settings = defaultSettings;
const original = { uri: 'a', start: 0, end: 100, kind: 'original', similarity: 1 } as const;
const copy = { ...original, uri: 'b', kind: 'copy' } as const;
const near = { ...original, uri: 'c', kind: 'near', similarity: 0.9, ownShare: 1 } as const;
const intended = createNotes().intention(original, copy);

const cases: readonly (readonly [title: string, copies: Repeat['copies'], spare: number, part: string])[] = [
  ['a copy could go', [original, copy], 20, 'spare'],
  ['each copy could go', [original, copy, near], 40, 'spare'],
  ['a near copy that is little like its original stays', [original, { ...near, similarity: 0.5 }], 0, 'kept'],
  ['a near copy of a mould stays', [original, { ...near, ownShare: 0.2 }], 0, 'kept'],
  ['a quotation stays', [original, { ...copy, kind: 'quotation' }], 0, 'kept'],
  ['boilerplate stays', [original, { ...copy, kind: 'boilerplate' }], 0, 'kept'],
  ['what is intended stays', [original, { ...copy, intended }], 0, 'intended'],
  ['of two copies one is intended', [original, { ...copy, intended }, near], 20, 'spare'],
  ['one is intended, one a quotation', [original, { ...copy, intended }, { ...near, kind: 'quotation' }], 0, 'kept'],
];
for (const [title, copies, spare, part] of cases) {
  test(title, () => {
    const repeat = { words: 20, copies };
    assert.deepEqual([spareOf(repeat, settings), partOf(repeat, settings)], [spare, part]);
    assert.equal(spareWords([repeat], settings), spare);
  });
}

test('words in two repeats are counted once', () => {
  const whole = { words: 20, copies: [original, copy] };
  const part = {
    words: 10,
    copies: [
      { ...original, end: 50 },
      { ...copy, end: 50 },
    ],
  };
  const across = { words: 10, copies: [original, { ...copy, start: 75, end: 125 }] };
  assert.equal(spareWords([whole, part], settings), 20);
  assert.equal(spareWords([part, whole], settings), 20);
  assert.equal(spareWords([whole, across], settings), 25);
});
