import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExecuteCommandRequest } from 'vscode-languageserver-protocol';
import type { RepeatListAnswer, RepeatListParams } from '../../server/src/protocol.js';
import { Client, until } from './client.js';
import { TestFolder } from './folder.js';

const mill =
  'The mill by the weir grinds no corn any more, but on dry summer days its wheel still turns for the visitors.';
const weir = 'Below the weir the trout stand in the shade, noses to the stream, and let the water bring what it will.';
const ford = 'Nobody crosses at the ford in spring, when the snow has melted and the stones lie two feet under water.';
const files = {
  'a.md': `${weir}\n\n${mill}\n\n${ford}\n`,
  'b.md': `So it was said:\n\n${mill}\n\nAnd so on.\n`,
  'c.md': `> ${weir}\n`,
  'd.md': `${ford}\n\n${mill}\n`,
};

async function begin(t: Parameters<typeof TestFolder.create>[0], texts: Readonly<Record<string, string>> = files) {
  const folder = await TestFolder.create(t, texts);
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const list = (params: RepeatListParams) => client.query<RepeatListAnswer>('intertext/repeatList', params);
  return { folder, client, list };
}

/** Each repeat as `first word × places: words that could go`. */
function shown({ repeats }: RepeatListAnswer): readonly string[] {
  return repeats.map(({ preview, places, spare }) => `${preview.split(' ')[1]} × ${places}: ${spare}`);
}

test('repeats come by how many words could go, and in parts', async (t) => {
  const { list } = await begin(t);
  const spare = await list({ part: 'spare' });
  assert.deepEqual(shown(spare), ['mill × 3: 44', 'crosses × 2: 20']);
  assert.deepEqual([spare.spare, spare.counts], [64, { spare: 2, kept: 1, intended: 0 }]);
  const kept = await list({ part: 'kept' });
  assert.deepEqual(shown(kept), ['the × 2: 0']);
  assert.deepEqual([kept.spare, kept.counts], [spare.spare, spare.counts]);
});

test('a page holds no more than it was asked for, and the totals of all', async (t) => {
  const { list } = await begin(t);
  const page = await list({ part: 'spare', limit: 1 });
  assert.deepEqual([shown(page), page.spare, page.counts.spare], [['mill × 3: 44'], 64, 2]);
});

test('of a repeat in a thousand places a hundred are named, and all are counted', async (t) => {
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`m${i}.md`, `${mill} ${i}\n`]));
  const { list } = await begin(t, many);
  const { repeats } = await list({ part: 'kept' });
  assert.deepEqual(
    repeats.map(({ copies, places }) => [copies.length, places]),
    [[100, 150]],
  );
});

test('the repeats of one note', async (t) => {
  const { folder, list } = await begin(t);
  const answer = await list({ part: 'spare', textDocument: { uri: folder.uriOf('b.md') } });
  assert.deepEqual([shown(answer), answer.counts.kept], [['mill × 3: 44'], 0]);
});

const filters: readonly (readonly [filter: string, firstWords: readonly string[]])[] = [
  ['', ['mill', 'crosses']],
  ['WHEEL', ['mill']],
  ['b.md', ['mill']],
  ['d.md', ['mill', 'crosses']],
  ['d.md snow', ['crosses']],
  ['nowhere', []],
];
test('a filter looks into previews and names of notes', async (t) => {
  const { list } = await begin(t);
  for (const [filter, expected] of filters) {
    const { repeats, counts } = await list({ part: 'spare', filter });
    assert.deepEqual(
      repeats.map(({ preview }) => preview.split(' ')[1]),
      expected,
      filter,
    );
    assert.equal(counts.spare, expected.length);
  }
});

test('what is edited and what is marked as intended is seen at once, and ids stay', async (t) => {
  const { folder, client, list } = await begin(t);
  const [before] = (await list({ part: 'spare' })).repeats;
  const uri = folder.uriOf('a.md');
  await client.open(uri, files['a.md']);
  const top = { line: 0, character: 0 };
  await client.edit(uri, 2, { range: { start: top, end: top }, text: 'News.\n\n' });
  const [after] = (await list({ part: 'spare' })).repeats;
  assert.equal(after?.id, before?.id);
  assert.equal(after?.copies[0]?.location.range.start.line, 4);

  const copies = (after?.copies ?? []).flatMap(({ location, mark }) =>
    mark === undefined ? [] : [{ uri: location.uri, mark, preview: mill }],
  );
  await client.query('intertext/setIntended', { copies, intended: true });
  const answer = await until(async () => {
    const found = await list({ part: 'intended' });
    return found.counts.intended === 1 && found;
  });
  assert.deepEqual(answer.counts, { spare: 1, kept: 1, intended: 1 });
  assert.equal(answer.spare, 20);
  assert.equal(answer.repeats[0]?.part, 'intended');
});

test('the same is answered to a command', async (t) => {
  const { client, list } = await begin(t);
  const params: RepeatListParams = { part: 'spare' };
  const command = { command: 'intertext.query.repeatList', arguments: [params] };
  assert.deepEqual(await client.request(ExecuteCommandRequest.type, command), await list(params));
});
