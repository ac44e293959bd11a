import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ConceptAnswer,
  notesChanged,
  type PassageAnswer,
  type RepeatAnswer,
  type StatusAnswer,
  statusChanged,
  type TermAnswer,
} from '../../server/src/protocol.js';
import { askBothWays } from './both-ways.js';
import { Client, shown, until } from './client.js';
import { TestFolder } from './folder.js';

const bees =
  'Bees that find a meadow dance for the others, and the length of the dance tells the distance of the meadow.';
const dance = 'The dance of bees tells a distance: whoever watches the dance for long learns where the meadow is.';
const ferry = 'The ferry leaves at noon, unless there is fog, in which case nobody knows when it will leave at all.';

async function start(t: Parameters<typeof TestFolder.create>[0]) {
  const files = {
    'a.md': `# Swarm mind (SM)\n\n- ${bees}\n\n${ferry}\n`,
    'b.md': `> ${dance}\n`,
    'c.md': `${ferry}\n`,
    'glossary.md': '# Waggle dance\n\nHow bees tell a distance.\n',
  };
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri], settings: { glossary: { starter: false } } });
  await client.ready();
  const ask = <Answer>(name: string, params: unknown): Promise<Answer> => askBothWays(client, name, params);
  return { folder, client, ask };
}

test('related passages come with a preview and reasons', async (t) => {
  const { folder, ask } = await start(t);
  const position = { line: 2, character: 10 };
  const params = { textDocument: { uri: folder.uriOf('a.md') }, position, limit: 5 };
  const answers = await ask<readonly PassageAnswer[]>('relatedPassages', params);
  const dancing = answers.find(({ location }) => location.uri === folder.uriOf('b.md'));
  assert.equal(dancing?.location.range.start.line, 0);
  assert.equal(dancing?.preview, dance, 'the quote mark is left out');
  assert.equal(dancing?.relation, 'related');
  assert.ok(dancing.because.words.length + dancing.because.concepts.length > 0);
  const itself = answers.filter(
    ({ location }) => location.uri === params.textDocument.uri && location.range.start.line === 2,
  );
  assert.deepEqual(itself, []);
});

test('passages are found by a free query', async (t) => {
  const { folder, ask } = await start(t);
  const [best] = await ask<readonly PassageAnswer[]>('searchPassages', {
    query: 'when does the fer',
    prefix: true,
    limit: 1,
  });
  assert.ok(best);
  assert.equal(best.preview, ferry);
  assert.deepEqual(
    [best.location, ...best.copies].map(({ uri }) => uri).toSorted(),
    [folder.uriOf('a.md'), folder.uriOf('c.md')],
    'copies are folded into one answer',
  );
});

test('a note that is closed unsaved has no passage outside its file', async (t) => {
  const { folder, client } = await start(t);
  const uri = folder.uriOf('glossary.md');
  for (const said of [ferry, 'The lighthouse was lit.']) {
    for (let round = 1; round <= 10; round++) {
      await client.open(uri, `\n\n\n\n${said}`);
      await client.close(uri);
      const params = { query: 'ferry fog lighthouse', limit: 9 };
      const answers = await client.query<readonly PassageAnswer[]>('intertext/searchPassages', params);
      const places = answers.flatMap(({ location, copies }) => [location, ...copies]);
      assert.ok(places.length > 0);
      assert.deepEqual(
        places.filter((place) => place.uri === uri),
        [],
      );
    }
  }
});

test('repeats are groups of locations', async (t) => {
  const { folder, ask } = await start(t);
  const all = await ask<readonly RepeatAnswer[]>('repeats', {});
  assert.equal(all.length, 1);
  assert.equal(all[0]?.words, 20);
  assert.equal(all[0]?.preview, ferry);
  assert.deepEqual(
    all[0]?.copies.map(({ kind, similarity, location }) => [kind, similarity, location.uri, shown(location.range)]),
    [
      ['original', 1, folder.uriOf('a.md'), `4:0-4:${ferry.length}`],
      ['copy', 1, folder.uriOf('c.md'), `0:0-0:${ferry.length}`],
    ],
  );
  assert.deepEqual(await ask('repeats', { textDocument: { uri: folder.uriOf('b.md') } }), []);
});

test('concepts come with their counts', async (t) => {
  const { ask } = await start(t);
  const concepts = await ask<readonly ConceptAnswer[]>('concepts', {});
  const dancing = concepts.find(({ name }) => name === 'Waggle dance');
  assert.equal(dancing?.origin, 'glossary');
  const names = concepts.filter(({ candidate }) => !candidate).map(({ name }) => name);
  assert.deepEqual(names, names.toSorted());
});

