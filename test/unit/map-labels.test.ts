import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { placeLabels } from '../../client/src/map/page/labels.js';

const wish = (x: number, y: number) => ({ x, y, radius: 5, width: 40, height: 12 });

/** `expected`: the anchors of the labels that have room. */
function check(title: string, points: readonly (readonly [x: number, y: number])[], expected: readonly string[]): void {
  test(title, () =>
    assert.deepEqual(
      placeLabels(points.map(([x, y]) => wish(x, y))).map(({ anchor }) => anchor),
      expected,
    ),
  );
}

describe('labels', () => {
  check('stand right of their points', [[0, 0]], ['start']);
  check(
    'keep clear of other points',
    [
      [0, 0],
      [20, 0],
    ],
    ['end', 'start'],
  );
  check(
    'that are far from each other do not mind',
    [
      [0, 0],
      [500, 0],
      [-500, 900],
    ],
    ['start', 'start', 'start'],
  );
  check(
    'of the weightiest come first',
    Array.from({ length: 9 }, () => [0, 0] as const),
    ['start', 'end', 'middle', 'middle'],
  );
});

test('labels end with the most that there may be', () => {
  const wishes = [wish(0, 0), wish(0, 100), wish(0, 200)];
  assert.deepEqual(
    placeLabels(wishes, 2).map((label) => label.wish),
    wishes.slice(0, 2),
  );
});
