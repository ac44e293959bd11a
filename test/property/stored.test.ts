import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  createNotes,
  JoinedArrays,
  type NotesSettings,
  type StoredPart,
  type StoredValue,
} from '../../server/src/index.js';
import { answers, State, settings, step } from './histories.js';
import { runs } from './runs.js';

/** A part as it comes from disk: its arrays are views onto memory that holds other things, too. */
function fromDisk(part: StoredPart): StoredPart {
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, valueFromDisk(value)]));
}

function valueFromDisk(value: StoredValue): StoredValue {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (value instanceof JoinedArrays) return valueFromDisk(value.joined());
  if (ArrayBuffer.isView(value)) {
    const start = value.BYTES_PER_ELEMENT * 3;
    const bytes = new Uint8Array(start + value.byteLength + 64).fill(0xaa);
    bytes.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), start);
    const kind = value.constructor as new (buffer: ArrayBuffer, start: number, length: number) => typeof value;
    return new kind(bytes.buffer, start, value.length);
  }
  if (!Array.isArray(value)) return fromDisk(value as StoredPart);
  return value.map((one) => (typeof one === 'string' ? one : fromDisk(one))) as StoredValue;
}

const steps = fc.array(step, { maxLength: 8 });

test('what was stored is restored, and any history goes on from there', () => {
  fc.assert(
    fc.property(settings, steps, steps, steps, (begun, before, meanwhile, after) => {
      const notes = createNotes(begun);
      const state = new State(begun);
      for (const take of before) take(notes, state);
      const stored = notes.store();
      const told = answers(notes);
      assert.deepEqual(told, answers(state.fresh()));
      const restored = createNotes(state.settings);
      for (const [folder, terms] of state.ignored) restored.ignore(folder, terms);
      // What becomes of the notes that were stored is nothing to what was.
      const own = new State(state.settings);
      for (const [uri, text] of state.texts) own.texts.set(uri, text);
      for (const take of meanwhile) take(notes, own);
      restored.restore(fromDisk(stored));
      assert.deepEqual(answers(restored), told);
      for (const take of after) take(restored, state);
      assert.deepEqual(answers(restored), answers(state.fresh()));
      const again = createNotes(state.settings);
      for (const [folder, terms] of state.ignored) again.ignore(folder, terms);
      again.restore(fromDisk(restored.store()));
      assert.deepEqual(answers(again), answers(state.fresh()));
    }),
    runs(12),
  );
});

const others: readonly Partial<NotesSettings>[] = [
  { folders: ['file:///b', 'file:///a'] },
  { minWords: 8 },
  { starterGlossary: false, glossaries: ['**/1.md'] },
];

test('what was stored under other settings is restored as if it had been put under these', () => {
  fc.assert(
    fc.property(settings, steps, fc.constantFrom(...others), (begun, before, other) => {
      const notes = createNotes(begun);
      const state = new State(begun);
      for (const take of before) take(notes, state);
      state.settings = other;
      const restored = createNotes(other);
      for (const [folder, terms] of state.ignored) restored.ignore(folder, terms);
      restored.put('file:///gone.md', 'It is not among those that were stored, and goes.');
      restored.restore(fromDisk(notes.store()));
      assert.deepEqual(answers(restored), answers(state.fresh()));
    }),
    runs(8),
  );
});
