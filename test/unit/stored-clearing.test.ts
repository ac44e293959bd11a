import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { clearStorage } from '../../server/src/workspace/stored/clearing.js';

const now = Date.UTC(2030, 0, 1);

interface File {
  /** Without holes it would be as large; the disk keeps none of it. */
  readonly bytes: number;
  readonly days: number;
}

/** What is left of some files when `own` is to be opened. */
async function left(own: string, files: Readonly<Record<string, File>>): Promise<readonly string[]> {
  const storage = mkdtempSync(join(tmpdir(), 'intertext-clearing-'));
  try {
    for (const [name, { bytes, days }] of Object.entries(files)) {
      const path = join(storage, name);
      writeFileSync(path, '');
      truncateSync(path, bytes);
      const time = now / 1000 - days * 24 * 60 * 60;
      utimesSync(path, time, time);
    }
    const removed = await clearStorage(storage, join(storage, own), now);
    const names = readdirSync(storage).sort();
    assert.equal(removed, Object.keys(files).length - names.length);
    return names;
  } finally {
    rmSync(storage, { recursive: true });
  }
}

test('what was opened longest ago goes where the indexes together take too much room', async () => {
  const files = {
    'a.index': { bytes: 1.5e9, days: 1 },
    'b.index': { bytes: 1.5e9, days: 3 },
    'c.index.aside': { bytes: 1.5e9, days: 2 },
    'd.index': { bytes: 0.5e9, days: 4 },
    'notes.txt': { bytes: 9e9, days: 99 },
  };
  assert.deepEqual(await left('e.index', files), ['a.index', 'c.index.aside', 'notes.txt']);
});

test('the index that is to be opened stays, however large it is', async () => {
  const files = { 'a.index': { bytes: 6e9, days: 80 }, 'b.index': { bytes: 1e6, days: 1 } };
  assert.deepEqual(await left('a.index', files), ['a.index']);
});

test('indexes that there is room for stay until nobody has opened them for long', async () => {
  const files = { 'a.index': { bytes: 1e9, days: 89 }, 'b.index': { bytes: 1e9, days: 91 } };
  assert.deepEqual(await left('c.index', files), ['a.index']);
});
