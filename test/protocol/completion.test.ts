import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  MarkupContent,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { at, Client, until } from './client.js';
import { TestFolder } from './folder.js';

const glossary = `# Words

## tide gate
Aliases: sluice
Source: Marten, Rivers at Night, 1998

A door that *the sea* closes.

## Tide Table Bureau (TTB)

They print the tables.

## tidal flat

Mud.
`;
const note = 'A tidal flat by the tidal flat.\n\nWe saw | today.\n';

async function start(t: TestContext, text: string, settings: object = {}, capabilities?: object) {
  const folder = await TestFolder.create(t, { 'glossary.md': glossary, 'b.md': 'One tide gate, two tide gates.\n' });
  const client = await Client.start(t, {
    folders: [folder.uri],
    settings: { glossary: { starter: false }, ...settings },
    ...(capabilities ? { capabilities } : {}),
  });
  const uri = folder.uriOf('a.md');
  await client.open(uri, text.replace('|', ''));
  await client.ready();
  return { client, folder, uri };
}

/** What is offered at `|`. */
async function complete(t: TestContext, text: string, settings?: object): Promise<CompletionList> {
  const { client, uri } = await start(t, text, settings);
  const list = await client.request(CompletionRequest.type, { textDocument: { uri }, position: at(text, '|') });
  return list !== null && 'items' in list ? list : { isIncomplete: false, items: [] };
}

/** Each as `label → what is written in place of which characters`. */
function shown(items: readonly CompletionItem[]): string[] {
  return items.map(({ label, textEdit }) => {
    if (!TextEdit.is(textEdit)) return label;
    const { range, newText } = textEdit;
    return `${label} → ${newText} ${range.start.character}-${range.end.character}`;
  });
}

test('what is typed brings the names that begin so, those that this note mentions most first, inflections last', async (t) => {
  const { items, isIncomplete } = await complete(t, note.replace('|', 'tid|'));
  assert.equal(isIncomplete, false);
  assert.deepEqual(shown(items), [
    'tidal flat → tidal flat 7-10',
    'tide gate → tide gate 7-10',
    'Tide Table Bureau → Tide Table Bureau 7-10',
    'tidal flats → tidal flats 7-10',
    'tide gates → tide gates 7-10',
    'Tide Table Bureaus → Tide Table Bureaus 7-10',
  ]);
  assert.deepEqual(
    items.map(({ sortText }) => sortText),
    ['000', '001', '002', '003', '004', '005'],
  );
});

test('several words are one beginning, whatever parts them, and a word inside a name is one', async (t) => {
  const several = await complete(t, note.replace('|', 'Tide-ga|'));
  assert.deepEqual(shown(several.items), ['tide gate → Tide gate 7-14', 'tide gates → Tide gates 7-14']);
  assert.equal(several.items[0]?.filterText, 'Tide-gate');
  const inner = await complete(t, note.replace('|', 'gat|'));
  assert.deepEqual(shown(inner.items), ['tide gate → tide gate 7-10', 'tide gates → tide gates 7-10']);
  assert.equal(inner.items[0]?.filterText, 'gate');
});

test('an alias says whose it is, and an acronym is offered after two capitals', async (t) => {
  const { items } = await complete(t, note.replace('|', 'slu|'));
  assert.deepEqual(
    items.map(({ label, labelDetails }) => [label, labelDetails?.description]),
    [
      ['sluice', 'tide gate'],
      ['sluices', 'tide gate'],
    ],
  );
  assert.deepEqual(
    (await complete(t, note.replace('|', 'TT|'))).items.map(({ label }) => label),
    ['TTB', 'TTBs'],
  );
});

test('an item is told more of when it is asked about', async (t) => {
  const text = note.replace('|', 'tide g|');
  const documentation = async (capabilities?: object) => {
    const { client, folder, uri } = await start(t, text, {}, capabilities);
    const list = await client.request(CompletionRequest.type, { textDocument: { uri }, position: at(text, '|') });
    const [item] = list !== null && 'items' in list ? list.items : [];
    assert.ok(item);
    assert.equal(item.documentation, undefined);
    const resolved = await client.request(CompletionResolveRequest.type, item);
    assert.ok(MarkupContent.is(resolved.documentation));
    const { kind, value } = resolved.documentation;
    return { kind, value: value.replace(folder.uri, 'folder:') };
  };
  assert.deepEqual(await documentation(), {
    kind: 'markdown',
    value:
      'A door that the sea closes.\n\n— [glossary.md:3](folder:/glossary.md#L3); source: Marten, Rivers at Night, 1998\n\n4 mentions in 2 notes',
  });
  assert.equal((await documentation({})).kind, 'plaintext');
});

test('nothing is offered for few letters, in code, in links, in front matter, or where it is switched off', async (t) => {
  for (const text of ['ti|', '`tide g|`', '[a](tide|)', 'https://tide|', '[[tide|', '```\ntide g|\n```\n']) {
    assert.deepEqual(shown((await complete(t, text)).items), [], text);
  }
  assert.deepEqual(shown((await complete(t, '---\ntide g|: x\n---\n')).items), []);
  assert.deepEqual(shown((await complete(t, 'tide g|', { completion: { enable: false } })).items), []);
  assert.equal((await complete(t, 'ti|', { completion: { minLetters: 2 } })).items.length, 6);
});

test('where no word is typed, the concepts of the notes are offered', async (t) => {
  const { items, isIncomplete } = await complete(t, note);
  assert.equal(isIncomplete, true);
  assert.equal(items[0]?.label, 'tidal flat');
  assert.ok(items.some(({ label }) => label === 'TTB'));
});

test('a term that nobody has defined is offered after the concepts', async (t) => {
  const text = 'The tide mill turned. The tide mill stood. One tid|';
  const { items } = await complete(t, text);
  const { label, detail, data } = items.at(-1) ?? assert.fail();
  assert.deepEqual([label, detail, data], ['tide mill', '2 mentions in 1 note, not defined', undefined]);
  assert.equal(items[0]?.label, 'tide gate');
});

test('no more is sent than anybody looks at, and the client is told to ask again', async (t) => {
  const { client, folder, uri } = await start(t, 'We saw tide|');
  const names = Array.from({ length: 80 }, (_, i) => `## tide pool ${i}\n\nA pool.\n`).join('\n');
  await folder.write('glossary.md', `# Words\n\n${names}`);
  await client.touch(folder.uriOf('glossary.md'));
  const position = at('We saw tide|', '|');
  const list = await until(async () => {
    const answer = await client.request(CompletionRequest.type, { textDocument: { uri }, position });
    return answer !== null && 'items' in answer && answer.items.length === 50 && answer;
  });
  assert.equal(list.isIncomplete, true);
});

test('a range counts UTF-8 bytes for a client that wants them, on a line of its own', async (t) => {
  const text = 'Größe.\r\nÜber 🦉 tide g|';
  const { client, uri } = await start(t, text, {}, { general: { positionEncodings: ['utf-8'] } });
  const start8 = Buffer.byteLength('Über 🦉 ');
  const position = { line: 1, character: start8 + 'tide g'.length };
  const list = await client.request(CompletionRequest.type, { textDocument: { uri }, position });
  assert.ok(list !== null && 'items' in list);
  assert.equal(shown(list.items)[0], `tide gate → tide gate ${start8}-${start8 + 6}`);
});
