import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNotes, type Notes } from '../../server/src/index.js';

const sentences = [
  'A waggle dance (WD) is a dance that tells of a meadow.',
  'Two wild dogs (WDs) came by.',
  'Two waggle dances, one WD after the other.',
  'The WDs were tame.',
  'Nothing of the kind.',
  'By trail we mean a line of scent, and the term scent trail refers to a trail of scent.',
  'A trail; trails; the scent trails.',
];

/** More notes than are counted one by one. */
function many(): Notes {
  const notes = createNotes();
  for (let at = 0; at < 300; at++) {
    const text = [at, at >> 1, at * 5].map((place) => sentences[place % sentences.length]).join('\n\n');
    notes.put(`file:///${at}.md`, text);
  }
  return notes;
}

test('a concept that is counted by itself is mentioned as often as among all others', () => {
  const notes = many();
  const all = many().concepts();
  assert.ok(all.some(({ name, mentions }) => name === 'wild dog' && mentions > 0));
  for (const concept of all) assert.deepEqual(notes.concept(concept.name), concept);
});
