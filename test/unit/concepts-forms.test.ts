import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formsOf } from '../../server/src/concepts/mentions/forms.js';
import { pluralOf, singularOf } from '../../server/src/concepts/mentions/inflection.js';

/** Checks that a term called by `names` (parted by commas) has all these forms, and none of the others. */
function check(names: string, forms: string, others = ''): void {
  test(names, () => {
    const spelled = new Set(formsOf(names.split(', ')).map((form) => form.spelling));
    for (const form of forms.split(', ').filter(Boolean))
      assert.ok(spelled.has(form), `${form} is missing among ${[...spelled].join(', ')}`);
    for (const form of others.split(', ')) assert.ok(!spelled.has(form), `${form} is no form`);
  });
}

describe('forms', () => {
  check('inoculation prompt', "inoculation prompt, inoculation prompts, inoculation prompt's", 'inoculation, prompts');
  check('mesa-optimizer', 'mesa-optimizers, mesa-optimization, mesa-optimiser, mesaoptimizer', 'optimizer');
  check('RLVR', "RLVR, RLVRs, RLVR's", 'rlvr');
  check('LLMs', 'LLM, LLMs');
  check('model organism of misalignment', 'model organisms of misalignment');
  check('scheming, scheme', 'schemes, schemed');
  check('scheming', "scheming's", 'scheme, schemes, schemer');
  check('pretraining', 'pre-training', 'pretrainings');
  check('Hypothesis', 'Hypotheses');
  check("Bayes' rule", "Bayes' rules, Bayes's rule");
  check('prisoner’s dilemma', 'prisoners dilemma, prisoners dilemmas', 'prisoner dilemma');
  check('强化学习', '强化学习');
  check('the', '', 'the');
});

describe('plurals', () => {
  const plural = (singular: string, expected: string | undefined): void => {
    test(singular, () => assert.equal(pluralOf(singular), expected));
  };
  plural('policy', 'policies');
  plural('day', 'days');
  plural('loss', 'losses');
  plural('analysis', 'analyses');
  plural('criterion', 'criteria');
  plural('hacking', undefined);
  plural('bees', undefined);
  plural('physics', undefined);
});

describe('singulars', () => {
  const singular = (plural: string, expected: string | undefined): void => {
    test(plural, () => assert.equal(singularOf(plural), expected));
  };
  singular('policies', 'policy');
  singular('losses', 'loss');
  singular('analyses', 'analysis');
  singular('people', 'person');
  singular('bias', undefined);
  singular('loss', undefined);
});
