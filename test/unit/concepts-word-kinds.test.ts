import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CapitalForms, innerCapitals } from '../../server/src/concepts/candidates/capital-forms.js';
import { kindOfWord, WordKind } from '../../server/src/concepts/candidates/word-kinds.js';
import { readProse } from '../../server/src/text/prose.js';

const names = Object.keys(WordKind) as (keyof typeof WordKind)[];

function check(expected: keyof typeof WordKind, ...words: readonly string[]): void {
  for (const word of words) {
    test(`${word} is ${expected}`, () => {
      const kind = kindOfWord(word);
      assert.equal(
        names.find((name) => WordKind[name] === kind),
        expected,
      );
    });
  }
}

describe('kinds of words', () => {
  check('Telling', 'swarm', 'alignment', 'meta', 'training', 'assembly', 'anomaly', 'état', "newcomb's");
  check('General', 'theory', 'theories', 'hard', 'english', 'tickets', 'state');
  check('Verbal', 'start', 'use');
  check('Vague', 'good', 'previous', 'researchers');
  check('Short', 'ai', 'x1');
  check('Of', 'of');
  check('Closed', 'the', 'however', 'monday', 'march', 'believes', 'believed', "don't", "it's", '42', 'x', 'quickly');
  check('Closed', 'optimize', 'clarify');
});

describe('words with a capital inside', () => {
  const text = 'The RLVR of LessWrong, and RLVR’s CoT: McDonald said so.';
  test('are found once each', () => {
    assert.deepEqual(innerCapitals(text, readProse(text).words), ['RLVR', 'LessWrong', 'RLVR’s', 'CoT', 'McDonald']);
  });

  test('are written as most texts write them, and the first by code units where as many do', () => {
    const forms = new CapitalForms();
    forms.count(['CoT'], 1);
    forms.count(['COT'], 1);
    assert.equal(forms.of('cot'), 'COT');
    forms.count(['CoT'], 1);
    assert.equal(forms.of('cot'), 'CoT');
    forms.count(['CoT'], -1);
    forms.count(['CoT'], -1);
    forms.count(['COT'], -1);
    assert.equal(forms.of('cot'), undefined);
  });
});
