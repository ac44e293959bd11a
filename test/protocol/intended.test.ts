import assert from 'node:assert/strict';
import { readFile, rm, symlink } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import {
  type CodeAction,
  CodeActionRequest,
  CodeLensRequest,
  ExecuteCommandRequest,
} from 'vscode-languageserver-protocol';
import type { RepeatAnswer } from '../../server/src/protocol.js';
import { at, Client, until } from './client.js';
import { run } from './command-line.js';
import { TestFolder } from './folder.js';

const path = '.intertext/intended-repeats';

const mill =
  'The mill by the weir grinds no corn any more, but on dry summer days its wheel still turns for the visitors.';
const weir = 'Below the weir the trout stand in the shade, noses to the stream, and let the water bring what it will.';
const near = mill.replace('summer', 'autumn').replace('visitors', 'children');
const files = {
  'a.md': `${mill}\n\n${weir}\n`,
  'b.md': `So it was said:\n\n${mill}\n\nAnd so on.\n`,
  'c.md': `${near}\n`,
};

async function begin(t: TestContext, texts: Readonly<Record<string, string>> = files) {
  const folder = await TestFolder.create(t, texts);
  const client = await Client.start(t, { folders: [folder.uri] });
  for (const [name, text] of Object.entries(texts))
    if (name.endsWith('.md')) await client.open(folder.uriOf(name), text);
  await client.ready();
  const flagged = async (name: string) => (await client.diagnostics(folder.uriOf(name))).map(({ code }) => code);
  return {
    folder,
    client,
    flagged,
    /** Waits until a note has so many flags. */
    flags: (name: string, count: number) => until(async () => (await flagged(name)).length === count),
    marks: async () =>
      (await readFile(folder.pathOf(path), 'utf8').catch(() => '')).split('\n').filter((one) => /^\w/.test(one)),
    problems: () => client.published.get(folder.uriOf(path)) ?? [],
  };
}

/** Runs "Mark as intended" on a word, as an editor does. */
async function mark(client: Client, uri: string, text: string, word: string): Promise<void> {
  const position = at(text, word);
  const params = { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } };
  const actions = (await client.request(CodeActionRequest.type, params)) as CodeAction[];
  const { command } = actions.find(({ title }) => title === 'Mark as intended') ?? assert.fail('it is not offered');
  await client.request(ExecuteCommandRequest.type, {
    command: command?.command ?? '',
    arguments: command?.arguments ?? [],
  });
}

test('a copy that is marked as intended is flagged no more, until its text changes', async (t) => {
  const { client, folder, flagged, flags, marks } = await begin(t);
  const uri = folder.uriOf('b.md');
  assert.deepEqual(await flagged('b.md'), ['repeat.copy']);
  await mark(client, uri, files['b.md'], 'wheel');
  assert.deepEqual(await flagged('b.md'), [], 'at once');
  assert.deepEqual(await flagged('c.md'), ['repeat.near'], 'the other copy is another text');
  const [line = '', ...others] = await marks();
  assert.match(
    line,
    /^[0-9a-f]{16}:22 The mill by the weir grinds no corn any more, but on dry summer days its wheel…$/,
  );
  assert.deepEqual(others, []);

  const top = { line: 0, character: 0 };
  await client.edit(uri, 2, { range: { start: top, end: top }, text: 'Once more.\n\n' });
  assert.deepEqual(await flagged('b.md'), [], 'after an edit of another part');
  await client.edit(uri, 3, { text: `${mill.replaceAll(', ', ',\n  ').toUpperCase()}\n` });
  assert.deepEqual(await flagged('b.md'), [], 'after other line breaks');
  await client.edit(uri, 4, { text: mill.replace('corn', 'oats') });
  assert.deepEqual(await flagged('b.md'), ['repeat.near']);
  await client.edit(uri, 5, { text: mill });
  assert.deepEqual(await flagged('b.md'), []);
  await rm(folder.pathOf('.intertext'), { recursive: true });
  await client.touch(folder.uriOf('.intertext'));
  await flags('b.md', 1);
});

test('lens, list, command line and fixes know of the mark', async (t) => {
  const { client, folder, flagged } = await begin(t);
  const lenses = () => client.request(CodeLensRequest.type, { textDocument: { uri: folder.uriOf('a.md') } });
  const titles = async () => (await lenses())?.map(({ command }) => command?.title);
  assert.deepEqual(await titles(), ['repeated 2 times']);
  await mark(client, folder.uriOf('b.md'), files['b.md'], 'wheel');
  assert.deepEqual(await titles(), ['repeated once']);
  assert.match((await run(folder.path, 'check')).out, /1 repeat, 1 to look at and 1 intended;/);
  await mark(client, folder.uriOf('c.md'), files['c.md'], 'wheel');
  assert.deepEqual(await titles(), []);

  const listed = await client.query<readonly RepeatAnswer[]>('intertext/repeats');
  assert.deepEqual(
    listed.flatMap(({ copies }) => copies.map(({ kind, mark, intended }) => [kind, mark === intended])),
    [
      ['original', true],
      ['copy', true],
      ['near', true],
    ],
  );
  const { code, out } = await run(folder.path, 'check');
  assert.equal(code, 0);
  assert.match(out, /0 repeats, 0 to look at and 2 intended;/);
  assert.doesNotMatch(out, /b\.md/);
  assert.equal((await run(folder.path, 'check', 'b.md', 'a.md')).code, 0, 'notes by themselves');
  assert.deepEqual(JSON.parse((await run(folder.path, 'check', '--format', 'sarif')).out).runs[0].results, []);
  assert.match((await run(folder.path, 'check', '--fix')).out, /Removed: 0 passages/);

  const copies = listed.flatMap((repeat) =>
    repeat.copies.map(({ location: { uri }, intended }) => ({ uri, mark: intended ?? '', preview: '' })),
  );
  await client.query('intertext/setIntended', { copies, intended: false });
  assert.deepEqual([await flagged('b.md'), await flagged('c.md')], [['repeat.copy'], ['repeat.near']]);
  await assert.rejects(readFile(folder.pathOf(path)), { code: 'ENOENT' });
});

