import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { around, highlightedLine } from '../../server/src/features/excerpt.js';
import { passageExcerpts } from '../../server/src/features/passage-excerpts.js';
import type { Excerpt } from '../../server/src/protocol.js';

/** A text without its brackets, and the parts that stood in them. */
function parsed(written: string) {
  const pieces = written.split(/[[\]]/);
  let text = '';
  const parts = pieces.flatMap((piece, at) => {
    const start = text.length;
    text += piece;
    return at % 2 === 1 ? [{ start, end: text.length, rank: at >> 1 }] : [];
  });
  return { text, parts };
}

/** An excerpt with brackets around what is highlighted. */
function bracketed({ text, highlights }: Excerpt): string {
  return highlights.toReversed().reduce((shown, [start, end]) => {
    return `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`;
  }, text);
}

const filler = 'so it goes on and on '.repeat(8);

describe('a line with highlights', () => {
  const check = (written: string, expected = written) =>
    test(JSON.stringify(written), () => {
      const { text, parts } = parsed(written);
      assert.equal(bracketed(highlightedLine(text, parts)), expected);
    });
  check('');
  check('no more than this');
  check('[eels] and a [heron]');
  check('[eels][heron]');
  check('> - [eels] of\r\n>   the [weir\n> pool]', '[eels] of the [weir pool]');
  check('## [Eels]\n\n1. [one]  \u202etwo', '[Eels] [one] two');
  check('\ufdd0a\ufdd1 [b\ufdd0]', 'a [b]');
});

describe('what is shown around a part', () => {
  const check = (written: string, expected: string) =>
    test(JSON.stringify(written), () => {
      const line = highlightedLine(parsed(written).text, parsed(written).parts);
      const [[start, end] = [0, 0]] = line.highlights;
      assert.equal(bracketed(around(line, { start, end }, 8, 16)), expected);
    });
  check('a short [eel] text', 'a short [eel] text');
  check('after a long way the [eel] and the [heron] come home', '…the [eel] and the [heron]…');
  check('[eel] and a very long [heronry]', '[eel] and a very long…');
  check('鰻鰻鰻鰻鰻鰻鰻鰻鰻鰻[鰻]鰻鰻鰻鰻鰻鰻鰻鰻鰻鰻鰻鰻鰻鰻鰻鰻鰻鰻', `…${'鰻'.repeat(8)}[鰻]${'鰻'.repeat(16)}…`);
  check(`a🦉🦉🦉🦉🦉[x]a${'🦉'.repeat(20)}`, `…🦉🦉🦉🦉[x]a${'🦉'.repeat(7)}…`);
});

describe('the preview of a passage', () => {
  /** Of the parts in brackets the first is the most telling. */
  const check = (written: string, expected: RegExp) =>
    test(JSON.stringify(written), () => {
      const { text, parts } = parsed(written);
      assert.match(passageExcerpts(text, parts, 60).preview, expected);
    });
  check('> the [heron] waits', /^the heron waits$/);
  check(`${filler}the [herons] wait by the weir`, /^….{30,45}the herons wait by the…$/);
  check(`[so]${filler}the [end]`, /^so/);
  check(`${filler}the end`, /^so it goes/);
  check('', /^$/);
});

describe('the row of a passage', () => {
  const check = (written: string, expected: string) =>
    test(JSON.stringify(written), () => {
      const { text, parts } = parsed(written);
      assert.equal(bracketed(passageExcerpts(text, parts, 60).excerpt), expected);
    });
  check('> the [heron] waits', 'the [heron] waits');
  check(`${filler}the [heron] waits`, '…on and on the [heron] waits');
  check(
    `the [heron] ${filler}at a [weir] of eels`,
    'the [heron] so it goes on and on so it goes on and on so it goes…',
  );
  check(
    `the [heron] ${filler}by [night] at a [weir] of [eels] it waits`,
    '…on and on by [night] at a [weir] of [eels] it waits',
  );
  check('', '');
});
