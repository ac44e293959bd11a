import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DidChangeConfigurationNotification } from 'vscode-languageserver-protocol';
import { Client, until } from './client.js';
import { TestFolder } from './folder.js';

const short = 'Seven words that stand here two times.';
const files = { 'a.md': short, 'b.md': short };

test('a changed setting takes effect at once', async (t) => {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const uri = folder.uriOf('b.md');
  assert.deepEqual(await client.diagnostics(uri), []);
  await client.configure({ repeats: { minWords: 6 } });
  await until(async () => (await client.diagnostics(uri)).length === 1);
  await client.configure({ repeats: { minWords: 6, severity: { copy: 'error' } } });
  await until(async () => (await client.diagnostics(uri))[0]?.severity === 1);
  await client.configure({ files: { exclude: ['b.md'] } });
  await until(async () => (await client.status()).notes === 1);
  assert.deepEqual(client.warnings, []);
});

test('a wrong setting gets one warning and its default', async (t) => {
  const folders = [await TestFolder.create(t, files), await TestFolder.create(t)];
  const client = await Client.start(t, {
    folders: folders.map(({ uri }) => uri),
    settings: { repeats: { minWords: 3 }, files: { include: '*.md', maxSize: null } },
  });
  assert.equal((await client.ready()).notes, 2);
  await client.configure(client.settings);
  await client.configure({ repeats: { minWords: 3 }, files: { include: '*.md' }, related: { limit: 1.5 } });
  await until(() => client.warnings.length >= 3);
  assert.deepEqual(client.warnings, [
    'The setting "intertext.files.include" must be a list of globs, not "*.md". ["**/*.txt","**/*.md"] is used.',
    'The setting "intertext.repeats.minWords" must be a whole number from 5 to 1000, not 3. 12 is used.',
    'The setting "intertext.related.limit" must be a whole number from 1 to 100, not 1.5. 20 is used.',
  ]);
  await client.configure({ files: { include: ['**/a.md'] } });
  await until(async () => (await client.status()).notes === 1);
  await client.configure({ related: { limit: 1.5 } });
  await until(() => client.warnings.length === 4);
});

test('a client that cannot be asked may begin with settings, and push others', async (t) => {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, {
    folders: [folder.uri],
    capabilities: {},
    initializationOptions: { repeats: { minWords: 6 } },
  });
  await client.ready();
  const uri = folder.uriOf('b.md');
  assert.equal((await client.diagnostics(uri)).length, 1);
  const push = (settings: unknown) =>
    client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  await push({ intertext: { 'repeats.minWords': 8 } });
  await until(async () => (await client.diagnostics(uri)).length === 0);
  await push({ intertext: 7 });
  await until(() => client.warnings.length === 1);
  assert.match(client.warnings[0] ?? '', /"intertext" must be an object, not 7/);
});
