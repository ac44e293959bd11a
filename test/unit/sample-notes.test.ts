import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { createNotes } from '../../server/src/index.js';
import { ended } from '../../server/src/steps.js';
import { lineAt } from './places.js';

const folder = 'test/sample/';
const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(folder + name, 'utf8')]));
const notes = createNotes();
for (const [name, text] of texts) notes.put(name, text);

describe('the sample notes show', () => {
  test('every kind of repeat, and no other', () => {
    const found = notes.repeats().map(({ copies }) =>
      copies.map(({ uri, start, end, kind }) => {
        const text = texts.get(uri) ?? '';
        return `${uri}:${lineAt(text, start)}-${lineAt(text, end)} ${kind}`;
      }),
    );
    const expected = [
      ['control-memo.md:28-29 quotation', 'mail-sandbagging.txt:13-14 original'],
      ['forum-comments.txt:1-4 original', 'forum-comments.txt:13-18 copy'],
      ['forum-oversight.txt:1-6 original', 'forum-oversight.txt:12-16 near'],
      ['forum-oversight.txt:10-10 original', 'week-notes.md:13-13 copy'],
      ['mail-sandbagging.txt:30-32 original', 'mail-sandbagging.txt:49-51 quotation'],
      [
        'mail-sandbagging.txt:8-10 original',
        'mail-sandbagging.txt:26-28 quotation',
        'mail-sandbagging.txt:67-69 quotation',
      ],
    ];
    assert.deepEqual(found.toSorted(), expected);
  });

  test('the same repeats in steps', () => {
    assert.deepEqual(ended(notes.repeatsInSteps()), notes.repeats());
  });

  test('a term with a definition of the reader’s own before that of the starter glossary', () => {
    const origins = notes.concept('sandbagging')?.definitions.map(({ origin }) => origin);
    assert.deepEqual(origins, ['glossary', 'starter']);
  });

  test('concepts that several notes share', () => {
    for (const name of ['sandbagging', 'schemer', 'tripwire task', 'inoculation prompt', 'RLVR', 'calibration']) {
      assert.ok((notes.concept(name)?.notes ?? 0) >= 2, name);
    }
  });

  test('acronyms that they explain themselves', () => {
    const found = [...texts.keys()].flatMap((name) => notes.acronyms(name).map(({ short, long }) => [short, long]));
    assert.deepEqual(found, [
      ['ECE', 'expected calibration error'],
      ['GRPO', 'Group relative policy optimization'],
    ]);
  });
});
