import assert from 'node:assert/strict';
import { test } from 'node:test';
import { narrow } from '../../client/src/passages/passage-narrowing.js';
import type { PassageAnswer } from '../../server/src/protocol.js';

/** A passage on a line of a note, with its words. */
function passage(line: number, preview: string): PassageAnswer {
  const start = { line, character: 0 };
  const location = { uri: 'file:///a.md', range: { start, end: start } };
  const because = { concepts: [], words: [] };
  const excerpt = { text: preview, highlights: [] };
  return { location, preview, score: 1, relation: 'related', because, excerpt, copies: [], copyCount: 0 };
}

const bees = passage(1, 'Bees dance.');
const wasps = passage(2, 'Wasps do not.');
const ants = passage(3, 'Ants march.');

function check(typed: string, found: readonly PassageAnswer[], kept: readonly PassageAnswer[], besides = found) {
  test(`“${typed}” with ${found.length} found`, () => {
    assert.deepEqual(
      narrow([wasps, bees], found, typed, ({ preview }) => preview),
      { kept, besides },
    );
  });
}

check('dance', [], [bees]);
check('  DANCE ', [], [bees]);
check('marching', [ants], []);
const seen = { ...bees, preview: '… bees dance.' };
check('dancing', [ants, { ...seen, score: 2 }], [seen], [ants]);
check('', [], [wasps, bees]);
check('moths', [], []);
