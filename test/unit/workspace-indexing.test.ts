import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createNotes } from '../../server/src/index.js';
import { defaultSettings } from '../../server/src/settings.js';
import { Indexing } from '../../server/src/workspace/indexing.js';
import { type FileReader, readerHere } from '../../server/src/workspace/reading/file-reader.js';
import { Turns } from '../../server/src/workspace/turns.js';
import { uriOf } from '../../server/src/workspace/uris.js';
import { Workspace } from '../../server/src/workspace/workspace.js';

/** How many of so many notes are held whenever reading pauses for put-off work. All milliseconds are told by hand. */
async function pauses(files: number, times: { readonly batch: number; readonly pause: number }): Promise<number[]> {
  const root = mkdtempSync(join(tmpdir(), 'intertext-indexing-'));
  try {
    for (let file = 0; file < files; file++) writeFileSync(join(root, `${file}.md`), `Note ${file}.\n`);
    let now = 0;
    const found: number[] = [];
    const reader: FileReader = {
      rest: () => {},
      read: (paths, maxBytes) => {
        now += times.batch;
        return readerHere.read(paths, maxBytes);
      },
    };
    const notes = createNotes();
    const workspace = new Workspace(notes, 'utf-16', reader);
    workspace.apply({ kind: 'folders', added: [uriOf(root)], removed: [] });
    workspace.apply({ kind: 'settings', settings: { ...defaultSettings, enable: 'on' }, ofFolder: new Map() });
    const pace = { clock: () => now, turns: new Turns() };
    const indexing = new Indexing(workspace, notes, pace, {
      began: () => {},
      wentOn: () => {},
      ended: () => {},
      paused: async () => {
        found.push(notes.counts().notes);
        now += times.pause;
      },
      settled: () => {},
      failed: (error) => assert.fail(String(error)),
    });
    indexing.wake();
    await indexing.settle();
    assert.equal(notes.counts().notes, files);
    return found;
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('reading pauses now and then, and less often where a pause takes long', async () => {
  const short = await pauses(640, { batch: 5000, pause: 1 });
  const long = await pauses(640, { batch: 5000, pause: 60_000 });
  assert.ok(short.length >= 8, `${short.length} pauses`);
  assert.ok(long.length <= 4, `${long.length} pauses`);
});

test('reading does not pause any more when most has been read', async () => {
  const found = await pauses(640, { batch: 5000, pause: 1 });
  assert.ok(Math.max(...found) <= 640 / 2, found.join(' '));
});
