import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  CodeLensRequest,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  SemanticTokensRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { serverProcess } from '../../client/src/server-process.js';
import { Query } from '../../server/src/protocol.js';
import { Client } from '../protocol/client.js';
import { Corpus } from './corpus/corpus.js';
import { written } from './corpus/written.js';
import { count, milliseconds, table } from './measure/table.js';
import { canTellTurns, TurnProbe, type Turns } from './measure/turns.js';
import { ratioAtMost, skipped } from './scores/bar.js';

/**
 * How long the server leaves a client without an answer while it is busy: during a first index with a note open, at the
 * first questions that are asked after it, while the index is stored, while it is opened again, and while the note is
 * edited. Essays and mail of the data, where they are there, and made-up notes: 100 MB.
 *
 * The bar is the work of the main thread of the server between two turns of its event loop: a request that has come in is
 * looked at in the next turn. How long somebody waited who asks for the status all the time stands beside it, and how
 * late the process that asks woke up at most: there what the machine does besides is counted too.
 */
const SIZE = 100;
const SEED = 2;
/** Milliseconds without an answer that nobody notices. */
const MOST = 50;
const DATA = '../shared/data';
/** Times that the status is asked for between two looks of the editor at the open note. */
const LOOKS = 50;
const EDITS = 10;
/** Milliseconds in which the index is stored that is complete. */
const LONGEST = 60_000;

interface Phase {
  readonly name: string;
  readonly turns: Turns;
  readonly waits: Waits;
}

/** How long some answers took, in milliseconds. */
class Waits {
  asked = 0;
  longest = 0;
  /** How late the process that asks woke up at most. */
  late = 0;

  async ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    const began = performance.now();
    const answer = await question();
    this.asked++;
    this.longest = Math.max(this.longest, performance.now() - began);
    const rested = performance.now();
    await delay(1);
    this.late = Math.max(this.late, performance.now() - rested - 1);
    return answer;
  }
}

for (const name of ['notes-essays', 'notes-mail']) {
  const folder = join(DATA, name);
  if (!canTellTurns) skipped(`${name}: the longest turn`, 'only Linux tells how long a thread has worked');
  else if (existsSync(folder)) await measure(name, folder);
  else skipped(`${name}: the longest turn`, `${folder} is not there`);
}
const made = new Corpus(SEED, true);
if (canTellTurns) {
  await written(made, SIZE * 1e6, '.txt', (folder) => measure(`${SIZE} MB of made-up notes`, folder));
}

async function measure(name: string, folder: string): Promise<void> {
  const storage = mkdtempSync(join(tmpdir(), 'intertext-bench-'));
  try {
    const phases: Phase[] = [];
    for (const kind of ['first index', 'opening it again']) await use(folder, storage, kind, phases);
    table(
      [name, 'turns', `over ${MOST} ms`, 'longest turn', 'status asked', 'longest wait', 'of the machine'],
      phases.map(({ name: phase, turns, waits }) => [
        phase,
        count(turns.turns),
        count(turns.long),
        milliseconds(turns.longest),
        count(waits.asked),
        milliseconds(waits.longest),
        milliseconds(waits.late),
      ]),
    );
    for (const { name: phase, turns } of phases) {
      ratioAtMost(`${name}, ${phase}: longest turn, ${MOST} ms`, turns.longest / MOST, 1);
    }
  } finally {
    rmSync(storage, { recursive: true });
  }
}

/** Opens a folder with a note as the extension does, works with it, and ends the server. */
async function use(folder: string, storage: string, kind: string, phases: Phase[]): Promise<void> {
  const ends: (() => void)[] = [];
  const probe = new TurnProbe(join(storage, `${kind}.turns`));
  const client = new Client(
    { after: (end) => void ends.push(end) },
    {
      folders: [pathToFileURL(folder).href],
      initializationOptions: { storage },
      command: [...serverProcess.execArgv, ...TurnProbe.option, 'dist/server.js'],
      env: { ...serverProcess.env, ...probe.env },
    },
  );
  /** Asks for the status until `work` is done. */
  const during = async (name: string, work: (ask: () => Promise<boolean>) => Promise<void>): Promise<void> => {
    const waits = new Waits();
    let isDone = false;
    const working = work(() => waits.ask(async () => (await client.status()).state === 'indexing')).finally(() => {
      isDone = true;
    });
    while (!isDone) await waits.ask(() => client.status());
    await working;
    phases.push({ name, turns: await probe.take(client.process), waits });
  };
  try {
    await client.initialize();
    // To load the program is no part of it: nobody can ask anything before.
    await probe.take(client.process);
    const path = largestIn(folder);
    const uri = pathToFileURL(path).href;
    await client.open(uri, readFileSync(path, 'utf8'));
    await during(kind, async (isIndexing) => {
      for (let asked = 0; await isIndexing(); asked++) if (asked % LOOKS === 0) await look(client, uri);
    });
    const settled = Date.now();
    await during(`first questions after ${kind}`, async () => {
      await look(client, uri);
      await client.query(Query.concepts.method);
      await client.request(WorkspaceSymbolRequest.type, { query: 'a' });
      await client.query(Query.repeatList.method, { part: 'spare' });
      await client.query(Query.searchPassages.method, { query: 'what the notes say of it' });
      await client.query(Query.map.method);
    });
    if (kind === 'first index') {
      await during('storing it', async (isIndexing) => {
        // What was stored while it was read may be all that there is to store.
        do await isIndexing();
        while (!isStored(storage, settled) && Date.now() < settled + LONGEST);
      });
    }
    await during(`edits after ${kind}`, async () => {
      for (let version = 2; version < EDITS + 2; version++) {
        const start = { line: 3, character: 0 };
        await client.edit(uri, version, { range: { start, end: start }, text: 'word ' });
        await look(client, uri);
      }
    });
  } finally {
    for (const end of ends) end();
  }
}

/** What an editor asks about a note that it shows. */
async function look(client: Client, uri: string): Promise<void> {
  const textDocument = { uri };
  const position = { line: 5, character: 5 };
  await Promise.all([
    client.request(DocumentDiagnosticRequest.type, { textDocument }),
    client.request(CodeLensRequest.type, { textDocument }),
    client.request(DocumentSymbolRequest.type, { textDocument }),
    client.request(FoldingRangeRequest.type, { textDocument }),
    client.request(SemanticTokensRequest.type, { textDocument }),
    client.request(HoverRequest.type, { textDocument, position }),
    client.query(Query.passage.method, { textDocument, position }),
  ]);
}

function largestIn(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:txt|md)$/.test(path))
    .map((path) => join(folder, path));
  const sizes = new Map(paths.map((path) => [path, statSync(path).size]));
  return paths.reduce((largest, path) => ((sizes.get(path) ?? 0) > (sizes.get(largest) ?? 0) ? path : largest), '');
}

/** Whether the index has been stored since a time of day. */
function isStored(storage: string, since: number): boolean {
  const names = readdirSync(storage).filter((name) => name.endsWith('.index'));
  return names.some((name) => statSync(join(storage, name)).mtimeMs > since);
}
