import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ahead } from '../../server/src/cli/ahead.js';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let item = 0; item < count; item++) yield item;
}

test('what is read ahead comes in order, and no more than that many wait', async () => {
  const finish: (() => void)[] = [];
  let begun = 0;
  let taken = 0;
  let most = 0;
  const read = (item: number): Promise<string> => {
    most = Math.max(most, ++begun - taken);
    return new Promise((resolve) => {
      finish[item] = () => resolve(`read ${item}`);
      // Later ones end before earlier ones.
      if (item % 3 === 2) for (const end of finish.toReversed()) end();
      else if (item === 9) finish[item]?.();
    });
  };
  const found: string[] = [];
  for await (const [item, text] of ahead(numbers(10), 4, read)) {
    taken++;
    found.push(`${item}: ${text}`);
  }
  assert.deepEqual(
    found,
    Array.from({ length: 10 }, (_, item) => `${item}: read ${item}`),
  );
  assert.ok(most > 1 && most <= 5, String(most));
});
