import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planRemovals } from '../../server/src/features/removals.js';
import { createNotes, type Place } from '../../server/src/index.js';

const dance = 'Bees that find a good meadow dance for the others, and the dance says how far the meadow is.';
const moss = 'Moss grows on the side of a stone that the sun does not reach, and needs no soil at all.';
const texts: ReadonlyMap<string, string> = new Map([
  ['a', `${dance}\n\n${moss}\n`],
  ['b', `${dance}\n\nOf b alone.\n`],
  ['c', `${moss}\n\n${dance}\n`],
]);

/** Removes what can go where copies of the dance in these notes are marked as intended. */
async function check(intended: readonly string[], expected: Readonly<Record<string, string>>): Promise<void> {
  const notes = createNotes({ starterGlossary: false });
  for (const [uri, text] of texts) notes.put(uri, text);
  const placeIn = (uri: string): Place => {
    const start = (texts.get(uri) ?? '').indexOf(dance);
    return { uri, start, end: start + dance.length };
  };
  notes.intend(
    '',
    intended.map((uri) => notes.intention(placeIn('a'), placeIn(uri))),
  );
  const { drafts } = await planRemovals(notes, async (uri) => texts.get(uri));
  assert.deepEqual(Object.fromEntries(Array.from(drafts, ([uri, { text }]) => [uri, text])), expected);
}

test('every exact later copy goes', () => check([], { b: 'Of b alone.\n', c: '' }));
// A mark is about the words: they may stand in other notes, too.
test('intended copies stay', () => check(['b'], { c: `${dance}\n` }));
