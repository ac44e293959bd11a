import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createNotes } from '../../server/src/index.js';
import { lineAt } from './places.js';

/**
 * Checks the repeats over notes named by their keys, each written as `note:first-last kind similarity`, lines counted
 * from 1, the similarity of a copy that is equal left out.
 */
function check(name: string, texts: Readonly<Record<string, string>>, ...expected: readonly string[]): void {
  test(name, () => {
    const notes = createNotes();
    for (const [uri, text] of Object.entries(texts)) notes.put(uri, text);
    const found = notes.repeats().map(({ copies }) =>
      copies
        .map(({ uri, start, end, kind, similarity }) => {
          const text = texts[uri] ?? '';
          const alike = similarity < 1 ? ` ${similarity.toFixed(2)}` : '';
          return `${uri}:${lineAt(text, start)}-${lineAt(text, end)} ${kind}${alike}`;
        })
        .join(', '),
    );
    assert.deepEqual(found, expected);
  });
}

const bees = 'Bees that find a good meadow dance for the others, and the length of the dance says how far it is.';
const ants = 'Ants have no such language; they lay a trail of scent, and the strongest trail wins after a while.';
const wasps = 'Wasps hunt alone for the most part, though some of them build large nests of chewed wood and paper.';
const moths = 'Moths turn around lamps because they steer by the moon, which is a light that never comes closer.';
const block = `${bees}\n${ants}\n${wasps}`;
const wrapped = block.replace(/(.{50}\S*) /g, '$1\n');

describe('copies', () => {
  check('a block in one note', { a: `${block}\n${moths}\n${block}` }, 'a:1-3 original, a:5-7 copy');
  check(
    'a block pasted right after itself',
    { a: `${bees}\n${ants}\n${bees}\n${ants}\n` },
    'a:1-2 original, a:3-4 copy',
  );
  check('a block in another note', { a: `x\n${block}`, b: `${block}\ny` }, 'a:2-4 original, b:1-3 copy');
  check('three copies are one repeat', { a: bees, b: bees, c: bees }, 'a:1-1 original, b:1-1 copy, c:1-1 copy');
  check('line breaks', { a: block, b: block.replaceAll('\n', ' ') }, 'a:1-3 original, b:1-1 copy');
  check('hard wrapping', { a: block, b: wrapped }, 'a:1-3 original, b:1-6 copy');
  check(
    'case and emphasis',
    { a: block, b: block.toUpperCase().replace('DANCE', '**DANCE**') },
    'a:1-3 original, b:1-3 copy',
  );
  check('list markers', { a: block, b: block.replace(/^/gm, '- ') }, 'a:1-3 original, b:1-3 copy');
  check(
    'copies with very short paragraphs between them',
    { a: [bees, 'One.', bees, 'Two.', bees].join('\n') },
    'a:1-1 original, a:3-3 copy, a:5-5 copy',
  );
  check('under the least length', { a: 'Thanks for writing this!\nx', b: 'Thanks for writing this!\ny' });
  check(
    'several short passages count as one',
    {
      a: 'One two three four.\nFive six seven eight.\nNine ten eleven twelve.',
      b: 'One two three four.\nFive six seven eight.\nNine ten eleven twelve.',
    },
    'a:1-3 original, b:1-3 copy',
  );
  check('nothing in common', { a: bees, b: ants });
});

describe('near copies', () => {
  check('a paragraph left out', { a: block, b: `${bees}\n${wasps}` }, 'a:1-3 original, b:1-2 near');
  check('a paragraph put in', { a: `${bees}\n${wasps}`, b: block }, 'a:1-2 original, b:1-3 near 0.68');
  check(
    'words replaced',
    { a: block, b: block.replace('meadow', 'field').replace('scent', 'smell') },
    'a:1-3 original, b:1-3 near 0.97',
  );
  const twenty = Array.from({ length: 20 }, (_, word) => `p0x${word}`);
  const others = Array.from({ length: 16 }, (_, word) => `p2x${word}`).join(' ');
  const eighteen = twenty.filter((_, word) => word !== 7 && word !== 15).join(' ');
  check(
    'a copy of a near copy that has no words to begin with in common with the original',
    { a: [eighteen, others, twenty.join(' '), others].join('\n\n'), b: twenty.join(' ') },
    'a:1-3 original, a:5-7 near 0.94',
    'a:5-5 original, b:1-1 copy',
  );
  const bent = [
    'Wasps stalk alone for the greater part, although some of them raise large nests of gnawed wood and paper.',
    'Ants own no such speech; they lay a line of scent, and the strongest line wins after some time.',
    'Bees that spot a good meadow dance for their sisters, and the size of the dance tells how far it lies.',
  ];
  check(
    'words replaced and sentences in another order',
    { a: block, b: bent.join(' ') },
    'a:1-3 original, b:1-1 near 0.71',
  );
  check('a text on the same subject', {
    a: block,
    b: 'A meadow is where bees, ants and wasps meet: the bees dance, the ants trail, and the wasps hunt for paper and wood. In such a place each nest says something of the others, though none of them is large or far away.',
  });
});

