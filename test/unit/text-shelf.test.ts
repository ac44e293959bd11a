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
