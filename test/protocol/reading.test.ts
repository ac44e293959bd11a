import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rename, rm, symlink, unlink } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { HoverRequest } from 'vscode-languageserver-protocol';
import type { PassageAnswer } from '../../server/src/protocol.js';
import { at, Client, type ClientOptions, until } from './client.js';
import { TestFolder } from './folder.js';

const prose = 'A note of some words that nobody has read before.\n';

async function start(t: TestContext, files: Record<string, string | Uint8Array>, options: ClientOptions = {}) {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri], ...options });
  return { folder, client, status: await client.ready() };
}

/** Waits until the server holds as many notes. */
function notes(client: Client, count: number): Promise<unknown> {
  return until(async () => {
    const status = await client.status();
    return status.state === 'ready' && status.notes === count;
  });
}

/** The words of a workspace with one note are those of the note. */
async function words(client: Client, count: number): Promise<void> {
  await until(async () => (await client.status()).words === count);
}

test('text notes are read, whatever they are called for', async (t) => {
  const { status } = await start(t, { 'a.md': prose, 'b/c.txt': prose, 'd.html': prose, 'node_modules/e.md': prose });
  assert.deepEqual([status.state, status.notes, status.skipped], ['ready', 2, []]);
  assert.ok(status.words > 0 && status.passages === 2 && status.times.index > 0);
});

test('every encoding with a mark, and any bytes without one', async (t) => {
  const utf16be = Buffer.from(`\ufeff${prose}`, 'utf16le').swap16();
  const cases = {
    'utf8.txt': prose,
    'utf8-bom.txt': `\ufeff${prose}`,
    'utf16le.txt': Buffer.from(`\ufeff${prose}`, 'utf16le'),
    'utf16be.txt': utf16be,
    'latin1.txt': Buffer.from('Größe und Maß, café: bytes that are no UTF-8.\n', 'latin1'),
    'empty.txt': '',
  };
  const { client, folder, status } = await start(t, cases);
  assert.equal(status.notes, 6);
  assert.equal(status.skipped.length, 0);
  const found = await client.query<readonly { location: { uri: string } }[]>('intertext/searchPassages', {
    query: 'nobody has read',
  });
  const uris = found.flatMap((one) => [
    one,
    ...((one as { copies?: { uri: string }[] }).copies ?? []).map((location) => ({ location })),
  ]);
  assert.deepEqual(
    new Set(uris.map(({ location }) => location.uri)),
    new Set(['utf8.txt', 'utf8-bom.txt', 'utf16le.txt', 'utf16be.txt'].map((name) => folder.uriOf(name))),
  );
});

test('binary, large and unreadable files are skipped, and the status and the log say why', async (t) => {
  const { folder, client, status } = await start(
    t,
    {
      'picture.txt': Buffer.from([0x89, 0x50, 0, 1, 2, 3]),
      'paper.md': '%PDF-1.7\n',
      'large.md': 'x'.repeat(2000),
      'good.md': prose,
    },
    { settings: { files: { maxSize: 0.001 } } },
  );
  assert.equal(status.notes, 1);
  assert.deepEqual(
    new Map(status.skipped.map(({ uri, reason }) => [uri.slice(folder.uri.length + 1), reason])),
    new Map([
      ['large.md', 'is larger than 0.001 MB'],
      ['paper.md', 'is a binary file'],
      ['picture.txt', 'is a binary file'],
    ]),
  );
  await until(() => client.logs.length === 3);
  await client.touch(...['large.md', 'paper.md', 'picture.txt'].map((name) => folder.uriOf(name)));
  await unlink(folder.pathOf('picture.txt'));
  await folder.write('large.md', Buffer.alloc(500));
  await client.touch(folder.uriOf('large.md'), folder.uriOf('picture.txt'));
  await until(() => client.logs.length > 3);
  assert.deepEqual(client.logs.toSorted(), [
    'Skipped large.md: it is a binary file',
    'Skipped large.md: it is larger than 0.001 MB',
    'Skipped paper.md: it is a binary file',
    'Skipped picture.txt: it is a binary file',
  ]);
});

test('.gitignore files hold at every level, until they change', async (t) => {
  const files = {
    '.gitignore': 'drafts/\n*.private.md\n',
    'a.md': prose,
    'b.private.md': prose,
    'drafts/c.md': prose,
    'deep/.gitignore': 'd.md\n!e.private.md\n',
    'deep/d.md': prose,
    'deep/e.private.md': prose,
    'deep/f.md': prose,
  };
  const { folder, client, status } = await start(t, files);
  assert.equal(status.notes, 3, 'a.md, deep/e.private.md, deep/f.md');
  await folder.write('.gitignore', '');
  await client.touch(folder.uriOf('.gitignore'));
  await notes(client, 5);
  await unlink(folder.pathOf('deep/.gitignore'));
  await client.touch(folder.uriOf('deep/.gitignore'));
  await notes(client, 6);
  await folder.write('deep/.gitignore', '*\n');
  await client.touch(folder.uriOf('deep/.gitignore'));
  await notes(client, 3);
  await client.configure({ files: { useGitignore: false } });
  await notes(client, 6);
});

