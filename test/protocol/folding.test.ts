import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClientCapabilities, FoldingRangeRequest } from 'vscode-languageserver-protocol';
import { Client, until } from './client.js';
import { TestFolder } from './folder.js';

const lines = [
  'Before the ferry leaves, the man at the ramp counts the bicycles twice, once by their bells and once by their shadows.',
  'Nobody has ever asked him why the two numbers differ, and on most days he would have told them about the fog.',
  'In winter there are no bicycles, and he counts the gulls instead, which is harder, since they have no bells.',
];
const ferry = lines.join('\n');
const quay = 'The quay was built for larger ships than ever came, and the grass between its stones is mown by goats.';

async function start(t: Parameters<typeof TestFolder.create>[0], text: string, capabilities?: ClientCapabilities) {
  const folder = await TestFolder.create(t, { 'a.md': `${quay}\n\n${ferry}\n` });
  const client = await Client.start(t, { folders: [folder.uri], ...(capabilities ? { capabilities } : {}) });
  const fold = async (uri: string) =>
    ((await client.request(FoldingRangeRequest.type, { textDocument: { uri } })) ?? []).map(
      ({ startLine, endLine, kind, collapsedText }) =>
        [`${startLine}-${endLine}`, kind, collapsedText].filter((part) => part !== undefined).join(' '),
    );
  const open = async (name: string, languageId: string) => {
    const uri = folder.uriOf(name);
    await client.open(uri, text, languageId);
    await client.ready();
    return { uri, folds: await fold(uri) };
  };
  return { client, folder, fold, open };
}

test('a copy of more than one line can be folded, and names its original where the client shows that', async (t) => {
  const text = `One.\n\n${ferry}\n\nTwo.\n\n${quay}\n`;
  const { open } = await start(t, text);
  assert.deepEqual((await open('b.md', 'markdown')).folds, ['2-4 region']);
  const able = await start(t, text, {
    textDocument: { foldingRange: { lineFoldingOnly: true, foldingRange: { collapsedText: true } } },
  });
  assert.deepEqual((await able.open('b.md', 'markdown')).folds, ['2-4 region A copy of a.md:3']);
});

test('a plain note keeps its blocks by indentation, a Markdown note those of the editor', async (t) => {
  const text = `One:\n  first\n  second\n\n${ferry}\n\nTwo.\n`;
  const { open } = await start(t, text);
  assert.deepEqual((await open('b.txt', 'plaintext')).folds, ['0-2', '4-6 region']);
  assert.deepEqual((await open('c.md', 'markdown')).folds, ['4-6 region']);
});

test('a copy that cuts across what the editor folds cannot be folded', async (t) => {
  const [first, ...others] = lines;
  const plain = await start(t, `One.\n\n${first}\n  ${others.join('\n  ')}\n  More.\n`);
  assert.deepEqual((await plain.open('b.txt', 'plaintext')).folds, ['2-5']);
  const marked = await start(t, `One.\n\n${first}\n\n# Two\n\n${others.join('\n\n')}\n\nMore.\n`);
  assert.deepEqual((await marked.open('b.md', 'markdown')).folds, []);
  const quoted = await start(t, `One.\n\n- ${first}\n  ${others.join('\n  ')}\n`);
  assert.deepEqual((await quoted.open('b.md', 'markdown')).folds, []);
});

test('a document that is no note keeps its blocks, and the limit of the client holds', async (t) => {
  const text = `${'One:\n  first\n'.repeat(5)}`;
  const { client, folder, fold, open } = await start(t, text, { textDocument: { foldingRange: { rangeLimit: 3 } } });
  assert.deepEqual((await open('b.txt', 'plaintext')).folds, ['0-1', '2-3', '4-5']);
  await client.open(folder.uriOf('b.log'), text, 'log');
  assert.equal((await fold(folder.uriOf('b.log'))).length, 3);
});

test('folds are refreshed when another note has made or unmade a copy', async (t) => {
  const { client, folder, fold, open } = await start(t, `One.\n\n${ferry}\n`);
  const { uri, folds } = await open('b.md', 'markdown');
  assert.equal(folds.length, 1);
  await client.diagnostics(uri);
  const before = client.foldingRefreshes;
  await client.open(folder.uriOf('a.md'), 'Nothing.\n');
  await until(() => client.foldingRefreshes > before);
  assert.deepEqual(await fold(uri), []);
});
