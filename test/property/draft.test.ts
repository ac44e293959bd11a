import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Draft } from '../../server/src/features/draft.js';
import { runs } from './runs.js';

const removal = fc.record({
  from: fc.nat(),
  to: fc.nat(),
  text: fc.constantFrom('', '', ' ', '\n\n'),
});

test('the edits of a draft lead from its first text to its last, and apart from each other', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.array(removal, { maxLength: 8 }), (first, removals) => {
      const draft = new Draft(first);
      for (const { from, to, text } of removals) {
        const [start = 0, end = 0] = [from, to].map((one) => one % (draft.text.length + 1)).sort((a, b) => a - b);
        draft.apply({ start, end, text });
      }
      let last = '';
      let at = 0;
      for (const [i, { start, end, text }] of draft.edits.entries()) {
        assert.ok(i === 0 || start > at, 'no two edits touch');
        last += first.slice(at, start) + text;
        at = end;
      }
      assert.equal(last + first.slice(at), draft.text);
    }),
    runs(500),
  );
});

test('what stands in a draft yet is found where it stood at first', () => {
  fc.assert(
    fc.property(fc.array(removal, { maxLength: 8 }), (removals) => {
      const first = Array.from({ length: 50 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
      const draft = new Draft(first);
      for (const { from, to } of removals) {
        const [start = 0, end = 0] = [from, to].map((one) => one % (draft.text.length + 1)).sort((a, b) => a - b);
        draft.apply({ start, end, text: '' });
      }
      for (let i = 0; i < draft.text.length; i++) {
        const { start } = draft.asWritten({ start: i, end: i + 1 });
        assert.equal(first[start], draft.text[i]);
      }
    }),
    runs(300),
  );
});
