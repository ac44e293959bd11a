import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { areNested, indentedBlocks, type LineRange, sections } from '../../server/src/features/line-blocks.js';
import { read } from '../../server/src/index.js';
import { createNotes } from '../../server/src/notes.js';
import { Lines } from '../../server/src/workspace/lines.js';

const shown = (ranges: readonly LineRange[]): string => ranges.map(({ first, last }) => `${first}-${last}`).join(' ');

describe('blocks by indentation', () => {
  const check = (name: string, lines: readonly string[], expected: string) =>
    test(name, () => {
      const text = lines.join('\n');
      assert.equal(shown(indentedBlocks(text, new Lines(text).starts)), expected);
    });
  check('none', ['a', 'b', '', 'c'], '');
  check('one', ['a', '  b', '  c', 'd'], '0-2');
  check('without the blank lines after it', ['a', '  b', '', 'c'], '0-1');
  check('a blank line within', ['a', '  b', '', '  c', 'd'], '0-3');
  check('one in another', ['a', '  b', '    c', '  d', 'e'], '0-3 1-2');
  check('a tab is as wide as four spaces', ['a', '\tb', '    c', '\t  d', 'e'], '0-3 2-3');
  check('to the end of the text', ['a', ' b', ''], '0-1');
  check('an indented beginning', ['  a', 'b', ' c'], '1-2');
  check('an empty text', [''], '');
});

describe('sections', () => {
  const check = (name: string, lines: readonly string[], expected: string) =>
    test(name, () => {
      const notes = createNotes();
      const text = lines.join('\n');
      notes.put('a.md', read(text));
      assert.equal(shown(sections(notes.passages('a.md'), new Lines(text).starts)), expected);
    });
  check('reach to the next heading that is no deeper', ['# A', 'a', '## B', 'b', '# C', 'c'], '0-3 2-3 4-5');
  check('are none without headings', ['a', '', 'b'], '');
});

test('what can be folded together', () => {
  const check = (one: readonly [number, number], other: readonly [number, number], expected: boolean) => {
    const [a, b] = [one, other].map(([first, last]) => ({ first, last }));
    assert.ok(a && b);
    assert.deepEqual([areNested(a, b), areNested(b, a)], [expected, expected], `${one} and ${other}`);
  };
  check([0, 4], [5, 9], true);
  check([0, 9], [2, 4], true);
  check([0, 9], [2, 9], true);
  check([0, 4], [4, 9], false);
  check([0, 4], [2, 9], false);
  check([0, 4], [0, 9], false);
});
