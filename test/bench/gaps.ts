import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { serverProcess } from '../../client/src/server-process.js';
import { Client } from '../protocol/client.js';
import { Corpus } from './corpus/corpus.js';
import { written } from './corpus/written.js';
import { count, milliseconds, table } from './measure/table.js';
import { ratioAtMost, skipped } from './scores/bar.js';

/**
 * How long the server leaves a client without an answer while it is busy: somebody asks it for its status all the time,
 * during a first index, while that is stored, and while it is opened again. Essays and mail of the data, where they
 * are there, and made-up notes: 100 MB. What the machine does besides makes gaps of its own: beside them stands how late
 * the process that asks woke up at most.
 */
const SIZE = 100;
const SEED = 2;
/** Milliseconds without an answer that nobody notices. */
const MOST = 50;
const DATA = '../shared/data';

/** How long some answers took, in milliseconds. */
class Gaps {
  asked = 0;
  long = 0;
  longest = 0;
  /** How late the process that asks woke up at most. */
  late = 0;

  take(gap: number): void {
    this.asked++;
    if (gap > MOST) this.long++;
    this.longest = Math.max(this.longest, gap);
  }

  async rest(): Promise<void> {
    const began = performance.now();
    await delay(1);
    this.late = Math.max(this.late, performance.now() - began - 1);
  }
}

for (const name of ['notes-essays', 'notes-mail']) {
  const folder = join(DATA, name);
  if (existsSync(folder)) await measure(name, folder);
  else skipped(`${name}: the longest gap`, `${folder} is not there`);
}
const made = new Corpus(SEED, true);
await written(made, SIZE * 1e6, '.txt', (folder) => measure(`${SIZE} MB of made-up notes`, folder));

async function measure(name: string, folder: string): Promise<void> {
  const storage = mkdtempSync(join(tmpdir(), 'intertext-bench-'));
  try {
    const [reading, storing] = await inServer(folder, storage, async (client) => {
      const first = await whileSo(async () => (await client.status()).state === 'indexing');
      const since = Date.now();
      return [first, await whileSo(async () => (await client.status()) && !isStored(storage, since))];
    });
    const opening = await inServer(folder, storage, (client) =>
      whileSo(async () => (await client.status()).state === 'indexing'),
    );
    const phases = { 'first index': reading, 'storing it': storing, 'opening it again': opening };
    table(
      [name, 'asked', `over ${MOST} ms`, 'longest gap', 'of the machine'],
      Object.entries(phases).map(([phase, { asked, long, longest, late }]) => [
        phase,
        count(asked),
        count(long),
        milliseconds(longest),
        milliseconds(late),
      ]),
    );
    for (const [phase, { longest }] of Object.entries(phases)) {
      ratioAtMost(`${name}, ${phase}: longest gap, ${MOST} ms`, longest / MOST, 1);
    }
  } finally {
    rmSync(storage, { recursive: true });
  }
}

/** Asks as long as the answer says that it goes on. */
async function whileSo(ask: () => Promise<boolean>): Promise<Gaps> {
  const gaps = new Gaps();
  for (let isSo = true; isSo; await gaps.rest()) {
    const began = performance.now();
    isSo = await ask();
    gaps.take(performance.now() - began);
  }
  return gaps;
}

/** Starts a server on a folder as the extension does, and ends it. */
async function inServer<T>(folder: string, storage: string, use: (client: Client) => Promise<T>): Promise<T> {
  const ends: (() => void)[] = [];
  const client = new Client(
    { after: (end) => void ends.push(end) },
    {
      folders: [pathToFileURL(folder).href],
      initializationOptions: { storage },
      command: [...serverProcess.execArgv, 'dist/server.js'],
      env: serverProcess.env,
    },
  );
  try {
    await client.initialize();
    return await use(client);
  } finally {
    for (const end of ends) end();
  }
}

/** Whether the index has been stored since a time of day. */
function isStored(storage: string, since: number): boolean {
  const names = existsSync(storage) ? readdirSync(storage).filter((name) => name.endsWith('.index')) : [];
  return names.some((name) => statSync(join(storage, name)).mtimeMs > since);
}
