import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNotes, ForeignPart, JoinedArrays, type StoredPart, type StoredValue } from '../../server/src/index.js';

const comb = 'Bees that find a good meadow dance for the others, and the dance says how far it is.';

function stored(): StoredPart {
  const notes = createNotes();
  notes.put('file:///a.md', `${comb}\n\n${comb}\n\nA waggle dance (WD) is a dance that tells of a meadow.`);
  notes.put('file:///b.md', `# Comb\n\n${comb}`);
  notes.put('file:///c.md', `# Comb\n\n${comb}`);
  notes.change('file:///b.md', `# Comb\n\n${comb} Indeed.`, [{ start: 92, end: 92, length: 8 }]);
  return notes.store();
}

function isPart(value: StoredValue): value is StoredPart {
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  return !ArrayBuffer.isView(value) && !(value instanceof JoinedArrays);
}

/** Every way to spoil one value of a part: it is left out, or of another kind. */
function* spoiled(part: StoredPart, path = ''): Generator<readonly [string, StoredPart]> {
  for (const [name, value] of Object.entries(part)) {
    const { [name]: _, ...rest } = part;
    yield [`without ${path}${name}`, rest];
    for (const other of [-1, new Float64Array(3)] satisfies StoredValue[]) {
      yield [`${path}${name} is ${JSON.stringify(other)}`, { ...part, [name]: other }];
    }
    if (!isPart(value)) continue;
    for (const [what, inner] of spoiled(value, `${path}${name}.`)) yield [what, { ...part, [name]: inner }];
  }
}

test('a part that is not what it should be is refused, and nothing is changed', () => {
  const notes = createNotes();
  notes.put('file:///own.md', `${comb}\n\n${comb}`);
  const repeats = notes.repeats();
  for (const [what, part] of spoiled(stored())) {
    assert.throws(() => notes.restore(part), ForeignPart, what);
    assert.deepEqual(notes.uris(), ['file:///own.md'], what);
  }
  assert.deepEqual(notes.repeats(), repeats);
});

test('what is stored has as many arrays however many notes there are', () => {
  const arraysIn = (part: StoredPart): number =>
    Object.values(part).reduce<number>((sum, value) => {
      if (isPart(value)) return sum + arraysIn(value);
      return sum + (typeof value === 'object' && !Array.isArray(value) ? 1 : 0);
    }, 0);
  const notes = createNotes();
  const few = arraysIn(notes.store());
  for (let at = 0; at < 100; at++) notes.put(`file:///${at}.md`, `Note ${at}. ${comb}`);
  assert.equal(arraysIn(notes.store()), few);
});
