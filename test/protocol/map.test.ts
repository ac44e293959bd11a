import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExecuteCommandRequest } from 'vscode-languageserver-protocol';
import { copyKinds, type MapAnswer, type RepeatAnswer } from '../../server/src/protocol.js';
import { Client } from './client.js';
import { TestFolder } from './folder.js';

const meadow = 'How far a meadow is the others learn from her who was there before them this morning.';
const moss = 'Moss grows – slowly – on the side of a stone that the sun does not reach, and needs no soil at all.';
const files = {
  'a.md': `A bee on the comb.\n\n- ${meadow}\n`,
  'glossary.md': '# Bee\n\nIt **flies**.\n\n# Comb\n\nIt holds.\n',
  'in/b.md': `${meadow}\n\nA bee and a comb.\n\n${moss}\n`,
  'in/c.md': `${moss}\n`,
};

async function start(
  t: Parameters<typeof TestFolder.create>[0],
  more: Partial<ConstructorParameters<typeof Client>[1]> = {},
) {
  const folder = await TestFolder.create(t, files);
  const settings = { glossary: { starter: false } };
  const client = await Client.start(t, { folders: [folder.uri], settings, ...more });
  await client.ready();
  return { folder, client };
}

test('the map is one set of concepts, notes and repeats that know each other by number', async (t) => {
  const { folder, client } = await start(t);
  const map = await client.query<MapAnswer>('intertext/map');
  const command = { command: 'intertext.query.map', arguments: [] };
  assert.deepEqual(await client.request(ExecuteCommandRequest.type, command), map);

  assert.deepEqual(
    map.notes.map(({ uri, name, length }) => [uri, name, length]),
    Object.entries(files).map(([name, { length }]) => [folder.uriOf(name), name, length]),
  );
  assert.deepEqual(
    map.concepts.map(({ location, ...concept }) => ({
      ...concept,
      at: location?.uri,
      line: location?.range.start.line,
    })),
    [
      {
        name: 'Bee',
        origin: 'glossary',
        mentions: 3,
        notes: 3,
        preview: 'It flies.',
        at: folder.uriOf('glossary.md'),
        line: 0,
      },
      {
        name: 'Comb',
        origin: 'glossary',
        mentions: 3,
        notes: 3,
        preview: 'It holds.',
        at: folder.uriOf('glossary.md'),
        line: 4,
      },
    ],
  );
  assert.deepEqual(map.together, [[0, 1, 2]]);
  assert.deepEqual(
    map.mentions,
    [0, 1].flatMap((concept) => [0, 1, 2].map((note) => [concept, note, 1])),
  );
  assert.deepEqual(
    map.repeats.map(({ words, preview, copies }) => ({
      words,
      preview,
      copies: copies.map(([note, start, end, kind, percent, ...range]) => [
        map.notes[note]?.name,
        end - start,
        copyKinds[kind],
        percent,
        range.join(' '),
      ]),
    })),
    [
      {
        words: 21,
        preview: moss,
        copies: [
          ['in/b.md', moss.length, 'original', 100, `4 0 4 ${moss.length}`],
          ['in/c.md', moss.length, 'copy', 100, `0 0 0 ${moss.length}`],
        ],
      },
      {
        words: 17,
        preview: meadow,
        copies: [
          ['a.md', meadow.length + 2, 'original', 100, `2 0 2 ${meadow.length + 2}`],
          ['in/b.md', meadow.length, 'copy', 100, `0 0 0 ${meadow.length}`],
        ],
      },
    ],
  );
  assert.deepEqual(map.totals, { notes: 4, concepts: 2, together: 1, mentions: 6, repeats: 2 });
});

test('a map holds as many of each as are wanted', async (t) => {
  const { client } = await start(t);
  const map = await client.query<MapAnswer>('intertext/map', { concepts: 1, links: 1, repeats: 1 });
  const { totals, ...lists } = map;
  const lengths = Object.entries(lists).map(([list, items]) => `${list} ${items.length}`);
  assert.deepEqual(lengths.toSorted(), ['concepts 1', 'mentions 1', 'notes 4', 'repeats 1', 'together 0']);
  assert.deepEqual(totals, { notes: 4, concepts: 2, together: 0, mentions: 3, repeats: 2 });
  await assert.rejects(client.query('intertext/map', { notes: -1 }), /intertext\/map: notes/);
});

test('a map that is asked for while notes change is that of the notes as they are in the end', async (t) => {
  const { folder, client } = await start(t);
  const uri = folder.uriOf('in/c.md');
  await client.open(uri, moss);
  const answers = [];
  for (let version = 2; version < 8; version++) {
    answers.push(client.query<MapAnswer>('intertext/map'));
    await client.edit(uri, version, { text: `${moss} ${'A bee. '.repeat(version)}` });
  }
  await Promise.all(answers);
  const map = await client.query<MapAnswer>('intertext/map');
  assert.deepEqual(map.mentions[0], [0, 3, 7]);
});

test('what is intended is of no other kind on the map', async (t) => {
  const { client } = await start(t);
  const repeats = await client.query<readonly RepeatAnswer[]>('intertext/repeats');
  const copies = repeats.flatMap((repeat) =>
    repeat.copies.flatMap(({ location: { uri }, mark }) => (mark === undefined ? [] : [{ uri, mark, preview: '' }])),
  );
  await client.query('intertext/setIntended', { copies: copies.slice(0, 1), intended: true });
  const map = await client.query<MapAnswer>('intertext/map');
  assert.deepEqual(
    map.repeats.map(({ words, copies }) => [words, ...copies.map(([, , , kind]) => copyKinds[kind])]),
    [
      [17, 'original', 'copy'],
      [21, 'original', 'intended'],
    ],
    'nothing could go of what is intended',
  );
});

test('positions on the map are as the client counts them, offsets are not', async (t) => {
  const { client } = await start(t, { capabilities: { general: { positionEncodings: ['utf-8'] } } });
  const { repeats } = await client.query<MapAnswer>('intertext/map');
  const [, from, to, , , ...range] = repeats[0]?.copies[1] ?? [];
  assert.deepEqual([from, to, ...range], [0, moss.length, 0, 0, 0, Buffer.byteLength(moss)]);
});
