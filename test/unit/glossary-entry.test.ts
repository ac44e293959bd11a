import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  conceptName,
  distance,
  type EntryContent,
  findEntry,
  linkToLine,
  newEntry,
  newGlossary,
} from '../../client/src/glossary/glossary-entry.js';

describe('the name of a concept', () => {
  const cases: readonly [string, string][] = [
    ['schemer', 'schemer'],
    [' “schemer,” ', 'schemer'],
    ['inoculation\n  prompt', 'inoculation prompt'],
    ['## Mesa-optimizer', 'Mesa-optimizer'],
    ['*sandbagging*.', 'sandbagging'],
    ['C++', 'C++'],
    ['”…', '…'],
    ['   ', ''],
  ];
  for (const [selected, expected] of cases) {
    test(JSON.stringify(selected), () => assert.equal(conceptName(selected), expected));
  }
});

describe('finding an entry', () => {
  const glossary = '# Glossary\n\n## Reinforcement learning (RL)\nAliases: reward learning\n\n### *Schemer* ##\nx\n';
  const cases: readonly [string, number | undefined][] = [
    ['Reinforcement learning (RL)', 2],
    ['reinforcement  learning', 2],
    ['rl', 2],
    ['SCHEMER', 5],
    ['x', undefined],
    ['reward', undefined],
  ];
  for (const [name, expected] of cases) test(name, () => assert.equal(findEntry(glossary, [name]), expected));
  test('with CRLF', () => assert.equal(findEntry(glossary.replaceAll('\n', '\r\n'), ['other', 'rl']), 2));
});

describe('a new entry', () => {
  const cases: readonly [string, string, string][] = [
    ['in an empty note', '', '## New\n\n'],
    ['in a new glossary', newGlossary, '# Glossary\n\n## New\n\n'],
    ['after an entry without a last newline', '## A\n\nB', '## A\n\nB\n\n## New\n\n'],
    ['after a newline', '## A\n\nB\n', '## A\n\nB\n\n## New\n\n'],
    ['after blank lines', '## A\n\nB\n\n\n', '## A\n\nB\n\n\n## New\n\n'],
    [
      'at the level of the last entry',
      '# G\n\n## Group\n\n### A\n\nB\n',
      '# G\n\n## Group\n\n### A\n\nB\n\n### New\n\n',
    ],
  ];
  for (const [name, text, expected] of cases) {
    test(name, () => assert.equal(text + newEntry(text, { name: 'New' }, '\n'), expected));
  }
  test('with CRLF', () => assert.equal(newEntry('# G\r\n', { name: 'New' }, '\r\n'), '\r\n## New\r\n\r\n'));
});

describe('what a new entry says', () => {
  const cases: readonly [string, EntryContent, string][] = [
    ['aliases', { name: 'A', aliases: ['B', 'C c'] }, '## A\nAliases: B, C c\n\n'],
    [
      'a definition with its source',
      { name: 'A', source: '[n.md](n.md#L2)', definition: 'An a.' },
      '## A\nSource: [n.md](n.md#L2)\n\nAn a.',
    ],
    ['a definition of several paragraphs', { name: 'A', definition: 'One.\n\nTwo.' }, '## A\n\nOne.\n\nTwo.'],
    ['a definition that looks like a heading', { name: 'A', definition: '# One\n---' }, '## A\n\n\\# One\n\\---'],
  ];
  for (const [name, content, expected] of cases) test(name, () => assert.equal(newEntry('', content, '\n'), expected));
});

describe('a link from a glossary to a line of a note', () => {
  const cases: readonly [string, string, string][] = [
    ['/notes/glossary.md', '/notes/a.md', '[a.md](a.md#L3)'],
    ['/notes/glossary/terms.md', '/notes/b c/a (1).md', '[a (1).md](../b%20c/a%20%281%29.md#L3)'],
    ['/notes/glossary.md', '/notes/deep/er/a.txt', '[a.txt](deep/er/a.txt#L3)'],
    ['/one/glossary.md', '/two/[a].md', '[\\[a\\].md](../two/%5Ba%5D.md#L3)'],
  ];
  for (const [from, to, expected] of cases) test(to, () => assert.equal(linkToLine(from, to, 3), expected));
});

describe('how far a glossary is', () => {
  const cases: readonly [string, string, number][] = [
    ['/a/n.md', '/a/glossary.md', 0],
    ['/a/b/n.md', '/a/glossary.md', 1],
    ['/a/b/n.md', '/a/c/glossary.md', 2],
    ['/a/n.md', '/a/b/c/glossary.md', 2],
  ];
  for (const [from, to, expected] of cases) test(`${from} ${to}`, () => assert.equal(distance(from, to), expected));
});
