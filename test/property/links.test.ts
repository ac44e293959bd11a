import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Links } from '../../server/src/repeats/links/links.js';
import { runs } from './runs.js';

const MIN_WORDS = 6;

/** Runs of words of which notes are put together, the first two in most of them. */
const pieces = [
  [1, 2, 3, 4, 5, 6, 7, 8],
  [11, 12, 13, 14, 15, 16, 17],
  [1, 2, 3, 4, 5, 6, 21, 22, 23, 24],
  [31, 32],
  bent(0),
  bent(1),
  [224, 225, 226, 41, 252, 253, 254, 42],
];

/** A text of sixty words, every fourth of them replaced: of two such no four words in a row are the same. */
function bent(version: number): number[] {
  return Array.from({ length: 60 }, (_, word) => (word % 4 === 3 ? 1000 * (version + 1) + word : 200 + word));
}
const content = fc.array(fc.constantFrom(...[0, 1].flatMap((piece) => Array(9).fill(piece)), 2, 2, 3, 3, 4, 5, 6), {
  minLength: 1,
  maxLength: 3,
});
const note = fc.nat({ max: 29 });

/** Notes numbered so that note order is not the order of numbers. */
function rank(number: number): number {
  return (number * 7) % 30;
}

function put(links: Links, number: number, parts: readonly number[]): void {
  putWords(
    links,
    number,
    parts.flatMap((part) => pieces[part] ?? []),
  );
}

function putWords(links: Links, number: number, words: readonly number[]): void {
  const hashes = Uint32Array.from(words);
  const none = new Uint8Array(hashes.length);
  const side = { hashes, count: hashes.length, flags: none, passages: new Uint32Array(1) };
  links.put(number, { count: side.count, side: () => side });
}

/** The links of every note, as sorted texts. */
function all(links: Links, notes: Iterable<number>): string[][] {
  return [...notes].map((number) =>
    links
      .of(number)
      .map((link) => JSON.stringify([link.aNote, link.a, link.bNote, link.b, link.matches]))
      .sort(),
  );
}

test('after any history notes are linked as if all had come at once', () => {
  const first = fc.array(content, { minLength: 20, maxLength: 30 });
  const changes = fc.array(fc.tuple(note, fc.option(content), fc.nat({ max: 60 }), fc.boolean()), { maxLength: 6 });
  fc.assert(
    fc.property(first, changes, (contents, steps) => {
      const current = new Map<number, readonly number[]>(contents.entries());
      const links = new Links(rank, MIN_WORDS);
      for (const [number, parts] of current) put(links, number, parts);
      for (const [number, parts, budget, isReplaced] of steps) {
        links.work(budget * 10);
        if (parts === null || !isReplaced) links.remove(number);
        current.delete(number);
        if (parts === null) continue;
        current.set(number, parts);
        put(links, number, parts);
      }
      const fresh = new Links(rank, MIN_WORDS);
      for (const [number, parts] of current) put(fresh, number, parts);
      assert.deepEqual(all(links, current.keys()), all(fresh, current.keys()));
    }),
    runs(12),
  );
});

/** A long text: pieces that notes share, far apart, each after words that stand nowhere else. */
const long = fc.array(fc.tuple(fc.nat({ max: 1500 }), content), { minLength: 6, maxLength: 10 });

const edit = fc.record({
  note: fc.nat({ max: 3 }),
  /** At a piece, or anywhere: a share of the text. */
  place: fc.oneof(fc.nat({ max: 9 }), fc.double({ min: 0, max: 1, noNaN: true })),
  removed: fc.nat({ max: 30 }),
  added: content,
  isAsked: fc.boolean(),
});

test('after edits of long notes their links are those that are made of the whole', () => {
  const inputs = [
    fc.array(long, { minLength: 2, maxLength: 4 }),
    fc.array(content, { maxLength: 20 }),
    fc.array(edit, { minLength: 1, maxLength: 4 }),
  ] as const;
  fc.assert(
    fc.property(...inputs, (texts, short, edits) => {
      let word = 10_000;
      const pieceStarts = new Map<number, number[]>();
      const current = new Map<number, number[]>();
      for (const parts of texts) {
        const words: number[] = [];
        pieceStarts.set(current.size, []);
        for (const [gap, shared] of parts) {
          for (let at = 0; at < gap; at++) words.push(word++);
          pieceStarts.get(current.size)?.push(words.length);
          words.push(...shared.flatMap((piece) => pieces[piece] ?? []));
        }
        current.set(current.size, words);
      }
      for (const parts of short)
        current.set(
          current.size,
          parts.flatMap((part) => pieces[part] ?? []),
        );
      const links = new Links(rank, MIN_WORDS);
      for (const [number, words] of current) putWords(links, number, words);
      links.work(Number.POSITIVE_INFINITY);
      for (const { note, place, removed, added, isAsked } of edits) {
        const words = current.get(note) ?? [];
        const atPiece = Number.isInteger(place) ? pieceStarts.get(note)?.[place] : undefined;
        const start = atPiece ?? Math.floor((place % 1) * words.length);
        const next = words.toSpliced(start, removed, ...added.flatMap((part) => pieces[part] ?? []));
        current.set(note, next);
        putWords(links, note, next);
        if (isAsked) links.work(Number.POSITIVE_INFINITY);
      }
      const fresh = new Links(rank, MIN_WORDS);
      for (const [number, words] of current) putWords(fresh, number, words);
      assert.deepEqual(all(links, current.keys()), all(fresh, current.keys()));
    }),
    runs(12),
  );
});
