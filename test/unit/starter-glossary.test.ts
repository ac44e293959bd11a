import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import starter from '../../glossary/starter.md';
import { parseGlossary } from '../../server/src/concepts/glossary/glossary.js';
import { formsOf } from '../../server/src/concepts/mentions/forms.js';
import { createNotes } from '../../server/src/index.js';

const entries = parseGlossary(starter);
const notes = createNotes();

/** Words of the field that also stand in ordinary prose, where a definition would be a nuisance. */
const everydayWords = new Set(
  (
    'agent alignment amplification attention benchmark bias capability compute control copy data debate deployment ' +
    'distillation drift elicitation evaluation explosion feature game gaming goal gradient hacking judge label law ' +
    'loop loss measure model monitor monitoring network objective organism oversight policy power probe prompt proxy ' +
    'reasoning reward risk sample scale scaling scheme score signal steering superposition takeoff takeover target ' +
    'task test token training transformer trust value weight'
  ).split(' '),
);

describe('every entry of the starter glossary', () => {
  for (const { name, aliases, source, text } of entries) {
    test(name, () => {
      assert.match(source ?? '', /^\p{L}[^"]+, "\S.*\S" \((?:19|20)\d\d\)$/u, 'author, title and year');
      const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].length;
      assert.ok(sentences === 2 || sentences === 3, `${sentences} sentences`);
      assert.match(text, /^\p{Lu}.*[.]$/u, 'one paragraph of whole sentences');
      const everyday = [name, ...aliases].filter((form) => everydayWords.has(form.toLowerCase()));
      assert.deepEqual(everyday, []);
    });
  }
});

describe('the starter glossary as a whole', () => {
  test('has 60 to 80 terms in alphabetical order', () => {
    const names = entries.map(({ name }) => name);
    assert.ok(names.length >= 60 && names.length <= 80, `${names.length} terms`);
    assert.deepEqual(
      names,
      names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    );
  });

  test('has none of the mistakes that are flagged in glossary notes', () => {
    const own = createNotes({ starterGlossary: false });
    own.put('file:///glossary.md', starter);
    assert.deepEqual(
      own.glossaryProblems('file:///glossary.md').map(({ kind, form }) => `${kind} ${form}`),
      [],
    );
  });

  test('gives no form to two terms', () => {
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const { name, aliases } of entries) {
      for (const form of formsOf([name, ...aliases])) {
        const owner = owners.get(form.key);
        if (owner !== undefined && owner !== name) clashes.push(`${form.spelling}: ${owner}, ${name}`);
        owners.set(form.key, name);
      }
    }
    assert.deepEqual(clashes, []);
  });
});

/** Checks that whoever reads `form` in a note gets the definition of `name`, and that it says what matters. */
function check(form: string, name: string, definition: RegExp): void {
  test(`${form}: ${name}`, () => {
    const concept = notes.concept(form);
    assert.equal(concept?.name, name);
    const [best] = concept.definitions;
    assert.equal(best?.origin, 'starter');
    assert.match(best.text, definition);
  });
}

describe('a reader finds', () => {
  check('RLVR', 'RLVR', /reward comes from a check/);
  check('reinforcement learning with verifiable rewards', 'RLVR', /reward comes from a check/);
  check('schemer', 'schemer', /games its training .* power/);
  check('scheming', 'schemer', /games its training .* power/);
  check('inoculation prompts', 'inoculation prompt', /asks for a trait .* not meant to keep/);
  check('inoculated', 'inoculation prompt', /asks for a trait/);
  check('ASARA', 'ASARA', /fully automate AI research/);
  check('mesa-optimizer', 'mesa-optimizer', /itself an optimizer/);
  check('mesa optimization', 'mesa-optimizer', /itself an optimizer/);
  check('mesa-objective', 'mesa-objective', /objective that a mesa-optimizer pursues/);
  check('CoT', 'chain of thought', /reasoning steps/);
  check('chains of thought', 'chain of thought', /reasoning steps/);
  check('SFT', 'SFT', /demonstrations of the behaviour/);
  check('supervised fine-tuning', 'SFT', /demonstrations of the behaviour/);
  check('RLHF', 'RLHF', /people compare outputs/);
  check('sandbag', 'sandbagging', /Strategic underperformance/);
  check('sandbagging', 'sandbagging', /Strategic underperformance/);
  check('situationally aware', 'situational awareness', /whether it is being tested/);
  check('faking alignment', 'alignment faking', /in order to keep/);
  check('reward hacks', 'reward hacking', /letter of the objective/);
  check('EM', 'emergent misalignment', /narrow task/);
  check('scalable oversight', 'scalable oversight', /outperform their supervisors/);
  check('corrigible', 'corrigibility', /corrective intervention/);
  check('model organisms', 'model organism', /deliberately made/);
  check('gradient hacking', 'gradient hacking', /gradient descent/);
});