test('an open note that is ignored is none', async (t) => {
  const { folder, client } = await start(t, { '.gitignore': 'draft.md\n', 'draft.md': prose, 'a.md': prose });
  await client.open(folder.uriOf('draft.md'), prose);
  await notes(client, 1);
  await folder.write('.gitignore', '');
  await client.touch(folder.uriOf('.gitignore'));
  await notes(client, 2);
});

test('no link is followed, and no cycle or pipe holds the walk up', {
  skip: process.platform === 'win32',
}, async (t) => {
  const outside = await TestFolder.create(t, { 'secret.md': prose });
  const folder = await TestFolder.create(t, { 'a.md': prose, 'deep/b.md': prose });
  await symlink(folder.path, folder.pathOf('deep/up'));
  await symlink(outside.path, folder.pathOf('outside'));
  await symlink(outside.pathOf('secret.md'), folder.pathOf('secret.md'));
  await symlink('/dev/zero', folder.pathOf('zero.md'));
  execFileSync('mkfifo', [folder.pathOf('pipe.md')]);
  const client = await Client.start(t, { folders: [folder.uri] });
  assert.equal((await client.ready()).notes, 2);
  const links = ['outside/secret.md', 'secret.md', 'pipe.md', 'zero.md', 'deep/up/a.md', 'deep/up', 'outside'];
  await client.touch(
    ...links.map((name) => folder.uriOf(name)),
    `${folder.uri}/%2e%2e/${outside.path.slice(5)}/secret.md`,
  );
  await notes(client, 2);
});

test('a workspace folder may itself be a link', { skip: process.platform === 'win32' }, async (t) => {
  const real = await TestFolder.create(t, { 'a.md': prose });
  const other = await TestFolder.create(t);
  await symlink(real.path, other.pathOf('link'));
  const client = await Client.start(t, { folders: [other.uriOf('link')] });
  await notes(client, 1);
  await real.write('b.md', prose);
  await client.touch(other.uriOf('link/b.md'));
  await notes(client, 2);
});

test('files and folders that come, change and go', async (t) => {
  const { folder, client } = await start(t, { 'a.md': 'One two.', 'old/b.md': prose, 'old/deep/c.md': prose });
  await rm(folder.pathOf('old'), { recursive: true });
  await client.touch(folder.uriOf('old'));
  await words(client, 2);
  await folder.write('a.md', 'One two three.');
  await client.touch(folder.uriOf('a.md'));
  await words(client, 3);
  await folder.write('new/d.md', 'Four five.');
  await folder.write('new/deep/e.md', 'Six.');
  await client.touch(folder.uriOf('new'));
  await words(client, 6);
  await rename(folder.pathOf('new'), folder.pathOf('newer'));
  await client.touch(folder.uriOf('new'), folder.uriOf('newer'));
  await until(async () => {
    const found = await client.query<readonly { location: { uri: string } }[]>('intertext/searchPassages', {
      query: 'four',
    });
    return found[0]?.location.uri === folder.uriOf('newer/d.md');
  });
  await words(client, 6);
});

test('a note that an answer finds to be another is read again, though nobody said that it had changed', async (t) => {
  const { folder, client } = await start(t, { 'a.md': 'Moss grows slowly.\n', 'b.md': 'Moss is green.\n' });
  const search = async (query: string): Promise<readonly string[]> => {
    const found = await client.query<readonly PassageAnswer[]>('intertext/searchPassages', { query });
    return found.map(({ preview }) => preview).sort();
  };
  assert.deepEqual(await search('moss'), ['Moss grows slowly.', 'Moss is green.']);
  await folder.write('a.md', 'The tide comes in.\n');
  assert.deepEqual(await search('moss'), ['', 'Moss is green.'], 'nothing is shown in the place of what was found');
  await until(async () => (await search('tide')).includes('The tide comes in.'));
});

test('an open buffer beats the disk, and on close the disk wins', async (t) => {
  const { folder, client } = await start(t, { 'a.md': 'One two.' });
  const uri = folder.uriOf('a.md');
  await client.open(uri, 'One two three.');
  await words(client, 3);
  await folder.write('a.md', 'One two three four five.');
  await client.touch(uri);
  await client.edit(uri, 2, {
    range: { start: { line: 0, character: 3 }, end: { line: 0, character: 3 } },
    text: ' and',
  });
  await words(client, 4);
  await client.ready();
  assert.equal((await client.status()).words, 4, 'the disk has been asked, and was not listened to');
  await client.close(uri);
  await words(client, 5);
});

