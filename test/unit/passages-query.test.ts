import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from '../../server/src/passages/free-query.js';
import { hashOf } from '../../server/src/text/hash.js';

/** `words` and each phrase as its words, joined by spaces. */
function check(
  query: string,
  words: string,
  phrases: readonly string[],
  without: readonly string[],
  open: boolean,
): void {
  test(`query ${query}`, () => {
    const parsed = parseQuery(query);
    const hashed = (text: string): number[] => text.split(' ').filter(Boolean).map(hashOf);
    assert.deepEqual([...parsed.words.hashes], hashed(words));
    assert.deepEqual(
      parsed.phrases.map((phrase) => [...phrase]),
      phrases.map(hashed),
    );
    assert.deepEqual(
      [...[...parsed.unwanted.words.hashes].map((word) => [word]), ...parsed.without.map((phrase) => [...phrase])],
      without.map(hashed),
    );
    assert.equal(parsed.open, open);
  });
}

check('', '', [], [], false);
check('Old Moss', 'old moss', [], [], true);
check('old moss ', 'old moss', [], [], false);
check('old "green moss" stones', 'old green moss stones', ['green moss'], [], true);
check('“green moss”', 'green moss', ['green moss'], [], false);
check('moss -stones', 'moss', [], ['stones'], false);
check('-stones moss', 'moss', [], ['stones'], true);
check('moss -"stones" -mesa-optimizer', 'moss', [], ['stones', 'mesa optimizer'], false);
check('moss -"old stones" north', 'moss north', [], ['old stones'], true);
check('mesa-optimizer - x', 'mesa optimizer x', [], [], true);
check('an "open phrase', 'an open phrase', [], [], true);
check('"" - -', '', [], [], true);
