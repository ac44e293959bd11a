import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { serverProcess } from '../../../client/src/server-process.js';
import { Client } from '../../protocol/client.js';

/** What the real server takes for a folder. Memory in bytes. */
export interface Served {
  readonly notes: number;
  /** Milliseconds until all has been read and worked through, from the folder being named. */
  readonly time: number;
  /** What the process has in memory then, after a collection and before it, and the most that it had. */
  readonly resident: number;
  readonly uncollected: number;
  readonly peak: number;
}

/** Lets a signal collect: what nobody holds any more is no part of what is kept. */
const collects = 'data:text/javascript,process.on("SIGUSR2",()=>{for(let round=0;round<4;round++)gc()})';
const command = [...serverProcess.execArgv, '--expose-gc', '--import', collects, 'dist/server.js'];

/** The memory of another process is told on Linux alone. */
export const canServe = existsSync('/proc/self/status');

/** Opens a folder in a server of its own, waits until it is settled, and ends it. */
export async function served(folder: string): Promise<Served> {
  const ends: (() => void)[] = [];
  const ending = { after: (end: () => void) => void ends.push(end) };
  const client = new Client(ending, { folders: [uriOf(folder)], command, env: serverProcess.env });
  try {
    const began = performance.now();
    await client.initialize();
    let status = await client.status();
    for (; status.state === 'indexing'; status = await client.status()) await delay(100);
    const time = performance.now() - began;
    const { pid } = client.process;
    const uncollected = memoryOf(pid, 'VmRSS');
    client.process.kill('SIGUSR2');
    // Answered when the collection is over.
    await delay(100);
    await client.status();
    const resident = memoryOf(pid, 'VmRSS');
    return { notes: status.notes, time, resident, uncollected, peak: memoryOf(pid, 'VmHWM') };
  } finally {
    for (const end of ends) end();
  }
}

function uriOf(folder: string): string {
  return pathToFileURL(folder).href;
}

function memoryOf(pid: number | undefined, name: 'VmRSS' | 'VmHWM'): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'));
  return Number(line?.[1]) * 1024;
}
