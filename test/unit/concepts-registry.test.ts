import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findAcronyms } from '../../server/src/concepts/acronyms/acronyms.js';
import { Concepts } from '../../server/src/concepts/concepts.js';
import { findDefinitions } from '../../server/src/concepts/definitions/definitions.js';
import { parseGlossary } from '../../server/src/concepts/glossary/glossary.js';
import { hashOf } from '../../server/src/text/hash.js';
import { PackedWords } from '../../server/src/text/packed-words.js';
import { readProse } from '../../server/src/text/prose.js';

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Concepts of some notes; those whose name begins with `glossary` are glossary notes. */
function conceptsOf(notes: Readonly<Record<string, string>>, starter = ''): Concepts {
  const concepts = new Concepts(order);
  concepts.starter(parseGlossary(starter));
  for (const [note, text] of Object.entries(notes)) put(concepts, note, text);
  return concepts;
}

function put(concepts: Concepts, note: string, text: string): void {
  const { words, passages } = readProse(text);
  const own = note.startsWith('glossary') ? { glossary: parseGlossary(text) } : {};
  const definitions = findDefinitions(text, words, passages);
  concepts.put(note, { ...own, definitions, acronyms: findAcronyms(text, words, passages) });
}

/** The definitions of a term, as `origin: text`. */
function definitions(concepts: Concepts, term: string, note?: string): string[] | undefined {
  const index = concepts.find(term, note);
  if (index === undefined) return undefined;
  return concepts.at(index)?.definitions.map(({ origin, text }) => `${origin}: ${text}`);
}

describe('definitions of a concept', () => {
  test('the glossary first, then the starter glossary, then the notes', () => {
    const concepts = conceptsOf(
      { a: 'A super is a box that holds frames of honey.', 'glossary-1': '# Super\nA box on top.' },
      '# Super\nA box for honey.',
    );
    assert.deepEqual(definitions(concepts, 'supers'), [
      'glossary: A box on top.',
      'starter: A box for honey.',
      'note: A super is a box that holds frames of honey.',
    ]);
  });

  test('a clear definition of the notes comes before the starter glossary', () => {
    const concepts = conceptsOf({ a: 'The term “super” refers to a box for honey.' }, '# Brood\nx');
    assert.deepEqual(definitions(concepts, 'super'), ['note: The term “super” refers to a box for honey.']);
  });

  test('one term of two glossaries has two senses', () => {
    const concepts = conceptsOf({ 'glossary-a': '# Comb\nOf wax.', 'glossary-b': '# Comb\nFor hair.' });
    assert.deepEqual(definitions(concepts, 'comb'), ['glossary: Of wax.', 'glossary: For hair.']);
    assert.equal(concepts.list().length, 1);
  });

  test('aliases are what was written down, without inflections', () => {
    const [concept] = conceptsOf({ glossary: '# Queen excluder (QE)\nAliases: grid, grids\n\nIt is of steel.' }).list();
    assert.deepEqual(concept?.aliases, ['QE', 'grid']);
    assert.ok(concept?.forms.includes('Queen excluders'));
  });

  test('an entry joins the concept that has its name as an alias', () => {
    const concepts = conceptsOf({
      'glossary-a': '# Queen excluder (QE)\nA grid.',
      'glossary-b': '# QE\nA grid of steel.',
    });
    assert.deepEqual(definitions(concepts, 'queen excluder'), ['glossary: A grid.', 'glossary: A grid of steel.']);
  });

  test('two headings of one glossary are two concepts', () => {
    const concepts = conceptsOf({ 'glossary-1': '# Drifter\nAliases: drifting\n\nA bee.\n\n# Drifting\nA move.' });
    assert.deepEqual(definitions(concepts, 'drifting'), ['glossary: A move.']);
    assert.deepEqual(definitions(concepts, 'drifters'), ['glossary: A bee.']);
  });

  test('a definition that was copied counts once', () => {
    const text = 'A super is a box that holds frames of honey.';
    const concepts = conceptsOf({ 'glossary-1': '# Super', a: text, b: text });
    assert.deepEqual(definitions(concepts, 'super'), [`note: ${text}`]);
  });
});

