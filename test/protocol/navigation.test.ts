import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  CancellationTokenSource,
  CompletionRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  type Location,
  LSPErrorCodes,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  type WorkspaceSymbol,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { at, Client, shown, until } from './client.js';
import { TestFolder } from './folder.js';

/** Two entries of one concept, one concept inside another, an acronym, aliases. */
const files = {
  'a.md': 'tide gate\r\n\r\nThe “tide gate” of the tide gate\r\nkeeper, a keeper’s tide gates',
  'b.txt': 'By a keeper I mean one who sleeps at the tide gate.\n\nÜber 🦉 tide gate',
  'glossary.md':
    '# Words\n\n## tide gate\nAliases: sluice\n\nA door.\n\n## tide gate keeper\n\nSleeps at a tide gate.\n',
  'more/glossary.md': '# More words\n\n## Tide gate\n\nAnother door.\n\n## lone word\n\nAlone.\n',
};

async function start(t: TestContext, encoding = 'utf-16') {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, {
    folders: [folder.uri],
    settings: { glossary: { starter: false } },
    capabilities: {
      general: { positionEncodings: [encoding] },
      workspace: { configuration: true },
      textDocument: { definition: { linkSupport: true } },
    },
  });
  await client.open(folder.uriOf('a.md'), files['a.md']);
  await client.ready();
  const show = ({ uri, range }: Pick<Location, 'uri' | 'range'>) =>
    `${uri.slice(folder.uri.length + 1)} ${shown(range)}`;
  const place = (name: keyof typeof files, word: string) => ({
    textDocument: { uri: folder.uriOf(name) },
    position: at(files[name], word),
  });
  const references = async (name: keyof typeof files, word: string, includeDeclaration = true) =>
    (await client.request(ReferencesRequest.type, { ...place(name, word), context: { includeDeclaration } }))?.map(
      show,
    );
  const definition = async (name: keyof typeof files, word: string) => {
    const found = [(await client.request(DefinitionRequest.type, place(name, word))) ?? []].flat();
    return found.map((one) =>
      'targetUri' in one ? show({ uri: one.targetUri, range: one.targetSelectionRange }) : show(one),
    );
  };
  return { folder, client, place, references, definition };
}

test('references are all mentions, those that define first, the longest concept where two overlap', async (t) => {
  const { references } = await start(t);
  assert.deepEqual(await references('a.md', 'tide gate\r'), [
    'glossary.md 2:3-2:12',
    'more/glossary.md 2:3-2:12',
    'a.md 0:0-0:9',
    'a.md 2:5-2:14',
    'a.md 3:19-3:29',
    'b.txt 0:41-0:50',
    'b.txt 2:8-2:17',
    'glossary.md 3:9-3:15',
    'glossary.md 9:12-9:21',
  ]);
  assert.deepEqual(await references('a.md', 'tide gate of', false), [
    'a.md 0:0-0:9',
    'a.md 2:5-2:14',
    'a.md 3:19-3:29',
    'b.txt 0:41-0:50',
    'b.txt 2:8-2:17',
    'glossary.md 3:9-3:15',
    'glossary.md 9:12-9:21',
  ]);
});

test('a mention is found at its first and after its last character, in a quotation and over a line break', async (t) => {
  const { client, folder } = await start(t);
  const highlight = async (line: number, character: number) =>
    (
      await client.request(DocumentHighlightRequest.type, {
        textDocument: { uri: folder.uriOf('a.md') },
        position: { line, character },
      })
    )?.map(({ range }) => shown(range));
  const gates = ['0:0-0:9', '2:5-2:14', '3:19-3:29'];
  for (const [line, character] of [
    [0, 0],
    [0, 9],
    [2, 5],
    [3, 29],
  ] as const) {
    assert.deepEqual(await highlight(line, character), gates, `${line}:${character}`);
  }
  assert.equal(await highlight(2, 1), undefined);
  assert.equal((await highlight(99, 0)) !== undefined, true, 'a position after the end is the end');
});

