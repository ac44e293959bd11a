import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Shelf } from '../../server/src/text/shelf.js';

test('what is kept on a shelf stays as it is, whatever comes after it', () => {
  const shelf = new Shelf();
  const arrays = Array.from({ length: 3000 }, (_, at) =>
    at % 3 === 0
      ? new Uint8Array(at % 101).fill(at)
      : new Uint32Array(at % 50 === 1 ? 40_000 : at % 97).fill(at * 7919),
  );
  const kept = arrays.map((array) => shelf.keep(array));
  assert.deepEqual(kept, arrays);
});

test('small arrays on a shelf share a buffer, and a large one has its own', () => {
  const shelf = new Shelf();
  const [one, other, large] = [new Uint8Array(3), new Uint32Array(5), new Uint32Array(1 << 16)].map((array) =>
    shelf.keep<Uint8Array | Uint32Array>(array),
  );
  assert.equal(one?.buffer, other?.buffer);
  assert.notEqual(large?.buffer, one?.buffer);
});

test('a large array is kept alone: not the memory that it shares with others', () => {
  const shelf = new Shelf();
  const alone = new Uint8Array(1 << 18).fill(1);
  assert.equal(shelf.keep(alone), alone);
  const shared = new Uint8Array(new ArrayBuffer(1 << 19), 0, 1 << 18).fill(2);
  const kept = shelf.keep(shared);
  assert.deepEqual(kept, shared);
  assert.equal(kept.buffer.byteLength, 1 << 18);
});
