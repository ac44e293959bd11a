import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterEdit, leastEdit } from '../../client/src/repeats/tracked-range.js';

/** Edits `text`, in which `[` and `]` stand around a range: `{old|new}` is what is replaced, and `expected` what the range holds then. */
function check(text: string, expected: string): void {
  test(text, () => {
    const plain = text.replace(/[[\]]/g, '');
    const [, old = '', fresh = ''] = /\{(.*)\|(.*)\}/.exec(plain) ?? [];
    const start = plain.indexOf('{');
    const before = plain.replace(/\{(.*)\|.*\}/, '$1');
    const after = plain.replace(/\{.*\|(.*)\}/, '$1');
    const bare = text.replace(/\{([^|]*)\|[^}]*\}/, (_, kept: string) => kept);
    const range = { start: bare.indexOf('['), end: bare.indexOf(']') - 1 };
    assert.equal(before.slice(range.start, range.end), bare.slice(range.start + 1, range.end + 1));
    const moved = afterEdit(range, { start, end: start + old.length, length: fresh.length });
    assert.equal(after.slice(moved.start, moved.end), expected);
  });
}

test('an edit is cut down to what it changes', () => {
  assert.deepEqual(leastEdit(10, 'one two three', 'one and three'), { start: 14, end: 17, length: 3 });
  assert.deepEqual(leastEdit(10, 'aaa', 'aaaa'), { start: 13, end: 13, length: 1 });
  assert.deepEqual(leastEdit(10, 'same', 'same'), { start: 14, end: 14, length: 0 });
});

check('a {b|BBB} [c d] e', 'c d');
check('a b{ |}[c d] e', 'c d');
check('a b [c {d|DDD}] e', 'c DDD');
check('a b [c { d|}] e', 'c ');
check('a b [{|z }c d] e', 'z c d');
check('a b [c d{| z}] e', 'c d z');
check('a b [c d] {e|EE}', 'c d');
check('a b [c d]{ e|}', 'c d');
