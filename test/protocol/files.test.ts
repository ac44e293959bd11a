import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { DocumentSymbolRequest, FoldingRangeRequest, HoverRequest } from 'vscode-languageserver-protocol';
import type { PassageAnswer, StatusAnswer } from '../../server/src/protocol.js';
import { at, Client, until } from './client.js';
import { DiskRecord } from './disk-record.js';
import { TestFolder } from './folder.js';

const isWindows = process.platform === 'win32';

/** A word of a file's own stands in it: it is a note where a search finds the word there. */
interface OddFile {
  readonly bytes: string | Uint8Array;
  readonly word?: string;
  readonly skipped?: string;
}

const headings = Array.from({ length: 100_000 }, (_, i) => `# ${i}`).join('\n');
const oddFiles: Readonly<Record<string, OddFile>> = {
  'empty.md': { bytes: '' },
  'one-byte.md': { bytes: 'q', word: 'q' },
  'one-nul.md': { bytes: '\0', skipped: 'is a binary file' },
  'nul.txt': { bytes: 'A word\0 or two.', skipped: 'is a binary file' },
  'latin-1.txt': { bytes: Buffer.from('Maß und Übermaß im latinbuch', 'latin1'), word: 'latinbuch' },
  'utf-16le.txt': { bytes: Buffer.from('\ufefflittlebook', 'utf16le'), word: 'littlebook' },
  'utf-16be.txt': { bytes: Buffer.from('\ufeffbigbook', 'utf16le').swap16(), word: 'bigbook' },
  'utf-16le-unmarked.txt': { bytes: Buffer.from('littlepage', 'utf16le'), word: 'littlepage' },
  'utf-16be-unmarked.txt': { bytes: Buffer.from('bigpage', 'utf16le').swap16(), word: 'bigpage' },
  'broken-utf-8.txt': {
    bytes: Buffer.from([0xc3, 0x28, 0xff, 0xe2, 0x82, ...Buffer.from(' brokenbook')]),
    word: 'brokenbook',
  },
  'lone-surrogate.md': { bytes: Buffer.from([0xed, 0xa0, 0x80, ...Buffer.from(' lonebook')]), word: 'lonebook' },
  'one-line.md': { bytes: `linebook ${'word '.repeat(200_000)}`, word: 'linebook' },
  'headings.md': { bytes: `headbook\n\n${headings}\n`, word: 'headbook' },
  'nested.md': { bytes: `${'>'.repeat(10_000)} nestbook\n`, word: 'nestbook' },
  'nested-lines.md': {
    bytes: Array.from({ length: 1000 }, (_, i) => `${'> '.repeat(i)}stepbook`).join('\n'),
    word: 'stepbook',
  },
  'large.md': { bytes: Buffer.alloc(50_000_000, 'x '), skipped: 'is larger than 10 MB' },
  'a name of\ntwo lines.md': { bytes: 'linednote', word: 'linednote' },
  'two\nlines.txt': { bytes: '\0\0\0', skipped: 'is a binary file' },
  '%2e%2e.md': { bytes: 'dotbook', word: 'dotbook' },
  '%2e%2e/inner.md': { bytes: 'dotfolder', word: 'dotfolder' },
  'a?b#c%20d.md': { bytes: 'markbook', word: 'markbook' },
};

async function finds(client: Client, query: string): Promise<readonly string[]> {
  const found = await client.query<readonly PassageAnswer[]>('intertext/searchPassages', { query });
  return found.flatMap(({ location, copies = [] }) => [location, ...copies].map(({ uri }) => uri));
}

function skippedOf({ skipped }: StatusAnswer, folder: TestFolder): ReadonlyMap<string, string> {
  const base = `${folder.uri}/`;
  return new Map(skipped.map(({ uri, reason }) => [decodeURIComponent(uri.replace(base, '')), reason]));
}

test('odd files are read, or skipped with a line in the log', { skip: isWindows }, async (t) => {
  const files = Object.fromEntries(Object.entries(oddFiles).map(([name, { bytes }]) => [name, bytes]));
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri] });
  const status = await client.ready();
  const skipped = Object.entries(oddFiles).flatMap(([name, { skipped: why }]) =>
    why === undefined ? [] : [[name, why] as const],
  );
  assert.deepEqual(new Map([...skippedOf(status, folder)].sort()), new Map(skipped.sort()));
  assert.equal(status.notes, Object.keys(oddFiles).length - skipped.length);
  await until(() => client.logs.length >= skipped.length);
  assert.deepEqual(
    client.logs.toSorted(),
    skipped.map(([name, why]) => `Skipped ${name.replace('\n', ' ')}: it ${why}`).sort(),
    'a line each',
  );
  for (const [name, { word }] of Object.entries(oddFiles)) {
    if (word === undefined) continue;
    const uris = (await finds(client, word)).map((uri) => decodeURIComponent(uri));
    assert.deepEqual([...new Set(uris)], [decodeURIComponent(folder.uriOf(name))], name);
  }
  for (const name of ['one-line.md', 'headings.md', 'nested.md', 'nested-lines.md', 'empty.md']) {
    const text = String(oddFiles[name]?.bytes);
    const textDocument = { uri: folder.uriOf(name) };
    await client.open(textDocument.uri, text);
    await client.diagnostics(textDocument.uri);
    await client.request(DocumentSymbolRequest.type, { textDocument });
    await client.request(FoldingRangeRequest.type, { textDocument });
    await client.request(HoverRequest.type, { textDocument, position: at(text, 'book') });
    await client.query('intertext/relatedPassages', { textDocument, position: at(text, 'book') });
    await client.query('intertext/passage', { textDocument, position: at(text, 'book') });
    await client.close(textDocument.uri);
  }
  assert.equal((await client.ready()).notes, status.notes);
});

