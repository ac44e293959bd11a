import assert from 'node:assert/strict';
import { test } from 'node:test';
import { graphOf } from '../../client/src/map/page/graph.js';
import { Layout } from '../../client/src/map/page/layout.js';
import type { Point } from '../../client/src/map/page/picture.js';
import type { MapAnswer } from '../../server/src/protocol.js';
import { mapAnswer } from './map-answer.js';

function settled(answer: MapAnswer, before?: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const graph = graphOf(answer, { least: 1 });
  const layout = new Layout(graph, before);
  while (layout.step());
  assert.ok(layout.isSettled);
  return new Map(graph.nodes.map(({ key }, index) => [key, { x: layout.at(index).x, y: layout.at(index).y }]));
}

const distance = (a?: Point, b?: Point) => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Number.NaN);

test('equal maps get equal layouts', () => {
  assert.deepEqual(settled(mapAnswer), settled(mapAnswer));
});

test('no two nodes stand on each other', () => {
  const places = [...settled(mapAnswer).values()];
  for (const [index, one] of places.entries()) {
    for (const other of places.slice(index + 1)) assert.ok(distance(one, other) > 8);
  }
});

test('a map that did not change stays where it is', () => {
  const before = settled(mapAnswer);
  assert.deepEqual(settled(mapAnswer, before), before);
});

test('what is new comes beside what it is linked with, and the rest hardly moves', () => {
  const before = settled(mapAnswer);
  const pollen = { name: 'pollen', origin: 'note', mentions: 2, notes: 1, preview: '' } as const;
  const after = settled(
    { ...mapAnswer, concepts: [...mapAnswer.concepts, pollen], together: [...mapAnswer.together, [0, 3, 2]] },
    before,
  );
  assert.ok(distance(after.get('concept:pollen'), after.get('concept:bee')) < 150);
  for (const [key, place] of before) assert.ok(distance(place, after.get(key)) < 60, key);
});

test('a layout of nothing rests', () => {
  const nothing = graphOf({ ...mapAnswer, concepts: [], notes: [], together: [], mentions: [] }, { least: 1 });
  const layout = new Layout(nothing);
  while (layout.step());
  assert.ok(layout.bounds.width > 0);
});
