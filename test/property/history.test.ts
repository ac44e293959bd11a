import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNotes } from '../../server/src/index.js';
import { answers, State, step } from './histories.js';
import { runs } from './runs.js';

test('after any history every answer equals that of a fresh index', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const notes = createNotes();
      const state = new State();
      for (const take of steps) take(notes, state);
      assert.deepEqual(answers(notes), answers(state.fresh()));
    }),
    runs(40),
  );
});
