import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CopyFinder } from '../../server/src/passages/copies.js';
import { PassageStore } from '../../server/src/passages/passage-store.js';
import { type StrongRelation, StrongRelations } from '../../server/src/passages/strong-relations.js';
import { idf } from '../../server/src/passages/top-passages.js';
import { LEAST_STRONG, MOST_STRONG, MOST_TERMS } from '../../server/src/passages/weights.js';
import { readProse } from '../../server/src/text/prose.js';
import { Vocabulary } from '../../server/src/text/vocabulary.js';
import { alone } from '../unit/passages-alone.js';
import { runs } from './runs.js';

const letters = 'bcdfghklmnprstvz';
const word = fc.tuple(fc.nat(5), fc.nat(15)).map(([a, b]) => `${letters[a]}a${letters[b]}o`);
const passage = fc.array(word, { minLength: 5, maxLength: 25 }).map((words) => words.join(' '));
const note = fc.array(passage, { maxLength: 6 }).map((passages) => passages.join('\n\n'));

/** Every passage scored in turn. */
function simply(
  vocabulary: Vocabulary,
  store: PassageStore,
  id: number,
  place: number,
  least: number,
): StrongRelation[] {
  const asked = store.numberOf(id, place);
  const countOf = (number: number): ReadonlyMap<number, number> => {
    const times = new Map<number, number>();
    for (const term of store.termsOf(number)) times.set(term, (times.get(term) ?? 0) + 1);
    return times;
  };
  const terms = [...countOf(asked)]
    .map(([term, count]) => ({ term, weight: idf(store.passagesWith(term), store.live) * Math.sqrt(count) }))
    .sort((a, b) => b.weight - a.weight || vocabulary.termHash(a.term) - vocabulary.termHash(b.term))
    .slice(0, MOST_TERMS);
  const inOrder = terms.toSorted((a, b) => store.passagesWith(a.term) - store.passagesWith(b.term));
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const shared = (number: number): number => {
    const held = countOf(number);
    return inOrder.reduce((sum, { term, weight }) => (held.has(term) ? sum + weight : sum), 0);
  };
  const found: StrongRelation[] = [...store.notes()].flatMap((one) =>
    Array.from({ length: store.note(one)?.passages.count ?? 0 }, (_, at) => ({
      note: one,
      place: at,
      strength: shared(store.numberOf(one, at)) / total,
    })),
  );
  const copies = new CopyFinder();
  copies.add(store.wordsOf(asked));
  return found
    .filter(({ note: one, place: at, strength }) => strength >= least && !(one === id && Math.abs(at - place) <= 1))
    .sort((a, b) => b.strength - a.strength || a.note - b.note || a.place - b.place)
    .filter(({ note: one, place: at }) => {
      const words = store.wordsOf(store.numberOf(one, at));
      const isCopy = copies.find(words) !== undefined;
      if (!isCopy) copies.add(words);
      return !isCopy;
    })
    .slice(0, MOST_STRONG);
}

test('strong relations are those that scoring every passage finds', () => {
  fc.assert(
    fc.property(fc.array(note, { maxLength: 8 }), fc.constantFrom(0.1, 0.3, 0.5), fc.nat(7), (notes, least, gone) => {
      const vocabulary = new Vocabulary();
      const store = new PassageStore(vocabulary);
      const finish = (steps: Iterator<unknown>) => {
        while (steps.next().done !== true);
      };
      for (const [id, text] of notes.entries()) {
        const { words, lexicon, passages } = readProse(text);
        vocabulary.add(lexicon);
        finish(store.put(id, words, passages));
      }
      finish(store.remove(gone));
      const relations = new StrongRelations(vocabulary, store, alone);
      for (const id of store.notes()) {
        for (let place = 0; place < (store.note(id)?.passages.count ?? 0); place++) {
          const isLong = store.wordsOf(store.numberOf(id, place)).length >= LEAST_STRONG;
          const expected = isLong ? simply(vocabulary, store, id, place, least) : [];
          assert.deepEqual(relations.of({ note: id, place }, least), expected);
        }
      }
    }),
    runs(30),
  );
});
