import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { besideArc, type Ends, traceArc } from '../../client/src/map/page/arc-shape.js';
import type { Choice } from '../../client/src/map/page/choice.js';
import type { Colours } from '../../client/src/map/page/colours.js';
import type { Look, Point } from '../../client/src/map/page/picture.js';
import { halfBar, roomOf } from '../../client/src/map/page/repeat-drawing.js';
import { layOutRepeats } from '../../client/src/map/page/repeat-layout.js';
import { RepeatMap } from '../../client/src/map/page/repeat-map.js';
import { search } from '../../client/src/map/page/search.js';
import { SvgPen } from '../../client/src/map/page/svg-pen.js';
import { type Messages, Texts } from '../../client/src/map/page/texts.js';
import { copyKinds, type MapAnswer, type MapCopy, type MapRepeat } from '../../server/src/protocol.js';

const notes = [
  { uri: 'file:///a.md', name: 'a.md', words: 100, length: 600 },
  { uri: 'file:///b.md', name: 'b.md', words: 50, length: 300 },
  { uri: 'file:///c.md', name: 'c.md', words: 17, length: 100 },
];

/** A copy on the line of its number in the note. */
function copy(note: number, start: number, end: number, kind: (typeof copyKinds)[number]): MapCopy {
  return [note, start, end, copyKinds.indexOf(kind), kind === 'near' ? 85 : 100, start, 0, start, end - start];
}

function repeat(words: number, preview: string, ...copies: readonly MapCopy[]): MapRepeat {
  return { words, preview, copies };
}

const answer: MapAnswer = {
  notes,
  concepts: [{ name: 'bee', origin: 'glossary', mentions: 1, notes: 1, preview: '' }],
  together: [],
  mentions: [[0, 2, 1]],
  repeats: [
    repeat(40, 'The dance of bees', copy(0, 0, 200, 'original'), copy(0, 400, 600, 'near'), copy(1, 0, 290, 'copy')),
    { ...repeat(20, 'Moss grows', copy(1, 100, 150, 'quotation'), copy(2, 0, 100, 'original')), more: 7 },
  ],
  totals: { notes: 5, concepts: 1, together: 0, mentions: 1, repeats: 3 },
};

const messages = new Proxy({}, { get: (_, name) => `${String(name)} {0} {1}` }) as Messages;
const texts = new Texts(messages, 'en');

const size = { width: 800, height: 640 };
const colours = new Proxy({}, { get: (_, name) => String(name) }) as Colours;
const look: Look = { view: { x: 0, y: 20, scale: 1 }, size, colours };
const { line } = roomOf(size);

/** The map, drawn once; `svg` is what was drawn. */
function drawn(choice: Partial<Choice> = {}, seen: Partial<Look> = {}) {
  const picture = new RepeatMap(answer, { least: 1, ...choice }, texts);
  const pen = new SvgPen(size.width, size.height, (text) => text.length * 6);
  picture.drawBackdrop(pen, { ...look, ...seen }, { x: 0, y: 0, ...look.size });
  picture.draw(pen, { ...look, ...seen });
  return { picture, svg: pen.document('map', 'white') };
}

