import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CandidateRanking } from '../../server/src/concepts/candidates/candidate-ranking.js';
import { CapitalForms } from '../../server/src/concepts/candidates/capital-forms.js';
import type { TermText } from '../../server/src/concepts/candidates/distinct-passages.js';
import { LONGEST_TERM, TermCounts } from '../../server/src/concepts/candidates/term-counts.js';
import { Count } from '../../server/src/concepts/candidates/term-tree.js';
import { kindOfWord, WordKind } from '../../server/src/concepts/candidates/word-kinds.js';
import { createNotes } from '../../server/src/notes.js';
import { ended } from '../../server/src/steps.js';
import { PackedWords } from '../../server/src/text/packed-words.js';
import { readProse } from '../../server/src/text/prose.js';
import { Vocabulary } from '../../server/src/text/vocabulary.js';
import { runs } from './runs.js';

const words = ['waggle', 'dance', 'bees', 'of', 'the', 'the', 'a', 'meadow', 'scent', 'is', 'good', 'trail', 'dances'];
const passage = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 }).map((all) => `${all.join(' ')}.`);
const marked = fc
  .array(fc.constantFrom(...words, 'Waggle', 'Dance', '“waggle dance”', 'RLVR', 'waggle-dance', 'dance,'), {
    maxLength: 9,
  })
  .map((all) => `${all.join(' ')}.`);
const markedNote = fc.array(marked, { maxLength: 6 }).map((passages) => passages.join('\n\n'));
const note = fc.array(passage, { maxLength: 6 }).map((passages) => passages.join('\n\n'));

interface Reader {
  readonly vocabulary: Vocabulary;
  read(text: string): TermText;
}

function reader(): Reader {
  const vocabulary = new Vocabulary();
  const read = (text: string): TermText => {
    const { words, passages, lexicon } = readProse(text);
    vocabulary.add(lexicon);
    return { words: PackedWords.of(words), passages };
  };
  return { vocabulary, read };
}

/** Every sequence that is counted, with its occurrences. */
function counted({ tree }: TermCounts, vocabulary: Vocabulary): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let node = 1; node < tree.size; node++) {
    const times = tree.count(node, Count.Times);
    const spelled = tree.path(node).map((word) => vocabulary.spellingOf(word));
    if (times > 0 && spelled.length > 1) found.set(spelled.join(' '), times);
  }
  return found;
}

/** Every sequence with all that is counted of it. */
function all({ tree }: TermCounts, vocabulary: Vocabulary): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (let node = 1; node < tree.size; node++) {
    const counts = Object.values(Count).map((kind) => tree.count(node, kind));
    const spelled = tree.path(node).map((word) => vocabulary.spellingOf(word));
    if (counts.some((count) => count > 0)) found.set(spelled.join(' '), counts);
  }
  return found;
}

/** Occurrences, worked out from the texts in the plainest way: distinct passages, and every stretch of each. */
function simply(texts: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const passages = new Set(texts.flatMap((text) => text.split('\n\n').filter((passage) => passage !== '')));
  for (const passage of passages) {
    const spelled = passage.slice(0, -1).split(' ');
    const kinds = spelled.map(kindOfWord);
    if (kinds.filter((kind) => kind >= WordKind.Of).length * 4 < kinds.length) continue;
    for (let from = 0; from < spelled.length; from++) {
      for (let to = from + 2; to <= Math.min(spelled.length, from + LONGEST_TERM); to++) {
        if (!mayBeTerm(kinds.slice(from, to))) continue;
        const name = spelled.slice(from, to).join(' ');
        found.set(name, (found.get(name) ?? 0) + 1);
      }
    }
  }
  return found;
}

/** Nouns, and one "of" as the second word. */
function mayBeTerm(kinds: readonly number[]): boolean {
  if (kinds.at(-1) === WordKind.Of) return false;
  return kinds.every((kind, at) => kind < WordKind.Vague || (kind === WordKind.Of && at === 1));
}

test('sequences are counted as they stand in distinct passages', () => {
  fc.assert(
    fc.property(fc.array(note, { maxLength: 5 }), (notes) => {
      const { vocabulary, read } = reader();
      const counts = new TermCounts(vocabulary);
      ended(counts.follow(notes.map(read)));
      assert.deepEqual(sorted(counted(counts, vocabulary)), sorted(simply(notes)));
    }),
    runs(200),
  );
});

