import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Link, LinkStore } from '../../server/src/repeats/links/link-store.js';

/** A link of some parts, told from others by its seed. */
function linkOf(seed: number, count: number): Link {
  const parts = Array.from({ length: count }, (_, at) => {
    const a = { start: seed + at * 20, end: seed + at * 20 + 10 };
    const b = { start: 2 * seed + at * 30, end: 2 * seed + at * 30 + 12 };
    return { a, b, matches: 7 + at, cut: (seed + at) % 3 === 0 };
  });
  const a = { start: seed, end: seed + count * 20 };
  const b = { start: 2 * seed, end: 2 * seed + count * 30 };
  const matches = parts.reduce((sum, part) => sum + part.matches, 0);
  const [only] = parts;
  const whole = only !== undefined && count === 1 ? { a: only.a, b: only.b } : { a, b };
  return { aNote: seed % 100, bNote: 100 + (seed % 7), ...whole, matches, parts };
}

test('links come and go, and those that stay keep their parts', () => {
  const store = new LinkStore();
  const links = new Map<number, Link>();
  for (let seed = 0; seed < 5000; seed++) {
    const link = linkOf(seed, 1 + (seed % 4));
    links.set(store.add(link.aNote, link.bNote, link), link);
    if (seed % 5 === 0) continue;
    const [first] = links.keys();
    if (first === undefined || links.size < 50) continue;
    store.remove(first);
    links.delete(first);
  }
  const restored = new LinkStore();
  restored.restore(store.store());
  for (const one of [store, restored]) {
    assert.deepEqual(
      [...one.numbers()],
      [...links.keys()].sort((a, b) => a - b),
    );
    for (const [number, link] of links) {
      assert.deepEqual(one.get(number), link);
      assert.deepEqual(one.partsInB(number), link.parts.length === 1 ? undefined : link.parts.map(({ b }) => b));
    }
  }
});

test('a link that moves takes its parts along', () => {
  const store = new LinkStore();
  const still = store.add(1, 101, linkOf(1, 3));
  const number = store.add(1, 101, linkOf(1, 2));
  store.move(number, 1, 0, 5);
  const moved = store.get(number);
  assert.deepEqual(
    moved.parts.map(({ a, b }) => [a.start, b.start]),
    [
      [6, 2],
      [26, 32],
    ],
  );
  assert.deepEqual(store.get(still), linkOf(1, 3));
});
