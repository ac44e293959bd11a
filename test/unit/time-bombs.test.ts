import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bounded } from '../bench/bombs/bounded.js';
import { compiled, patternsBelow, patternsIn } from '../bench/bombs/patterns.js';

describe('patterns in a source', () => {
  const check = (source: string, expected: readonly string[]): void => {
    test(source, () => assert.deepEqual(patternsIn(source), expected));
  };
  check('const a = /b/;', ['/b/']);
  check('a.replace(/[/]+/g, b).split(/,/)', ['/[/]+/g', '/,/']);
  check('const half = a / b / c;', []);
  check('return /a/.test(b);', ['/a/']);
  check('(a + b) / 2 / c', []);
  check("const url = 'a//b'; // it's /no/ pattern", []);
  check('x => /\\//u', ['/\\//u']);
});

test('every pattern of the server is found, and those that see short texts alone are among them', () => {
  const all = patternsBelow('server/src');
  for (const pattern of all) compiled(pattern);
  const known = new Set(all.map(({ file, written }) => `${file} ${written}`));
  assert.ok(known.size > 200);
  assert.deepEqual(
    bounded.filter(({ file, written }) => !known.has(`${file} ${written}`)),
    [],
  );
});
