import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './processes.js';

/** Milliseconds after which an index that nobody opened is removed. */
const longAgo = 90 * 24 * 60 * 60 * 1000;
/** Bytes of all indexes together: those that were opened last stay as long as there is room. */
const room = 4e9;

interface Stored {
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since it was written or opened the last time. */
  readonly age: number;
}

/**
 * Removes from the folder of stored indexes what processes left behind that ended while they stored, what nobody has
 * opened for long, and what was opened longest ago where all together take too much room; how many indexes that were.
 * `own`: the path of the index that is to be opened now. `now`: the time of day in milliseconds. Does not throw.
 */
export async function clearStorage(storage: string, own: string, now: number): Promise<number> {
  const names = await readdir(storage).catch(() => []);
  for (const name of names) {
    const [, writer] = /\.index\.(\d+)\.[0-9a-f]+\.tmp$/.exec(name) ?? [];
    if (writer !== undefined && !isRunning(Number(writer))) await remove(join(storage, name));
  }
  const indexes = names.filter((name) => /\.index(\.aside)?$/.test(name)).map((name) => join(storage, name));
  const stored = (await Promise.all(indexes.map((path) => storedAt(path, now)))).flat();
  const isOwn = ({ path }: Stored): number => Number(path === own);
  stored.sort((a, b) => isOwn(b) - isOwn(a) || a.age - b.age);
  let bytes = 0;
  let removed = 0;
  for (const one of stored) {
    bytes += one.bytes;
    if (one.age <= longAgo && (one.path === own || bytes <= room)) continue;
    await remove(one.path);
    removed++;
  }
  return removed;
}

async function storedAt(path: string, now: number): Promise<Stored[]> {
  const stats = await stat(path).catch(() => undefined);
  return stats === undefined ? [] : [{ path, bytes: stats.size, age: now - stats.mtimeMs }];
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}
