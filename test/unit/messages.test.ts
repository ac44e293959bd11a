import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { english, message, translator } from '../../server/src/messages.js';

describe('english', () => {
  const check = (name: string, expected: string, ...[text, ...values]: Parameters<typeof english>): void => {
    test(name, () => assert.equal(english(text, ...values), expected));
  };
  check('a text as it is', 'A copy', 'A copy');
  check('values in any order, and more than once', 'b a b', '{1} {0} {1}', 'a', 'b');
  check('a value that looks like a place', 'in {1}, line 7', 'in {0}, line {1}', '{1}', '7');
  check('a place without a value', 'in a.md, line {1}', 'in {0}, line {1}', 'a.md');
  check('counts are grouped, other numbers are not', '1,234 words on line 1234', '{0} words on line {1}', 1234, '1234');
  check('a message in a message', 'The folder holds 2.', 'The folder {0}.', message('holds {0}', 2));
});

describe('a translator', () => {
  const texts = { 'in {0}, line {1}': 'Zeile {1} von {0}', 'holds {0}': 'enthält {0}', words: '' };
  const t = translator(texts, 'de');
  const check = (name: string, expected: string, ...[text, ...values]: Parameters<typeof t>): void => {
    test(name, () => assert.equal(t(text, ...values), expected));
  };
  check('puts values where the translation has them', 'Zeile 7 von a.md', 'in {0}, line {1}', 'a.md', '7');
  check('says in English what it does not know', 'A copy of 3', 'A copy of {0}', 3);
  check('takes no text from elsewhere', 'constructor', 'constructor');
  check(
    'translates a message in a message',
    'The folder enthält 1.234.',
    'The folder {0}.',
    message('holds {0}', 1234),
  );
  check('says nothing where the translation does', '', 'words');

  test('writes counts as in English where the language is none', () => {
    for (const locale of ['', 'x', 'no_SUCH', 'tlh'])
      assert.equal(translator({}, locale)('{0}', 1234), '1,234', locale);
  });
});
