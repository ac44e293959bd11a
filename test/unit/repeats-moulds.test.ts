import assert from 'node:assert/strict';
import { test } from 'node:test';
import { severityOf } from '../../server/src/features/flags.js';
import { createNotes } from '../../server/src/index.js';
import { defaultSettings } from '../../server/src/settings.js';

/** Checks how loudly the near copies in some notes are flagged. */
function check(name: string, texts: Readonly<Record<string, string>>, expected: readonly string[]): void {
  test(name, () => {
    const notes = createNotes();
    for (const [uri, text] of Object.entries(texts)) notes.put(uri, text);
    const near = notes.repeats().flatMap(({ copies }) => copies.filter(({ kind }) => kind === 'near'));
    const found = new Set(near.map((copy) => severityOf(copy, defaultSettings)));
    assert.deepEqual([...found], expected);
  });
}

const ferry = 'The ferry to Holm takes nine cars, and on the first of May it starts again for the whole of the summer.';
const edited = ferry.replace('nine', 'seven').replace('summer', 'season');
const other = 'Nobody in the village remembers who first thought of painting the doors of the boat houses red.';
const third = 'The bell that hangs over the landing was cast from two old guns and a good many kitchen pots.';

check('a paste with a few words changed', { a: ferry, b: `${other}\n\n${edited}` }, ['information']);
check('in one note', { a: `${ferry}\n\n${other}\n\n${edited}` }, ['information']);
check('a paragraph right after the original', { a: `${ferry}\n\n${edited}` }, ['information']);
const lines = (word: string): string => `la tam\nse ${word} melbi\nla meris\nTom is\nso beautiful\nto Mary`;
check('lines right after the original', { a: `Example:\n\n${lines('tavla')}\n\n${lines('prami')}` }, ['hint']);
check('a sentence right after the original', { a: `${ferry} ${edited}` }, ['hint']);
const long = `${ferry} ${other} Everybody remembers who did it last, and would rather not talk about it.`;
check('right after the original, but long', { a: `${long}\n\n${long.replace('first', 'last')}` }, ['information']);
check('three in one note', { a: [ferry, other, edited, third, ferry.replace('Holm', 'Vik')].join('\n\n') }, [
  'information',
]);

const looks = ['red', 'small', 'old', 'round'];
const entries = looks.flatMap((one) =>
  looks
    .filter((look) => look !== one)
    .map((look) => `a ${one} and ${look} house: a house which is ${one}, and is ${look} as well, and is for sale`),
);
check('entries of one mould', { a: entries.join('\n') }, ['hint']);
