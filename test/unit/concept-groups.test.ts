import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ConceptOrder, grouped, matchOf } from '../../client/src/views/concepts/concept-groups.js';
import type { ConceptAnswer } from '../../server/src/protocol.js';

function concept(name: string, mentions: number, more: Partial<ConceptAnswer> = {}): ConceptAnswer {
  return { name, forms: [], origin: 'note', mentions, notes: 1, ...more };
}

const concepts = [
  concept('Eel run', 6, { origin: 'glossary', forms: ['ER', 'eel runs', 'elver march'] }),
  concept('sluice', 4, { origin: 'none' }),
  concept('flood gate', 3),
  concept('Élan', 2),
  concept('eddy', 9, { origin: 'starter' }),
  concept('weir', 0, { origin: 'starter' }),
  concept('mill 10', 1, { origin: 'none', candidate: true }),
  concept('mill 9', 1, { origin: 'note', candidate: true }),
];

/** Checks what stands in the groups, as one line. */
function check(name: string, typed: string, order: ConceptOrder, expected: string): void {
  test(name, () => {
    const lines = Object.entries(grouped(concepts, { typed, order })).map(([group, some]) => {
      return `${group}: ${some.map((one) => one.name).join(', ')}`;
    });
    assert.equal(lines.join('; '), expected);
  });
}

describe('groups of concepts', () => {
  check(
    'by name; of the starter glossary what the notes use, and entries that say nothing yet',
    '',
    'name',
    'glossary: Eel run, sluice; found: eddy, Élan, flood gate; candidates: mill 9, mill 10',
  );
  check(
    'by mentions, then by name',
    '',
    'mentions',
    'glossary: Eel run, sluice; found: eddy, flood gate, Élan; candidates: mill 9, mill 10',
  );
  check('narrowed to names', 'GATE', 'name', 'glossary: ; found: flood gate; candidates: ');
  check('narrowed to forms', ' elver  m', 'name', 'glossary: Eel run; found: ; candidates: ');
  check('nothing holds it', 'zeppelin', 'name', 'glossary: ; found: ; candidates: ');

  test('a name that two concepts have is shown once', () => {
    const { found } = grouped([...concepts, concept('eddy', 1)], { typed: '', order: 'name' });
    assert.equal(found.filter(({ name }) => name === 'eddy').length, 1);
  });
});

describe('what holds the typed text', () => {
  const [eel = assert.fail()] = concepts;
  test('the name first', () => assert.deepEqual(matchOf(eel, 'eel'), { form: 'Eel run', start: 0, end: 3 }));
  test('else the first form', () => assert.deepEqual(matchOf(eel, 'runs'), { form: 'eel runs', start: 4, end: 8 }));
  test('or nothing', () => assert.equal(matchOf(eel, 'gate'), undefined));
});
