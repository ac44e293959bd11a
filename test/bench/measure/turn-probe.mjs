import { appendFileSync, openSync, readSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/**
 * Runs inside a server before it starts: looks at each turn of its event loop how long the main thread has worked since
 * the one before, and writes what was found to the file `TURNS_FILE` whenever a SIGUSR2 asks for it, to begin anew. What
 * other processes take of the machine is not counted.
 */
const file = process.env.TURNS_FILE;
const MOST = 50;

if (isMainThread && file !== undefined) {
  const statistics = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  const room = Buffer.alloc(128);
  /** Milliseconds that the main thread has worked. */
  const worked = () =>
    Number(room.toString('latin1', 0, readSync(statistics, room, 0, room.length, 0)).split(' ')[0]) / 1e6;

  let found = { turns: 0, long: 0, longest: 0 };
  let before = worked();
  const look = () => {
    const now = worked();
    found.turns++;
    if (now - before > MOST) found.long++;
    found.longest = Math.max(found.longest, now - before);
    before = now;
    // Without a reference it comes once a turn, and does not make the loop turn.
    setImmediate(look).unref();
  };
  look();
  process.on('SIGUSR2', () => {
    appendFileSync(file, `${JSON.stringify(found)}\n`);
    found = { turns: 0, long: 0, longest: 0 };
  });
}
