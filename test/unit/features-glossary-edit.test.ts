import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseGlossary } from '../../server/src/concepts/glossary/glossary.js';
import { withAlias, withEntry, withoutAlias, withoutEntry, withText } from '../../server/src/features/glossary-edit.js';
import type { Removal } from '../../server/src/features/removal.js';
import type { GlossaryEntry } from '../../server/src/index.js';

/** Checks what an edit of the first entry of a glossary leaves. */
function check(
  name: string,
  note: string,
  edit: (text: string, entry: GlossaryEntry) => Removal | undefined,
  expected: string,
): void {
  test(name, () => {
    const [entry = assert.fail('no entry')] = parseGlossary(note);
    const { start, end, text } = edit(note, entry) ?? assert.fail('no edit');
    assert.equal(note.slice(0, start) + text + note.slice(end), expected);
  });
}

const without = (index: number) => (text: string, entry: GlossaryEntry) => withoutAlias(text, entry, index);

describe('an alias goes', () => {
  check('from the front', '# A\nAliases: b, c, d\n\nx\n', without(1), '# A\nAliases: c, d\n\nx\n');
  check('from the middle', '# A\nAliases: b,  "c" ; d\n\nx\n', without(2), '# A\nAliases: b ; d\n\nx\n');
  check('from the end', '# A\nAliases: b, c.\n\nx\n', without(2), '# A\nAliases: b.\n\nx\n');
  check('with its line', '# A\r\nAliases: b\r\n\r\nx\r\n', without(1), '# A\r\n\r\nx\r\n');
  check('with its line at the end', '# A\nAliases: b', without(1), '# A\n');
  check('with its item', '# A\nAliases:\n- b\n- c\n\nx', without(1), '# A\nAliases:\n- c\n\nx');
  check('with its brackets', '## Alpha one (AO)\nx', without(1), '## Alpha one\nx');
  check('with its italics', '# A\n\n*b*\n\nx', without(1), '# A\n\n\nx');
});

describe('an alias comes', () => {
  const add = (text: string, entry: GlossaryEntry) => withAlias(text, entry, 'new');
  check('after the others', '# A\nAliases: b, c\n\nx\n', add, '# A\nAliases: b, c, new\n\nx\n');
  check('before a full stop', '# A\n\n**Aliases:** b.\n\nx\n', add, '# A\n\n**Aliases:** b, new.\n\nx\n');
  check('as the first', '# A\nAliases:\n\nx\n', add, '# A\nAliases: new\n\nx\n');
  check('on a line of its own', '# A\r\n\r\nx\r\n', add, '# A\r\nAliases: new\r\n\r\nx\r\n');
  check('under an underlined heading', 'A\n===\nx\n', add, 'A\n===\nAliases: new\nx\n');
  check('under a heading alone', '# A', add, '# A\nAliases: new');
});

describe('an entry', () => {
  check('goes', '# A\n\n## B\nx\n\n## C\ny\n', (text, entry) => withoutEntry(text, entry), '# A\n\n## C\ny\n');
  check(
    'gets a definition',
    '# A\n\n# B\ny',
    (text, entry) => withText(text, entry, 'x\n\nz'),
    '# A\n\nx\n\nz\n\n# B\ny',
  );
  check('comes', '# T\n\n### B\nx', (text) => withEntry(text, 'C', '\ny'), '# T\n\n### B\nx\n\n### C\n\ny\n');
  check(
    'comes without a definition',
    '# T\n\n## B\nx\n',
    (text) => withEntry(text, 'C', ''),
    '# T\n\n## B\nx\n\n## C\n',
  );
});