describe('the repeat map', () => {
  const filters: readonly (readonly [choice: Partial<Choice>, bars: string, arcs: string])[] = [
    [{}, 'a.md b.md c.md', 'a.md near a.md, a.md copy b.md, b.md quotation c.md'],
    [{ least: 40 }, 'a.md b.md', 'a.md near a.md, a.md copy b.md'],
    [{ note: 'file:///c.md' }, 'b.md c.md', 'b.md quotation c.md'],
    [{ concept: 'bee' }, 'b.md c.md', 'b.md quotation c.md'],
    [{ concept: 'nobody knows it' }, '', ''],
    [{ least: 41 }, '', ''],
  ];
  for (const [choice, bars, arcs] of filters) {
    test(`with ${JSON.stringify(choice)} it has the notes and arcs that are left`, () => {
      const layout = layOutRepeats(answer, { least: 1, ...choice });
      assert.equal(layout.bars.map(({ note }) => note.name).join(' '), bars);
      const names = layout.arcs.map(({ from, kind, to }) => `${from.bar.note.name} ${kind} ${to.bar.note.name}`);
      assert.equal(names.join(', '), arcs);
    });
  }

  test('bars and places are as long as their texts', () => {
    const { bars, repeats, length } = layOutRepeats(answer, { least: 1 });
    const lengths = bars.map(({ start, end }) => end - start);
    const points = (lengths[0] ?? 0) / 600;
    for (const [at, note] of notes.entries()) assert.ok(Math.abs((lengths[at] ?? 0) - points * note.length) < 1e-9);
    assert.ok(Math.abs((bars.at(-1)?.end ?? 0) - length) < 1e-9);
    const [, near] = repeats[0]?.places ?? [];
    assert.ok(near && Math.abs(near.start - 400 * points) < 1e-9 && Math.abs(near.end - 600 * points) < 1e-9);
  });

  test('a place of two repeats is two items', () => {
    const twice = [1, 2].map((note) => repeat(9, 'The dance', copy(note, 0, 90, 'original'), copy(0, 0, 90, 'near')));
    const { items } = new RepeatMap({ ...answer, repeats: twice }, { least: 1 }, texts);
    assert.equal(new Set(items.map(({ key }) => key)).size, items.length);
  });

  test('a place that is nearly all of its note is the whole of it', () => {
    const { repeats } = layOutRepeats(answer, { least: 1 });
    assert.deepEqual(
      repeats.flatMap(({ places }) => places.map(({ isWhole }) => isWhole)),
      [false, false, true, false, true],
    );
  });

  test('what is pointed at is a note by its name, a place on its bar, and an arc by its nearer end', () => {
    const { picture } = drawn();
    const nameAt = (x: number, y: number): string | undefined => picture.itemAt({ x, y }, look.view)?.name;
    const box = (key: string) => picture.boxOf(key, look.view) ?? assert.fail(`${key} is drawn`);
    const near = picture.items.find(({ name }) => name === 'a.md:401') ?? assert.fail('the near copy is an item');
    const { y, height } = box(near.key);
    assert.equal(nameAt(line - 60, y + 5), 'a.md');
    assert.equal(nameAt(line - 2, y + 5), 'a.md:401');
    const own = picture.items[0] ?? assert.fail('there are items');
    const first = box(own.key);
    const gap = first.y + first.height + 10;
    assert.equal(nameAt(line - halfBar + 1, gap), 'a.md', 'text of the note that no repeat holds');
    assert.equal(nameAt(line + 10, y + height - 3), 'a.md:401');
    assert.equal(nameAt(line + 10, first.y + 3), 'a.md:1');
    assert.equal(nameAt(size.width - 5, 300), undefined);
    assert.equal(nameAt(line - 60, 5), undefined);
  });

  test('keys lead along the notes, and from one place of a repeat to the next one and around', () => {
    const { picture } = drawn();
    const walk = (from: string, ...directions: readonly ('up' | 'down' | 'left' | 'right')[]): string | undefined => {
      let item = picture.items.find(({ name }) => name === from);
      for (const direction of directions) item = item && picture.next(item.key, direction);
      return item?.name;
    };
    assert.equal(walk('a.md:1', 'right'), 'a.md:401');
    assert.equal(walk('a.md:1', 'right', 'right', 'right'), 'a.md:1');
    assert.equal(walk('a.md:1', 'left'), 'b.md:1');
    assert.equal(walk('a.md:1', 'down', 'down', 'down'), 'b.md:101');
    assert.equal(walk('a.md:1', 'up'), undefined);
    assert.equal(walk('a.md', 'down'), 'b.md');
  });

  test('an item says what it is, where else its text stands and what it is a copy of', () => {
    const { picture } = drawn();
    const near = picture.items.find(({ name }) => name === 'a.md:401');
    assert.deepEqual(near?.cells, ['nearCopyPercent 85 {1}', 40, 'a.md:1, b.md:1', 'The dance of bees']);
    assert.equal(near?.location?.range.start.line, 400);
    assert.equal(near?.original?.range.start.line, 0);
    assert.equal(picture.items[0]?.original, undefined);
    const quotation = picture.items.find(({ name }) => name === 'b.md:101');
    assert.equal(quotation?.cells[2], 'c.md:1 andMore 7 {1}');
    const found = [...(search(picture.items, 'moss grows') ?? [])];
    assert.equal(found.length, 2, 'the search looks into the texts');
  });

  test('a note that the search found is marked, though nothing in it is repeated', () => {
    const bare = { ...answer, notes: [...notes, { uri: 'file:///d.md', name: 'd.md', words: 9, length: 60 }] };
    const picture = new RepeatMap(bare, { least: 1 }, texts);
    const pen = new SvgPen(size.width, size.height, (text) => text.length * 6);
    picture.draw(pen, { ...look, found: search(picture.items, 'd.md') });
    const svg = pen.document('map', 'white');
    assert.match(svg, /d="[^"]*" fill="found"/);
    assert.match(svg, /fill="foreground"[^>]*>d\.md</);
  });

  test('what was left out is told', () => {
    assert.equal(drawn().picture.leftOut, 'weightiestRepeats 3 5');
  });

  test('it draws a bar for every note, a name where there is room, and arcs in the colours of their kinds', () => {
    const { svg } = drawn();
    for (const name of ['a.md', 'b.md', 'c.md']) assert.match(svg, new RegExp(`>${name}</text>`));
    for (const colour of ['copy', 'near', 'quotation']) assert.match(svg, new RegExp(`fill="${colour}"`));
    const [bars = ''] = /d="[^"]*" fill="foreground"/.exec(svg) ?? [];
    assert.equal(bars.match(/M/g)?.length, 3);
    const far = drawn({}, { view: { x: 0, y: 20_000, scale: 1 } });
    assert.doesNotMatch(far.svg, /<text/, 'nothing of what is out of sight');
  });
});