test('candidates follow the concepts, and say that they are none yet', async (t) => {
  const { client, ask } = await start(t);
  await client.open('untitled:robbers', 'It is a nectar-robber that we saw. This nectar-robber was what they are.');
  const concepts = await until(async () => {
    const all = await ask<readonly ConceptAnswer[]>('concepts', {});
    return all.some(({ candidate }) => candidate) ? all : undefined;
  });
  const [candidate] = concepts.slice(-1);
  assert.deepEqual(candidate, {
    name: 'nectar-robber',
    forms: [],
    origin: 'none',
    mentions: 2,
    notes: 1,
    candidate: true,
  });
});

test('a term comes with what an entry of a glossary could say of it', async (t) => {
  const { folder, client, ask } = await start(t);
  const uri = folder.uriOf('d.txt');
  const text = 'Here.\n\nBy a hive clock I mean the hour at which bees come home.\nWe read every hive clock at noon.';
  await client.open(uri, text);
  const known = await until(async () => {
    const answer = await ask<TermAnswer | null>('term', { name: 'hive clocks' });
    return answer?.definition ? answer : undefined;
  });
  assert.equal(known.name, 'hive clock');
  assert.match(known.definition?.text ?? '', /the hour at which bees come home/);
  assert.deepEqual([known.definition?.location?.uri, known.definition?.location?.range.start.line], [uri, 2]);
  const atCursor = { textDocument: { uri }, position: { line: 3, character: 20 } };
  assert.deepEqual(await ask('term', atCursor), known);
  assert.deepEqual(await ask('term', { name: 'nothing of the kind' }), { name: 'nothing of the kind', aliases: [] });
  assert.equal(await ask('term', { ...atCursor, position: { line: 0, character: 1 } }), null);
});

test('the status counts what was read', async (t) => {
  const { ask } = await start(t);
  const { state, notes, skipped } = await ask<StatusAnswer>('status', {});
  assert.deepEqual([state, notes, skipped], ['ready', 4, []]);
});

test('the client is told that the status is another one', async (t) => {
  const { folder, client } = await start(t);
  const uri = folder.uriOf('c.md');
  await client.open(uri, ferry);
  const { words } = await client.ready();
  let changes = 0;
  client.connection.onNotification(statusChanged, () => {
    changes++;
  });
  await client.edit(uri, 2, { text: `${ferry} Ferry.` });
  await until(async () => changes > 0 && (await client.status()).words === words + 1);
});

test('a client that has asked while notes are read is told when they are', async (t) => {
  const { folder, client } = await start(t);
  let changes = 0;
  client.connection.onNotification(statusChanged, () => {
    changes++;
  });
  await client.open(folder.uriOf('c.md'), `${ferry} Ferry.`);
  await until(async () => changes > 0 && (await client.status()).state === 'ready');
  // Until the server reads on, the client asks: what it then knows is not what it was told of last.
  await until(async () => {
    changes = 0;
    await client.touch(folder.uriOf('a.md'));
    return (await client.status()).state === 'indexing';
  });
  await until(async () => changes > 0 && (await client.status()).state === 'ready');
});

test('the client is told that notes have changed, or what is said about them', async (t) => {
  const { folder, client } = await start(t);
  let changes = 0;
  client.connection.onNotification(notesChanged, () => {
    changes++;
  });
  const uri = folder.uriOf('c.md');
  await client.open(uri, ferry);
  await until(() => changes > 0);
  changes = 0;
  const { words } = await client.ready();
  const letter = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
  await client.edit(uri, 2, { ...letter, text: 'M' });
  await until(() => changes > 0);
  assert.equal((await client.status()).words, words, 'the status is the same');
  changes = 0;
  await client.query('intertext/ignoreTerms', { uri, terms: ['Waggle dance'] });
  await until(() => changes > 0);
});

test('what the server tells unasked, a client that does not know it may ignore', async (t) => {
  const { client } = await start(t);
  const unknown = new Set<string>();
  client.connection.onUnhandledNotification(({ method }) => unknown.add(method));
  await client.open('untitled:a', ferry);
  await until(() => unknown.has(statusChanged));
  assert.ok([...unknown].every((method) => method.startsWith('$/')));
  assert.equal((await client.ready()).notes, 5);
});
