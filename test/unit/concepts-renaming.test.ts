import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { articleFor } from '../../server/src/concepts/renaming/indefinite-article.js';
import { renameIn } from '../../server/src/concepts/renaming/renamed-text.js';
import { faultOf, Renaming, termOf } from '../../server/src/concepts/renaming/renaming.js';

/** Checks what becomes of forms of `term`, parted by commas, when it is renamed to `name`; `?`: it is not sure. */
function check(term: string, name: string, written: string, expected: string, opens = false): void {
  test(`${term} → ${name}: ${written}${opens ? ' (opens a sentence)' : ''}`, () => {
    const renaming = new Renaming(term, name);
    const renamed = written.split(', ').map((form) => {
      const { text, isSure } = renaming.of(form, opens);
      return isSure ? text : `${text}?`;
    });
    assert.deepEqual(renamed, expected.split(', '));
  });
}

describe('a renamed form is like the one before', () => {
  describe('number', () => {
    check('eel run', 'elver march', 'eel run, eel runs', 'elver march, elver marches');
    check('eel runs', 'elver march', 'eel run, eel runs', 'elver march, elver march');
    check('eel runs', 'elver marches', 'eel run, eel runs', 'elver march, elver marches');
    check('policy', 'criterion', 'policies', 'criteria');
    check('model organism of misalignment', 'sample of drift', 'model organisms of misalignment', 'samples of drift');
    check('RLVR', 'RLAIF', 'RLVR, RLVRs', 'RLAIF, RLAIFs');
    check('RLVR', 'verified training', 'RLVR', 'verified training');
    check('tide gate', 'sluicing', 'tide gates', 'sluicing?');
  });
  describe('possessive', () => {
    check('schemer', 'plotter', "schemer's, schemer’s, schemers", "plotter's, plotter’s, plotters");
    check('mouse', 'rat', "mice's, mouse's", "rats', rat's");
    check('rat', 'mouse', 'rats', 'mice');
    check("Prisoner's Dilemma", 'stag hunt', 'Prisoners’ Dilemma, prisoners’ dilemmas', 'stag hunt, stag hunts');
    check(
      "Goodhart's law",
      "Campbell's rule",
      "Goodhart’s law, Goodhart's law's",
      "Campbell’s rule, Campbell's rule's",
    );
  });
  describe('capitals', () => {
    check(
      'eel run',
      'elver march',
      'Eel run, Eel Run, EEL RUN, EEL RUNS',
      'Elver march, Elver March, ELVER MARCH, ELVER MARCHES',
    );
    check(
      'Eel run',
      'Elver march',
      'eel run, eel runs, Eel runs, Eel Run',
      'elver march, elver marches, Elver marches, Elver March',
    );
    check('Eel Run', 'Elver March', 'eel run, Eel run', 'elver march, Elver march');
    check('eel run', 'Poisson run', 'eel run, Eel run, Eel Run', 'Poisson run, Poisson run, Poisson Run');
    check('Eel run', 'LLM run', 'eel run', 'LLM run');
    check("Goodhart's law", 'proxy drift', "Goodhart's law", 'proxy drift');
    check("Goodhart's law", 'proxy drift', "Goodhart's law", 'Proxy drift', true);
    check('RLVR', 'proxy drift', 'RLVR', 'Proxy drift', true);
    check('eel run', 'iPhone', 'Eel run', 'iPhone', true);
    check('eel run', 'edge of the weir', 'Eel Run', 'Edge of the Weir');
  });
  describe('hyphens and spelling', () => {
    check(
      'mesa-optimizer',
      'inner-searcher',
      'mesa optimizer, mesaoptimizer, Mesa-Optimizers',
      'inner searcher, innersearcher, Inner-Searchers',
    );
    check(
      'mesa-optimizer',
      'inner organizer',
      'mesa-optimiser, mesa-optimization, mesa-optimisation',
      'inner organiser, inner organization, inner organisation',
    );
    check('mesa-optimizer', 'inner searcher', 'mesa-optimizing, mesa-optimization', 'inner searching, inner searcher?');
    check('reward hacking', 'proxy gaming', 'reward-hacking', 'proxy-gaming');
    check('reward hacking', 'gaming', 'reward-hacking', 'gaming');
  });
  describe('what stands between the words', () => {
    check('eel run', 'elver march', 'eel\n> run', 'elver\n> march');
    check('eel run', 'elver march', 'eel* run', 'elver* march');
    check('eel run', 'migration', 'eel* run', 'migration*');
    check('eel run', 'great elver march', 'eel\nrun', 'great\nelver march');
  });
  check('强化学习', '监督学习', '强化学习', '监督学习');
});

