import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Holders } from '../../server/src/text/holders.js';

/** `+3` adds a note, `-3` takes it away. */
function check(steps: string, expected: readonly number[]): void {
  const holders = new Holders();
  for (const step of steps.split(' ')) {
    const note = Number(step.slice(1));
    if (step.startsWith('+')) holders.add(note);
    else holders.delete(note);
  }
  assert.deepEqual([...holders], expected);
  assert.equal(holders.size, expected.length);
}

test('the notes with a text are those that were added and not taken away', () => {
  check('-1', []);
  check('+0', [0]);
  check('+0 -0', []);
  check('+1 +1', [1]);
  check('+1 -2', [1]);
  check('+1 +2 +1', [1, 2]);
  check('+1 +2 -1', [2]);
  check('+1 +2 -1 -2', []);
  check('+1 +2 -1 -2 +3 +4', [3, 4]);
});
