import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FingerprintIndex } from '../../server/src/repeats/fingerprints/fingerprint-index.js';
import { type Fingerprints, fingerprints } from '../../server/src/repeats/fingerprints/fingerprints.js';
import { NotePlaces } from '../../server/src/repeats/fingerprints/note-places.js';
import { ended } from '../../server/src/steps.js';
import { arrayIn, partIn } from '../../server/src/stored.js';

const LEAST_WORDS = 5;
const rank = (note: number): number => note;

/** The fingerprints of a text whose words are numbers below 40. */
function printsOf(seed: number): Fingerprints {
  const words = Uint32Array.from({ length: 60 }, (_, at) => ((seed + at) * (at % 7 === 0 ? seed + 1 : 3)) % 40);
  return fingerprints(words, words.length, LEAST_WORDS);
}

function answers(index: FingerprintIndex, seeds: ReadonlyMap<number, number>): unknown {
  const hashes = [...new Set([...seeds.values()].flatMap((seed) => [...printsOf(seed).hashes]))];
  return hashes.map((hash) => {
    const { frequent, ends } = index.find(hash);
    return [hash, frequent, frequent ? ends : ends.toSorted((a, b) => a.note - b.note || a.position - b.position)];
  });
}

test('after thousands of edits the index is stored without what has gone, and goes on as it was', () => {
  const index = new FingerprintIndex(rank);
  const seeds = new Map<number, number>();
  const put = (into: FingerprintIndex, note: number, seed: number): void => {
    into.remove(note);
    into.put(note, printsOf(seed));
    seeds.set(note, seed);
  };
  for (let edit = 0; edit < 6000; edit++) {
    put(index, edit % 30, (edit * 7) % 50);
    if (edit % 50 === 0) index.find(0);
  }
  const stored = index.store();
  assert.ok(arrayIn(partIn(stored, 'places'), 'notes', Uint32Array).length <= seeds.size + 1);
  const restored = new FingerprintIndex(rank);
  ended(restored.restore(stored));
  for (const round of [0, 1, 2]) {
    const fresh = new FingerprintIndex(rank);
    for (const [note, seed] of seeds) fresh.put(note, printsOf(seed));
    const expected = answers(fresh, seeds);
    assert.deepEqual(answers(index, seeds), expected);
    assert.deepEqual(answers(restored, seeds), expected);
    for (const one of [index, restored]) for (const note of [3, 17, 40 + round]) put(one, note, round + note);
    index.remove(5 + round);
    restored.remove(5 + round);
    seeds.delete(5 + round);
  }
});

test('notes come and go while those before them are brought among the levels', () => {
  const longPrints = (seed: number): Fingerprints => {
    const words = Uint32Array.from({ length: 50_000 }, (_, at) => (at * at + (at % 5 === 0 ? seed : 3)) % 9001);
    return fingerprints(words, words.length, LEAST_WORDS);
  };
  const index = new FingerprintIndex(rank);
  const current = new Map<number, number>();
  const put = (note: number, seed: number): void => {
    index.remove(note);
    index.put(note, longPrints(seed));
    current.set(note, seed);
  };
  for (const note of [0, 1, 2, 3]) put(note, note);
  assert.equal(index.work(1) <= 0, true);
  index.remove(1);
  current.delete(1);
  put(2, 7);
  for (let steps = 0; steps < 4; steps++) index.work(1);
  for (const note of [4, 5, 0]) put(note, note + 1);
  index.work(1);
  index.remove(3);
  current.delete(3);
  while (index.work(1) <= 0);
  const fresh = new FingerprintIndex(rank);
  for (const [note, seed] of current) fresh.put(note, longPrints(seed));
  for (const hash of longPrints(7).hashes.subarray(0, 500)) {
    const told = (one: FingerprintIndex): unknown => {
      const { frequent, ends } = one.find(hash);
      return [frequent, frequent ? ends : ends.toSorted((a, b) => a.note - b.note || a.position - b.position)];
    };
    assert.deepEqual(told(index), told(fresh));
  }
});

test('where all places have been given they are given anew', () => {
  const index = new FingerprintIndex(rank, 40);
  const seeds = new Map<number, number>();
  for (let edit = 0; edit < 500; edit++) {
    const note = edit % 30;
    index.remove(note);
    index.put(note, printsOf(edit % 50));
    seeds.set(note, edit % 50);
    if (edit % 45 !== 0) continue;
    const fresh = new FingerprintIndex(rank);
    for (const [one, seed] of seeds) fresh.put(one, printsOf(seed));
    assert.deepEqual(answers(index, seeds), answers(fresh, seeds));
  }
});

test('a note of many blocks has its places, and is gone from all of them', () => {
  const places = new NotePlaces();
  const starts = [3000, 1, 1024, 1025].map((words, note) => places.add(note, words));
  const seen = (place: number): readonly number[] => [places.note(place), places.position(place)];
  assert.deepEqual(starts.map(seen), [
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
  ]);
  assert.deepEqual(seen((starts[0] ?? 0) + 2999), [0, 2999]);
  assert.deepEqual(seen((starts[3] ?? 0) + 1024), [3, 1024]);
  assert.equal(places.room(starts[0] ?? 0), 3072);
  places.remove(starts[0] ?? 0);
  assert.deepEqual(
    [0, 1500, 2999].map((word) => places.note((starts[0] ?? 0) + word)),
    [-1, -1, -1],
  );
  assert.deepEqual(seen(starts[1] ?? 0), [1, 0]);
});