test('texts that came and went leave no trace', () => {
  fc.assert(
    fc.property(fc.array(fc.array(markedNote, { maxLength: 4 }), { minLength: 1, maxLength: 4 }), (turns) => {
      const { vocabulary, read } = reader();
      const counts = new TermCounts(vocabulary);
      for (const notes of turns) ended(counts.follow(notes.map(read)));
      const fresh = new TermCounts(vocabulary);
      ended(fresh.follow((turns.at(-1) ?? []).map(read)));
      assert.deepEqual(sorted(all(counts, vocabulary)), sorted(all(fresh, vocabulary)));
    }),
    runs(100),
  );
});

/** What makes concepts, so that a form means now one and now another. */
const sayings = [
  'A waggle dance is a dance that tells the bees where the meadow is.',
  'By trail we mean the scent that a dance has left in the meadow.',
  'The Waggle Dance Theory (WDT) is good, and so is the WDT of the meadow.',
  'The Wide Dance Trail (WDT) is a trail of the bees.',
  'The scent of the meadow is a good trail to the meadow, and the bees dance the waggle dance of the good meadow.',
];

test('what is begun and not ended leaves no trace', () => {
  const text = fc.tuple(note, fc.subarray([...sayings])).map(([words, said]) => [words, ...said].join('\n\n'));
  const begun = fc.record({ at: fc.nat(3), text, steps: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(begun, { minLength: 1, maxLength: 8 }), (history) => {
      const notes = createNotes({ starterGlossary: false });
      const texts = new Map<string, string>();
      for (const { at, text, steps } of history) {
        const uri = `file:///${at}.txt`;
        notes.put(uri, text);
        texts.set(uri, text);
        for (const making of [notes.candidatesInSteps(), notes.conceptsInSteps(), notes.repeatsInSteps(uri)]) {
          for (let step = 0; step < steps && making.next().done !== true; step++);
        }
        // What was found last is still to be had.
        if (steps % 2 === 0) notes.candidates();
      }
      const fresh = createNotes({ starterGlossary: false });
      for (const [uri, text] of texts) fresh.put(uri, text);
      assert.deepEqual(notes.candidates(), fresh.candidates());
      assert.deepEqual(notes.concepts(), fresh.concepts());
      for (const uri of texts.keys()) {
        assert.deepEqual(notes.mentions(uri), fresh.mentions(uri));
        assert.deepEqual(notes.repeats(uri), fresh.repeats(uri));
      }
      for (const { name } of fresh.candidates()) {
        assert.deepEqual(notes.candidateMentions(name), fresh.candidateMentions(name));
      }
    }),
    runs(100),
  );
});

/** A text with some candidates. */
const long = fc.array(markedNote, { minLength: 6, maxLength: 12 }).map((notes) => notes.join('\n\n'));

test('a list that is begun for other notes does not disturb where candidates stand', () => {
  fc.assert(
    fc.property(long, long, fc.nat(40), (one, other, steps) => {
      const notes = createNotes({ starterGlossary: false });
      notes.put('file:///1.txt', one);
      const placesOf = (): unknown => notes.candidates().map(({ name }) => notes.candidateMentions(name));
      const before = placesOf();
      notes.put('file:///2.txt', other);
      const making = notes.candidatesInSteps();
      for (let step = 0; step < steps && making.next().done !== true; step++);
      notes.remove('file:///2.txt');
      assert.deepEqual(placesOf(), before);
    }),
    runs(100),
  );
});

test('the likeliest terms are the first of all terms', () => {
  fc.assert(
    fc.property(fc.array(note, { maxLength: 6 }), fc.integer({ min: 1, max: 12 }), (notes, most) => {
      const { vocabulary, read } = reader();
      const counts = new TermCounts(vocabulary);
      ended(counts.follow(notes.map(read)));
      const ranking = ended(CandidateRanking.of(counts, vocabulary, new CapitalForms()));
      const all = ended(ranking.best(Number.MAX_SAFE_INTEGER)).flatMap(({ words }) =>
        words.map((name) => name.join(' ')),
      );
      const best = ended(ranking.best(most)).flatMap(({ words }) => words.map((name) => name.join(' ')));
      assert.ok(best.length >= Math.min(most, all.length));
      assert.deepEqual(
        best.filter((name) => !all.includes(name)),
        [],
      );
    }),
    runs(100),
  );
});

function sorted<T>(counts: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
