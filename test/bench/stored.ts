import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { HoverRequest } from 'vscode-languageserver-protocol';
import { at, Client } from '../protocol/client.js';
import { Corpus } from './corpus/corpus.js';
import { bytesOf, notesIn } from './corpus/notes-in.js';
import { written } from './corpus/written.js';
import { count, megabytes, milliseconds, table } from './measure/table.js';
import { ratioAtMost } from './scores/bar.js';

/**
 * Opening a workspace from the stored index, in the real server: what its first answer takes, from the folder being
 * named, beside the first index of the same notes. Each answer is the first of a process of its own, and the least of
 * several. Made-up notes: 100 MB, with `--large` 1 GB.
 */
const SIZE = process.argv.includes('--large') ? 1000 : 100;
const ROUNDS = 3;
const SEED = 2;
/** Milliseconds after which nothing is waited for. */
const PATIENCE = 3_600_000;

/** A note, and a term that it mentions. */
interface Place {
  readonly uri: string;
  readonly text: string;
  readonly term: string;
}

type Ask = (client: Client, place: Place) => Promise<unknown>;

const questions: Readonly<Record<string, Ask>> = {
  'hover over a term': (client, { uri, text, term }) =>
    client.request(HoverRequest.type, { textDocument: { uri }, position: at(text, term) }),
  'copies in a note': (client, { uri }) => client.diagnostics(uri),
  'related passages': (client, { uri, text, term }) =>
    client.query('intertext/relatedPassages', { textDocument: { uri }, position: at(text, term), limit: 10 }),
};

await written(corpus(), SIZE * 1e6, '.txt', async (folder) => {
  const storage = mkdtempSync(join(tmpdir(), 'intertext-bench-'));
  try {
    await measure(folder, storage);
  } finally {
    rmSync(storage, { recursive: true });
  }
});

async function measure(folder: string, storage: string): Promise<void> {
  const bytes = bytesOf(notesIn([folder]));
  const cold = await inServer(folder, storage, (client) => firstIndex(client, storage));
  const stored = bytesOf(stores(storage));
  const place = middle(folder);
  const times: [string, number][] = [];
  for (const [name, ask] of Object.entries(questions)) {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await inServer(folder, storage, (client) => firstAnswer(client, place, ask)));
    }
    times.push([name, Math.min(...rounds)]);
  }
  console.log(`made-up notes: ${megabytes(bytes)} in ${count(notesIn([folder]).length)} files`);
  console.log(`      stored: ${megabytes(stored)}, ${(stored / bytes).toFixed(2)} bytes a byte of text`);
  table(
    ['in the server, from the folder being named', 'by the clock', 'of the first index'],
    [
      ['first index of everything', milliseconds(cold), ''],
      ...times.map(([name, time]) => [`opened: ${name}`, milliseconds(time), `${((100 * time) / cold).toFixed(1)} %`]),
    ],
  );
  for (const [name, time] of times) ratioAtMost(`${SIZE} MB opened: ${name}, first index`, time / cold, 0.1);
}

function corpus(): Corpus {
  return new Corpus(SEED, true);
}

/** The first note in the second half of the corpus that mentions a term. */
function middle(folder: string): Place {
  let made = 0;
  for (const note of corpus().notes(SIZE * 1e6)) {
    made += note.text.length;
    const term = note.terms.find(({ isDefinition }) => !isDefinition)?.name;
    if (made < (SIZE * 1e6) / 2 || term === undefined) continue;
    const path = join(folder, basename(note.uri));
    return { uri: pathToFileURL(path).href, text: readFileSync(path, 'utf8'), term };
  }
  throw new Error('no note mentions a term');
}

/** Starts a server on a folder, and ends it. */
async function inServer<T>(folder: string, storage: string, use: (client: Client) => Promise<T>): Promise<T> {
  const ends: (() => void)[] = [];
  const options = { folders: [pathToFileURL(folder).href], initializationOptions: { storage } };
  const client = new Client({ after: (end) => void ends.push(end) }, options);
  try {
    return await use(client);
  } finally {
    for (const end of ends) end();
  }
}

/** What the first index takes. Waits until it is stored. */
async function firstIndex(client: Client, storage: string): Promise<number> {
  const began = performance.now();
  await client.initialize();
  while ((await client.status()).state === 'indexing') await delay(100);
  const time = performance.now() - began;
  await until(() => stores(storage).length > 0);
  return time;
}

async function firstAnswer(client: Client, place: Place, ask: Ask): Promise<number> {
  const began = performance.now();
  await client.initialize();
  await client.open(place.uri, place.text, 'plaintext');
  // Until then it answers as if there were no notes.
  await until(() => client.logs.some((line) => line.startsWith('Opened')));
  const answer = await ask(client, place);
  const time = performance.now() - began;
  if (answer === null) throw new Error('there is no answer');
  return time;
}

function stores(storage: string): string[] {
  return readdirSync(storage)
    .filter((name) => name.endsWith('.index'))
    .map((name) => join(storage, name));
}

async function until(isSo: () => boolean): Promise<void> {
  for (const end = performance.now() + PATIENCE; !isSo(); await delay(1)) {
    if (performance.now() > end) throw new Error('it did not come');
  }
}
