import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Choice } from '../../client/src/map/page/choice.js';
import type { Colours } from '../../client/src/map/page/colours.js';
import { ConceptMap } from '../../client/src/map/page/concept-map.js';
import type { Look } from '../../client/src/map/page/picture.js';
import { SvgPen } from '../../client/src/map/page/svg-pen.js';
import { type Messages, Texts } from '../../client/src/map/page/texts.js';
import { mapAnswer } from './map-answer.js';

/** Texts that say their own names and values. */
const texts = new Texts(new Proxy({} as Messages, { get: (_, name) => `${String(name)} {0} {1}`.trim() }), 'en');
const names = [
  'background',
  'foreground',
  'muted',
  'concept',
  'note',
  'line',
  'focus',
  'found',
  'copy',
  'near',
  'quotation',
];
const colours = { ...Object.fromEntries(names.map((name) => [name, name])), contrast: undefined } as unknown as Colours;

function mapOf(choice: Choice = { least: 1 }, answer = mapAnswer): ConceptMap {
  const map = new ConceptMap(answer, choice, texts, new Map());
  while (map.settle());
  return map;
}

function lookOf({ bounds }: ConceptMap): Look {
  const size = { width: 800, height: 600 };
  return {
    size,
    colours,
    view: { x: 400 - bounds.x - bounds.width / 2, y: 300 - bounds.y - bounds.height / 2, scale: 1 },
  };
}

function drawn(map: ConceptMap, look = lookOf(map)): string {
  const pen = new SvgPen(look.size.width, look.size.height, (text, { size }) => (text.length * size) / 2);
  map.drawBackdrop(pen, look, { x: 0, y: 0, ...look.size });
  map.draw(pen, look);
  return pen.document('', '');
}

const middle = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x: x + width / 2,
  y: y + height / 2,
});

test('every node is named where there is room, notes by their files', () => {
  const svg = drawn(mapOf());
  for (const name of ['bee', 'nectar', 'wax', 'bees.md', 'wax.md']) assert.ok(svg.includes(`>${name}</text>`), name);
});

test('the mouse finds each node where it is drawn', () => {
  const map = mapOf();
  const { view } = lookOf(map);
  for (const item of map.items) {
    const box = map.boxOf(item.key, view);
    assert.ok(box);
    assert.equal(map.itemAt(middle(box), view), item);
  }
  assert.equal(map.itemAt({ x: -500, y: 0 }, view), undefined);
});

test('arrow keys come to every node and back', () => {
  const map = mapOf();
  const seen = new Set([map.items[0]?.key ?? '']);
  for (const key of seen) {
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      const next = map.next(key, direction);
      if (next) seen.add(next.key);
    }
  }
  assert.deepEqual([...seen].sort(), map.items.map(({ key }) => key).sort());
});

test('what is meant stands out, with what is linked with it', () => {
  const map = mapOf();
  const svg = drawn(map, { ...lookOf(map), hovered: 'concept:wax' });
  assert.ok(svg.includes('>wax</text>') && svg.includes('>wax.md</text>'));
  assert.ok(!svg.includes('>nectar</text>'));
});

test('what the search found is marked, and the rest fades', () => {
  const map = mapOf();
  const svg = drawn(map, { ...lookOf(map), found: new Set(['concept:nectar']) });
  assert.match(svg, /stroke="found"/);
  assert.ok(!svg.includes('>bee</text>'));
});

test('a row of the table says what the picture shows', () => {
  const [note, bee] = mapOf().items;
  assert.deepEqual(note?.cells, ['note {0} {1}', 11, 'bee, nectar']);
  assert.deepEqual(bee?.facts, [
    'conceptCounts 9 2',
    'What bee means.',
    'linkedWithNames bees.md, nectar, hive/wax.md {1}',
  ]);
  assert.equal(bee?.location?.range.start.line, 9);
});

test('what is left out is told', () => {
  assert.equal(mapOf().leftOut, undefined);
  const totals = { ...mapAnswer.totals, concepts: 5003 };
  assert.equal(mapOf({ least: 1 }, { ...mapAnswer, totals }).leftOut, 'weightiestNodes 5 5,005');
});

test('text from notes is drawn as text', () => {
  const [first] = mapAnswer.concepts;
  assert.ok(first);
  const concepts = [{ ...first, name: '<script>' }, ...mapAnswer.concepts.slice(1)];
  assert.ok(drawn(mapOf({ least: 1 }, { ...mapAnswer, concepts })).includes('&lt;script&gt;</text>'));
});
