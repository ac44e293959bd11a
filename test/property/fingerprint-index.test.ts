import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FingerprintIndex } from '../../server/src/repeats/fingerprints/fingerprint-index.js';
import { type Fingerprints, fingerprints } from '../../server/src/repeats/fingerprints/fingerprints.js';
import type { Occurrence } from '../../server/src/repeats/fingerprints/occurrences.js';
import { FREQUENT, FREQUENT_ENDS } from '../../server/src/repeats/limits.js';
import { runs } from './runs.js';

/** Words of each note: a header that all have in common, and a few of its own. */
function printsOf(note: number): Fingerprints {
  const words = Uint32Array.from([1, 2, 3, 4, 5, 6, 7, 8, 100 + (note % 3), 200 + (note % 7), 300 + note, 400 + note]);
  return fingerprints(words, words.length, 5);
}

const rank = (note: number): number => note;

/** What {@link FingerprintIndex.find} is to answer, from the notes one by one. */
function slowly(notes: Iterable<number>, hash: number, skip: (note: number) => boolean): unknown {
  const all: Occurrence[] = [];
  for (const note of [...notes].sort((a, b) => a - b)) {
    const { hashes, positions, contexts } = printsOf(note);
    for (const [at, one] of hashes.entries()) {
      if (one === hash && !skip(note)) all.push({ note, position: positions[at] ?? 0, context: contexts[at] ?? 0 });
    }
  }
  const frequent = all.length > FREQUENT;
  return { frequent, ends: frequent ? [...all.slice(0, FREQUENT_ENDS), ...all.slice(-FREQUENT_ENDS).reverse()] : all };
}

const step = fc.oneof(
  fc.record({ put: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ remove: fc.integer({ min: 1, max: 60 }), from: fc.constantFrom('start', 'end', 'anywhere') }),
  fc.record({ work: fc.boolean() }),
);

test('what a fingerprint is paired with is right while many notes with one header come and go', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (steps, apart) => {
      const index = new FingerprintIndex(rank);
      const notes = new Set<number>();
      let next = 0;
      const skip = (note: number): boolean => note % apart === 1;
      for (const each of steps) {
        if ('put' in each) {
          for (let count = 0; count < each.put; count++, next++) {
            // The numbers go up and down in note order.
            const note = next % 2 === 0 ? 10_000 + next : 10_000 - next;
            index.put(note, printsOf(note));
            notes.add(note);
          }
        } else if ('remove' in each) {
          for (let count = 0; count < each.remove; count++) {
            const sorted = [...notes].sort((a, b) => a - b);
            const at = { start: 0, end: sorted.length - 1, anywhere: (count * 7) % Math.max(1, sorted.length) }[
              each.from
            ];
            const note = sorted[at];
            if (note === undefined) break;
            index.remove(note);
            notes.delete(note);
            for (const hash of printsOf(note).hashes.subarray(0, 3)) check(index, notes, hash, skip);
          }
        } else index.work(each.work ? 10 : 100_000);
      }
      for (const hash of printsOf(10_000).hashes) check(index, notes, hash, skip);
    }),
    runs(60),
  );
});

function check(index: FingerprintIndex, notes: Iterable<number>, hash: number, skip: (note: number) => boolean): void {
  for (const without of [undefined, skip]) {
    const { frequent, ends } = index.find(hash, without);
    const inOrder = frequent ? ends : ends.toSorted((a, b) => a.note - b.note || a.position - b.position);
    assert.deepEqual({ frequent, ends: inOrder }, slowly(notes, hash, without ?? (() => false)));
  }
}
