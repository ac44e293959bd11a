import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from '../../server/src/workspace/turns.js';

/** Workers, and the turns that each takes. */
const workers = 5;
const turnsOfEach = 20;

test('who waits until nothing goes first goes on when all that does has ended', async () => {
  const turns = new Turns();
  const events: string[] = [];
  const first = async (name: string, count: number): Promise<void> =>
    turns.first(async () => {
      for (let i = 0; i < count; i++) await turns.next();
      events.push(name);
    });
  const free = turns.nextFree().then(() => events.push('free'));
  await Promise.all([first('short', 3), first('long', 6), free]);
  assert.deepEqual(events, ['short', 'long', 'free']);
  await assert.rejects(turns.first(() => Promise.reject(new Error('It is cancelled.'))));
  await turns.nextFree();
});

test('no two who work for long have the same turn of the event loop, and none is passed over', async () => {
  const { next } = new Turns();
  let turn = 0;
  let isOver = false;
  const count = (): void => {
    turn++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const had: { readonly worker: number; readonly turn: number }[] = [];
  const work = async (worker: number): Promise<void> => {
    for (let i = 0; i < turnsOfEach; i++) {
      await next();
      had.push({ worker, turn });
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  isOver = true;
  assert.equal(new Set(had.map((one) => one.turn)).size, workers * turnsOfEach);
  assert.deepEqual(
    had.map(({ worker }) => worker),
    Array.from({ length: workers * turnsOfEach }, (_, i) => i % workers),
  );
});
