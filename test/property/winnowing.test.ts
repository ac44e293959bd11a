import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editedPrints } from '../../server/src/repeats/fingerprints/edited-prints.js';
import { fingerprints } from '../../server/src/repeats/fingerprints/fingerprints.js';
import { GRAM } from '../../server/src/repeats/limits.js';
import type { Side } from '../../server/src/repeats/side.js';
import { runs } from './runs.js';

const word = fc.integer({ min: 1, max: 12 });
const words = fc.array(word, { maxLength: 60 });
const minimum = fc.integer({ min: GRAM, max: 16 });

/** The sequences selected by definition: of every window the rightmost smallest hash. */
function slowly(hashes: Uint32Array, minWords: number): number[] {
  const window = minWords - GRAM + 1;
  const grams = Array.from({ length: Math.max(0, hashes.length - GRAM + 1) }, (_, at) => {
    const alone = fingerprints(hashes.subarray(at, at + GRAM), GRAM, GRAM);
    return alone.hashes[0] ?? 0;
  });
  const selected = new Set<number>();
  for (let start = 0; start + window <= grams.length; start++) {
    let smallest = start;
    for (let at = start; at < start + window; at++) if ((grams[at] ?? 0) <= (grams[smallest] ?? 0)) smallest = at;
    selected.add(smallest);
  }
  return [...selected];
}

test('winnowing selects the rightmost smallest hash of every window', () => {
  fc.assert(
    fc.property(words, minimum, (text, minWords) => {
      const hashes = Uint32Array.from(text);
      assert.deepEqual([...fingerprints(hashes, hashes.length, minWords).positions], slowly(hashes, minWords));
    }),
    runs(300),
  );
});

test('texts with a run of the least length share a fingerprint in it', () => {
  const texts = fc.record({
    run: fc.array(word, { minLength: 16, maxLength: 30 }),
    before: words,
    after: words,
    other: words,
  });
  fc.assert(
    fc.property(texts, minimum, ({ run, before, after, other }, minWords) => {
      const one = Uint32Array.from([...before, ...run, ...after]);
      const two = Uint32Array.from([...other, ...run]);
      const inOne = fingerprints(one, one.length, minWords);
      const inTwo = fingerprints(two, two.length, minWords);
      const shift = before.length - other.length;
      assert.ok([...inTwo.positions].some((at) => at >= other.length && inOne.positions.includes(at + shift)));
    }),
    runs(300),
  );
});

test('the fingerprints of a text after an edit are those that are taken of it anew', () => {
  const edits = fc.record({ text: fc.array(word, { maxLength: 120 }), place: fc.nat(), removed: fc.nat({ max: 20 }) });
  fc.assert(
    fc.property(edits, fc.array(word, { maxLength: 20 }), minimum, ({ text, place, removed }, added, minWords) => {
      const old = sideOf(text);
      const next = sideOf(text.toSpliced(place % (text.length + 1), removed, ...added));
      const before = fingerprints(old.hashes, old.count, minWords);
      const after = fingerprints(next.hashes, next.count, minWords);
      const { prints, changed } = editedPrints(old, before, next, minWords);
      assert.deepEqual(prints, after);
      const times = (hashes: Uint32Array, hash: number): number => hashes.filter((one) => one === hash).length;
      const all = new Set([...before.hashes, ...after.hashes]);
      const differing = [...all].filter((hash) => times(before.hashes, hash) !== times(after.hashes, hash));
      assert.deepEqual([...changed].sort(), differing.sort());
    }),
    runs(400),
  );
});

function sideOf(words: readonly number[]): Side {
  const none = new Uint8Array(words.length);
  const hashes = Uint32Array.from(words);
  return { hashes, count: words.length, flags: none, passages: new Uint32Array(1) };
}
