import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { removalOf } from '../../server/src/features/removal.js';
import { runs } from './runs.js';

const sentence = fc.constantFrom(
  'Bees hum.',
  'An “owl” calls!',
  'It rains, and rains.',
  'Why',
  '1998',
  '**Snow** falls.',
);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 });
const marker = fc.constantFrom('', '', '> ', '> > ', '- ', '2. ', '  ');
const note = fc.record({
  lines: fc.array(fc.tuple(marker, paragraph), { minLength: 1, maxLength: 6 }),
  gaps: fc.array(fc.constantFrom(1, 2), { minLength: 6, maxLength: 6 }),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  isEnded: fc.boolean(),
  cut: fc.tuple(fc.nat(), fc.nat()),
});

/** Words in order; the removed ones are told apart by where they stand. */
const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const blankRuns = (text: string): number =>
  Math.max(
    0,
    ...[...text.matchAll(/(?:(?:\r\n|\r|\n)[ \t>]*(?=\r|\n))+/g)].map(([run]) => run.split(/\r\n|\r|\n/).length),
  );

test('a removal takes the words of the copy and leaves the rest well-formed', () => {
  fc.assert(
    fc.property(note, ({ lines, gaps, newline, isEnded, cut }) => {
      const body = lines.map(
        ([mark, sentences], i) => `${i === 0 ? '' : newline.repeat(gaps[i] ?? 1)}${mark}${sentences.join(' ')}`,
      );
      const text = body.join('') + (isEnded ? newline : '');
      const bounds = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
      const [from = 0, to = 0] = cut.map((one) => one % bounds.length).sort((a, b) => a - b);
      const start = bounds[from]?.index ?? 0;
      const end = (bounds[to]?.index ?? 0) + (bounds[to]?.[0].length ?? 0);

      const removal = removalOf(text, start, end);
      const left = text.slice(0, removal.start) + removal.text + text.slice(removal.end);

      const kept = [...words(text.slice(0, start)), ...words(text.slice(end))].filter((word) => !/^\d$/.test(word));
      assert.deepEqual(
        words(left).filter((word) => !/^\d$/.test(word)),
        kept,
        'no other word goes',
      );
      assert.ok(blankRuns(left) <= blankRuns(text), 'no blank lines are doubled');
      if (left !== '') assert.equal(/[\r\n]$/.test(left), /[\r\n]$/.test(text), 'the end is as it was');
      assert.equal(left.replaceAll(newline, '').match(/[\r\n]/), null, 'line breaks are those of the text');
    }),
    runs(300),
  );
});
