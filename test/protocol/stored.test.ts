import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { CodeLensRequest, DocumentSymbolRequest, HoverRequest } from 'vscode-languageserver-protocol';
import { Client, type ClientOptions, until } from './client.js';
import { TestFolder } from './folder.js';

const tide =
  'The harbour at Sellin empties twice a day, and whoever leaves a boat on the northern side learns to plan by it.';
const owl = 'An owl in the old mill calls at dusk, waits, and calls again until another answers from the far bank.';
const term = 'A slack hour (SH) is the time between two tides in which no water moves at all in the harbour.';
const glossary = '# Glossary\n\n## mill race\n\nThe channel that leads the water to the mill.\n';

const files: Readonly<Record<string, string>> = {
  'a.md': `${tide}\n\n${owl}\n`,
  'b.md': `A mill race is near.\n\n${tide}\n\n${owl}\n\nThe SH is short.\n`,
  'deep/c.txt': `${term}\n\n> ${owl}\n`,
  'deep/er/d.txt': `Nothing of it.\n\n${tide}\n`,
  'glossary.md': glossary,
};

/** The notes and a storage, and a server on them whenever it is started. */
class Desk {
  readonly notes: TestFolder;
  readonly storage: string;
  readonly #t: TestContext;

  private constructor(t: TestContext, notes: TestFolder, storage: string) {
    this.#t = t;
    this.notes = notes;
    this.storage = storage;
  }

  static async create(t: TestContext): Promise<Desk> {
    const notes = await TestFolder.create(t, files);
    const desk = new Desk(t, notes, join((await TestFolder.create(t)).path, 'storage'));
    // Files that have just been written are read again in any case.
    for (const name of Object.keys(files)) await desk.age(name);
    return desk;
  }

  /** A desk whose index has been stored. */
  static async stored(t: TestContext): Promise<Desk> {
    const desk = await Desk.create(t);
    // A server that has no time to store before it ends leaves that to the next one.
    await until(async () => {
      await stop(await desk.start());
      return /^[0-9a-f]+\.index$/.test((await desk.names()).join(' '));
    });
    return desk;
  }

  /** Says that a file was changed so many seconds ago. */
  async age(name: string, seconds = 100): Promise<void> {
    const time = Date.now() / 1000 - seconds;
    await utimes(this.notes.pathOf(name), time, time);
  }

  async start(options: ClientOptions = {}): Promise<Client> {
    const client = await this.begin(options);
    await client.ready();
    return client;
  }

  /** The same, without waiting until all is read. */
  begin(options: ClientOptions = {}): Promise<Client> {
    const { storage } = this;
    return Client.start(this.#t, { folders: [this.notes.uri], initializationOptions: { storage }, ...options });
  }

  async names(): Promise<string[]> {
    return (await readdir(this.storage).catch(() => [])).sort();
  }

  async indexPath(): Promise<string> {
    const name = (await this.names()).find((one) => one.endsWith('.index')) ?? assert.fail('Nothing is stored.');
    return join(this.storage, name);
  }

  /** The answers are those of a server that read all by itself. `openNotes`: what is open in both. */
  async check(client: Client, openNotes: Readonly<Record<string, string>> = {}): Promise<void> {
    assert.deepEqual(await this.answers(client), await this.freshAnswers(client.settings, openNotes));
  }

  async freshAnswers(settings: unknown = null, openNotes: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const fresh = await Client.start(this.#t, {
      folders: [this.notes.uri],
      settings,
      initializationOptions: {},
    });
    for (const [name, text] of Object.entries(openNotes)) await fresh.open(this.notes.uriOf(name), text);
    const answers = await this.answers(fresh);
    fresh.process.kill('SIGKILL');
    return answers;
  }

  async answers(client: Client): Promise<unknown> {
    const { times: _, ...status } = await client.ready();
    const names = (await readdir(this.notes.path, { recursive: true })).filter((name) => /\.(md|txt)$/.test(name));
    const ofNotes = [];
    for (const name of names.sort()) {
      const textDocument = { uri: this.notes.uriOf(name) };
      const positions = [0, 2, 4].map((line) => ({ line, character: 3 }));
      ofNotes.push(
        name,
        await client.diagnostics(textDocument.uri),
        await client.request(DocumentSymbolRequest.type, { textDocument }),
        await client.request(CodeLensRequest.type, { textDocument }),
      );
      for (const position of positions) {
        ofNotes.push(
          await client.request(HoverRequest.type, { textDocument, position }),
          await client.query('intertext/relatedPassages', { textDocument, position, limit: 10 }),
        );
      }
    }
    const search = await client.query('intertext/searchPassages', { query: 'harbour mill', limit: 10 });
    const ofAll = [await client.query('intertext/repeats'), await client.query('intertext/concepts'), search];
    return JSON.parse(JSON.stringify([status, ofNotes, ofAll]));
  }
}

