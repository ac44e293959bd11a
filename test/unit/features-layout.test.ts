import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { laidOutAs } from '../../server/src/features/layout.js';

function check(name: string, text: string, model: string, expected: string): void {
  test(name, () => assert.equal(laidOutAs(text, model), expected));
}

describe('a text laid out as another', () => {
  check('takes its line breaks', 'one two three four', 'one two\nthree four', 'one two\nthree four');
  check('gives up its own', 'one\ntwo\nthree four', 'one two three four', 'one two three four');
  check('takes its quote marks', 'one two three four', '> one two\n> three four', '> one two\n> three four');
  check('gives up its own quote marks', '> one two\n>\n> three', 'one two\n\nthree', 'one two\n\nthree');
  check('keeps its own spelling', 'One, “two” three!', '> one two\n> *three*', '> One, “two”\n> three!');
  check(
    'puts what it has more where it belongs',
    'one two and three four',
    'one two\nthree four',
    'one two\nand\nthree four',
  );
  check(
    'puts words in the place of others',
    'one two has to three',
    '> one two\n> will three\n> four',
    '> one two\n> has to three',
  );
  check('leaves out what it has not', 'one four', 'one two\nthree four', 'one\nfour');
  check(
    'lets a line become somewhat longer',
    'one two three and four',
    '> one two\n> three four',
    '> one two\n> three and four',
  );
  check(
    'keeps its paragraphs apart',
    'one two\n\nfive six\n\nthree four',
    '> one two\n>\n> three four',
    '> one two\n>\n> five six\n>\n> three four',
  );
  check('keeps its list items apart', 'one two\n- three\n- four', 'one two', 'one two\n- three\n- four');
  check(
    'wraps what it has more',
    'one two aa bb cc dd three',
    '> one two\n> three',
    '> one two\n> aa bb\n> cc dd\n> three',
  );
  check('takes the line breaks of the other system', 'one two\nthree', 'one\r\ntwo three', 'one\r\ntwo three');
  check('with nothing in common', 'five six', '> one\n> two', '> five\n> six');
  check('beside nothing', 'one two', '', 'one two');
  check('is nothing itself', '', 'one', '');
});

test('every word of a text is there, in its order, and a text laid out as itself is itself', () => {
  const words = fc.array(
    fc.constantFrom('one', 'two', 'Three,', '(four)', 'five', '>', '- six', '\n', '\n\n> ', '\r\n'),
  );
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [text, model] = [one.join(' '), other.join(' ')];
      const bare = (some: string) => some.split(/\s+/).filter((word) => /\w/.test(word));
      assert.deepEqual(bare(laidOutAs(text, model)), bare(text));
      if (/\w/.test(text)) assert.equal(laidOutAs(text, text), text);
    }),
  );
});
