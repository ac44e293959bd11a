import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { english } from '../../server/src/messages.js';
import { markCalled, readMarks, withMark, withoutMarks } from '../../server/src/workspace/intended-file.js';

const one = '05c1f0a7e2b3945d:21';
const two = '3b77a90c11d2e6f4:34+91e0aa3c5b7d2f18:36';
const three = 'aaaaaaaaaaaaaaaa:12';

function added(file: string | undefined, ...ids: readonly string[]): string | undefined {
  return ids.reduce(
    (text, id) => withMark(text, markCalled(id) ?? assert.fail(id), `Words of ${id.slice(0, 2)}`),
    file,
  );
}

/** Checks which marks a file holds, and which of its lines (counted from 0) is the first that is wrong. */
function check(name: string, file: string, ids: readonly string[], wrong?: number): void {
  test(name, () => {
    const { decisions: marks, problem } = readMarks(file);
    assert.deepEqual(
      marks.map(({ id }) => id),
      ids,
    );
    assert.equal(problem?.line, wrong);
  });
}

describe('a file of marks', () => {
  check('that is empty', '', []);
  check('with comments and blank lines', `# Hm.\n\n  \n${one} The harbour\n  # So.\n${two}`, [one, two]);
  check('with other line breaks and order', `${two} a\r\n${one} b\r\n`, [two, one]);
  check('with the keys of a pair exchanged', `${two.split('+').reverse().join('+')} x`, [two]);
  check('with indented lines', `\t ${one}   x`, [one]);
  check('with a key that is cut', `${one}\n${two.slice(1)} x\n${three}`, [one, three], 1);
  check('with a key that runs into the text', `${one}The harbour`, [], 0);
  check('with no number of words', `${one.replace('21', '0')}\n${one.replace('21', '')}`, [], 0);
  check('after a merge', `<<<<<<< ours\n${one}\n=======\n${two}\n>>>>>>> theirs\n`, [one, two], 0);
  check('that is something else', '{ "a": 1 }', [], 0);

  test('tells what to do about the lines that are wrong', () => {
    assert.equal(
      english(...(readMarks('# x\nThe harbour\nat dawn').problem?.message ?? [''])),
      'Line 2 is no intended repeat, as 2 lines in all. Mend it or take it out: until then, none can be added.',
    );
  });
});

describe('a mark', () => {
  test('goes among the others by its key, whatever the order in which they come', () => {
    const file = added(undefined, two, three, one) ?? '';
    assert.match(file, /^# Repeats that are intended/);
    assert.deepEqual(file.split('\n').slice(-4), [
      `${one} Words of 05`,
      `${two} Words of 3b`,
      `${three} Words of aa`,
      '',
    ]);
    assert.equal(added(undefined, one, two, three), file);
    assert.equal(added(file, two), file, 'it is there already');
  });

  test('leaves what somebody wrote as it is', () => {
    assert.equal(
      added(`# Mine.\r\n${three}\r\n# Yours.`, one),
      `# Mine.\r\n${one} Words of 05\r\n${three}\r\n# Yours.\r\n`,
    );
    assert.equal(added('', one), `${one} Words of 05\n`);
  });

  test('can be taken back, and the last one takes the file along', () => {
    const file = added(undefined, one, two) ?? '';
    assert.equal(withoutMarks(file, new Set([two])), added(undefined, one));
    assert.equal(withoutMarks(file, new Set([one, two, three])), undefined);
    assert.equal(withoutMarks(`# Mine.\n${one} x\n`, new Set([one])), '# Mine.\n');
  });

  test('is not made of what is none', () => {
    for (const id of ['', 'x', `${one} x`, ` ${one}`, one.toUpperCase(), `${one}\n${one}`, `${one}+${one}`]) {
      assert.equal(markCalled(id), undefined, id);
    }
  });
});
