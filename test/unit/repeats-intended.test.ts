import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createNotes } from '../../server/src/index.js';

const ferry = 'The ferry to the island leaves twice a day in summer, and in winter only when the ice allows it.';
const pilot = 'A pilot comes aboard at the outer buoy, drinks a cup of coffee, and brings the ship in without a word.';
const crane = 'The crane at the quay was built for coal, and has lifted nothing but pianos since the war ended.';
const buoy = 'The buoy off the cape has lost its bell, so that on a foggy night it only nods at what goes past.';
const block = `${ferry}\n${pilot}\n${crane}`;
const near = block.replace('winter', 'January').replace('pianos', 'boats');

type Texts = Readonly<Record<string, string>>;

function notesOf(texts: Texts) {
  const notes = createNotes();
  for (const [uri, text] of Object.entries(texts)) notes.put(uri, text);
  return notes;
}

/** The mark on the first repeat of some notes. */
function markOn(texts: Texts) {
  const notes = notesOf(texts);
  const [original = assert.fail(), copy = assert.fail()] = notes.repeats()[0]?.copies ?? [];
  return notes.intention(original, copy);
}

/** What is left to flag in notes where the first repeat of others is intended: each place as `note kind`. */
function check(name: string, marked: Texts, texts: Texts, ...expected: readonly string[]): void {
  test(name, () => {
    const notes = notesOf(texts);
    notes.intend('', [markOn(marked)]);
    const flagged = notes
      .repeats()
      .flatMap(({ copies }) => copies)
      .filter(({ kind, intended }) => kind !== 'original' && intended === undefined);
    assert.deepEqual(
      flagged.map(({ uri, kind }) => `${uri} ${kind}`),
      expected,
    );
  });
}

describe('the mark on an exact copy', () => {
  const copies = { a: block, b: block };
  check('holds for it', copies, copies);
  check('holds for every other copy of the text', copies, { ...copies, c: `Once more.\n\n${block}` });
  check('holds wherever the text stands', copies, { x: block, y: `One.\n\nTwo.\n\n${block}\n\nThree.` });
  check('holds however it is wrapped', copies, { a: block, b: block.replace(/(.{30}\S*) /g, '$1\n') });
  check('holds in other case, quotation marks and emphasis', copies, {
    a: block,
    b: block.toUpperCase().replace('COAL', '**COAL**'),
  });
  check('holds when a few words beside it become alike', copies, {
    a: `${block}\nAs he said.\n`,
    b: `${block}\nAs he said.\n\nThe end.\n`,
  });
  check('lapses when the copy changes', copies, { a: block, b: near }, 'b near');
  check('lapses when the original changes', copies, { a: near, b: block }, 'b near');
  check(
    'lapses when the repeat has become larger',
    copies,
    { a: `${block}\n${buoy}`, b: `${block}\n${buoy}` },
    'b copy',
  );
  check('says nothing of a part of it', copies, { a: block, b: block, c: pilot }, 'c copy');
});

describe('the mark on a near copy', () => {
  const copies = { a: block, b: near };
  check('holds for it', copies, copies);
  check('holds in other notes, and the other way round', copies, { x: `${near}\n\nHm.`, y: `So:\n\n${block}` });
  check('holds beside an exact copy, which is another repeat', copies, { ...copies, c: block }, 'c copy');
  check('lapses when the copy changes', copies, { a: block, b: near.replace('coffee', 'tea') }, 'b near');
  check('lapses when the original changes', copies, { a: block.replace('coffee', 'tea'), b: near }, 'b near');
});

test('a mark counts in the folder that it was made for', () => {
  const notes = createNotes({ folders: ['file:///one', 'file:///two'] });
  for (const uri of ['file:///one/a.md', 'file:///one/b.md', 'file:///two/c.md', 'file:///d.md']) notes.put(uri, block);
  const marked = () =>
    notes.repeats().flatMap(({ copies }) => copies.filter(({ intended }) => intended).map(({ uri }) => uri));
  const mark = markOn({ a: block, b: block });
  notes.intend('file:///one', [mark]);
  assert.deepEqual(marked(), ['file:///one/b.md']);
  notes.intend('file:///two', [mark]);
  assert.deepEqual(marked(), ['file:///one/b.md', 'file:///two/c.md']);
  notes.intend('', [mark]);
  assert.deepEqual(marked(), ['file:///one/b.md', 'file:///two/c.md', 'file:///d.md']);
  notes.intend('file:///one', []);
  notes.configure({ folders: ['file:///two'] });
  assert.deepEqual(marked(), ['file:///d.md', 'file:///one/a.md', 'file:///one/b.md']);
});

test('a mark that makes no sense holds for nothing, and does no harm', () => {
  const notes = notesOf({ a: block, b: block });
  const { one } = markOn({ a: block, b: block });
  for (const words of [1, 11, one.words + 11, 1e9]) {
    notes.intend('', [{ one: { ...one, words }, other: { ...one, words } }]);
    assert.equal(notes.repeats()[0]?.copies[1]?.intended, undefined);
  }
});