test('a form is one of the name or alias that is spelled so', () => {
  const names = ['reward model', 'RM', 'preference models', 'reward hacking'];
  const found = ['Reward models', 'RMs', "preference model's", 'reward-hacking', 'rm', 'wolf'];
  assert.deepEqual(
    found.map((written) => termOf(names, written)),
    ['reward model', 'RM', 'preference models', 'reward hacking', undefined, undefined],
  );
});

test('what is no name is told', () => {
  for (const name of ['elver march', 'C', '强化学习', "Goodhart's law", 'mesa-optimizer']) {
    assert.equal(faultOf(name), undefined, name);
  }
  for (const name of ['', ' ', '—', 'the', 'a, b', '**bold**', 'a\nb', '`x`', '[[eel]]', 'long '.repeat(13)]) {
    assert.ok(faultOf(name), name);
  }
});

/** Renames `eel run`, also called ER, to `elver march` wherever `text` holds what `pattern` matches. */
function renamed(text: string, pattern: RegExp, isGlossary = false): string {
  const mentions = [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  const term = { names: ['eel run', 'ER'], term: 'eel run', renaming: new Renaming('eel run', 'elver march') };
  return renameIn(text, mentions, term, isGlossary).reduceRight(
    (edited, edit) => edited.slice(0, edit.start) + edit.text + edited.slice(edit.end),
    text,
  );
}

describe('articles', () => {
  for (const [word, article] of [
    ['eel', 'an'],
    ['weir', 'a'],
    ['unit', 'a'],
    ['unaligned', 'an'],
    ['unimportant', 'an'],
    ['user', 'a'],
    ['European', 'a'],
    ['one-shot', 'a'],
    ['hour', 'an'],
    ['RLHF', 'an'],
    ['CoT', 'a'],
    ['LoRA', 'an'],
    ['Eel', 'an'],
  ] as const) {
    test(word, () => assert.equal(articleFor(word), article));
  }
  const swap = (text: string, expected: string): void => {
    test(text, () => {
      const start = text.indexOf('lock');
      const term = { names: ['lock'], term: 'lock', renaming: new Renaming('lock', 'eel gate') };
      const edits = renameIn(text, [{ start, end: start + 4 }], term, false);
      const edited = edits.reduceRight(
        (all, { start: at, end, text: next }) => all.slice(0, at) + next + all.slice(end),
        text,
      );
      assert.equal(edited, expected);
    });
  };
  swap('It is a lock.', 'It is an eel gate.');
  swap('A “lock”', 'An “eel gate”');
  swap('a [[lock]]', 'an [[lock|eel gate]]');
  swap('vitamin-a lock', 'vitamin-a eel gate');
  swap('a big lock', 'a big eel gate');
});

describe('a renamed text', () => {
  const check = (text: string, expected: string, isGlossary = false): void => {
    test(text, () => assert.equal(renamed(text, /\b(?:eel[\s-]runs?|ER)\b/gi, isGlossary), expected));
  };
  check('Eel runs and one eel run (ER).', 'Elver marches and one elver march (ER).');
  check(
    'See [[eel run]] and [[the long eel run]].',
    'See [[eel run|elver march]] and [[the long eel run|the long elver march]].',
  );
  check('See [[eel run|an eel run, the Eel Run]].', 'See [[eel run|an elver march, the Elver March]].');
  check('See [[elver march|eel run]].', 'See [[elver march]].');
  check('See [[glossary#eel run]].', 'See [[glossary#elver march]].');
  check('# eel run\nAliases: eel runs, ER\n', '# elver march\nAliases: elver marches, ER\n', true);
  test('of a glossary whose heading is code', () =>
    assert.equal(renamed('# `eel run`\n\nA night.\n', /nothing/g, true), '# `elver march`\n\nA night.\n'));
});
