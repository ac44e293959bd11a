import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNotes, type Repeat } from '../../server/src/index.js';
import { NEAR_LONG, WITHIN } from '../../server/src/repeats/limits.js';
import { runs } from './runs.js';

/** The least length of a repeat that `createNotes` has by default. */
const LEAST = 12;

/** Runs of words that notes have in common, no word twice. */
const pieces = [20, 34, 16].map((length, piece) => Array.from({ length }, (_, word) => `p${piece}x${word}`));
/** A change of one word: left out, replaced, or another put in after it. */
const edit = fc.record({ at: fc.nat(), how: fc.constantFrom('leave out', 'replace', 'put in') });
const segment = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ piece: fc.nat({ max: pieces.length - 1 }), edits: fc.array(edit, { maxLength: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ filler: fc.nat({ max: 14 }) }) },
);
const contents = fc.array(fc.array(segment, { maxLength: 4 }), { minLength: 1, maxLength: 3 });
type Segment = typeof segment extends fc.Arbitrary<infer Value> ? Value : never;

/** The notes as lists of lines of words. Words that are not of a piece stand nowhere else. */
function linesOf(notes: readonly (readonly Segment[])[]): string[][][] {
  let fresh = 0;
  const other = (): string => `f${fresh++}`;
  return notes.map((segments) =>
    segments.map((one) => {
      if ('filler' in one) return Array.from({ length: one.filler }, other);
      const words = (pieces[one.piece] ?? []).map((word) => [word]);
      for (const { at, how } of one.edits) {
        const place = at % words.length;
        words[place] = how === 'leave out' ? [] : how === 'replace' ? [other()] : [...(words[place] ?? []), other()];
      }
      return words.flat();
    }),
  );
}

interface Read {
  readonly texts: readonly string[];
  readonly words: readonly (readonly string[])[];
  readonly repeats: readonly Repeat[];
}

function read(notes: readonly (readonly Segment[])[]): Read {
  const lines = linesOf(notes);
  const texts = lines.map((note) => note.map((line) => line.join(' ')).join('\n\n'));
  const core = createNotes({ starterGlossary: false });
  for (const [note, text] of texts.entries()) core.put(String(note), text);
  return { texts, words: lines.map((note) => note.flat()), repeats: core.repeats() };
}

/** The words of a copy. */
function wordsOf({ texts }: Read, { uri, start, end }: Repeat['copies'][number]): string[] {
  return (texts[Number(uri)] ?? '')
    .slice(start, end)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** The longest common subsequence of two texts, by dynamic programming. */
function common(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const word of one) {
    const next = [0];
    for (const [at, match] of other.entries()) {
      next.push(word === match ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** Words that two texts share, in whatever order. */
function shared(one: readonly string[], other: readonly string[]): number {
  const left = [...other];
  return one.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

/** The maximal runs of equal words of at least the least length, by comparing every place with every other. */
function runsOf(one: readonly string[], other: readonly string[]): [i: number, j: number, length: number][] {
  return one.flatMap((_, i) =>
    other.flatMap((_, j): [number, number, number][] => {
      if (i > 0 && j > 0 && one[i - 1] === other[j - 1]) return [];
      let length = 0;
      while (one[i + length] !== undefined && one[i + length] === other[j + length]) length++;
      return length < LEAST ? [] : [[i, j, length]];
    }),
  );
}

test('every run of equal words of the least length stands in repeats, on both sides', () => {
  fc.assert(
    fc.property(contents, (notes) => {
      const state = read(notes);
      const covered = new Set(
        state.repeats.flatMap(({ copies }) =>
          copies.flatMap((copy) => wordsOf(state, copy).map((word) => `${copy.uri} ${word}`)),
        ),
      );
      for (const [a, one] of state.words.entries()) {
        for (const [b, other] of state.words.entries()) {
          if (a >= b) continue;
          for (const [i, j, length] of runsOf(one, other)) {
            const stands = (note: number, start: number): boolean =>
              (state.words[note] ?? []).slice(start, start + length).filter((word) => covered.has(`${note} ${word}`))
                .length >=
              WITHIN * length;
            assert.ok(stands(a, i) && stands(b, j), `${length} words from ${one[i]} on`);
          }
        }
      }
    }),
    runs(60),
  );
});

test('a copy is what it is said to be: equal, or as alike as its words match in an alignment', () => {
  fc.assert(
    fc.property(contents, (notes) => {
      const state = read(notes);
      for (const { words, copies } of state.repeats) {
        const original = copies.find(({ kind }) => kind === 'original');
        assert.ok(original !== undefined && copies.length > 1);
        const source = wordsOf(state, original);
        assert.equal(words, source.length);
        for (const copy of copies) {
          const own = wordsOf(state, copy);
          assert.ok(own.length >= LEAST || copy.kind === 'near');
          assert.equal(copy.kind !== 'near', own.join() === source.join());
          assert.ok(copy.kind === 'near' || copy.similarity === 1);
          const matches = copy.similarity * own.length;
          assert.ok(matches <= shared(own, source) + 1e-9, `${matches} of ${shared(own, source)}`);
          assert.ok(matches >= NEAR_LONG * own.length);
          assert.ok(matches >= 0.9 * common(own, source) - 1, `${matches} of ${common(own, source)}`);
        }
      }
    }),
    runs(60),
  );
});

test('a copy begins and ends where the texts part', () => {
  fc.assert(
    fc.property(contents, (notes) => {
      const state = read(notes);
      for (const { copies } of state.repeats) {
        const [one, other] = copies;
        if (one === undefined || other?.kind !== 'copy' || copies.length > 2 || one.uri === other.uri) continue;
        const around = ({ uri, start, end }: Repeat['copies'][number]): (string | undefined)[] => {
          const text = state.texts[Number(uri)] ?? '';
          return [text.slice(0, start).trim().split(/\s+/).at(-1), text.slice(end).trim().split(/\s+/)[0]];
        };
        const [before, after] = around(one);
        const [otherBefore, otherAfter] = around(other);
        assert.ok(before === '' || before !== otherBefore, `${before} stands before both`);
        assert.ok(after === '' || after !== otherAfter, `${after} stands after both`);
      }
    }),
    runs(60),
  );
});