describe('what is a concept', () => {
  const names = (text: string): string[] =>
    conceptsOf({ a: text })
      .list()
      .map(({ name }) => name);
  const check = (text: string, ...expected: string[]): void => {
    test(text, () => assert.deepEqual(names(text), expected));
  };
  check('A waggle dance is a movement that tells other bees the way.', 'waggle dance');
  check('A car is a machine that moves on wheels.');
  check('The term “drifting” refers to a change of hive.', 'drifting');
  check('Many sell a queen excluder (QE) today.', 'queen excluder');
  check('Many queen excluders (QEs) are sold.', 'queen excluder');
  check('Many live in Pennsylvania (PA) today.');
});

describe('acronyms', () => {
  const notes = {
    a: 'A queen excluder (QE) is sold.',
    b: 'Every queen excluder (QE) is a grid.',
    c: 'The quiet evening (QE) came.',
    d: 'QE again.',
  };
  const concepts = conceptsOf(notes);
  const name = (note?: string): string | undefined => concepts.at(concepts.find('QE', note) ?? -1)?.name;

  test('what most notes mean', () => assert.equal(name(), 'queen excluder'));
  test('what the note itself means', () => assert.equal(name('c'), 'quiet evening'));
  test('what a note means that does not say', () => assert.equal(name('d'), 'queen excluder'));
  test('mentions follow the note', () => {
    const { words, passages } = readProse(notes.c);
    const { concepts: indices } = concepts.mentions('c', PackedWords.of(words), passages);
    const found = [...indices].map((index) => concepts.at(index)?.name);
    assert.deepEqual(found, ['quiet evening', 'quiet evening']);
  });
  const fits = (text: string, expected: string): void => {
    test(`what a note speaks of: ${text}`, () => {
      const { words, passages } = readProse(text);
      const packed = PackedWords.of(words);
      assert.equal(concepts.name(concepts.find('QE', 'd', packed) ?? -1), expected);
      const { concepts: indices } = concepts.mentions('d', packed, passages);
      assert.equal(concepts.name(indices[0] ?? -1), expected);
    });
  };
  fits('QE again.', 'queen excluder');
  fits('QE came, and the evening grew quieter: quiet.', 'quiet evening');
  fits('QE came in the evening.', 'queen excluder');
  fits('QE of a quiet evening: a grid excluding queens.', 'queen excluder');
  test('a note that expands it means that, whatever it speaks of', () => {
    const { words } = readProse('QE: a queen, excluded. The quiet came.');
    assert.equal(concepts.name(concepts.find('QE', 'c', PackedWords.of(words)) ?? -1), 'quiet evening');
  });
  test('what an acronym can stand for is a change where it is mentioned', () => {
    const known = conceptsOf({ a: notes.a, b: notes.b, d: 'QE of quiet evenings.' });
    known.takeChanges();
    put(known, 'c', notes.c);
    const changed = known.takeChanges().flatMap(({ forms }) => forms.map((form) => form.join(' ')));
    assert.ok(changed.includes(`${hashOf('qe')}`));
  });
  test('a glossary is not overruled', () => {
    const known = conceptsOf({ ...notes, 'glossary-1': '# Quick entry (QE)\nx' });
    assert.equal(known.at(known.find('QE') ?? -1)?.name, 'Quick entry');
    assert.equal(known.at(known.find('QE', 'c') ?? -1)?.name, 'quiet evening');
  });
  test('another wording of a known long form joins it', () => {
    const known = conceptsOf(
      { a: 'The grid excluding queens (QE) is old, a queen excluding grid (QE).' },
      '# Queen excluder (QE)\nx',
    );
    assert.equal(known.list().length, 1);
  });
});

