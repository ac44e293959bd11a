import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNotes, type Notes } from '../../server/src/index.js';
import { runs } from './runs.js';

const vocabulary = 'reed heron tide lamp quay gull rope mast salt weir eel boat moss kelp dune fog'.split(' ');
const word = fc.constantFrom(...vocabulary);
/** Texts whose words are their own: no part of one stands in another. */
const text = (own: string) =>
  fc.array(word, { minLength: 16, maxLength: 60 }).map((words) => words.map((one, at) => `${one}${own}${at}`));
const around = fc.array(fc.stringMatching(/^[a-z]{4,9}$/), { maxLength: 30 });

/** What is flagged: the copies that no mark says are intended. */
function flagged(notes: Notes): number {
  const copies = notes.repeats().flatMap((repeat) => repeat.copies);
  return copies.filter(({ kind, intended }) => kind !== 'original' && intended === undefined).length;
}

/** The notes of a text and its copy with other words around both, line breaks anywhere. */
function notesOf(
  one: readonly string[],
  other: readonly string[],
  [a, b, c, d]: readonly (readonly string[])[],
): Notes {
  const notes = createNotes({ starterGlossary: false });
  notes.put('a', [...(a ?? []), ...one, ...(b ?? [])].join(' '));
  notes.put('b', [...(c ?? []), '\n\n>', ...other, ...(d ?? [])].join(' ').replace(/(.{20,40}) /g, '$1\n> '));
  return notes;
}

function marked(notes: Notes): Notes {
  const [original = assert.fail(), copy = assert.fail()] = notes.repeats()[0]?.copies ?? [];
  notes.intend('', [notes.intention(original, copy)]);
  return notes;
}

test('a mark holds whatever is written around a copy and its original', () => {
  const property = fc.property(text('x'), fc.array(around, { minLength: 8, maxLength: 8 }), (copied, others) => {
    const notes = marked(notesOf(copied, copied, others.slice(0, 4)));
    assert.equal(flagged(notes), 0);
    const [a = [], b = [], c = [], d = []] = others.slice(4);
    notes.put('a', [...a, ...copied, ...b].join('\n'));
    notes.put('b', [...c, ...copied, ...d].join(' '));
    assert.equal(flagged(notes), 0);
  });
  fc.assert(property, runs(100));
});

test('a mark lapses when a word of the copy or of the original changes, and holds again when it is back', () => {
  const property = fc.property(text('x'), fc.nat(), fc.boolean(), (copied, at, isOriginal) => {
    const notes = marked(notesOf(copied, copied, []));
    const place = 6 + (at % (copied.length - 12));
    const changed = copied.with(place, 'otherwise').join(' ');
    notes.put(isOriginal ? 'a' : 'b', changed);
    const before = notes.repeats().length;
    assert.equal(flagged(notes), before, 'whatever is still a repeat is flagged');
    notes.put(isOriginal ? 'a' : 'b', copied.join(' '));
    assert.equal(flagged(notes), 0);
  });
  fc.assert(property, runs(100));
});
