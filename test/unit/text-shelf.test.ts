import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Shelf } from '../../server/src/text/shelf.js';

test('what stands on a shelf stays as it is, whatever comes after it', () => {
  const shelf = new Shelf();
  const sizes = Array.from({ length: 3000 }, (_, at) => (at % 50 === 1 ? 160_000 : at % 97) * 4 + (at % 3));
  const rooms = sizes.map((bytes, at) => {
    const { buffer, start } = shelf.room(bytes);
    assert.equal(start % 4, 0);
    return new Uint8Array(buffer, start, bytes).fill(at);
  });
  for (const [at, room] of rooms.entries()) assert.ok(room.every((byte) => byte === (at & 0xff)));
});

test('small things share a piece of memory, and a large one has its own', () => {
  const shelf = new Shelf();
  const [one, other, large] = [3, 20, 1 << 18].map((bytes) => shelf.room(bytes));
  assert.equal(one?.buffer, other?.buffer);
  assert.equal(large?.buffer.byteLength, 1 << 18);
});

test('of what has views the first is closed for the last', () => {
  const shelf = new Shelf();
  const closed: number[] = [];
  for (let thing = 0; thing < 3000; thing++) shelf.opened({ close: () => closed.push(thing) });
  assert.deepEqual(closed, [...closed.keys()]);
  assert.ok(closed.length > 0 && closed.length < 3000);
});
