import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { serverProcess } from '../../../client/src/server-process.js';
import { Client } from '../../protocol/client.js';
import type { Time } from './time.js';

/** What the real server takes for a folder. Memory in bytes. */
export interface Served {
  readonly notes: number;
  /** What it took until all had been read and worked through, from the start of the process. */
  readonly time: Time;
  /** What the process has in memory then, after a collection and before it, and the most that it had. */
  readonly resident: number;
  readonly uncollected: number;
  readonly peak: number;
}

/** Lets a signal collect: what nobody holds any more is no part of what is kept. */
const collects = 'data:text/javascript,process.on("SIGUSR2",()=>{for(let round=0;round<4;round++)gc()})';
/** The server as the client starts it, but that it collects when {@link residentOf} asks. */
export const serverCommand = [...serverProcess.execArgv, '--expose-gc', '--import', collects, 'dist/server.js'];
export const serverEnv = serverProcess.env;

/** Tenths of a second. */
const ROUNDS = 20;

/** The memory of another process is told on Linux alone. */
export const canServe = existsSync('/proc/self/status');

/** Opens a folder in a server of its own, waits until it is settled, and ends it. */
export async function served(folder: string): Promise<Served> {
  const ends: (() => void)[] = [];
  const ending = { after: (end: () => void) => void ends.push(end) };
  const client = new Client(ending, { folders: [uriOf(folder)], command: serverCommand, env: serverEnv });
  try {
    const began = performance.now();
    await client.initialize();
    let status = await client.status();
    for (; status.state === 'indexing'; status = await client.status()) await delay(100);
    const { pid } = client.process;
    const time = { wall: performance.now() - began, cpu: processorTime(pid) };
    const uncollected = memoryOf(pid, 'VmRSS');
    const resident = await residentOf(client.process);
    return { notes: status.notes, time, resident, uncollected, peak: memoryOf(pid, 'VmHWM') };
  } finally {
    for (const end of ends) end();
  }
}

/** Bytes that a server has in memory once it has collected. */
export function residentOf(server: ChildProcess): Promise<number> {
  server.kill('SIGUSR2');
  return settled(() => memoryOf(server.pid, 'VmRSS'));
}

/** The least of what is measured, once it has not fallen for a while: what is collected is given back bit by bit. */
async function settled(measure: () => number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let same = 0; same < ROUNDS; same++) {
    await delay(100);
    const now = measure();
    if (now < least) same = 0;
    least = Math.min(least, now);
  }
  return least;
}

function uriOf(folder: string): string {
  return pathToFileURL(folder).href;
}

/** Milliseconds that the threads of another process have worked. */
export function processorTime(pid: number | undefined): number {
  // What stands after the name, which may hold anything: the eleventh and twelfth items, in hundredths of a second.
  const items = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(items[11]) + Number(items[12])) * 10;
}

export function memoryOf(pid: number | undefined, name: 'VmRSS' | 'VmHWM'): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'));
  return Number(line?.[1]) * 1024;
}