test('nothing outside the folders is read, whatever leads there', { skip: isWindows }, async (t) => {
  const outside = await TestFolder.create(t, {
    'secret.md': 'canary',
    'deep/secret.md': 'canary',
    'deep/er/secret.md': 'canary',
    'deep/.gitignore': '*',
    'glossary.md': '# Canary\n\nA bird in a cage.\n',
    '.intertext/ignored-terms': 'Waggle dance\n',
    '.intertext/intended-repeats': 'nonsense\n',
  });
  const folder = await TestFolder.create(t, { 'a.md': 'A waggle dance (WD) is a dance of bees.', 'b/c.md': 'One.' });
  const links: Readonly<Record<string, string>> = {
    'file.md': outside.pathOf('secret.md'),
    away: outside.path,
    'b/away': outside.path,
    'b/up': folder.path,
    loop: 'loop',
    'one.md': 'two.md',
    'two.md': 'one.md',
    root: '/',
    'zero.md': '/dev/zero',
    '.intertext': outside.pathOf('.intertext'),
    '.gitignore': outside.pathOf('deep/.gitignore'),
  };
  for (const [name, target] of Object.entries(links)) await symlink(target, folder.pathOf(name));
  execFileSync('mkfifo', [folder.pathOf('pipe.md')]);
  const others = ['pipe.md', ...(makesDevice(folder.pathOf('null.md')) ? ['null.md'] : [])];
  const record = await DiskRecord.begin(await TestFolder.create(t));
  const client = await Client.start(t, {
    folders: [folder.uri],
    command: record.command,
    settings: {
      files: { include: ['**/*.md', `${outside.path}/**`, '../**', '/**'] },
      glossary: { files: [outside.pathOf('glossary.md'), '../**/glossary.md', 'away/glossary.md'] },
    },
  });
  const status = await client.ready();
  assert.equal(status.notes, 2);
  assert.deepEqual(
    new Map([...skippedOf(status, folder)].sort()),
    new Map(
      [
        ...['.intertext', 'away', 'b/away', 'b/up', 'file.md', 'one.md', 'root', 'two.md', 'zero.md'].map(
          (name) => [name, 'is a link'] as const,
        ),
        ...others.map((name) => [name, 'is not a plain file'] as const),
      ].sort(),
    ),
  );
  await until(() => client.logs.length >= status.skipped.length);
  const { path } = outside;
  await client.touch(
    ...Object.keys(links).map((name) => folder.uriOf(name)),
    ...[
      'secret.md',
      'deep',
      'deep/er',
      'deep/er/secret.md',
      'deep/.gitignore',
      '.gitignore',
      'gone/x.md',
      'glossary.md',
    ].flatMap((name) => [folder.uriOf(`away/${name}`), folder.uriOf(`b/away/${name}`), outside.uriOf(name)]),
    ...['%2e%2e', '..', '%2E%2E/x/%2e%2e', 'b/%2e%2e/%2e%2e', '..%2f'].map(
      (up) => `${folder.uri}/${up}${path.slice(path.lastIndexOf('/'))}/secret.md`,
    ),
    folder.uriOf('pipe.md'),
    folder.uri,
  );
  await client.configure({ enable: 'on' });
  await folder.write('d.md', 'One.');
  await client.touch(folder.uriOf('d.md'));
  await until(async () => (await client.ready()).notes === 3);
  assert.equal((await client.status()).skipped.length, status.skipped.length);
  assert.deepEqual(await finds(client, 'canary'), []);
  await assert.rejects(client.query('intertext/ignoreTerms', { uri: folder.uriOf('a.md'), terms: ['WD'] }));
  assert.equal(await readFile(outside.pathOf('.intertext/ignored-terms'), 'utf8'), 'Waggle dance\n', 'nor written');
  assert.deepEqual(await finds(client, '"waggle dance"'), [folder.uriOf('a.md')]);
  const opened = await record.opened();
  assert.ok(opened.includes(folder.pathOf('a.md')));
  const server = resolve('dist/server.js');
  const isInside = (one: string): boolean => [folder.path, server].includes(one) || one.startsWith(`${folder.path}/`);
  assert.deepEqual(
    opened.filter((one) => !isInside(one)),
    [],
  );
});

function makesDevice(path: string): boolean {
  try {
    execFileSync('mknod', [path, 'c', '1', '3'], { stdio: 'ignore' });
    return true;
  } catch {
    // Only root may.
    return false;
  }
}

