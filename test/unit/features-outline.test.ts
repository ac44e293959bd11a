import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outline, theMost } from '../../server/src/features/document-symbols.js';
import { createNotes } from '../../server/src/index.js';

describe('outline', () => {
  const is = (name: string, text: string, ...expected: string[]): void => {
    test(name, () => {
      const notes = createNotes();
      notes.put('a.md', text);
      const entries = outline(text, notes.passages('a.md'));
      assert.deepEqual(
        entries.map((entry) => `${entry.level} ${entry.name} ${entry.start}-${entry.end}`),
        expected,
      );
    });
  };
  is(
    'headings reach to the next of their level',
    '# A\n\nx\n\n## B\n\ny\n\n# C\n',
    '1 A 0-15',
    '2 B 8-15',
    '1 C 17-20',
  );
  is('a skipped level', '### A\n\nx\n\n# B\n', '3 A 0-8', '1 B 10-13');
  is('openers, of which an aside is none', 'Hm.\nUpdate:\nNo.\n[moved here]\nYes.\n', '0 Update: 4-33');
  is('an aside opens no block', '[moved here]\nYes.\n', '0 [moved here] 0-12', '0 Yes. 13-17');
  is(
    'mails by their subjects',
    'From: A\nSubject: Rain\n\nIt rains.\n\nSubject:  Re: Rain\r\nTo: B,\r\n  C\r\n\r\nYes:\r\n',
    '0 Rain 0-32',
    '0 Re: Rain 34-73',
  );
  is('a subject among prose is no mail', 'Subject: rain\n\nIt rains.\n', '0 Subject: rain 0-13', '0 It rains. 15-24');
  is(
    'a colon at the end of a long line is no opener',
    `${'word '.repeat(30)}:\n`,
    `0 ${'word '.repeat(16).trim()}… 0-151`,
  );
  is('nothing', '');
  test('of a long outline the upper levels are shown, and of a single one the first entries', () => {
    const entriesOf = (headings: readonly string[]) => {
      const notes = createNotes();
      const text = headings.join('\n\n');
      notes.put('a.md', text);
      return theMost(outline(text, notes.passages('a.md')));
    };
    const headings = (mark: string): readonly string[] => Array.from({ length: 4000 }, (_, i) => `${mark} ${i}`);
    const nested = entriesOf([...headings('#'), ...headings('##'), ...headings('###')]);
    assert.deepEqual([nested.length, Math.max(...nested.map(({ level }) => level))], [8000, 2]);
    const flat = entriesOf([...headings('##'), ...headings('##'), ...headings('##')]);
    assert.deepEqual([flat.length, flat.at(0)?.name, flat.at(-1)?.name], [10_000, '0', '1999']);
    assert.equal(entriesOf(headings('#')).length, 4000);
  });
  test('a mail is named where its subject stands', () => {
    const text = 'From: A\nSubject: Rain\n';
    assert.deepEqual(
      outline(text, []).map(({ nameStart, nameEnd }) => text.slice(nameStart, nameEnd)),
      ['Rain'],
    );
  });
});
