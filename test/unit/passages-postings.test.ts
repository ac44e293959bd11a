import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Postings } from '../../server/src/passages/postings.js';

test('however many terms there are, each is counted', () => {
  const postings = new Postings();
  const terms = 300_000;
  for (let term = 0; term < terms; term++) {
    postings.add(term, 1, 1, 5);
    assert.equal(postings.holding(term), 1);
  }
});
