import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PassageContext } from '../../server/src/passages/context.js';
import { PassageIndex } from '../../server/src/passages/passage-index.js';
import { PassageStore } from '../../server/src/passages/passage-store.js';
import { idf, saturation, topPassages } from '../../server/src/passages/top-passages.js';
import { hashOf } from '../../server/src/text/hash.js';
import { readProse } from '../../server/src/text/prose.js';
import { Vocabulary } from '../../server/src/text/vocabulary.js';
import { runs } from './runs.js';

const letters = 'bcdfghklmnprstvz';
/** Word `size * 16 + letter`, none of them a stop word. */
function spell(index: number): string {
  return `${letters[index & 15]}a${letters[(index >> 4) & 15]}o`;
}
const word = fc.tuple(fc.nat(3), fc.nat(15)).map(([size, letter]) => spell((size << 4) | letter));
const passage = fc.array(word, { maxLength: 20 }).map((words) => words.join(' '));
const note = fc.array(passage, { maxLength: 6 }).map((passages) => passages.join('\n\n'));

/** Takes all steps of some work. */
function finish(steps: Generator<number, void>): void {
  while (steps.next().done !== true);
}

/** Thousands of passages, some of them gone or replaced, whose words are as unlike in frequency as those of a language. */
function manyPassages(): { readonly vocabulary: Vocabulary; readonly store: PassageStore } {
  const vocabulary = new Vocabulary();
  const store = new PassageStore(vocabulary);
  let seed = 1;
  const random = (): number => {
    seed = (Math.imul(seed, 48271) >>> 0) % 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const text = (): string =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
      Array.from({ length: 3 + Math.floor(random() * 20) }, () => spell(Math.floor(256 * random() ** 4))).join(' '),
    ).join('\n\n');
  for (let at = 0; at < 5000; at++) {
    const { words, lexicon, passages } = readProse(text());
    vocabulary.add(lexicon);
    finish(store.put(at % 4000, words, passages));
  }
  for (let id = 0; id < 4000; id += 9) finish(store.remove(id));
  return { vocabulary, store };
}

test('the best passages are those that scoring every passage finds, ties included', () => {
  const { vocabulary, store } = manyPassages();
  const termOf = (hash: number): number => vocabulary.termOf(vocabulary.find(hash));
  const compare = (a: number, b: number): number =>
    ((store.noteOf(a) * 7) % 4001) - ((store.noteOf(b) * 7) % 4001) || store.placeOf(a) - store.placeOf(b);
  const all = [...store.notes()]
    .flatMap((id) => Array.from(store.note(id)?.passages.starts ?? [], (_, place) => store.numberOf(id, place)))
    .map((number) => {
      const times = new Map<number, number>();
      const terms = [...store.wordsOf(number)].map(termOf);
      for (const term of terms) times.set(term, (times.get(term) ?? 0) + 1);
      return { passage: number, times, length: terms.length };
    });
  const words = fc.array(fc.nat(255), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3 }), (indices, limit, every) => {
      const terms = [...new Set(indices.map((index) => termOf(hashOf(spell(index)))))]
        .map((term) => ({ term, weight: idf(store.passagesWith(term), store.live) }))
        .sort((a, b) => b.weight - a.weight);
      const scores = all
        .filter(({ passage: number }) => number % every === 0)
        .map(({ passage: number, times, length }) => ({
          passage: number,
          score: terms.reduce((sum, { term, weight }) => {
            const count = times.get(term) ?? 0;
            return count === 0 ? sum : sum + weight * saturation(count, length, store.slope);
          }, 0),
        }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || compare(a.passage, b.passage));
      const found = topPassages(store, terms, limit, compare, (number) => number % every === 0);
      assert.deepEqual(found, scores.slice(0, limit));
    }),
    runs(40),
  );
});

const context: PassageContext = {
  rank: (id) => (id * 3) % 5,
  mentions: ({ note: id, place }) => [{ concept: (id + place) % 3, first: 0, last: 1 }],
  mentionsIn: () => [{ concept: 1, first: 0, last: 1 }],
  name: String,
  isInGlossary: () => true,
  isAside: ({ note: id, place }) => id === 3 && place === 1,
  forms: () => ['bado bafo'],
  quotations: ({ note: id }) => ({ sources: id === 1 ? [{ note: 2, place: 0 }] : [], quotedBy: [] }),
};

/** All answers, for each passage and some queries. */
function answers(index: PassageIndex, notes: ReadonlyMap<number, string>): unknown {
  const related = [...notes.keys()]
    .sort()
    .map((id) => [0, 1, 2, 3].map((place) => index.related({ note: id, place }, 5, context)));
  const queries = [
    'bado bafo',
    'bado -bafo',
    'bado -"bafo bado"',
    '"bado bado"',
    'ca',
    'badoo zago',
    'babo cado fabo',
    'the bado',
  ];
  const strong = [...notes.keys()].sort().map((id) => index.strong(id, 0, 4, 0.1, context));
  return [related, strong, queries.map((query) => index.search(query, { limit: 5, prefix: true }, context))];
}

test('after any history every answer equals that of a fresh index', () => {
  const step = fc.tuple(fc.nat(4), fc.option(note, { freq: 4 }), fc.nat(60));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 0, max: 1 }), (steps, often) => {
      const index = new PassageIndex();
      const notes = new Map<number, string>();
      for (const [id, text, budget] of steps) {
        for (let again = 0; again <= often * 20; again++) {
          const current = text === null || again % 2 === 1 ? undefined : text;
          if (current === undefined) index.remove(id);
          else index.put(id, readProse(current));
          if (current === undefined) notes.delete(id);
          else notes.set(id, current);
        }
        index.work(budget);
      }
      const fresh = new PassageIndex();
      for (const [id, text] of [...notes].reverse()) fresh.put(id, readProse(text));
      assert.deepEqual(answers(index, notes), answers(fresh, notes));
    }),
    runs(10),
  );
});

test('no answer shows what is asked about, or what another shows', () => {
  fc.assert(
    fc.property(fc.array(note, { minLength: 1, maxLength: 6 }), fc.nat(5), fc.nat(5), (texts, id, place) => {
      const index = new PassageIndex();
      for (const [number, text] of texts.entries()) index.put(number, readProse(text));
      const found = index.related({ note: id, place }, 20, context);
      const shown = found.flatMap(({ note: one, first, last }) =>
        Array.from({ length: last - first + 1 }, (_, at) => `${one}/${first + at}`),
      );
      const copies = found.flatMap((answer) => answer.copies.map((copy) => `${copy.note}/${copy.place}`));
      const all = [`${id}/${place}`, ...shown, ...copies];
      assert.deepEqual(all, [...new Set(all)]);
      for (const { strength } of found) assert.ok(strength >= 0 && strength <= 1);
    }),
    runs(100),
  );
});
