import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { END } from '../../server/src/passages/posting-cursor.js';
import { Postings } from '../../server/src/passages/postings.js';

test('however many terms there are, each is counted', () => {
  const postings = new Postings();
  const terms = 300_000;
  for (let term = 0; term < terms; term++) {
    postings.add(term, 1, 1, 5);
    assert.equal(postings.holding(term), 1);
  }
});

const step = fc.record({
  term: fc.integer({ min: 0, max: 2 }),
  by: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 1 << 22 })),
  times: fc.constantFrom(1, 1, 2, 130, 255),
  forgets: fc.integer({ min: 0, max: 3 }),
});

test('the postings of a term are those that were added and not taken back', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const postings = new Postings();
      const terms: { readonly passage: number; readonly times: number }[][] = [[], [], []];
      let passage = 0;
      for (const { term, by, times, forgets } of steps) {
        passage += by;
        const expected = terms[term] ?? [];
        postings.add(term, passage, times, 9);
        expected.push({ passage, times });
        for (let count = 0; count < forgets; count++) {
          const last = expected.at(-1);
          if (last !== undefined && postings.forget(term, last.passage)) expected.pop();
        }
        assert.equal(postings.forget(term, passage + 1), false);
      }
      for (const [term, expected] of terms.entries()) {
        const cursor = postings.cursor(term);
        const found = [];
        for (; cursor.passage !== END; cursor.seek(cursor.passage + 1)) {
          found.push({ passage: cursor.passage, times: cursor.times });
        }
        assert.deepEqual(found, expected);
      }
    }),
  );
});

test('the versions of what comes last leave few postings behind', () => {
  const postings = new Postings();
  const versions = 10_000;
  let left = 0;
  for (let version = 1; version <= versions; version++) {
    for (let term = 0; term < 50; term++) postings.add(term, version, 1, 50);
    for (let term = 0; term < 50; term++) if (!postings.forget(term, version)) left++;
  }
  assert.ok(left < versions, `${left} postings of ${50 * versions}`);
});