test('doubled and late messages about documents change nothing', async (t) => {
  const { folder, client } = await start(t, { 'a.md': 'One.' });
  const uri = folder.uriOf('a.md');
  const insert = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'More ' };
  await client.edit(uri, 1, insert);
  await client.close(uri);
  await client.open(uri, 'One two.');
  await client.open(uri, 'One two.');
  await client.edit(uri, 2, insert);
  await client.edit(uri, 2, insert);
  await words(client, 3);
  await client.close(uri);
  await client.close(uri);
  await client.edit(uri, 3, insert);
  await words(client, 1);
});

test('two spellings of one file are one note', async (t) => {
  const { folder, client } = await start(t, { 'an owl.md': 'One two.' });
  const spelled = folder.uriOf('an owl.md').replace('%20', ' ').replace('owl', '%6Fwl');
  await client.open(spelled, 'One two three.');
  await words(client, 3);
  assert.equal((await client.status()).notes, 1);
});

test('several folders, one in another: a note is read once', async (t) => {
  const outer = await TestFolder.create(t, { 'a.md': prose, 'inner/b.md': prose, 'inner/c.txt': prose });
  const inner = outer.uriOf('inner');
  const client = await Client.start(t, {
    folders: [outer.uri, inner],
    folderSettings: { [inner]: { files: { include: ['**/*.md'] } } },
  });
  assert.equal((await client.ready()).notes, 2, 'the inner folder has settings of its own');
  await client.changeFolders([], [inner]);
  await notes(client, 3);
  await client.changeFolders([inner], [outer.uri]);
  await notes(client, 1);
  await client.changeFolders([], [inner]);
  await notes(client, 0);
});

test('a folder that holds a program is left alone until it is wanted', async (t) => {
  const { folder, client, status } = await start(t, { 'package.json': '{}', 'README.md': prose });
  assert.deepEqual([status.state, status.notes], ['off', 0]);
  assert.match(status.reason ?? '', /holds a program \(package\.json\)/);
  await client.open(folder.uriOf('README.md'), prose);
  await client.open('untitled:Untitled-1', prose);
  assert.equal((await client.ready()).notes, 0);
  await client.configure({ enable: 'on' });
  await notes(client, 2);
  await client.configure({ enable: 'off' });
  await until(async () => (await client.status()).state === 'off');
  assert.equal((await client.status()).notes, 0);
  await client.configure({ enable: 'auto' });
  await unlink(folder.pathOf('package.json'));
  await client.touch(folder.uriOf('package.json'));
  await notes(client, 2);
});

test('far more source files than notes are a program', async (t) => {
  const sources = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`src/${i}.py`, 'pass\n']));
  const { status } = await start(t, { ...sources, 'README.md': prose });
  assert.equal(status.state, 'off');
  assert.match(status.reason ?? '', /source files \(30\)/);
});

test('of what is open outside every folder, notes are read', async (t) => {
  const client = await Client.start(t);
  await client.open('untitled:Untitled-1', 'One.', 'plaintext');
  await client.open('untitled:Untitled-2', 'One.', 'python');
  await client.open('vscode-remote://ssh-remote%2Bhost/home/a.md', 'One.');
  await client.open('file:///nowhere/b.txt', 'One.', 'plaintext');
  await client.open('file:///nowhere/c.py', 'One.', 'python');
  for (const scheme of ['git', 'output', 'vscode-settings', 'vscode-userdata'])
    await client.open(`${scheme}:/d.md`, 'One.');
  await notes(client, 3);
  await client.close('untitled:Untitled-1');
  await client.close('file:///nowhere/b.txt');
  await notes(client, 1);
});

test('a hover is answered while a thousand notes load', async (t) => {
  const text = (i: number) => Array.from({ length: 400 }, (_, j) => `word${(i * j * 31) % 4999}`).join(' ');
  const files = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`notes/${i}.md`, text(i)]));
  const folder = await TestFolder.create(t, { ...files, 'glossary.md': '# Heron\n\nA bird that waits.\n' });
  const client = await Client.start(t, { folders: [folder.uri] });
  const open = 'The heron again.';
  await client.open(folder.uriOf('open.md'), open);
  const first = await until(async () => {
    const hover = await client.request(HoverRequest.type, {
      textDocument: { uri: folder.uriOf('open.md') },
      position: at(open, 'heron'),
    });
    return hover !== null && (await client.status());
  });
  assert.equal(first.state, 'indexing');
  assert.ok(first.notes < 1000, `${first.notes} notes had been read`);
  assert.equal((await client.ready()).notes, 1002);
  assert.equal(client.progress[0], 'begin');
  assert.equal(client.progress.at(-1), 'end');
  assert.ok(
    client.progress.some((value) => /^report [1-9]\d?% \d+ notes$/.test(value)),
    client.progress.slice(0, 9).join(),
  );
});
