import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareNotes, folderOf } from '../../server/src/note-order.js';

/** Checks the order of notes in these workspace folders. */
function check(name: string, folders: readonly string[], ...expected: string[]): void {
  test(name, () => {
    assert.deepEqual(expected.toSorted().sort(compareNotes(folders)), expected);
    assert.deepEqual(expected.toReversed().sort(compareNotes(folders)), expected);
  });
}

check('notes stand by folder, then by URI', ['file:///b', 'file:///a'], 'file:///b/2', 'file:///a/1', 'file:///c/0');
check('a folder is no beginning of a name', ['file:///ab', 'file:///a'], 'file:///ab/2', 'file:///a/1');
check('the innermost folder counts, whether it comes first', ['file:///a', 'file:///'], 'file:///a/1', 'file:///0');
check('or last', ['file:///', 'file:///a/'], 'file:///b', 'file:///a/1');

test('the path within the innermost folder, decoded', () => {
  const inA = { index: 0, path: 'b c.md' };
  assert.deepEqual(folderOf(['file:///a', 'file:///'], 'file:///a/b%20c.md'), inA);
  assert.deepEqual(folderOf(['file:///a/', 'file:///'], 'file:///a/b%20c.md'), inA);
  assert.deepEqual(folderOf(['file:///a'], 'file:///b/c%.md'), { index: 1, path: 'b/c%.md' });
});