async function stop(client: Client): Promise<void> {
  await client.shutdown();
  assert.equal(await client.end(), 0);
}

/** What the log says of the stored index. */
function said(client: Client): readonly string[] {
  return client.logs.filter((line) => /stored/.test(line)).map((line) => line.replace(/\d+ ms/, '… ms'));
}

const opened = 'Opened 5 notes from the stored index in … ms.';

test('a workspace opens from the stored index', async (t) => {
  const desk = await Desk.create(t);
  const first = await desk.start();
  assert.deepEqual(said(first), ['The stored index is not there: all notes are read.']);
  assert.equal((await first.status()).times.open, undefined);
  await until(async () => (await desk.names()).some((name) => name.endsWith('.index')));
  first.process.kill('SIGKILL');
  const next = await desk.start();
  assert.deepEqual(said(next), [opened]);
  assert.ok(((await next.status()).times.open ?? 0) > 0);
  await desk.check(next);
});

test('nothing is stored where the client names no folder, and no folder of notes is touched', async (t) => {
  const desk = await Desk.create(t);
  const client = await desk.start({ initializationOptions: {} });
  await stop(client);
  assert.deepEqual([said(client), await desk.names()], [[], []]);
  await stop(await desk.start());
  assert.deepEqual((await readdir(desk.notes.path)).sort(), ['a.md', 'b.md', 'deep', 'glossary.md']);
});

test('what changed on disk while no server ran is found', async (t) => {
  const changes: Readonly<Record<string, (desk: Desk) => Promise<void>>> = {
    nothing: async () => {},
    notes: async (desk) => {
      await desk.notes.write('a.md', files['a.md']?.replace('owl', 'elf') ?? '');
      await desk.age('b.md', 50);
      await desk.notes.write('deep/new.md', `${owl}\n\n${owl}\n`);
      await rm(desk.notes.pathOf('deep/c.txt'));
      await desk.notes.write('glossary.md', Uint8Array.of(1, 0, 2));
    },
    'what is a note': async ({ notes }) => {
      await rm(notes.pathOf('deep'), { recursive: true });
      await notes.write('.gitignore', 'b.md\n');
    },
    'what is said of notes': async ({ notes }) => {
      await notes.write('glossary.md', glossary.replace('mill race', 'slack hour'));
      await notes.write('.intertext/ignored-terms', 'SH\n');
    },
    'a program': async ({ notes }) => {
      await notes.write('package.json', '{}');
      await notes.write('index.js', '');
    },
  };
  for (const [name, change] of Object.entries(changes)) {
    await t.test(name, async (inner) => {
      const desk = await Desk.stored(inner);
      await change(desk);
      const client = await desk.start();
      assert.deepEqual(said(client), [opened]);
      await desk.check(client);
    });
  }
});

test('open notes win over the stored ones', async (t) => {
  const desk = await Desk.stored(t);
  const openNotes = { 'a.md': `Before all.\n\n${files['a.md']}`, 'b.md': files['b.md'] ?? '', 'fresh.md': tide };
  const client = await desk.begin();
  for (const [name, text] of Object.entries(openNotes)) await client.open(desk.notes.uriOf(name), text);
  await desk.check(client, openNotes);
  for (const name of Object.keys(openNotes)) await client.close(desk.notes.uriOf(name));
  await until(async () => (await client.ready()).notes === 5);
  await desk.check(client);
});

test('a note that was open when the index was stored is read again', async (t) => {
  const desk = await Desk.create(t);
  const first = await desk.start();
  await first.open(desk.notes.uriOf('a.md'), 'In the editor it says something else.\n');
  await first.open('untitled:one', `${owl}\n`);
  await stop(first);
  const next = await desk.start();
  assert.deepEqual(said(next), [opened.replace('5', '6')], 'changes right before the end are waited for');
  assert.equal((await next.status()).notes, 5);
  await desk.check(next);
});

test('what was stored under other settings is taken all the same', async (t) => {
  const desk = await Desk.stored(t);
  for (const settings of [{ repeats: { minWords: 5 } }, { glossary: { starter: false, files: [] } }]) {
    const client = await desk.start({ settings });
    assert.deepEqual(said(client), [opened]);
    await desk.check(client);
  }
  const off = await desk.start({ settings: { enable: 'off' } });
  assert.equal((await off.status()).notes, 0);
});

