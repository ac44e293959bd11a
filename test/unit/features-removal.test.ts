import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { removalOf } from '../../server/src/features/removal.js';

/** Takes out what stands between `⟦` and `⟧`. */
function check(name: string, marked: string, expected: string): void {
  test(name, () => {
    const start = marked.indexOf('⟦');
    const end = marked.indexOf('⟧') - 1;
    const text = marked.replace(/[⟦⟧]/g, '');
    const removal = removalOf(text, start, end);
    assert.equal(text.slice(0, removal.start) + removal.text + text.slice(removal.end), expected);
  });
}

describe('whole lines', () => {
  check('a paragraph between two', 'One.\n\n⟦Copy.⟧\n\nTwo.\n', 'One.\n\nTwo.\n');
  check('several paragraphs', 'One.\n\n⟦Copy.\n\nMore.⟧\n\nTwo.\n', 'One.\n\nTwo.\n');
  check('one paragraph a line', 'One.\n⟦Copy.\nMore.⟧\nTwo.\n', 'One.\nTwo.\n');
  check('the first', '⟦Copy.⟧\n\nTwo.\n', 'Two.\n');
  check('the last', 'One.\n\n⟦Copy.⟧\n', 'One.\n');
  check('the last without a line break', 'One.\n\n⟦Copy.⟧', 'One.');
  check('the last before blank lines', 'One.\n\n⟦Copy.⟧\n\n\n', 'One.\n');
  check('all there is', '⟦Copy.⟧\n', '');
  check('CRLF', 'One.\r\n\r\n⟦Copy.⟧\r\n\r\nTwo.\r\n', 'One.\r\n\r\nTwo.\r\n');
  check('CR', 'One.\r\r⟦Copy.⟧\r\rTwo.\r', 'One.\r\rTwo.\r');
  check('the end of CRLF', 'One.\r\n\r\n⟦Copy.⟧', 'One.');
  check('the stop of the last sentence', 'One.\n\n⟦Copy⟧.\n\nTwo.\n', 'One.\n\nTwo.\n');
  check('marks of emphasis and quotation', 'One.\n\n**“⟦Copy⟧.”**  \n\nTwo.\n', 'One.\n\nTwo.\n');
  check('no blank line on either side', 'One.\n⟦Copy.⟧\nTwo.\n', 'One.\nTwo.\n');
  check('a blank line on one side', 'One.\n⟦Copy.⟧\n\nTwo.\n', 'One.\n\nTwo.\n');
  check('a blank line within alone', 'One.\n⟦Copy.\n\nMore.⟧\nTwo.\n', 'One.\n\nTwo.\n');
  check('blank lines that hold spaces', 'One.\n \t\n⟦Copy.⟧\n  \nTwo.\n', 'One.\n \t\nTwo.\n');
});

describe('quotes and lists', () => {
  check('a quoted paragraph', '> One.\n>\n> ⟦Copy.⟧\n>\n> Two.\n', '> One.\n>\n> Two.\n');
  check('the last paragraph of a quote', '> One.\n>\n> ⟦Copy.⟧\n\nTwo.\n', '> One.\n\nTwo.\n');
  check('a whole quote', 'One.\n\n> ⟦Copy.\n> More.⟧\n\nTwo.\n', 'One.\n\nTwo.\n');
  check('the marker within the range', 'One.\n\n⟦> Copy.⟧\n\nTwo.\n', 'One.\n\nTwo.\n');
  check('an item', '- One.\n- ⟦Copy.⟧\n- Two.\n', '- One.\n- Two.\n');
  check('a task', '- [ ] One.\n- [x] ⟦Copy.⟧\n', '- [ ] One.\n');
  check('the beginning of an item', '1. ⟦Copy.⟧ Rest.\n2. Two.\n', '1. Rest.\n2. Two.\n');
  check('the beginning of a quote', '> ⟦Copy.⟧ Rest.\n', '> Rest.\n');
  check('over two quoted lines', '> One. ⟦Copy\n> more.⟧ Two.\n', '> One.\n> Two.\n');
});

describe('parts of lines', () => {
  check('a sentence', 'One. ⟦Copy.⟧ Two.\n', 'One. Two.\n');
  check('a sentence without its stop', 'One. ⟦Copy⟧. Two.\n', 'One. Two.\n');
  check('words of a sentence', 'One ⟦copy⟧ two.\n', 'One two.\n');
  check('the end of a line', 'One. ⟦Copy.⟧\nTwo.\n', 'One.\nTwo.\n');
  check('in quotation marks', 'She said “⟦copy⟧” twice.\n', 'She said twice.\n');
  check('within a word', 'a⟦b⟧c\n', 'ac\n');
  check('from one paragraph into another', 'One. ⟦Copy.\n\nMore.⟧ Two.\n', 'One.\n\nTwo.\n');
  check('from one wrapped line into another', 'One. ⟦Copy.\nMore.⟧ Two.\n', 'One.\nTwo.\n');
  check('from within a line to the end of another', 'One. ⟦Copy.\n\nMore.⟧\nTwo.\n', 'One.\n\nTwo.\n');
  check('from the start of a line into another', 'One.\n⟦Copy.\n\nMore.⟧ Two.\n', 'One.\n\nTwo.\n');
});
