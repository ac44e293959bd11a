import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createNotes } from '../../server/src/index.js';

/** Checks the mistakes in `a/glossary.md`, each as `kind form` and the names of the entries that claim the form too. */
function check(name: string, texts: string | Readonly<Record<string, string>>, ...expected: string[]): void {
  test(name, () => {
    const notes = createNotes({ starterGlossary: false });
    const files = typeof texts === 'string' ? { 'a/glossary.md': texts } : texts;
    for (const [path, text] of Object.entries(files)) notes.put(`file:///${path}`, text);
    const problems = notes.glossaryProblems('file:///a/glossary.md');
    assert.deepEqual(
      problems.map(({ kind, form, others }) => [kind, form, ...others.map((other) => `(${other.name})`)].join(' ')),
      expected,
    );
    const text = files['a/glossary.md'] ?? '';
    for (const { form, start, end } of problems) assert.ok(text.slice(start, end).includes(form), form);
  });
}

describe('one form for two concepts', () => {
  check(
    'as an alias of both',
    '# Drift\nAliases: swerve\n\nx\n# Nest\nAliases: "Swerve"\n\ny',
    'sameForm swerve (Nest)',
    'sameForm Swerve (Drift)',
  );
  check('as the name of one', '# Drift\nAliases: swerve\n\nx\n# Swerve\ny', 'sameForm swerve (Swerve)');
  check(
    'in two notes',
    { 'a/glossary.md': '# Drift\nAliases: swerve\n\nx', 'b/glossary.md': '# Nest\nAliases: swerve\n\ny' },
    'sameForm swerve (Nest)',
  );
  check('in a note that is no glossary', {
    'a/glossary.md': '# Drift\nAliases: swerve\n\nx',
    'b/other.md': '# Nest\nAliases: swerve\n\ny',
  });
  check('in two senses of one name', '# Drift (sea)\nAliases: swerve\n\nx\n# Drift (language)\nAliases: swerve\n\ny');
  check('told apart by case', '# Drift\nAliases: EM\n\nx\n# Nest\nAliases: em\n\ny');
  check(
    'in brackets',
    '# Drift move (DM)\nx\n# Direct message (DM)\ny',
    'sameForm DM (Direct message)',
    'sameForm DM (Drift move)',
  );
});

describe('an entry that says nothing', () => {
  check('at all', '# Drift\n# Nest\nx', 'emptyDefinition Drift');
  check('but aliases', '# Drift\nAliases: swerve\n# Nest\nx', 'emptyDefinition Drift');
  check('but aliases of what another glossary defines', {
    'a/glossary.md': '# Drift\nAliases: swerve',
    'b/glossary.md': '# Drift\nx',
  });
  check('that is the heading of a group', '# Moves\n## Drift\nx\n# Nest\ny');
});

describe('an alias that is a common word', () => {
  check(
    'alone',
    '# Drift model\nAliases: model, Models, drift of models\n\nx',
    'commonWord model',
    'commonWord Models',
  );
  check('of function words', '# Counterfactual\nAliases: as if, IF\n\nx', 'commonWord as if');
  check('as a name', '# Model\nx');
});

describe('no mistake', () => {
  check('characters of regular expressions', '# C++ (.*) [a-z]?\nAliases: (x|y)+, $1\n\nx');
  check('a single letter', '# G\nAliases: G factor\n\nx\n# g\ny');
  check('a term in bold', '# **Drift** move\nAliases: **swerve**\n\n**Drift** is a move.');
  check('a text without entries', 'x');
});

test('another glossary that comes, changes and goes', () => {
  const notes = createNotes({ starterGlossary: false });
  const problems = () => notes.glossaryProblems('file:///a/glossary.md').length;
  notes.put('file:///a/glossary.md', '# Drift\nAliases: swerve\n\nx');
  assert.equal(problems(), 0);
  notes.put('file:///b/glossary.md', '# Nest\nAliases: swerve\n\ny');
  assert.equal(problems(), 1);
  notes.put('file:///b/glossary.md', '# Nest\nAliases: swift\n\ny');
  assert.equal(problems(), 0);
  notes.put('file:///b/glossary.md', '# Nest\nAliases: swerve\n\ny');
  notes.remove('file:///b/glossary.md');
  assert.equal(problems(), 0);
});

test('a mistake that is moved by an edit above it', () => {
  const notes = createNotes({ starterGlossary: false });
  const start = (text: string) => {
    notes.put('file:///glossary.md', text);
    return notes.glossaryProblems('file:///glossary.md')[0]?.start;
  };
  assert.equal(start('# Drift\nAliases: water\n\nx'), 17);
  assert.equal(start('Words.\n\n# Drift\nAliases: water\n\nx'), 25);
  assert.equal(start('# Drift\nAliases: water'), 2, 'it says nothing now');
});
