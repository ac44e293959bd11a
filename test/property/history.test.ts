import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNotes } from '../../server/src/index.js';
import { answers, State, settings, step } from './histories.js';
import { runs } from './runs.js';

test('after any history every answer equals that of a fresh index', () => {
  fc.assert(
    fc.property(settings, fc.array(step, { maxLength: 12 }), (begun, steps) => {
      const notes = createNotes(begun);
      const state = new State(begun);
      for (const take of steps) take(notes, state);
      assert.deepEqual(answers(notes), answers(state.fresh()));
    }),
    runs(40),
  );
});
