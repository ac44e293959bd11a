import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readProse } from '../../server/src/text/prose.js';

const letters = ['p', 'i', 'q', 'h'];

/** Checks the passages of a text: `kind level|text`, line breaks as `/`. */
function check(name: string, text: string, ...expected: string[]): void {
  test(name, () => {
    const { passages } = readProse(text);
    const found = [...passages.starts].map((start, passage) => {
      const kind = letters[passages.kinds[passage] ?? 0];
      const content = text.slice(start, passages.ends[passage]).replace(/\r\n|\r|\n/g, '/');
      return `${kind}${passages.levels[passage] || ''}|${content}`;
    });
    assert.deepEqual(found, expected);
  });
}

describe('one paragraph a line', () => {
  check('each line is a passage', 'First thought.\nSecond one.\n', 'p|First thought.', 'p|Second one.');
  check('CRLF and CR', 'First.\r\nSecond.\rThird.', 'p|First.', 'p|Second.', 'p|Third.');
  check(
    'a sentence that goes on with a small letter',
    'We hope that it\nworks.\nNext.',
    'p|We hope that it/works.',
    'p|Next.',
  );
  check(
    'a sentence broken after a word that ends none',
    'We prevent the\nLLM from learning.',
    'p|We prevent the/LLM from learning.',
  );
  check('a line without a stop before a capital', 'A title\nThe text.', 'p|A title', 'p|The text.');
  check(
    'an aside in brackets ends a line',
    'Not research (so they say)\none easy way',
    'p|Not research (so they say)',
    'p|one easy way',
  );
  check('a block opener', 'More thoughts:\nperhaps so', 'p|More thoughts:', 'p|perhaps so');
  check('white space around', '  \n  One.  \n\n', 'p|One.');
});

describe('hard-wrapped paragraphs', () => {
  const wrapped =
    'The first paragraph of this mail is broken by the program that sent it\n' +
    'at seventy columns or so, which is what mail programs did for decades.\n' +
    'Alignment people write long mails, and some of them start their lines\n' +
    'with capitals, which must not end a passage in the middle of anything,\n' +
    'as this shows.\n' +
    'The second paragraph starts here without a blank line before it, as in\n' +
    'archives that lost them.\n';
  test('paragraphs are told apart by room', () => {
    const { passages } = readProse(wrapped);
    assert.equal(passages.count, 2);
    assert.ok(wrapped.slice(passages.starts[1]).startsWith('The second'));
  });
  check(
    'a quote at two depths',
    '> > Deep one.\n> Shallow one.\nMine.',
    'q2|> > Deep one.',
    'q1|> Shallow one.',
    'p|Mine.',
  );
  check('a quoted sentence over two lines', '> We think that\n> this is so.', 'q1|> We think that/> this is so.');
});

describe('blocks', () => {
  check('headings', '# One\n### Two\nText\n#no heading', 'h1|# One', 'h3|### Two', 'p|Text', 'p|#no heading');
  check('underlined headings', 'Title\n=====\nText\n\nOther\n---', 'h1|Title/=====', 'p|Text', 'h2|Other/---');
  check('a rule is no passage', 'One.\n\n---\n\nTwo.', 'p|One.', 'p|Two.');
  check('list items', '- one\n* two\n12. three\n2) four', 'i|- one', 'i|* two', 'i|12. three', 'i|2) four');
  check('a continuation line', '- one goes\n  On here.\n- two', 'i|- one goes/  On here.', 'i|- two');
  check('a year is no marker', '1998. It was so.', 'p|1998. It was so.');
  check('a list in a quote', '> - one\n> - two', 'q1|> - one', 'q1|> - two');
  check('front matter and code are none', '---\na: b\n---\n```\nx\n```\nText', 'p|Text');
  check('nothing', '');
});

test('every word belongs to the passage that holds it', () => {
  const text = '# Head\n\n> quoted words\n\n- item\n---\nlast one';
  const { words, passages } = readProse(text);
  for (let passage = 0; passage < passages.count; passage++) {
    for (let word = passages.words[passage] ?? 0; word < (passages.words[passage + 1] ?? 0); word++) {
      assert.ok((words.starts[word] ?? 0) >= (passages.starts[passage] ?? 0));
      assert.ok((words.ends[word] ?? 0) <= (passages.ends[passage] ?? 0));
    }
  }
  assert.equal(passages.words[passages.count], words.count);
});