describe('a part of a repeat', () => {
  const sentence = 'Bees that find a good meadow dance for the others every day of the summer.';
  check(
    'that stands alone as well is a second repeat',
    { a: `${sentence} ${ants}\n${wasps}\n\n${sentence}\n\n${moths}`, b: `${sentence} ${ants}\n${wasps}` },
    'a:1-2 original, b:1-2 copy',
    'a:1-1 original, a:4-4 copy',
  );
});

describe('notes of one text', () => {
  check(
    'are one repeat, and what a part of them repeats is told of the first',
    { a: bees, b: `${bees}\n\n${ants}`, c: `${bees}\n\n${ants}` },
    'b:1-3 original, c:1-3 copy',
    'a:1-1 original, b:1-1 copy',
  );
  check(
    'are all told where the whole of them repeats a part',
    { a: `${bees}\n${ants}\n${moths}`, b: `${bees} ${ants}`, c: `${bees} ${ants}` },
    'a:1-2 original, b:1-1 copy, c:1-1 copy',
  );
});

describe('quotations', () => {
  check('a quoted block', { a: bees, b: `> ${bees}\nI agree.` }, 'a:1-1 original, b:1-1 quotation');
  check('a quoted block before its source', { a: `> ${bees}\nI agree.`, b: bees }, 'a:1-1 quotation, b:1-1 original');
  check('quotation marks', { a: bees, b: `He wrote “${bees}” and left.` }, 'a:1-1 original, b:1-1 quotation');
  check(
    'a pasted block that holds a quotation',
    { a: `> ${bees}\n${ants}`, b: `> ${bees}\n${ants}` },
    'a:1-2 original, b:1-2 copy',
  );
  check(
    'two pieces with words between are two quotations',
    { a: `${ants} ${bees}`, b: `He says “${ants}”, which I would put more carefully in such a case, and “${bees}”` },
    'a:1-1 original, b:1-1 quotation',
    'a:1-1 original, b:1-1 quotation',
  );
});

test('text in very many notes is boilerplate', () => {
  const notes = createNotes();
  for (let note = 0; note < 25; note++) notes.put(`n${note}`, `${bees}\nnote number ${note} says this`);
  const [repeat] = notes.repeats();
  assert.equal(repeat?.copies.length, 25);
  assert.deepEqual([...new Set(repeat?.copies.map(({ kind }) => kind))], ['original', 'boilerplate']);
});

describe('what is repeated over and over is one repeat', () => {
  const checkOver = (name: string, text: string, words: number, places: number): void => {
    test(name, () => {
      const notes = createNotes();
      notes.put('a', text);
      assert.deepEqual(
        notes.repeats().map(({ words, copies }) => [words, copies.length]),
        [[words, places]],
      );
    });
  };
  checkOver('a line', `${bees}\n`.repeat(300), 21, 300);
  checkOver(
    'words without a stop, little more than the least length',
    'a b c d e f g h i j k l m '.repeat(100),
    13,
    100,
  );
  checkOver('a word, as often as it takes for the least length', 'word '.repeat(1000), 12, 83);
  const entries = Array.from({ length: 100 }, (_, entry) => `${bees}\n\nEntry ${entry}.\n\n`);
  checkOver('a paragraph between lines that count up', entries.join(''), 22, 100);
});

test('a text that repeats itself is one repeat, and each of its copies another', () => {
  const notes = createNotes();
  for (const uri of ['a', 'b', 'c']) notes.put(uri, `${`${bees} `.repeat(20)}\n${uri}`);
  const described = (uri: string): string[] =>
    notes.repeats(uri).map(({ words, copies }) => `${words} x ${copies.length}`);
  assert.deepEqual(described('a'), ['420 x 3', '21 x 20']);
  assert.deepEqual(described('c'), ['420 x 3']);
});

test('ranges hold whole passages, with their markers and stops', () => {
  const notes = createNotes();
  const text = `> ${bees}\n`;
  notes.put('a', `${moths}\n${bees}`);
  notes.put('b', text);
  const [repeat] = notes.repeats('b');
  assert.deepEqual(
    repeat?.copies.map(({ start, end }) => [start, end]),
    [
      [moths.length + 1, moths.length + 1 + bees.length],
      [0, text.length - 1],
    ],
  );
});

test('a footer that has another date in each of many notes is boilerplate, a sentence of two of them is none', () => {
  const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
  const footer = (at: number): string =>
    `You receive this letter because your name is on the list of the harbour office since the ${numbers[at % 12]} of ${numbers[Math.floor(at / 12)]}. ` +
    'To have it struck from there, write to the keeper of the list, and not to all of us.';
  const notes = createNotes();
  for (let at = 0; at < 40; at++) {
    const body = numbers.map((number) => `${number}${at}`).join(' ');
    notes.put(`${at}`, `${at % 20 === 3 ? `${bees}\n\n` : ''}${body}.\n\n${footer(at)}\n`);
  }
  const kinds = notes.repeats().map(({ copies }) => [...new Set(copies.slice(1).map(({ kind }) => kind))].join());
  assert.deepEqual([...new Set(kinds)].sort(), ['boilerplate', 'copy']);
  assert.equal(kinds.filter((kind) => kind === 'copy').length, 1);
});
