import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './processes.js';

/** Milliseconds after which an index that nobody opened is removed. */
const longAgo = 90 * 24 * 60 * 60 * 1000;

/**
 * Removes from the folder of stored indexes what processes left behind that ended while they stored, and what nobody has
 * opened for long; how many indexes that were. `now`: the time of day in milliseconds. Does not throw.
 */
export async function clearStorage(storage: string, now: number): Promise<number> {
  const names = await readdir(storage).catch(() => []);
  let old = 0;
  for (const name of names) {
    const path = join(storage, name);
    const [, writer] = /\.index\.(\d+)\.[0-9a-f]+\.tmp$/.exec(name) ?? [];
    const isLeft = writer !== undefined && !isRunning(Number(writer));
    const isOld = /\.index(\.aside)?$/.test(name) && (await ageOf(path, now)) > longAgo;
    if (isOld) old++;
    if (isLeft || isOld) await rm(path, { force: true }).catch(() => undefined);
  }
  return old;
}

/** Milliseconds since a file was written or opened the last time; 0 where there is none. */
async function ageOf(path: string, now: number): Promise<number> {
  const stats = await stat(path).catch(() => undefined);
  return stats === undefined ? 0 : now - stats.mtimeMs;
}
