import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createNotes } from '../../server/src/index.js';
import { ignoredFile, ignoredTerm, withIgnored } from '../../server/src/workspace/ignored-file.js';

const glossary = '# Waggle dance\nAliases: bee dance, WD\n\nTells the way.\n\n# Comb\nOf wax.\n';
const note =
  'A waggle dance, the WD or bee dance, is seen on combs. A queen excluder (QE) is a grid that keeps the queen below. ' +
  'The QE is a queen excluder. By drone gate I mean a door that lets drones out.';

/** Checks which mentions are left where some terms are ignored. */
function check(name: string, ignored: readonly string[], ...expected: string[]): void {
  test(name, () => {
    const notes = createNotes({ starterGlossary: false });
    notes.put('file:///glossary.md', glossary);
    notes.put('file:///a.md', note);
    const all = notes.concepts();
    notes.ignore('file:///', ignored);
    const mentions = notes.mentions('file:///a.md').map(({ start, end }) => note.slice(start, end));
    assert.deepEqual([...new Set(mentions)], expected);
    for (const term of ignored) assert.equal(notes.concept(term), undefined);
    notes.ignore('file:///', []);
    assert.deepEqual(notes.concepts(), all, 'taken back');
  });
}

describe('ignored', () => {
  check('nothing', [], 'waggle dance', 'WD', 'bee dance', 'combs', 'queen excluder', 'QE', 'drone gate');
  check('a name, with its concept', ['waggle dances'], 'combs', 'queen excluder', 'QE', 'drone gate');
  check('an alias alone', ['WD'], 'waggle dance', 'bee dance', 'combs', 'queen excluder', 'QE', 'drone gate');
  check(
    'what is told apart by case',
    ['wd', 'qe', 'Comb'],
    'waggle dance',
    'WD',
    'bee dance',
    'queen excluder',
    'QE',
    'drone gate',
  );
  check('what the notes define', ['queen excluder', 'Drone gates'], 'waggle dance', 'WD', 'bee dance', 'combs');
  check(
    'an acronym of what the notes define',
    ['QE'],
    'waggle dance',
    'WD',
    'bee dance',
    'combs',
    'queen excluder',
    'drone gate',
  );
});

test('terms of the starter glossary and candidates are ignored too', () => {
  const notes = createNotes();
  notes.put(
    'file:///a.md',
    'We saw sandbagging. A honey gate model stood. The honey gate model fell. Honey gate models are old.',
  );
  assert.ok(notes.candidates().some(({ name }) => name.toLowerCase() === 'honey gate model'));
  notes.ignore('', ['sandbagging', 'Honey gate model']);
  assert.deepEqual(notes.mentions('file:///a.md'), []);
  assert.ok(!notes.candidates().some(({ name }) => name.toLowerCase() === 'honey gate model'));
  notes.configure({ minWords: 8 });
  assert.deepEqual(notes.mentions('file:///a.md'), [], 'under other settings');
});

describe('a file of ignored terms', () => {
  test('is a line a term, sorted, comments and blank lines left as they are', () => {
    const first = withIgnored(undefined, 'waggle dance');
    const all = withIgnored(withIgnored(first, 'Comb'), 'zoo');
    assert.match(all, /^# Terms that are ignored/);
    assert.deepEqual(all.split('\n').slice(-4), ['Comb', 'waggle dance', 'zoo', '']);
    assert.equal(withIgnored(all, 'Comb'), all);
    assert.deepEqual(ignoredFile.read(all), { decisions: ['Comb', 'waggle dance', 'zoo'], problem: undefined });
    assert.equal(withIgnored('# Mine.\r\nb\r\n# Yours.', 'a'), '# Mine.\r\na\r\nb\r\n# Yours.\r\n');
  });

  test('says which line is no term', () => {
    const { decisions, problem } = ignoredFile.read(`a  b \n\n***\nc\n${'x'.repeat(300)}`);
    assert.deepEqual([decisions, problem?.line], [['a b', 'c'], 2]);
    for (const wrong of ['', '# x', ' \n', '…', 'x'.repeat(201)]) assert.equal(ignoredTerm(wrong), undefined, wrong);
    assert.equal(ignoredTerm(' two\n words '), 'two words');
  });
});
