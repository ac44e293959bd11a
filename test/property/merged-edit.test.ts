import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergedEdit } from '../../server/src/merged-edit.js';
import { runs } from './runs.js';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 20 });
const change = fc.record({ place: fc.nat(), removed: fc.nat({ max: 6 }), added: letters });

test('one edit in place of some leads from the first text to the last', () => {
  fc.assert(
    fc.property(letters, fc.array(change, { maxLength: 6 }), (first, changes) => {
      let text: string = first;
      const edits = changes.map(({ place, removed, added }) => {
        const start = place % (text.length + 1);
        const end = Math.min(text.length, start + removed);
        text = text.slice(0, start) + added + text.slice(end);
        return { start, end, length: added.length };
      });
      const { start, end, length } = mergedEdit(edits, first.length, text.length) ?? assert.fail('It is one edit.');
      assert.equal(first.slice(0, start) + text.slice(start, start + length) + first.slice(end), text);
    }),
    runs(300),
  );
});