test('the definition is the glossary entry; from an entry the other ones, or itself where it is the only one', async (t) => {
  const { definition } = await start(t);
  assert.deepEqual(await definition('a.md', 'tide gates'), ['glossary.md 2:3-2:12', 'more/glossary.md 2:3-2:12']);
  assert.deepEqual(await definition('glossary.md', 'tide gate\nA'), ['more/glossary.md 2:3-2:12']);
  assert.deepEqual(await definition('more/glossary.md', 'Tide gate'), ['glossary.md 2:3-2:12']);
  assert.deepEqual(await definition('more/glossary.md', 'lone word'), ['more/glossary.md 6:3-6:12']);
  assert.deepEqual(await definition('glossary.md', 'sluice'), ['glossary.md 2:3-2:12', 'more/glossary.md 2:3-2:12']);
});

test('positions count UTF-8 bytes for a client that wants them, in open and closed notes', async (t) => {
  const { references } = await start(t, 'utf-8');
  const found = await references('a.md', 'tide gate\r');
  assert.ok(found?.includes('a.md 2:7-2:16'), found?.join());
  assert.ok(found?.includes('b.txt 2:11-2:20'), found?.join());
});

test('a note that has been closed or deleted meanwhile has an answer', async (t) => {
  const { client, folder, place, references } = await start(t);
  await client.close(folder.uriOf('a.md'));
  const asked = await Promise.all([
    references('a.md', 'tide gate\r'),
    client.request(DefinitionRequest.type, place('a.md', 'tide gate\r')),
    client.request(CompletionRequest.type, place('a.md', 'gate\r')),
  ]);
  assert.equal(asked[0]?.length, 9);
  assert.equal(asked[2], null);
  const rename = { ...place('a.md', 'tide gate\r'), newName: 'sea door' };
  const edit = await until(() => client.request(RenameRequest.type, rename).catch(hasChanged));
  assert.equal(Object.keys(edit?.changes ?? {}).length, 4);
  await client.open('untitled:x', 'One tide gate.', 'markdown');
  await client.close('untitled:x');
  const gone = { textDocument: { uri: 'untitled:x' }, position: { line: 0, character: 5 } };
  assert.equal(await client.request(DefinitionRequest.type, gone), null);
  await assert.rejects(client.request(RenameRequest.type, { ...gone, newName: 'x' }), /no concept at the cursor/);
});

/** The disk has not been asked yet about a note that has just been closed. */
function hasChanged(error: unknown): undefined {
  assert.match(String(error), /has changed meanwhile/);
}

test('a cancelled rename says so', async (t) => {
  const notes = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.md`, 'One tide gate.\n']));
  const folder = await TestFolder.create(t, { ...files, ...notes });
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const source = new CancellationTokenSource();
  const textDocument = { uri: folder.uriOf('0.md') };
  const params = { textDocument, position: { line: 0, character: 4 }, newName: 'sea door' };
  const answer = client.connection.sendRequest(RenameRequest.type, params, source.token);
  source.cancel();
  await assert.rejects(
    answer,
    (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
  );
  assert.equal((await client.request(RenameRequest.type, params))?.documentChanges?.length, 204);
});

test('a symbol is named by the form that is looked for', async (t) => {
  const { client } = await start(t);
  const symbols = async (query: string) =>
    ((await client.request(WorkspaceSymbolRequest.type, { query })) as WorkspaceSymbol[]).map(
      ({ name, containerName }) => `${name} (${containerName})`,
    );
  assert.deepEqual(await symbols('slui'), ['sluice (tide gate, 9 mentions in 4 notes)']);
  assert.deepEqual(await symbols('tide gate keep'), ['tide gate keeper (2 mentions in 2 notes)']);
  assert.equal((await symbols('tide gat'))[0], 'tide gate (9 mentions in 4 notes)');
  assert.deepEqual(await symbols('lone wrd'), ['lone word (1 mention in 1 note)']);
  assert.equal((await symbols(''))[0], 'tide gate (9 mentions in 4 notes)');
  await client.open('untitled:y', '', 'markdown');
  await client.edit('untitled:y', 2, { text: 'A sluice.' });
  await until(async () => (await symbols('slui'))[0] === 'sluice (tide gate, 10 mentions in 5 notes)');
});
