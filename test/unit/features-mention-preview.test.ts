import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mentionPreview } from '../../server/src/features/mention-preview.js';

/** Checks the preview of the mention that stands in brackets; `|` parts its passage from others. */
function check(name: string, written: string, expected: string): void {
  test(name, () => {
    const plain = written.replaceAll('|', '');
    const [before = '', rest = ''] = plain.split('[');
    const [mention = '', after = ''] = rest.split(']');
    const [first = '', , last = ''] = written.split('|');
    const text = before + mention + after;
    const place = { start: before.length, end: before.length + mention.length };
    const { preview, start, end } = mentionPreview(text, place, {
      start: first.length,
      end: text.length - last.length,
    });
    assert.equal(`${preview.slice(0, start)}[${preview.slice(start, end)}]${preview.slice(end)}`, expected);
  });
}

describe('the preview of a mention', () => {
  check('a passage that is short', '|An [eel run] needs rain.|', 'An [eel run] needs rain.');
  check('ends with its passage', 'Before. |An [eel run].| After.', 'An [eel run].');
  check('is in one line, without markers', '|- Of an\n  [eel\n  run] they\n  spoke.|', 'Of an [eel run] they spoke.');
  check('a heading', '|## [Eel run]|\n\nText.', '[Eel run]');
  check(
    'is cut between words, so that the mention is seen in a narrow list',
    `|${'Long before it came to that they had seen the '}[eel run]${' and so it went on'.repeat(20)}|`,
    `…had seen the [eel run]${' and so it went on'.repeat(6)} and so it…`,
  );
  check(
    'a text without spaces',
    `|${'鰻'.repeat(60)}[鰻下り]${'川'.repeat(200)}|`,
    `…${'鰻'.repeat(16)}[鰻下り]${'川'.repeat(120)}…`,
  );
});
