import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { conceptName, findEntry, newEntry, newGlossary } from '../../client/src/glossary-entry.js';

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
    test(name, () => assert.equal(text + newEntry(text, 'New', '\n'), expected));
  }
  test('with CRLF', () => assert.equal(newEntry('# G\r\n', 'New', '\r\n'), '\r\n## New\r\n\r\n'));
});
