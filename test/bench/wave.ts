import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { serverProcess } from '../../client/src/server-process.js';
import { Client } from '../protocol/client.js';
import { canServe, memoryOf } from './measure/server.js';
import { count, megabytes, milliseconds, table } from './measure/table.js';
import { atLeast, ratioAtMost } from './scores/bar.js';

/**
 * A folder of 20,000 small notes, with `--large` of 100,000, that appears at once, as a checkout of another branch makes it appear, is
 * renamed, and goes again, in the real server. Somebody asks it for its status all the while: the longest gap is told,
 * the memory, and whether all notes are there.
 */
const MANY = process.argv.includes('--large') ? 100_000 : 20_000;
const FOLDERS = 100;
/** Milliseconds without an answer. */
const MOST_GAP = 1000;
/** Milliseconds after which it is told what there is. */
const PATIENCE = 600_000;

interface Wave {
  readonly notes: number;
  readonly time: number;
  readonly gap: number;
}

const root = mkdtempSync(join(tmpdir(), 'intertext-bench-'));
const ends: (() => void)[] = [];
try {
  await measure();
} finally {
  for (const end of ends) end();
  rmSync(root, { recursive: true });
}

async function measure(): Promise<void> {
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
  writeMany(came);
  const waves: Record<string, Wave> = {};
  waves['they come'] = await settled(client, MANY + 1, came);
  const full = memory(client);
  renameSync(came, moved);
  waves['their folder is renamed'] = await settled(client, MANY + 1, came, moved);
  const again = memory(client);
  rmSync(moved, { recursive: true });
  waves['they go'] = await settled(client, 1, moved);
  table(
    [`${count(MANY)} notes at once`, 'notes', 'until all is read', 'longest gap'],
    Object.entries(waves).map(([name, wave]) => [
      name,
      count(wave.notes),
      milliseconds(wave.time),
      milliseconds(wave.gap),
    ]),
  );
  console.log(
    `      memory: ${[empty, full, again, memory(client)].map(megabytes).join(', ')} (empty, come, renamed, gone)`,
  );
  for (const [name, { gap }] of Object.entries(waves))
    ratioAtMost(`${name}: longest gap, ${MOST_GAP} ms`, gap / MOST_GAP, 1);
  atLeast('notes that are there', waves['they come']?.notes ?? 0, MANY + 1, MANY + 1);
  atLeast('notes that are there under another name', waves['their folder is renamed']?.notes ?? 0, MANY + 1, MANY + 1);
}

/** Tells the server that something has happened there, and asks until all has been read and there are so many notes. */
async function settled(client: Client, notes: number, ...touched: readonly string[]): Promise<Wave> {
  const began = performance.now();
  await client.touch(...touched.map((path) => pathToFileURL(path).href));
  let gap = 0;
  for (;;) {
    const asked = performance.now();
    const status = await client.status();
    gap = Math.max(gap, performance.now() - asked);
    const time = performance.now() - began;
    const isSettled = status.state !== 'indexing' && status.notes === notes;
    if (isSettled || time > PATIENCE) return { notes: status.notes, time, gap };
    await delay(2);
  }
}

function writeMany(folder: string): void {
  for (let at = 0; at < FOLDERS; at++) mkdirSync(join(folder, String(at)), { recursive: true });
  for (let i = 0; i < MANY; i++) {
    const text = `Note ${i} of the wave.\n\nIt says that ${(i * 7919) % 1009} boats lay in harbour ${i % 97}, all of them dry.\n`;
    writeFileSync(join(folder, String(i % FOLDERS), `${i}.md`), text);
  }
}

function memory({ process: { pid } }: Client): number {
  return canServe ? memoryOf(pid, 'VmRSS') : 0;
}