test('other folders have another index', async (t) => {
  const desk = await Desk.stored(t);
  const deep = desk.notes.uriOf('deep');
  const client = await desk.start({ folders: [desk.notes.uri, deep] });
  assert.deepEqual(said(client), ['The stored index is not there: all notes are read.']);
  await stop(client);
  assert.equal((await desk.names()).length, 2);
  const alone = await desk.start();
  assert.deepEqual(said(alone), [opened]);
  // A folder that comes while the server runs makes another workspace of it.
  await alone.changeFolders([deep], []);
  await stop(await until(async () => (await alone.ready()).notes === 5 && alone));
  assert.equal((await desk.names()).length, 2);
});

test('a file that is no whole index is told once, and all is read', async (t) => {
  const desk = await Desk.stored(t);
  const path = await desk.indexPath();
  const whole = await readFile(path);
  const flipped = (at: number): Buffer => {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 16;
    return bytes;
  };
  const cases: readonly [bytes: Buffer, why: string][] = [
    [flipped(2), 'is something else'],
    [flipped(8), 'has another format'],
    [flipped(20), 'is damaged'],
    [flipped(whole.length >> 1), 'is damaged'],
    [flipped(whole.length - 2), 'is damaged'],
    [whole.subarray(0, whole.length >> 1), 'is cut off'],
    [Buffer.alloc(0), 'is cut off'],
    [Buffer.from('# A note\n'.repeat(100)), 'is something else'],
  ];
  const answers = await desk.freshAnswers();
  for (const [bytes, why] of cases) {
    await writeFile(path, bytes);
    const client = await desk.start();
    assert.deepEqual(said(client), [`The stored index ${why}: all notes are read.`]);
    assert.deepEqual(await desk.answers(client), answers);
    await stop(client);
  }
  assert.deepEqual(said(await desk.start()), [opened], 'it is stored anew');
});

test('a storage that cannot be used is told once, and all is read', async (t) => {
  const desk = await Desk.create(t);
  await mkdir(join(desk.storage, '..'), { recursive: true });
  await writeFile(desk.storage, 'in the way');
  const client = await desk.start();
  await desk.check(client);
  await stop(client);
  assert.equal(said(client).length, 2);
  assert.match(said(client)[0] ?? '', /^The stored index cannot be read: .*: all notes are read\.$/);
  assert.match(said(client)[1] ?? '', /^The index was not stored: /);
});

test('a disk that is full leaves what was stored before', { skip: process.platform === 'win32' }, async (t) => {
  const desk = await Desk.stored(t);
  const before = await readFile(await desk.indexPath());
  await desk.notes.write('new.md', tide);
  const limited = `
    const { spawnSync } = require('node:child_process');
    const script = 'ulimit -f 2; exec "$0" dist/server.js --stdio';
    process.exitCode = spawnSync('sh', ['-c', script, process.execPath], { stdio: 'inherit' }).status;`;
  const client = await desk.start({ command: ['-e', limited, '--'] });
  await stop(client);
  assert.equal(said(client).length, 2);
  assert.match(said(client)[1] ?? '', /^The index was not stored: /);
  assert.deepEqual([await desk.names(), await readFile(await desk.indexPath())], [[(await desk.names())[0]], before]);
  await desk.check(await desk.start());
});

test('two servers on one workspace do not hurt each other', async (t) => {
  const desk = await Desk.stored(t);
  const both = await Promise.all([desk.start(), desk.start()]);
  await desk.notes.write('new.md', tide);
  for (const client of both) await client.touch(desk.notes.uriOf('new.md'));
  for (const client of both) await until(async () => (await client.ready()).notes === 6);
  await rm(await desk.indexPath());
  for (const client of both) await desk.check(client);
  await Promise.all(both.map(stop));
  assert.equal((await desk.names()).length, 1);
  await desk.check(await desk.start());
});

test('a server that is killed while it stores leaves a whole index or none', async (t) => {
  const desk = await Desk.create(t);
  for (let round = 0; round < 6; round++) {
    await desk.notes.write(`${round}.md`, `Round ${round}.\n\n${owl}\n`);
    const client = await desk.begin();
    if (round % 2 === 0) {
      await client.ready();
      client.shutdown().catch(() => undefined);
    }
    await delay(Math.random() * 50);
    client.process.kill('SIGKILL');
    await client.exit;
    const next = await desk.start();
    assert.doesNotMatch(said(next).join(' '), /damaged|cut off|something else/);
    await desk.check(next);
    if (round % 3 === 2) await stop(next);
    else next.process.kill('SIGKILL');
    await next.exit;
  }
  await stop(await desk.start());
  assert.equal((await desk.names()).length, 1, 'what was left behind is gone');
});

