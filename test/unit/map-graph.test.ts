import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Choice } from '../../client/src/map/page/choice.js';
import { graphOf } from '../../client/src/map/page/graph.js';
import { mapAnswer } from './map-answer.js';

const bees = 'file:///notes/bees.md';
const wax = 'file:///notes/hive/wax.md';

function check(title: string, choice: Choice, nodes: readonly string[], most?: number): void {
  test(title, () =>
    assert.deepEqual(
      graphOf(mapAnswer, choice, most).nodes.map(({ name }) => name),
      nodes,
    ),
  );
}

describe('the graph of a map holds', () => {
  check('what is mentioned or mentions, the weightiest first', { least: 1 }, [
    'bees.md',
    'bee',
    'nectar',
    'hive/wax.md',
    'wax',
  ]);
  check('what reaches the least count', { least: 4 }, ['bees.md', 'bee', 'nectar']);
  check('a concept with what is linked with it', { concept: 'wax', least: 1 }, ['wax', 'hive/wax.md']);
  check('a note with what it mentions', { note: bees, least: 1 }, ['bees.md', 'bee', 'nectar']);
  check('a concept and a note with what is linked with both', { concept: 'nectar', note: wax, least: 1 }, [
    'nectar',
    'hive/wax.md',
    'bee',
  ]);
  check('what was chosen, however little it weighs', { concept: 'wax', least: 9 }, ['wax']);
  check('the weightiest, where there are too many', { least: 1 }, ['bees.md', 'bee'], 2);
  check('what was chosen among the weightiest', { concept: 'wax', least: 1 }, ['wax'], 1);
  check('nothing of what is not there', { note: 'file:///gone.md', least: 99 }, []);
});

test('the links of a graph are between its own nodes', () => {
  const { nodes, links, total } = graphOf(mapAnswer, { least: 1 }, 3);
  const named = links.map(({ source, target, weight }) => [nodes[source]?.name, nodes[target]?.name, weight]);
  assert.deepEqual(named, [
    ['bee', 'nectar', 3],
    ['bee', 'bees.md', 8],
    ['nectar', 'bees.md', 3],
  ]);
  assert.equal(total, 5);
});
