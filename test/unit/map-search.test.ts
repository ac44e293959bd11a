import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { search } from '../../client/src/map/page/search.js';

const items = ['Reward model', 'reward', 'Café notes.md', 'modèle'].map((name) => ({
  key: name,
  name,
  facts: [],
  cells: [],
}));

function check(words: string, found: readonly string[] | undefined): void {
  test(`“${words}”`, () => assert.deepEqual(search(items, words), found && new Set(found)));
}

describe('the search of the map', () => {
  check('', undefined);
  check('  ', undefined);
  check('REWARD', ['Reward model', 'reward']);
  check('mod rew', ['Reward model']);
  check('cafe', ['Café notes.md']);
  check('modele', ['modèle']);
  check('bee', []);
});
