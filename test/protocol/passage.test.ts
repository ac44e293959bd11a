import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ExecuteCommandRequest } from 'vscode-languageserver-protocol';
import type { CopyAnswer, ThisPassageAnswer } from '../../server/src/protocol.js';
import { at, Client, shown } from './client.js';
import { TestFolder } from './folder.js';

const heron =
  'A grey heron stands below the weir at dawn and waits for the eels that come over with the first warm rain.';
const keeper =
  'The keeper of the weir counts herons, and says that they come for the eels long before the fishermen do.';
const letter =
  'Nobody at the mill remembers a spring with as many eels as this one, not even the oldest of the millers.';
const glossary = '# Words\n\n## Weir\nAliases: low dam\n\nA *low* wall in a [river](river.md).\n';

const files = {
  'a.md': `# Notes\n\n${heron}\n\nBy a heron year I mean a year with more herons than eels.\n`,
  'b.md': `${heron}\n\n${keeper}\n\nThat is a heron year, with a weir of herons.\n`,
  'c.md': `> ${letter}\n\nSo she wrote.\n`,
  'd.md': `${letter}\n`,
  'glossary.md': glossary,
};

async function start(t: TestContext, more: Readonly<Record<string, string>> = {}, command?: readonly string[]) {
  const folder = await TestFolder.create(t, { ...files, ...more });
  const settings = { glossary: { starter: false } };
  const client = await Client.start(t, { folders: [folder.uri], settings, ...(command && { command }) });
  await client.ready();
  /** The answer for the passage that begins with `words`, as a request and as a command. */
  const ask = async (name: keyof typeof files, words: string): Promise<ThisPassageAnswer | null> => {
    const params = { textDocument: { uri: folder.uriOf(name) }, position: at(files[name], words) };
    const answer = await client.query<ThisPassageAnswer | null>('intertext/passage', params);
    const asCommand = { command: 'intertext.query.passage', arguments: [params] };
    assert.deepEqual(await client.request(ExecuteCommandRequest.type, asCommand), answer);
    return answer;
  };
  const told = async (name: keyof typeof files, words: string): Promise<ThisPassageAnswer> => {
    const answer = await ask(name, words);
    assert.ok(answer);
    return answer;
  };
  const placeOf = ({ location }: Pick<CopyAnswer, 'location'>): string =>
    `${location.uri.slice(folder.uri.length + 1)} ${shown(location.range)}`;
  return { folder, client, ask, told, placeOf };
}