test('what the user may not read is skipped', { skip: isWindows }, async (t) => {
  const folder = await TestFolder.create(t, { 'a.md': 'One.', 'b.md': 'Two.', 'shut/c.md': 'Three.' });
  // Root may read everything: the server then runs as nobody, from where nobody can read it.
  const home = await TestFolder.create(t);
  await copyFile('dist/server.js', home.pathOf('server.js'));
  for (const path of [home.path, folder.path]) await chmod(path, 0o755);
  await chmod(folder.pathOf('b.md'), 0);
  await chmod(folder.pathOf('shut'), 0);
  const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  const client = await Client.start(t, { folders: [folder.uri], command: [home.pathOf('server.js')], ...nobody });
  const status = await client.ready();
  assert.deepEqual(
    skippedOf(status, folder),
    new Map([
      ['b.md', 'cannot be read: permission denied'],
      ['shut', 'cannot be listed: permission denied'],
    ]),
  );
  await until(() => client.logs.length === 2);
  await chmod(folder.pathOf('b.md'), 0o644);
  await chmod(folder.pathOf('shut'), 0o755);
  await client.touch(folder.uriOf('b.md'), folder.uriOf('shut'));
  await until(async () => (await client.ready()).notes === 3);
  assert.deepEqual((await client.status()).skipped, []);
});

test('paths that are too long, and names that are no UTF-8', { skip: process.platform !== 'linux' }, async (t) => {
  const folder = await TestFolder.create(t, { 'a.md': 'One.' });
  const dig = `
    const fs = require('node:fs');
    fs.writeFileSync(Buffer.from([...Buffer.from('bad'), 0xff, ...Buffer.from('.md')]), 'Bad.');
    fs.mkdirSync(Buffer.from([...Buffer.from('bad'), 0xff]));
    for (let i = 0; i < 20; i++) {
      fs.mkdirSync('d'.repeat(250));
      process.chdir('d'.repeat(250));
      fs.writeFileSync('deep.md', 'Two.');
    }`;
  execFileSync(process.execPath, ['-e', dig], { cwd: folder.path });
  try {
    const client = await Client.start(t, { folders: [folder.uri] });
    const { notes, skipped } = await client.ready();
    assert.ok(notes > 10 && notes < 20, `${notes} notes`);
    assert.deepEqual(skipped.map(({ reason }) => reason).sort(), [
      'cannot be listed: its path is too long',
      'has a name that is no UTF-8',
      'has a name that is no UTF-8',
    ]);
    await until(() => client.logs.length === 3);
  } finally {
    execFileSync('rm', ['-rf', folder.path]);
  }
});

test('many notes at once, a folder renamed, and a folder gone', async (t) => {
  const folder = await TestFolder.create(t, { 'a.md': 'One.' });
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const many = 2000;
  await mkdir(folder.pathOf('came/deep'), { recursive: true });
  await Promise.all(
    Array.from({ length: many }, (_, i) => writeFile(folder.pathOf(`came/deep/${i}.md`), `Note ${i} of the wave.`)),
  );
  await folder.write('came/nul.md', '\0\0\0');
  await client.touch(folder.uriOf('came'));
  await until(async () => (await client.ready()).notes === many + 1);
  await rename(folder.pathOf('came'), folder.pathOf('stayed'));
  await client.touch(folder.uriOf('came'), folder.uriOf('stayed'));
  await until(async () => {
    const status = await client.ready();
    const isMoved = (await finds(client, '"note 7 of the wave"')).includes(folder.uriOf('stayed/deep/7.md'));
    return status.notes === many + 1 && isMoved;
  });
  assert.deepEqual([...skippedOf(await client.status(), folder).keys()], ['stayed/nul.md']);
  await rm(folder.pathOf('stayed'), { recursive: true });
  await client.touch(folder.uriOf('stayed'));
  await until(async () => (await client.ready()).notes === 1);
  assert.deepEqual((await client.status()).skipped, []);
});

test('a file that makes way for a folder, and a folder for a file or a link', { skip: isWindows }, async (t) => {
  const outside = await TestFolder.create(t, { 'b.md': 'Secret words that are long.' });
  const folder = await TestFolder.create(t, { 'a.md': 'One.', 'deep.md/b.md': 'Two.', 'far/b.md': 'Three.' });
  const client = await Client.start(t, { folders: [folder.uri] });
  assert.equal((await client.ready()).notes, 3);
  await rm(folder.pathOf('a.md'));
  await folder.write('a.md/c.md', 'Four.');
  await rm(folder.pathOf('deep.md'), { recursive: true });
  await folder.write('deep.md', 'Five.');
  await rm(folder.pathOf('far'), { recursive: true });
  await symlink(outside.path, folder.pathOf('far'));
  await client.touch(...['a.md', 'deep.md', 'far'].map((name) => folder.uriOf(name)));
  await until(async () => (await client.ready()).words === 2);
  const uris = new Set([...(await finds(client, 'four')), ...(await finds(client, 'five'))]);
  assert.deepEqual(uris, new Set([folder.uriOf('a.md/c.md'), folder.uriOf('deep.md')]));
});
