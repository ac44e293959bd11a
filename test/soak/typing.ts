import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  CodeLensRequest,
  CompletionRequest,
  DocumentDiagnosticRequest,
  FoldingRangeRequest,
  HoverRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol';
import { Corpus } from '../bench/corpus/corpus.js';
import { notesIn } from '../bench/corpus/notes-in.js';
import { Random } from '../bench/corpus/random.js';
import { written } from '../bench/corpus/written.js';
import { canServe, residentOf, serverCommand, serverEnv } from '../bench/measure/server.js';
import { count, megabytes } from '../bench/measure/table.js';
import { ratioAtMost, skipped } from '../bench/scores/bar.js';
import { Client } from '../protocol/client.js';
import { Desk } from './typing/desk.js';

/**
 * An hour's worth of typing in the real server, at 150 ms a key, without the pauses: what it has in memory at the end
 * beside what it had after the first minute.
 */
const KEYS = numberOf('keys', 24_000);
const FIRST = 400;
const SIZE = numberOf('megabytes', 100);
const SEED = 3;
const MOST = 1.05;

if (canServe) await written(new Corpus(SEED, true), SIZE * 1e6, '.txt', typing);
else skipped('memory after an hour of typing', 'the memory of another process is told on Linux alone');

async function typing(folder: string): Promise<void> {
  const storage = mkdtempSync(join(tmpdir(), 'intertext-soak-'));
  const ends: (() => void)[] = [() => rmSync(storage, { recursive: true })];
  const ending = { after: (end: () => void) => void ends.unshift(end) };
  const folders = [pathToFileURL(folder).href];
  const options = { folders, initializationOptions: { storage }, command: serverCommand, env: serverEnv };
  try {
    const client = new Client(ending, options);
    await client.initialize();
    while ((await client.status()).state === 'indexing') await delay(100);
    // The first index is stored once nothing has happened for a while.
    while (!readdirSync(storage).some((name) => name.endsWith('.index'))) await delay(100);
    await type(client, new Desk(client, notesIn([folder]), new Random(SEED)));
  } finally {
    for (const end of ends) end();
  }
}

async function type(client: Client, desk: Desk): Promise<void> {
  const told = (name: string, memory: number): void => console.log(`      ${name.padEnd(32)} ${megabytes(memory)}`);
  const began = performance.now();
  let first = 0;
  for (let key = 1; key <= KEYS; key++) {
    await desk.key();
    await ask(client, desk, key);
    if (key === FIRST) {
      first = await residentOf(client.process);
      told(`after ${count(key)} keys`, first);
    } else if (key % Math.ceil(KEYS / 6) === 0) {
      told(`after ${count(key)} keys`, await residentOf(client.process));
    }
  }
  const last = await residentOf(client.process);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`      ${count(KEYS)} keys in ${seconds} s over ${SIZE} MB: ${desk.told}`);
  ratioAtMost('memory after an hour of typing, a minute', last / first, MOST);
}

/** What an editor asks for while somebody types, about as often. */
async function ask(client: Client, desk: Desk, key: number): Promise<void> {
  const { uri, position } = desk;
  const textDocument = { uri };
  const at = { textDocument, position };
  if (key % 2 === 0) await client.request(CompletionRequest.type, at);
  if (key % 5 === 0) await client.request(SemanticTokensRequest.type, { textDocument });
  if (key % 5 === 1) await client.request(DocumentDiagnosticRequest.type, { textDocument });
  if (key % 10 === 2) await client.request(CodeLensRequest.type, { textDocument });
  if (key % 10 === 7) await client.request(FoldingRangeRequest.type, { textDocument });
  if (key % 40 === 3) await client.request(HoverRequest.type, at);
  if (key % 40 === 23) await client.query('intertext/relatedPassages', { ...at, limit: 10 });
  if (key % 200 === 13) await client.query('intertext/searchPassages', { query: desk.lastWords, limit: 10 });
  if (key % 1000 === 33) await client.query('intertext/concepts');
}

/** The number that `--name=` gives. */
function numberOf(name: string, usual: number): number {
  const given = process.argv.find((word) => word.startsWith(`--${name}=`));
  return given === undefined ? usual : Number(given.slice(name.length + 3));
}