describe('an arc', () => {
  const room = { line: 100, reach: 500, rise: 1 };
  const cases: readonly Ends[] = [
    { from: { start: 10, end: 60 }, to: { start: 300, end: 350 } },
    { from: { start: 10, end: 60 }, to: { start: 60, end: 110 } },
    { from: { start: 10, end: 10.2 }, to: { start: 80, end: 80.2 } },
    { from: { start: -5000, end: -4000 }, to: { start: 200, end: 900 } },
  ];
  for (const ends of cases) {
    test(`is found where it is drawn: ${ends.from.start} to ${ends.to.end}`, () => {
      const curves: Point[][] = [];
      let at = { x: 0, y: 0 };
      const go = (x: number, y: number) => {
        at = { x, y };
      };
      traceArc(
        {
          moveTo: go,
          lineTo: go,
          quadraticCurveTo: (_x, _y, x, y) => go(x, y),
          bezierCurveTo: (x1, y1, x2, y2, x, y) => {
            const from = at;
            curves.push(
              Array.from({ length: 21 }, (_, step) => {
                const t = step / 20;
                const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
                return { x: a * from.x + b * x1 + c * x2 + d * x, y: a * from.y + b * y1 + c * y2 + d * y };
              }),
            );
            go(x, y);
          },
          rect: () => {},
          circle: () => {},
          closePath: () => {},
        },
        ends,
        room,
      );
      assert.equal(curves.length, 2);
      for (const point of curves.flat()) assert.notEqual(besideArc(point, ends, room, 0.01), undefined);
      for (const { x, y } of curves[0] ?? []) assert.equal(besideArc({ x: x + 6, y }, ends, room, 4), undefined);
    });
  }
});
