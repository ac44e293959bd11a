import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNotes, type Notes } from '../../server/src/index.js';
import { Random } from '../bench/corpus/random.js';
import { Vocabulary } from '../bench/corpus/vocabulary.js';
import { runs } from './runs.js';

const settings = { starterGlossary: false, glossaries: [] };
const vocabulary = new Vocabulary(1);

function words(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => vocabulary.word(random));
}

/** Notes of these texts, which nobody has edited. */
function fresh(texts: readonly string[]): Notes {
  const notes = createNotes(settings);
  for (const [i, text] of texts.entries()) notes.put(`${i}`, text);
  return notes;
}

/** Words of the source, from which on the copy may differ: how far a copy reaches hangs on the words around its ends. */
const core = 30;
const most = 110;

test('a copy of which word after word is mended or spoilt is at every moment what it would be if found anew', () => {
  const step = fc.record({ at: fc.nat({ max: most - 1 }), isMended: fc.boolean() });
  const properties = [fc.nat(), fc.double({ min: 0, max: 0.7, noNaN: true }), fc.boolean()] as const;
  fc.assert(
    fc.property(...properties, fc.array(step, { minLength: 1, maxLength: 12 }), (seed, spoilt, isAfter, steps) => {
      const random = new Random(seed);
      const source = words(random, most);
      // In a long note what lies far from an edit is not looked at again.
      const [before, after] = [words(random, 800), words(random, 800)];
      const isCore = (at: number): boolean => (isAfter ? at < core : at >= most - core);
      const copy = source.map((word, at) => (isCore(at) || !random.chance(spoilt) ? word : vocabulary.word(random)));
      const text = (): string => [...before, ...copy, ...after].join(' ');
      const texts = [[...words(random, 10), ...source, ...words(random, 10)].join(' '), text()];
      const notes = fresh(texts);
      notes.repeats();
      for (const { at, isMended } of steps) {
        if (isCore(at)) continue;
        const start = [...before, ...copy.slice(0, at), ''].join(' ').length;
        const end = start + (copy[at] ?? '').length;
        copy[at] = (isMended ? source[at] : vocabulary.word(random)) ?? '';
        texts[1] = text();
        notes.change('1', texts[1], [{ start, end, length: copy[at].length }]);
        assert.deepEqual(notes.repeats(), fresh(texts).repeats());
      }
    }),
    runs(20),
  );
});
