import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseGlossary } from '../../server/src/concepts/glossary/glossary.js';

/** Checks the entries of a glossary note: `name | aliases | source | text`, what is missing left empty. */
function check(name: string, note: string, ...expected: string[]): void {
  test(name, () => {
    const entries = parseGlossary(note).map(({ name, aliases, source, text }) =>
      [name, aliases.join(', '), source ?? '', text.replaceAll('\n', '⏎')].join(' | '),
    );
    assert.deepEqual(entries, expected);
  });
}

describe('glossary', () => {
  check(
    'a heading a concept',
    '# Drift\nA slow move.\n\n# Nest\nA home.',
    'Drift |  |  | A slow move.',
    'Nest |  |  | A home.',
  );
  check(
    'aliases and source',
    '## Waggle dance\nAliases: bee dance, "round dance".\nSource: A. Keeper, Bees (1950)\n\nIt tells the way.',
    'Waggle dance | bee dance, round dance | A. Keeper, Bees (1950) | It tells the way.',
  );
  check(
    'aliases in bold',
    '# Drift\n**Aliases:** **shift**, _move_\n*Source*: *Bees*\n\nx',
    'Drift | shift, move | *Bees* | x',
  );
  check('a first alias in bold', '# Drift\nAliases: **shift**, move\n\nx', 'Drift | shift, move |  | x');
  check(
    'a line of aliases in italics',
    '# Drift\n\n*drifting, to drift*\n\nA slow move.',
    'Drift | drifting, to drift |  | A slow move.',
  );
  check(
    'aliases as a list',
    '# Drift\nAliases:\n- drifting\n- shift\n\nA move.',
    'Drift | drifting, shift |  | A move.',
  );
  check(
    'a rule separates',
    '# A1\nOne.\n\n---\n\n# B1\nTwo.\n---\n# C1\n',
    'A1 |  |  | One.',
    'B1 |  |  | Two.',
    'C1 |  |  | ',
  );
  check('what follows a rule is no definition', '# A1\nOne.\n\n---\nAfterwards.', 'A1 |  |  | One.');
  check(
    'underlined headings',
    'Drift\n=====\nA move.\n\nNest\n====\nA home.\n\nComb\n----\nOf wax.',
    'Drift |  |  | A move.',
    'Nest |  |  | A home.',
    'Comb |  |  | Of wax.',
  );
  check(
    'several paragraphs with links',
    '# Drift\nOne [a](b).\n\n- two\n- three',
    'Drift |  |  | One [a](b).⏎⏎- two⏎- three',
  );
  check(
    'front matter and fences',
    '---\n# x\n---\n# Drift\n```\n# y\n```\nA move.',
    'Drift |  |  | ```⏎# y⏎```⏎A move.',
  );
  check(
    'bold, code and links in a heading',
    '# **Drift**\n1\n# `f(x)`\n2\n# [Nest](n.md) ##\n3',
    'Drift |  |  | 1',
    'f(x) |  |  | 2',
    'Nest |  |  | 3',
  );
  check('characters of regular expressions', '# C++ (.*) [a-z]?\nx', 'C++ (.*) [a-z]? |  |  | x');
  check('a single letter', '# G\nGeneral ability.', 'G |  |  | General ability.');
  check('a short form in brackets', '# Chain of thought (CoT)\nSteps.', 'Chain of thought | CoT |  | Steps.');
  check(
    'marks around name and short form',
    '# **Chain of thought (CoT)**\nSteps.',
    'Chain of thought | CoT |  | Steps.',
  );
  check('a long form in brackets', '# CoT (chain of thought)\nSteps.', 'CoT | chain of thought |  | Steps.');
  check('labels in fenced code are code', '# Drift\n```\nSource: x\n```', 'Drift |  |  | ```⏎Source: x⏎```');
  check('no definition yet', '# Drift', 'Drift |  |  | ');
  check('line breaks of Windows', '# Drift\r\nAliases: shift\r\n\r\nA move.\r\n', 'Drift | shift |  | A move.');
});

describe('headings that are no concepts', () => {
  check('the title of the note', '# Glossary\nAbout bees.\n\n## Drift\nA move.', 'Drift |  |  | A move.');
  check(
    'a title that has aliases is a concept',
    '# Bee\nAliases: bees\nAn insect.\n## Drift\nA move.',
    'Bee | bees |  | An insect.',
    'Drift |  |  | A move.',
  );
  check('the heading of a group', '# A1\nx\n# Moves\n## Drift\nA move.', 'A1 |  |  | x', 'Drift |  |  | A move.');
  check('a heading without words', '#  \n# ***\nx');
  check('a heading as long as a paragraph', `# ${'word '.repeat(60)}\nx`);
  check('no headings', 'Just a note.\n\n- with a list');
});

test('words in brackets that are no form of the name are a sense of it', () => {
  const entries = parseGlossary('# Agent (economics)\nActs for another.\n# Agent (chemistry)\nMakes things react.');
  assert.deepEqual(
    entries.map(({ name, aliases, sense }) => [name, aliases, sense]),
    [
      ['Agent', [], 'economics'],
      ['Agent', [], 'chemistry'],
    ],
  );
});

describe('where name and aliases are written', () => {
  function checkWritten(name: string, note: string, ...expected: string[]): void {
    test(name, () => {
      const written = parseGlossary(note).flatMap((entry) => entry.written);
      assert.deepEqual(
        written.map(({ start, end }) => note.slice(start, end)),
        expected,
      );
    });
  }
  checkWritten(
    'a line',
    'x\n\n## Drift ##\nAliases: shift,  "slow drift"; **d**.\n',
    'Drift',
    'shift',
    '"slow drift"',
    '**d**',
  );
  checkWritten('a list', '# Drift\r\n- Aliases:\r\n  - shift\r\n  - move\r\n', 'Drift', 'shift', 'move');
  checkWritten('italics', '# Drift\n\n *drifting, to drift*\n', 'Drift', 'drifting', 'to drift');
  checkWritten('brackets', '# **Drift move (DM)** {#dm}\nx', 'Drift move', 'DM');
  checkWritten('one twice', '# Drift\nAliases: shift, shift, Drift, d\n', 'Drift', 'shift', 'd');
});

test('the range of an entry', () => {
  const note = 'intro\n\n## Drift\nA move.\n\n\n## Nest\nA home.\n\n';
  const ranges = parseGlossary(note).map(({ start, end }) => note.slice(start, end));
  assert.deepEqual(ranges, ['## Drift\nA move.', '## Nest\nA home.']);
});