describe('finding by name', () => {
  const concepts = conceptsOf({ 'glossary-1': '# Emergent drift (ED)\nx\n# RLVR\ny\n# C++ (.*)\nz' });
  const check = (term: string, expected: string | undefined): void => {
    test(`"${term}"`, () => assert.equal(concepts.at(concepts.find(term) ?? -1)?.name, expected));
  };
  check('emergent drifts', 'Emergent drift');
  check('Emergent-Drift', 'Emergent drift');
  check('ED', 'Emergent drift');
  check('ed', undefined);
  check('rlvr', 'RLVR');
  check('C++', 'C++ (.*)');
  check('', undefined);
  check('nothing known', undefined);
});

test('a glossary may allow a short form in small letters', () => {
  const concepts = conceptsOf({ 'glossary-1': '# Emergent drift (ED)\nAliases: ed\n\nx' });
  assert.equal(concepts.find('ed'), 0);
});

describe('changes', () => {
  const concepts = conceptsOf({ 'glossary-1': '# Drift\nOne.\n# Comb\nOf wax.', a: 'A queen excluder (QE) is sold.' });
  concepts.takeChanges();
  /** The forms that a change touches, as words; and notes. */
  const touched = (): string[] => {
    const spelled = new Map(['drift', 'drifts', 'shift', 'comb', 'qe'].map((word) => [hashOf(word), word]));
    return concepts
      .takeChanges()
      .flatMap(({ forms, notes }) => [...forms.map((hashes) => spelled.get(hashes[0] ?? 0) ?? '?'), ...notes])
      .filter((word) => word !== '?')
      .sort();
  };
  test('nothing', () => assert.deepEqual(concepts.takeChanges(), []));
  test('a definition that was reworded touches no form', () => {
    put(concepts, 'glossary-1', '# Drift\nTwo.\n# Comb\nOf wax.');
    assert.deepEqual(touched(), []);
    assert.deepEqual(definitions(concepts, 'drift'), ['glossary: Two.']);
  });
  test('a new alias touches its own forms', () => {
    put(concepts, 'glossary-1', '# Drift\nAliases: shift\n\nTwo.\n# Comb\nOf wax.');
    assert.deepEqual(touched(), ['shift']);
  });
  test('an entry in front of others touches none of theirs', () => {
    const before = concepts.find('comb');
    put(concepts, 'glossary-1', '# Box\nA box.\n# Drift\nAliases: shift\n\nTwo.\n# Comb\nOf wax.');
    assert.deepEqual(touched(), []);
    assert.equal(concepts.find('comb'), before);
  });
  test('a note that means something else is touched', () => {
    put(concepts, 'b', 'The quiet evening (QE) came. QE.');
    put(concepts, 'c', 'A queen excluder (QE) is a grid.');
    assert.deepEqual(touched(), ['a', 'b', 'c', 'qe']);
  });
  test('a removed note takes its concepts along', () => {
    concepts.remove('glossary-1');
    assert.equal(concepts.find('drift'), undefined);
    assert.deepEqual(touched(), ['comb', 'drift', 'drifts', 'shift']);
  });
});

test('after thousands of changes the answers are those of a fresh index', () => {
  const notes = { a: 'A queen excluder (QE) is sold.', b: 'A queen excluder (QE).', c: 'The quiet evening (QE) came.' };
  const concepts = conceptsOf(notes);
  const glossary = (name: string): string =>
    `# ${name} dance\nAliases: ${name} run, ${name}-walking\n\nx\n# Queen excluder\nx`;
  for (let round = 0; round < 500; round++) {
    put(concepts, 'glossary-1', glossary(`name${round}`));
    concepts.list();
  }
  const fresh = conceptsOf({ ...notes, 'glossary-1': glossary('name499') });
  assert.deepEqual(concepts.list(), fresh.list());
  for (const term of ['name499 dances', 'name499-walking', 'name498 dance', 'QE', 'queen excluders']) {
    for (const note of ['a', 'c']) {
      assert.equal(concepts.name(concepts.find(term, note) ?? -1), fresh.name(fresh.find(term, note) ?? -1), term);
    }
  }
});
