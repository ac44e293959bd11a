import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { serverProcess } from '../../client/src/server-process.js';
import { Client } from '../protocol/client.js';
import { canServe, memoryOf, processorTime } from './measure/server.js';
import { count, megabytes, milliseconds, table } from './measure/table.js';
import { atLeast, ratioAtMost } from './scores/bar.js';

/**
 * A folder of 20,000 small notes, with `--large` of 100,000 as well, that appears at once, as a checkout of another
 * branch makes it appear, is renamed, and goes again, in the real server. Somebody asks it for its status all the while:
 * the longest gap is told, the memory, and whether all notes are there.
 */
const MANY = 20_000;
const LARGE = 100_000;
/** How much more a note may take where there are so many more, logarithms and collections of garbage included. */
const MOST_GROWTH = 1.5;
const FOLDERS = 100;
/** Milliseconds without an answer. */
const MOST_GAP = 1000;
/** Milliseconds after which it is told what there is. */
const PATIENCE = 1_800_000;

interface Wave {
  readonly notes: number;
  readonly time: number;
  readonly gap: number;
  /** Milliseconds that the server worked. */
  readonly processor: number;
}

type Waves = Readonly<Record<'come' | 'renamed' | 'gone', Wave>>;

const few = await measured(MANY);
if (process.argv.includes('--large')) {
  const many = await measured(LARGE);
  for (const name of ['come', 'renamed', 'gone'] as const) {
    const growth = many[name].processor / LARGE / (few[name].processor / MANY);
    if (canServe) ratioAtMost(`${name}: processor a note, ${count(LARGE)} against ${count(MANY)}`, growth, MOST_GROWTH);
  }
}

/** What each wave of so many notes takes, told and judged. */
async function measured(many: number): Promise<Waves> {
  const root = mkdtempSync(join(tmpdir(), 'intertext-bench-'));
  const ends: (() => void)[] = [];
  try {
    return await measure(root, many, ends);
  } finally {
    for (const end of ends) end();
    rmSync(root, { recursive: true });
  }
}

async function measure(root: string, many: number, ends: (() => void)[]): Promise<Waves> {
  writeFileSync(join(root, 'first.md'), 'The first note of all.\n');
  const client = new Client(
    { after: (end) => void ends.push(end) },
    {
      folders: [pathToFileURL(root).href],
      command: [...serverProcess.execArgv, 'dist/server.js'],
      env: serverProcess.env,
    },
  );
  await client.initialize();
  await settled(client, 1);
  const empty = memory(client);
  const [came, moved] = [join(root, 'came'), join(root, 'moved')];
  writeMany(came, many);
  const come = await settled(client, many + 1, came);
  const full = memory(client);
  renameSync(came, moved);
  const renamed = await settled(client, many + 1, came, moved);
  const again = memory(client);
  rmSync(moved, { recursive: true });
  const gone = await settled(client, 1, moved);
  const waves = { come, renamed, gone };
  table(
    [`${count(many)} notes at once`, 'notes', 'until all is read', 'processor', 'longest gap'],
    Object.entries(waves).map(([name, { notes, time, processor, gap }]) => [
      name,
      count(notes),
      milliseconds(time),
      milliseconds(processor),
      milliseconds(gap),
    ]),
  );
  console.log(
    `      memory: ${[empty, full, again, memory(client)].map(megabytes).join(', ')} (empty, come, renamed, gone)`,
  );
  for (const [name, { gap }] of Object.entries(waves))
    ratioAtMost(`${name}: longest gap, ${MOST_GAP} ms`, gap / MOST_GAP, 1);
  atLeast('notes that are there', come.notes, many + 1, many + 1);
  atLeast('notes that are there under another name', renamed.notes, many + 1, many + 1);
  atLeast('notes that have gone', many + 1 - gone.notes, many, many);
  return waves;
}

/** Tells the server that something has happened there, and asks until all has been read and there are so many notes. */
async function settled(client: Client, notes: number, ...touched: readonly string[]): Promise<Wave> {
  const { pid } = client.process;
  const worked = (): number => (canServe ? processorTime(pid) : 0);
  const before = worked();
  const began = performance.now();
  await client.touch(...touched.map((path) => pathToFileURL(path).href));
  let gap = 0;
  for (;;) {
    const asked = performance.now();
    const status = await client.status();
    gap = Math.max(gap, performance.now() - asked);
    const time = performance.now() - began;
    const isSettled = status.state !== 'indexing' && status.notes === notes;
    if (isSettled || time > PATIENCE) return { notes: status.notes, time, gap, processor: worked() - before };
    await delay(2);
  }
}

function writeMany(folder: string, many: number): void {
  for (let at = 0; at < FOLDERS; at++) mkdirSync(join(folder, String(at)), { recursive: true });
  for (let i = 0; i < many; i++) {
    const text = `Note ${i} of the wave.\n\nIt says that ${(i * 7919) % 1009} boats lay in harbour ${i % 97}, all of them dry.\n`;
    writeFileSync(join(folder, String(i % FOLDERS), `${i}.md`), text);
  }
}

function memory({ process: { pid } }: Client): number {
  return canServe ? memoryOf(pid, 'VmRSS') : 0;
}
