import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Buffer } from '../../server/src/workspace/buffer.js';
import { Lines } from '../../server/src/workspace/lines.js';
import { offsetAt, positionAt } from '../../server/src/workspace/positions.js';
import { Random } from '../bench/corpus/random.js';
import { runs } from './runs.js';
import { outOfBreak, positionIn } from './splicing.js';

const pieces = fc.array(fc.constantFrom('a', 'ö', '🦉', '\ud83e', '\r', '\n', '\r\n', '—'), { maxLength: 12 });
const text = pieces.map((parts) => parts.join(''));
const edits = fc.array(fc.record({ from: fc.nat(), to: fc.nat(), text }), { maxLength: 8 });
const encoding = fc.constantFrom('utf-16', 'utf-8');

test('lines that follow edits are those of the text', () => {
  fc.assert(
    fc.property(text, edits, (before, changes) => {
      let now = before;
      const lines = new Lines(now);
      for (const change of changes) {
        const [start = 0, end = 0] = [change.from, change.to].map((at) => at % (now.length + 1)).sort((a, b) => a - b);
        now = now.slice(0, start) + change.text + now.slice(end);
        lines.edit(now, start, end, change.text.length);
        assert.deepEqual(lines.starts, new Lines(now).starts);
      }
    }),
    runs(300),
  );
});

test('an offset that a position can name comes back from it', () => {
  fc.assert(
    fc.property(text, fc.nat(), encoding, (note, at, counted) => {
      const { starts } = new Lines(note);
      const offset = at % (note.length + 1);
      const isInside = /[\ud800-\udbff]/.test(note.charAt(offset - 1)) && /[\udc00-\udfff]/.test(note.charAt(offset));
      const isInBreak = note.charAt(offset - 1) === '\r' && note.charAt(offset) === '\n';
      fc.pre(!isInside && !isInBreak);
      assert.equal(offsetAt(note, starts, positionAt(starts, offset, counted, note), counted), offset);
    }),
    runs(300),
  );
});

test('an edited buffer is the text spliced, and tells its edits', () => {
  fc.assert(
    fc.property(text, edits, encoding, (before, changes, counted) => {
      const buffer = new Buffer('file:///a.md', 'markdown', 1, before, counted);
      let told = before;
      for (const [i, change] of changes.entries()) {
        const [start, end] = [change.from, change.to]
          .map((at) => positionAt(buffer.lineStarts, at % (buffer.text.length + 1), counted, buffer.text))
          .map((position) => offsetAt(buffer.text, buffer.lineStarts, position, counted))
          .sort((a, b) => a - b);
        if (start === undefined || end === undefined) return;
        const at = (offset: number) => positionAt(buffer.lineStarts, offset, counted, buffer.text);
        const expected = buffer.text.slice(0, start) + change.text + buffer.text.slice(end);
        // Some clients send the ends of a range the other way round.
        const range = change.from > change.to ? { start: at(end), end: at(start) } : { start: at(start), end: at(end) };
        const made = buffer.change(i + 2, [{ range, text: change.text }]);
        assert.equal(buffer.text, expected);
        for (const late of [i + 2, i + 1]) assert.equal(buffer.change(late, [{ range, text: 'late' }]), undefined);
        assert.equal(buffer.text, expected, 'what comes twice or late changes nothing');
        for (const edit of made ?? []) {
          told =
            told.slice(0, edit.start) + buffer.text.slice(edit.start, edit.start + edit.length) + told.slice(edit.end);
        }
        assert.equal(told, buffer.text);
      }
    }),
    runs(200),
  );
});

test('a buffer after a long row of edits is the text spliced as often', () => {
  const { numRuns, seed = Date.now() } = runs(1000);
  const random = new Random(seed);
  const parts = ['a', 'word ', 'ö', '—', '🦉', '\ud83e', '\udd89', '\r', '\n', '\r\n', '\n\n', ''] as const;
  const some = (most: number): string =>
    Array.from({ length: random.between(0, most) }, () => random.of(parts)).join('');
  let text = some(500);
  const buffer = new Buffer('file:///a.md', 'markdown', 0, text, 'utf-16');
  for (let version = 1; version <= numRuns; version++) {
    const row = Array.from({ length: random.between(1, 3) }, () => {
      const start = outOfBreak(text, random.between(0, text.length));
      const end = outOfBreak(text, Math.min(text.length, start + random.between(0, text.length > 2000 ? 60 : 5)));
      const added = some(6);
      const change = { range: { start: positionIn(text, start), end: positionIn(text, end) }, text: added };
      text = text.slice(0, start) + added + text.slice(end);
      return change;
    });
    buffer.change(version, row);
    assert.equal(buffer.text, text, `seed ${seed}, edit ${version}`);
    if (version % 100 === 0) assert.deepEqual(buffer.lineStarts, new Lines(text).starts);
  }
});