test('a first index that is cut short goes on where it was', async (t) => {
  const desk = await Desk.create(t);
  const sentence =
    'The boats lie on the mud of the harbour, and the gulls walk among them as if all of it were theirs. ';
  const words = sentence.trim().split(' ').length;
  const many = 3000;
  const names = Array.from({ length: many }, (_, i) => `many/${i}.txt`);
  const text = (name: string): string => `${sentence.repeat(40)}${name.replace(/\D/g, '').padStart(8, '0')}`;
  const write = async (name: string, content: string): Promise<void> => {
    await desk.notes.write(name, content);
    await utimes(desk.notes.pathOf(name), 1e9, 1e9);
  };
  for (const name of names) await write(name, text(name));
  const victim = await desk.begin();
  await until(async () => (await desk.names()).some((name) => name.endsWith('.index')));
  victim.process.kill('SIGKILL');
  await victim.exit;
  // What is read again is found to be another text; what is not read again keeps that which was stored.
  for (const name of names) await write(name, 'a'.repeat(text(name).length));
  const next = await desk.begin();
  const opening = await until(() => next.logs.find((line) => line.startsWith('Opened')));
  const stored = Number(/\d+/.exec(opening)?.[0]);
  assert.ok(stored > 0, opening);
  const own = (await (await desk.start({ folders: [desk.notes.uriOf('deep')] })).ready()).words;
  const { words: all, notes } = await next.ready();
  assert.equal(notes, many + Object.keys(files).length);
  const kept = (all - own) / (40 * words + 1);
  assert.ok(kept > stored / 2 && kept < stored + 10, `${stored} notes were stored, and about ${kept} kept`);
});

test('an index with which two servers ended while they opened it is set aside', async (t) => {
  const desk = await Desk.stored(t);
  const path = await desk.indexPath();
  const endOne = async (): Promise<void> => {
    const ended = await Client.start(t);
    ended.process.kill('SIGKILL');
    await ended.exit;
    await writeFile(`${path}.${ended.process.pid}.opening`, '');
  };
  await endOne();
  const settled = await desk.start();
  assert.deepEqual(said(settled), [opened], 'one may have been ended by anybody');
  await stop(settled);
  assert.deepEqual(await desk.names(), [basename(path)]);
  await endOne();
  await endOne();
  const client = await desk.start();
  const told = 'The server ended twice while it opened the stored index, which is set aside: all notes are read.';
  assert.deepEqual(said(client), [told]);
  await desk.check(client);
  await stop(client);
  assert.deepEqual(
    await desk.names(),
    [path, `${path}.aside`].map((one) => basename(one)),
  );
  assert.deepEqual(said(await desk.start()), [opened], 'it is stored anew');
});

test('a server that is opening the stored index is no reason to set it aside', async (t) => {
  const desk = await Desk.stored(t);
  const other = await Client.start(t);
  await writeFile(`${await desk.indexPath()}.${other.process.pid}.opening`, '');
  assert.deepEqual(said(await desk.start()), [opened]);
});

test('an index that nobody opened for long is removed', async (t) => {
  const desk = await Desk.stored(t);
  const own = await desk.indexPath();
  const days = (count: number): number => Date.now() / 1000 - count * 24 * 60 * 60;
  const ages: Readonly<Record<string, number>> = {
    'aa.index': 100,
    'bb.index': 80,
    'cc.index.aside': 91,
    'dd.txt': 100,
  };
  for (const [name, age] of Object.entries(ages)) {
    await writeFile(join(desk.storage, name), 'of another list of folders');
    await utimes(join(desk.storage, name), days(age), days(age));
  }
  await utimes(own, days(89), days(89));
  const client = await desk.start();
  assert.deepEqual(said(client), [
    'Removed stored indexes that nobody opened for 90 days, or the oldest beyond 4 GB: 2 files.',
    opened,
  ]);
  assert.deepEqual(
    (await desk.names()).filter((name) => !name.endsWith('.opening')),
    [basename(own), 'bb.index', 'dd.txt'].sort(),
  );
  assert.ok((await stat(own)).mtimeMs > Date.now() - 60_000, 'it was opened now');
});
