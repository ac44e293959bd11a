import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Direction, leavesNote, stepFrom } from '../../client/src/repeats/copy-walk.js';

/** Places are written `note:line`; the notes stand in the order of their names, but `z` is in the first folder. */
function place(at: string) {
  const [uri = '', line] = at.split(':');
  const start = { line: Number(line), character: 2 };
  return { uri, range: { start, end: { line: start.line + 1, character: 0 } } };
}

const rank = (uri: string) => (uri === 'z' ? 0 : 1);

function check(name: string, here: string, direction: Direction, places: string, expected: string | undefined): void {
  test(name, () => {
    const { uri, range } = place(here);
    const found = stepFrom({ uri, ...range.start }, places.split(' ').filter(Boolean).map(place), direction, rank);
    assert.equal(found && `${found.uri}:${found.range.start.line}`, expected);
  });
}

describe('the walk over copies', () => {
  check('to the next one of the note', 'a:3', 'next', 'a:9 a:1 a:5', 'a:5');
  check('to the previous one of the note', 'a:6', 'previous', 'a:9 a:1 a:5', 'a:5');
  check('from the start of a copy to another', 'a:5', 'next', 'a:5 a:9', 'a:9');
  check('on to the next note', 'a:9', 'next', 'a:5 b:1 c:2', 'b:1');
  check('back to the last of the note before', 'b:1', 'previous', 'a:5 a:7 b:1 c:2', 'a:7');
  check('folders come in their order', 'z:9', 'next', 'a:5 z:1', 'a:5');
  check('from the last to the first', 'c:2', 'next', 'a:5 z:1', 'z:1');
  check('from the first to the last', 'z:1', 'previous', 'a:5 c:2', 'c:2');
  check('the only copy is next to itself', 'a:5', 'next', 'a:5', 'a:5');
  check('no copies, no step', 'a:5', 'next', '', undefined);
});

describe('leaving the note', () => {
  const cases: readonly [string, Direction, string | undefined, boolean][] = [
    ['a:3', 'next', 'a:5', false],
    ['a:3', 'next', 'a:1', true],
    ['a:3', 'next', 'a:3', true],
    ['a:3', 'previous', 'a:1', false],
    ['a:3', 'previous', 'a:5', true],
    ['a:3', 'next', undefined, true],
  ];
  for (const [here, direction, to, expected] of cases) {
    test(`${here} ${direction} ${to}`, () => {
      const { uri, range } = place(here);
      assert.equal(leavesNote({ uri, ...range.start }, to === undefined ? undefined : place(to), direction), expected);
    });
  }
});
