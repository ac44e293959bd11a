import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { escaped, oneLine, percent, unwrapped, withoutMarkup } from '../../server/src/features/display.js';
import { seemly } from '../../server/src/text/seemly.js';

function check(say: (text: string) => string, text: string, expected: string): void {
  test(JSON.stringify(text), () => assert.equal(say(text), expected));
}

describe('escaped', () => {
  const is = (text: string, expected: string) => check(escaped, text, expected);
  is('*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~');
  is('[x](command:y) ![z](http://w)', '\\[x\\](command:y) !\\[z\\](http\\://w)');
  is('<img src=x> &lt; $(zap) me@x.org', '\\<img src=x\\> &amp;lt; \\$(zap) me\\@x.org');
  is('www.x.org', 'www\\.x.org');
  is('# a\n- b\n+ c\n1. d\n===', '\\# a  \n\\- b  \n\\+ c  \n1\\. d  \n\\===');
  is('    a\r\n\r\n\r\nb', 'a\n\nb');
  is('a\u202eb\u001b[0m\u0000', 'ab\\[0m');
});

describe('one line', () => {
  const is = (text: string, expected: string, limit = 20) => check((one) => oneLine(one, limit), text, expected);
  is('> > a\n> > b', 'a b');
  is('- [x] a', '[x] a');
  is('## A  title', 'A title');
  is('one two three four five', 'one two three four…');
  is('a'.repeat(30), `${'a'.repeat(20)}…`);
  is(`${'a'.repeat(19)}🦉🦉`, `${'a'.repeat(19)}…`);
  is('', '');
});

describe('unwrapped', () => {
  const is = (text: string, expected: string) => check(unwrapped, text, expected);
  is('a line\nthat goes on\r\n  to here\n\nanother\none', 'a line that goes on to here\n\nanother one');
  is(
    'a list:\n- one\n  item\n- another\n1. first\n2) second\nitem',
    'a list:\n- one item\n- another\n1. first\n2) second item',
  );
  is('> she\n> said\n> > and he\n> > answered\nso', '> she said\n> > and he answered\nso');
  is('# A\nb\n| c |\n| d |\n```\ne\nf\n```\ng\nh', '# A\nb\n| c |\n| d |\n```\ne\nf\n```\ng h');
  is('a verse,  \nand another,\\\nand a third', 'a verse,\nand another,\\\nand a third');
  is('', '');
});

describe('without markup', () => {
  const is = (text: string, expected: string) => check(withoutMarkup, text, expected);
  is('a **b** *c* `d` __e__ _f_ snake_case_name', 'a b c d e f snake_case_name');
  is('see [the map](https://x.org) and ![a picture](y.png)', 'see the map and a picture');
  is('2 * 3 * 4', '2 * 3 * 4');
});

test('numbers', () => {
  assert.deepEqual([percent(1), percent(0.999), percent(0.87)], ['100%', '99%', '87%']);
  assert.equal(seemly('a\tb\n'), 'a\tb\n');
});
