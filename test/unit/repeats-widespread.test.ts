import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprints } from '../../server/src/repeats/fingerprints/fingerprints.js';
import { BOILERPLATE_NOTES, BOILERPLATE_SHARE, BOILERPLATE_WORDS } from '../../server/src/repeats/limits.js';
import type { Side } from '../../server/src/repeats/side.js';
import { isWidespread } from '../../server/src/repeats/widespread.js';

const minWords = 12;

/** A text of so many words, each another one. */
function textOf(words: number): Side {
  const hashes = Uint32Array.from({ length: words }, (_, word) => Math.imul(word + 1, 0x9e3779b1) >>> 0);
  const none = new Uint8Array(words);
  return { hashes, count: words, quoted: none, opens: none, passages: new Uint32Array() } as Partial<Side> as Side;
}

/** Whether a text of so many words is widespread where so many notes hold such a share of it, from its start or end. */
function check(
  what: string,
  words: number,
  held: readonly (readonly [notes: number, share: number])[],
  expected: boolean,
) {
  test(`widespread: ${what}`, () => {
    const side = textOf(words);
    const range = { start: 0, end: words };
    const prints = [...new Set(fingerprints(side.hashes, words, minWords).hashes)];
    const holders = new Map<number, number[]>(prints.map((print) => [print, []]));
    let note = 0;
    for (const [notes, share] of held) {
      for (let i = 0; i < notes; i++, note++) {
        const count = Math.ceil(prints.length * share);
        // Which of them it holds differs from note to note.
        for (let at = 0; at < count; at++) holders.get(prints[(at + note) % prints.length] ?? 0)?.push(note);
      }
    }
    const index = {
      places: (hash: number) => holders.get(hash)?.length ?? 0,
      holders: (hash: number) => Uint32Array.from(holders.get(hash) ?? []),
    };
    assert.equal(isWidespread(index, side, range, minWords), expected);
  });
}

const less = BOILERPLATE_SHARE - 0.1;
check('as many notes as it takes', 60, [[BOILERPLATE_NOTES, 1]], true);
check('one note less', 60, [[BOILERPLATE_NOTES - 1, 1]], false);
check('many more', 60, [[BOILERPLATE_NOTES * 3, 1]], true);
check('just the share of it that it takes, if notes are many', 60, [[BOILERPLATE_NOTES * 2, BOILERPLATE_SHARE]], true);
check('a lesser share, however many notes', 60, [[BOILERPLATE_NOTES * 4, less]], false);
check(
  'enough notes with all of it, among others with little',
  60,
  [
    [BOILERPLATE_NOTES, 1],
    [BOILERPLATE_NOTES, 0.2],
  ],
  true,
);
check(
  'too few notes with all of it, among others with little',
  60,
  [
    [BOILERPLATE_NOTES - 1, 1],
    [BOILERPLATE_NOTES, 0.2],
  ],
  false,
);
check('the longest text', BOILERPLATE_WORDS, [[BOILERPLATE_NOTES, 1]], true);
check('a longer one', BOILERPLATE_WORDS + 1, [[BOILERPLATE_NOTES, 1]], false);
