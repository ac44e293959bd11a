import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DefinitionRequest,
  DocumentHighlightRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  type Hover,
  HoverRequest,
  MarkupContent,
  ReferencesRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { at, Client, shown, until } from './client.js';
import { TestFolder } from './folder.js';

const glossary = `# Glossary

## Eel run
Aliases: eel runs, ER
Source: Marten, Rivers at Night, 1998

The autumn night on which *grown
eels* leave a river for the sea, see [the map](https://example.org/map).

- In rain.
- In the dark.

## Weir <img src="http://example.org/x.png">

A low dam. <script>alert(1)</script> [press](command:do.it) $(alert)
`;
const note =
  'We waited for the eel runs of October.\n\nAn eel run needs rain; the weir holds the eels back until then.\n';
const other = 'Nobody counted that Eel Run.\n';
const files = { 'glossary.md': glossary, 'a.md': note, 'b.md': other };

function text(hover: Hover | null): string {
  return hover !== null && MarkupContent.is(hover.contents) ? hover.contents.value : '';
}

async function start(t: Parameters<typeof TestFolder.create>[0], capabilities?: object) {
  const folder = await TestFolder.create(t, files);
  const settings = { glossary: { starter: false } };
  const client = await Client.start(t, { folders: [folder.uri], settings, ...(capabilities ? { capabilities } : {}) });
  await client.open(folder.uriOf('a.md'), note);
  await client.ready();
  return { folder, client, uri: folder.uriOf('a.md') };
}

test('a hover gives the definition, its origin, and how often the concept is mentioned', async (t) => {
  const { folder, client, uri } = await start(t);
  const hover = await client.request(HoverRequest.type, { textDocument: { uri }, position: at(note, 'eel runs') });
  const value = text(hover);
  assert.match(value, /^\*\*Eel run\*\* \(ER\)$/m);
  assert.match(
    value,
    /The autumn night on which grown eels leave a river for the sea, see \[the map\]\(https:\/\/example\.org\/map\)\.\n\n\\- In rain\. {2}\n\\- In the dark\.\n/,
  );
  assert.ok(
    value.includes(`[glossary.md:3](${folder.uriOf('glossary.md')}#L3); source: Marten, Rivers at Night, 1998`),
  );
  assert.match(value, /^6 mentions in 3 notes$/m);
  assert.equal(hover?.range && shown(hover.range), '0:18-0:26');
  const nothing = await client.request(HoverRequest.type, { textDocument: { uri }, position: at(note, 'October') });
  assert.equal(nothing, null);
});

test('what a note says cannot become an element of the hover', async (t) => {
  const { client, uri } = await start(t);
  const value = text(await client.request(HoverRequest.type, { textDocument: { uri }, position: at(note, 'weir') }));
  assert.match(value, /A low dam\./);
  assert.doesNotMatch(value, /(?<!\\)<|\]\(command:|(?<!\\)\$\(/);
});

test('a client without Markdown gets plain text', async (t) => {
  const { client, uri } = await start(t, { textDocument: { hover: { contentFormat: ['plaintext'] } } });
  const hover = await client.request(HoverRequest.type, { textDocument: { uri }, position: at(note, 'eel runs') });
  assert.equal(hover && MarkupContent.is(hover.contents) && hover.contents.kind, 'plaintext');
  assert.match(text(hover), /^Eel run/);
});

test('the definition of a mention is the glossary entry', async (t) => {
  const { folder, client, uri } = await start(t);
  const found = await client.request(DefinitionRequest.type, { textDocument: { uri }, position: at(note, 'eel run ') });
  const [link = assert.fail()] = [found ?? []].flat();
  assert.ok('targetUri' in link);
  assert.equal(link.targetUri, folder.uriOf('glossary.md'));
  assert.equal(link.targetRange.start.line, 2);
  assert.equal(link.originSelectionRange && shown(link.originSelectionRange), '2:3-2:10');
});

test('references are the mentions in every note, highlights those in one', async (t) => {
  const { folder, client, uri } = await start(t);
  const params = { textDocument: { uri }, position: at(note, 'eel run ') };
  const references = await client.request(ReferencesRequest.type, { ...params, context: { includeDeclaration: true } });
  const places = references?.map(({ uri: one, range }) => `${one.slice(folder.uri.length + 1)} ${shown(range)}`) ?? [];
  for (const place of ['a.md 0:18-0:26', 'a.md 2:3-2:10', 'b.md 0:20-0:27', 'glossary.md 2:3-2:10']) {
    assert.ok(places.includes(place), `${place} in ${places.join(', ')}`);
  }
  const highlights = await client.request(DocumentHighlightRequest.type, params);
  assert.deepEqual(
    highlights?.map(({ range }) => shown(range)),
    ['0:18-0:26', '2:3-2:10'],
  );
});

test('workspace symbols are concepts, found with typos and by prefix', async (t) => {
  const { folder, client } = await start(t);
  for (const [query, name] of [
    ['Eel run', 'Eel run'],
    ['eel runn', 'Eel run'],
    ['ee', 'Eel run'],
    ['ER', 'ER'],
  ] as const) {
    const [first] = (await client.request(WorkspaceSymbolRequest.type, { query })) ?? [];
    assert.equal(`${first?.name} ${first?.location.uri}`, `${name} ${folder.uriOf('glossary.md')}`, query);
  }
  assert.deepEqual(await client.request(WorkspaceSymbolRequest.type, { query: 'zeppelin' }), []);
});

test('a concept of the starter glossary leads to where it is mentioned', async (t) => {
  const folder = await TestFolder.create(t, {
    'a.md': 'Some say that sandbagging is hard to tell from not knowing.\n',
  });
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const [symbol] = (await client.request(WorkspaceSymbolRequest.type, { query: 'sandbagging' })) ?? [];
  assert.equal(symbol?.location.uri, folder.uriOf('a.md'));
  await client.configure({ glossary: { starter: false } });
  await until(async () => (await client.request(WorkspaceSymbolRequest.type, { query: 'sandbagging' }))?.length === 0);
});

/** An outline as indented lines. */
function tree(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, range, children = [] }) => [
    `${indent}${name} ${shown(range)}`,
    ...tree(children, `${indent}  `),
  ]);
}

test('the outline is the headings, or the subjects of mails, or the block openers, or the first words', async (t) => {
  const folder = await TestFolder.create(t, {
    'headings.md': '# Birds\n\nText.\n\n## Owls\n\nOwls hoot.\n\n# Fish\n\nEels.\n',
    'mail.txt': 'From: A\nSubject: Owls\n\nThey hoot.\n\nFrom: B\nSubject: Re: Owls\n\nThey do.\n',
    'openers.txt': 'Thanks for this.\nEdit:\nI was wrong about it.\n[posted twice]\nOnce more.\n',
    'plain.txt': 'One fine day.\n\nAnother day, and what came of it.\n',
  });
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const outline = async (name: string) =>
    tree(
      (await client.request(DocumentSymbolRequest.type, {
        textDocument: { uri: folder.uriOf(name) },
      })) as DocumentSymbol[],
    );
  assert.deepEqual(await outline('headings.md'), ['Birds 0:0-6:10', '  Owls 4:0-6:10', 'Fish 8:0-10:5']);
  assert.deepEqual(await outline('mail.txt'), ['Owls 0:0-3:10', 'Re: Owls 5:0-8:8']);
  assert.deepEqual(await outline('openers.txt'), ['Edit: 1:0-4:10']);
  assert.deepEqual(await outline('plain.txt'), [
    'One fine day. 0:0-0:13',
    'Another day, and what came of it. 2:0-2:33',
  ]);
});
