import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Reading, read } from '../../server/src/index.js';
import { type FileContent, readerHere } from '../../server/src/workspace/reading/file-reader.js';
import { ReaderThread } from '../../server/src/workspace/reading/reader-thread.js';
import { Client } from './client.js';
import { TestFolder } from './folder.js';

const bundle = resolve('dist/reader.js');
const count = 400;
const batch = 16;
const size = 1_000_000;

/** More notes than are read without a thread, some of them alike, and what is none. */
async function manyNotes(t: TestContext): Promise<TestFolder> {
  const notes = Array.from({ length: count }, (_, i) => [
    `${i}.md`,
    `# Note ${i % 300}\n\nA slack hour (SH) is the time between two tides, seen ${i % 300} times.\n\n> The SH, said Größe.\n`,
  ]);
  const odd = { 'empty.md': '', 'binary.md': Uint8Array.of(1, 0, 2), 'large.md': 'x'.repeat(size + 1) };
  return TestFolder.create(t, { ...Object.fromEntries(notes), ...odd });
}

function pathsIn(folder: TestFolder): string[] {
  const names = Array.from({ length: count }, (_, i) => `${i}.md`);
  return [...names, 'empty.md', 'binary.md', 'large.md', 'gone.md'].map((name) => folder.pathOf(name));
}

/** Reads files as the disk does: a few at once, and a few times that ahead. */
function readAll(thread: ReaderThread, paths: readonly string[]): Promise<readonly FileContent[]> {
  const batches = Array.from({ length: Math.ceil(paths.length / batch) }, (_, i) =>
    thread.read(paths.slice(i * batch, (i + 1) * batch), size),
  );
  return Promise.all(batches).then((read) => read.flat());
}

function asReading(file: FileContent): FileContent {
  return 'content' in file && typeof file.content === 'string' ? { ...file, content: read(file.content) } : file;
}

test('a thread of its own reads what would be read without one', async (t) => {
  const folder = await manyNotes(t);
  const failures: unknown[] = [];
  const thread = new ReaderThread(bundle, (error) => failures.push(error));
  t.after(() => thread.rest());
  const paths = pathsIn(folder);
  const found = await readAll(thread, paths);
  const isRead = ({ content }: { content: string | Reading }): boolean => typeof content !== 'string';
  assert.ok(
    found.some((file) => 'content' in file && isRead(file)),
    'the thread was used',
  );
  assert.deepEqual(found.map(asReading), (await readerHere.read(paths, size)).map(asReading));
  thread.rest();
  assert.deepEqual((await readAll(thread, paths)).map(asReading), found.map(asReading), 'it can go on after a rest');
  assert.deepEqual(failures, []);
});

test('what a thread leaves behind is read without one', async (t) => {
  const folder = await manyNotes(t);
  const paths = pathsIn(folder);
  const expected = (await readerHere.read(paths, size)).map(asReading);
  const scripts = {
    'that is not there': undefined,
    'that has no path': undefined,
    'that throws at once': 'throw new Error("no")',
    'that ends at an order': 'require("node:worker_threads").parentPort.on("message", () => process.exit(3))',
    'that throws at an order':
      'require("node:worker_threads").parentPort.on("message", () => { throw new Error("no"); })',
  };
  for (const [name, script] of Object.entries(scripts)) {
    const path = name === 'that has no path' ? 'script.cjs' : folder.pathOf('script.cjs');
    if (script !== undefined) await writeFile(folder.pathOf('script.cjs'), script);
    const failures: unknown[] = [];
    const thread = new ReaderThread(path, (error) => failures.push(error));
    assert.deepEqual((await readAll(thread, paths)).map(asReading), expected, name);
    assert.equal(failures.length, 1, name);
    assert.deepEqual((await readAll(thread, paths)).map(asReading), expected, name);
    assert.equal(failures.length, 1, name);
  }
  const thread = new ReaderThread(bundle, () => assert.fail());
  const found = readAll(thread, paths);
  thread.rest();
  assert.deepEqual((await found).map(asReading), expected, 'a rest in between');
});

test('many notes are held as few are', async (t) => {
  const folder = await manyNotes(t);
  const client = await Client.start(t, { folders: [folder.uri], settings: { files: { maxSize: 1 } } });
  await client.open(folder.uriOf('7.md'), 'Nothing.');
  const { notes, skipped } = await client.ready();
  assert.deepEqual([notes, skipped.length], [count + 1, 2]);
  const concepts = await client.query<readonly { name: string; notes: number }[]>('intertext/concepts');
  assert.equal(concepts.find(({ name }) => name === 'slack hour')?.notes, count - 1);
  assert.deepEqual(
    client.logs.filter((line) => /thread/.test(line)),
    [],
  );
});
