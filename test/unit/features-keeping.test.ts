import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { othersThan, withoutCopies } from '../../server/src/features/keeping.js';
import { planRemovals } from '../../server/src/features/removals.js';
import { type Copy, type CopyKind, createNotes } from '../../server/src/index.js';

function copyOf(kind: CopyKind, uri: string, start = 0, end = 10): Copy {
  return { uri, start, end, kind, similarity: kind === 'near' ? 0.9 : 1 };
}

describe('which copies go when one is kept', () => {
  /** `kinds`: those of the copies, in note order; the one that is kept in capitals. */
  const check = (kinds: string, expected: string) =>
    test(`${kinds}: ${expected}`, () => {
      const copies = kinds.split(' ').map((kind, i) => copyOf(kind.toLowerCase() as CopyKind, String(i)));
      const kept = copies[kinds.split(' ').findIndex((kind) => /[A-Z]/.test(kind))] ?? assert.fail();
      const others = othersThan(kept, { words: 12, copies });
      const going = others.copies.map(({ uri }) => uri).join(' ');
      assert.equal(going === '' ? 'none' : `${going} ${others.isExact ? 'exact' : 'differing'}`, expected);
    });
  check('original COPY', '0 exact');
  check('ORIGINAL copy', '1 exact');
  check('original COPY copy', '0 2 exact');
  check('original COPY near quotation', '0 exact');
  check('original copy NEAR', '0 1 differing');
  check('ORIGINAL near', '1 differing');
  check('ORIGINAL near copy', '2 exact');
  check('original QUOTATION', 'none');
  check('ORIGINAL quotation', 'none');
  check('BOILERPLATE boilerplate', 'none');
});

test('a copy that is intended stays', () => {
  const [original, copy] = [copyOf('original', 'a'), copyOf('copy', 'b')];
  const intended = createNotes().intention(original, copy);
  const copies = [original, { ...copy, intended }];
  assert.deepEqual(othersThan(original, { words: 12, copies }).copies, []);
});

describe('notes without the copies of one that is kept', () => {
  /** Copies stand between `⟦` and `⟧`, the one that is kept between `⟪` and `⟫`; `expected`: the notes that change. */
  const check = (name: string, marked: Record<string, string>, expected: Record<string, string>) =>
    test(name, () => {
      const copies = Object.entries(marked).flatMap(([uri, text]) =>
        [...text.matchAll(/[⟦⟪].*?[⟧⟫]/gs)].map(({ index, 0: found }, i) => {
          const start = index - 2 * i;
          return { ...copyOf('copy', uri, start, start + found.length - 2), isKept: found.startsWith('⟪') };
        }),
      );
      const texts = new Map(Object.entries(marked).map(([uri, text]) => [uri, text.replace(/[⟦⟧⟪⟫]/g, '')]));
      const kept = copies.find(({ isKept }) => isKept) ?? assert.fail();
      const others = copies.filter((copy) => copy !== kept);
      const drafts = [...withoutCopies(kept, others, texts)].map(([uri, { text }]) => [uri, text] as const);
      assert.deepEqual(Object.fromEntries(drafts), expected);
    });
  check(
    'in other notes',
    { a: 'One.\n\n⟦Copy.⟧\n', b: '⟪Copy.⟫\n', c: '⟦Copy.⟧\n\nTwo.\n' },
    { a: 'One.\n', c: 'Two.\n' },
  );
  check('in the same note', { a: '⟦Copy.⟧\n\nOne.\n\n⟪Copy.⟫\n\n⟦Copy.⟧\n' }, { a: 'One.\n\nCopy.\n' });
  check('side by side', { a: '⟦Copy.⟧ ⟦Copy.⟧ ⟪Copy.⟫\n' }, { a: 'Copy.\n' });
  check('with an address of its own', { a: '⟦Copy (https://a.example).⟧\n', b: '⟪Copy.⟫\n' }, {});
  check('with an address of both', { a: '⟦Copy: http://a.b/c⟧\n', b: '⟪Copy: http://a.b/c⟫\n' }, { a: '' });

  test('of overlapping ones the last goes', () => {
    const texts = new Map([['a', 'one two three four five six seven.\n']]);
    const kept = copyOf('original', 'a', 0, 7);
    const drafts = withoutCopies(
      kept,
      [copyOf('copy', 'a', 4, 13), copyOf('copy', 'a', 14, 23), copyOf('copy', 'a', 19, 27)],
      texts,
    );
    assert.equal(drafts.get('a')?.text, 'one two three four seven.\n');
  });

  test('nothing goes without the text that is kept', () => {
    const texts = new Map([['a', 'Copy text.\n']]);
    assert.equal(withoutCopies(copyOf('copy', 'gone'), [copyOf('original', 'a')], texts).size, 0);
  });
});

test('copies are removed from one note alone where that is asked', async () => {
  const text = 'The lamp in the hall burns all night, because the youngest of the house walks about in her sleep.';
  const texts = new Map([
    ['a', `${text}\n`],
    ['b', `One.\n\n${text}\n`],
    ['c', `${text}\n\nTwo.\n`],
  ]);
  const notes = createNotes();
  for (const [uri, one] of texts) notes.put(uri, one);
  const { drafts } = await planRemovals(notes, async (uri) => texts.get(uri), { within: new Set(['b']) });
  assert.deepEqual(
    [...drafts].map(([uri, draft]) => [uri, draft.text]),
    [['b', 'One.\n']],
  );
});

test('boilerplate stays, even where so many of its notes go that it stands in few', async () => {
  const header = 'From the archive of the harbour office, box twelve, copied by hand and not to be lent to anybody.';
  const words = 'Pilot number went out to the bar at the turn of the tide and came back with the mail, he said, and';
  const texts = new Map<string, string>();
  for (let i = 0; i < 18; i++) texts.set(`n${i}`, `${header}\n\n${words.split(' ').join(` x${i} `)} ${i}.\n`);
  for (let i = 0; i < 4; i++) texts.set(`z${i}`, texts.get(`n${i}`) ?? '');
  const notes = createNotes();
  for (const [uri, text] of texts) notes.put(uri, text);
  const { drafts } = await planRemovals(notes, async (uri) => texts.get(uri));
  assert.deepEqual([...drafts.keys()].sort(), ['z0', 'z1', 'z2', 'z3']);
});