test('the file of marks is no note, whatever the settings say', async (t) => {
  const { client, folder, marks } = await begin(t);
  await mark(client, folder.uriOf('b.md'), files['b.md'], 'wheel');
  await client.configure({ files: { include: ['**/*'] } });
  await client.touch(folder.uriOf(path), folder.uri);
  assert.equal((await client.ready()).notes, 3);
  assert.equal((await marks()).length, 1);
});

test('a mark that comes from elsewhere counts at once, and so does one that goes', async (t) => {
  const { client, folder, flags, marks } = await begin(t);
  await mark(client, folder.uriOf('b.md'), files['b.md'], 'wheel');
  const [line = ''] = await marks();
  await folder.write(path, `${line}\n# ${line}\n`);
  await client.touch(folder.uriOf(path));
  await flags('b.md', 0);
  await folder.write(path, `# ${line}\n`);
  await client.touch(folder.uriOf(path));
  await flags('b.md', 1);
  await folder.write(path, line);
  await client.touch(folder.uri);
  await flags('b.md', 0);
  await client.changeFolders([], [folder.uri]);
  await client.changeFolders([folder.uri], []);
  await client.ready();
  await flags('b.md', 0);
});

test('a file that is broken is told of, and left as it is', async (t) => {
  const broken = '# Mine\nThe mill by the weir\n';
  const { client, folder, flagged, flags, problems } = await begin(t, { ...files, [path]: broken });
  const [problem = assert.fail()] = await until(() => problems().length > 0 && problems());
  assert.deepEqual([problem.range.start.line, problem.code], [1, 'intended']);
  await assert.rejects(
    mark(client, folder.uriOf('b.md'), files['b.md'], 'wheel'),
    /intended-repeats: Line 2 is no intended/,
  );
  assert.equal(await readFile(folder.pathOf(path), 'utf8'), broken);
  assert.deepEqual(await flagged('b.md'), ['repeat.copy']);
  const { code, out } = await run(folder.path, 'check');
  assert.deepEqual([code, /intended-repeats is wrong: Line 2/.test(out)], [1, true]);
  await folder.write(path, '# Mine\n');
  await client.touch(folder.uriOf(path));
  await until(() => problems().length === 0);
  await mark(client, folder.uriOf('b.md'), files['b.md'], 'wheel');
  await flags('b.md', 0);
});

test('a link in the place of the file is not followed', { skip: process.platform === 'win32' }, async (t) => {
  const { client, folder, flagged, problems } = await begin(t, { ...files, '.intertext/elsewhere': '' });
  await symlink('elsewhere', folder.pathOf(path));
  await client.touch(folder.uriOf(path));
  await until(() => problems().length > 0);
  await assert.rejects(
    mark(client, folder.uriOf('b.md'), files['b.md'], 'wheel'),
    /intended-repeats: The file is a link: no repeat is known/,
  );
  assert.equal(await readFile(folder.pathOf('.intertext/elsewhere'), 'utf8'), '');
  assert.deepEqual(await flagged('b.md'), ['repeat.copy']);
});

test('marks that are made at once are all written, each in the folder of its note', async (t) => {
  const one = await TestFolder.create(t, files);
  const other = await TestFolder.create(t, { 'd.md': `${weir}\n`, 'e.md': `${mill}\n` });
  const client = await Client.start(t, { folders: [one.uri, other.uri] });
  await client.ready();
  const listed = await client.query<readonly RepeatAnswer[]>('intertext/repeats');
  const copies = listed.flatMap(({ preview, copies }) =>
    copies.flatMap(({ location: { uri }, mark }) => (mark === undefined ? [] : [{ uri, mark, preview }])),
  );
  assert.equal(copies.length, 4);
  await Promise.all(copies.map((copy) => client.query('intertext/setIntended', { copies: [copy], intended: true })));
  const flagged = await Promise.all(copies.map(({ uri }) => client.diagnostics(uri)));
  assert.deepEqual(flagged, [[], [], [], []]);
  for (const folder of [one, other]) {
    assert.equal((await readFile(folder.pathOf(path), 'utf8')).match(/^\w/gm)?.length, 2);
  }
});

test('what is no mark, and a note outside every folder, are refused', async (t) => {
  const { client, folder } = await begin(t);
  const set = (uri: string, mark: string) =>
    client.query('intertext/setIntended', { copies: [{ uri, mark, preview: '' }], intended: true });
  await assert.rejects(set(folder.uriOf('b.md'), 'x\ny'), /"x y" is no mark/);
  await assert.rejects(set('untitled:Untitled-1', `${'0'.repeat(16)}:12`), /no folder on disk/);
  await client.open('untitled:Untitled-1', mill);
  const listed = await client.query<readonly RepeatAnswer[]>('intertext/repeats');
  const outside = listed.flatMap(({ copies }) => copies).find(({ location }) => location.uri === 'untitled:Untitled-1');
  assert.deepEqual([outside?.kind, outside?.mark], ['copy', undefined]);
});