test('a passage comes with its concepts, each with the best of its definitions', async (t) => {
  const { told, placeOf } = await start(t);
  const { range, concepts } = await told('b.md', 'year, with');
  assert.equal(shown(range), '4:0-4:44');
  assert.deepEqual(
    concepts.map(({ name, origin, definition }) => [
      name,
      origin,
      definition?.text,
      definition?.location && placeOf({ location: definition.location }),
    ]),
    [
      ['heron year', 'note', files['a.md'].split('\n')[4], 'a.md 4:0-4:57'],
      ['Weir', 'glossary', 'A low wall in a river.', 'glossary.md 2:0-5:36'],
    ],
  );
  const [, weir] = concepts;
  assert.match(
    weir?.explanation ?? '',
    /^A low wall in a \[river\]\(.*river\.md\)\.\n\n— \[glossary\.md:3\]\(.*#L3\)$/,
  );
});

test('what a note says acts as no Markdown in the explanation', async (t) => {
  const { client, folder } = await start(t);
  const text = 'By a tern day I mean a day with <b>terns</b> and [more](command:quit).\n\nIt was a tern day.\n';
  const uri = folder.uriOf('e.md');
  await client.open(uri, text);
  const answer = await client.query<ThisPassageAnswer>('intertext/passage', {
    textDocument: { uri },
    position: { line: 2, character: 3 },
  });
  assert.match(answer.concepts[0]?.explanation ?? '', /\\<b\\>terns\\<\/b\\> and \\\[more\\\]\n/);
});

test('a passage comes with its copies, and says which of them is the one asked about', async (t) => {
  const { told, placeOf } = await start(t);
  const { repeats, related, quotations } = await told('b.md', 'heron stands');
  assert.deepEqual(
    repeats.map(({ words, preview, copies, places }) => [
      words,
      preview,
      places,
      copies.map((one) => [placeOf(one), one.kind, one.here]),
    ]),
    [
      [
        22,
        heron,
        2,
        [
          [`a.md 2:0-2:${heron.length}`, 'original', undefined],
          [`b.md 0:0-0:${heron.length}`, 'copy', true],
        ],
      ],
    ],
  );
  assert.ok(repeats[0]?.copies[1]?.mark, 'the copy can be marked as intended');
  assert.deepEqual(quotations, []);
  const keeps = related.find((one) => placeOf(one).startsWith('b.md 2:'));
  const { text = '', highlights = [] } = keeps?.excerpt ?? {};
  assert.ok(text.startsWith('The keeper of the weir counts herons'), text);
  assert.deepEqual(
    highlights.map(([start, end]) => text.slice(start, end)),
    ['weir', 'herons', 'come'],
    'what is shared, in the forms that stand there',
  );
  const places = related.map(placeOf);
  assert.ok(places.includes(`b.md 2:0-2:${keeper.length}`), places.join());
  assert.ok(!places.some((place) => place.startsWith('a.md 2:')), 'a copy is not related');
});

test('a place elsewhere comes with where it holds the words of the passage', async (t) => {
  const block = `${heron}\n\n${letter}\n`;
  const more = { 'e.md': `Pasted.\n\n${block}`, 'f.md': `Pasted again.\n\n${block}` };
  const folder = await TestFolder.create(t, { 'glossary.md': glossary, 'b.md': block, ...more });
  const client = await Client.start(t, { folders: [folder.uri], settings: { glossary: { starter: false } } });
  await client.ready();
  for (const name of ['b.md', 'e.md', 'f.md']) {
    const lines = { 'b.md': 2, 'e.md': 4, 'f.md': 4 };
    const { repeats } = await client.query<ThisPassageAnswer>('intertext/passage', {
      textDocument: { uri: folder.uriOf(name) },
      position: { line: lines[name as keyof typeof lines], character: 0 },
    });
    const opened = repeats.flatMap(({ copies }) =>
      copies.map(({ location, counterpart, here }) =>
        here ? 'here' : `${location.uri.slice(folder.uri.length + 1)} ${counterpart && shown(counterpart.range)}`,
      ),
    );
    const expected = Object.entries(lines).map(([other, line]) =>
      other === name ? 'here' : `${other} ${line}:0-${line}:${letter.length - 1}`,
    );
    assert.deepEqual(opened, expected);
  }
});

test('of many copies the first are told, and how many there are besides', async (t) => {
  const more = Object.fromEntries(
    Array.from({ length: 15 }, (_, i) => [`copies/${i + 10}.md`, `Day ${i}.\n\n${heron}\n`]),
  );
  const { told } = await start(t, more);
  const { repeats } = await told('b.md', 'heron stands');
  assert.deepEqual(
    repeats.map(({ copies, places }) => [copies.length, places]),
    [[13, 17]],
  );
});

test('of the many copies of a related passage the first are told, and how many there are', async (t) => {
  const more = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`copies/${i + 10}.md`, `${keeper}\n`]));
  const { told } = await start(t, more);
  const { related } = await told('a.md', 'A grey heron');
  assert.deepEqual(
    related.filter(({ copyCount }) => copyCount > 0).map(({ copies, copyCount }) => [copies.length, copyCount]),
    [[10, 15]],
  );
});

test('a quotation is told where it quotes and where it is quoted, and is no copy', async (t) => {
  const { told, placeOf } = await start(t);
  const quoting = await told('c.md', 'Nobody');
  const quoted = await told('d.md', 'Nobody');
  const linked = ({ quotations }: ThisPassageAnswer) => quotations.map((one) => [one.relation, placeOf(one)]);
  assert.deepEqual(linked(quoting), [['source', `d.md 0:0-0:${letter.length}`]]);
  assert.deepEqual(linked(quoted), [['quotedBy', `c.md 0:0-0:${letter.length + 2}`]]);
  for (const { repeats, related } of [quoting, quoted]) {
    assert.deepEqual(repeats, []);
    assert.ok(related.every(({ relation }) => relation === 'related'));
  }
});

test('between two passages the one above is meant, and before the first that one', async (t) => {
  const { client, folder } = await start(t);
  const uri = folder.uriOf('e.md');
  await client.open(uri, '\n\nOne.\n\n\nTwo.\n');
  const lineOf = async (line: number): Promise<number | undefined> => {
    const params = { textDocument: { uri }, position: { line, character: 0 } };
    return (await client.query<ThisPassageAnswer | null>('intertext/passage', params))?.range.start.line;
  };
  assert.deepEqual(await Promise.all([0, 2, 3, 4, 5, 6].map(lineOf)), [2, 2, 2, 2, 5, 5]);
});

test('there is no answer where there is no passage', async (t) => {
  const { client, folder } = await start(t);
  await client.open(folder.uriOf('e.md'), '\n \n');
  for (const uri of [folder.uriOf('e.md'), folder.uriOf('missing.md'), 'nonsense']) {
    const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
    assert.equal(await client.query('intertext/passage', params), null);
  }
  await assert.rejects(
    client.query('intertext/passage', { textDocument: {} }),
    /intertext\/passage: textDocument\.uri/,
  );
});
