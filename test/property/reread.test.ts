import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseGlossary } from '../../server/src/concepts/glossary/glossary.js';
import { PackedWords } from '../../server/src/text/packed-words.js';
import { readProse } from '../../server/src/text/prose.js';
import { runs } from './runs.js';

const piece = fc.constantFrom(
  'A line that goes on',
  ' to the next.',
  '\n',
  '\n\n',
  '\r\n',
  '"',
  '”',
  '`',
  '```\n',
  '> ',
  '---\n',
  '- ',
  '# ',
  '===',
  '2027.',
  '5',
  ',',
  "don't",
  ' ',
  '  ',
  '\t',
  '[x](y',
  ')',
  '<b',
  '>',
  '漢字',
  '\ud83d',
  '\ude00',
  'www.',
  'http://x',
  '*',
  '## ',
  'Aliases: one, two',
  '*three*',
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

test('a text read again after an edit is read as if for the first time', () => {
  fc.assert(
    fc.property(
      text,
      fc.nat(),
      fc.nat({ max: 40 }),
      fc.array(piece, { maxLength: 4 }),
      (old, place, removed, pieces) => {
        const start = place % (old.length + 1);
        const end = Math.min(old.length, start + removed);
        const added = pieces.join('');
        const next = old.slice(0, start) + added + old.slice(end);
        const { words, passages } = readProse(old);
        const before = { words: PackedWords.of(words), passages, start, end, length: added.length };
        const { lexicon, ...again } = readProse(next, before);
        const { lexicon: all, ...first } = readProse(next);
        assert.deepEqual(again, first);
        assert.ok(lexicon.count <= all.count);
        const entries = parseGlossary(old);
        assert.deepEqual(parseGlossary(next, { entries, start, end, length: added.length }), parseGlossary(next));
      },
    ),
    runs(400),
  );
});
