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

/** How often reading so many notes pauses for put-off work, where all times are in milliseconds that are told by hand. */
async function pauses(files: number, times: { readonly batch: number; readonly pause: number }): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), 'intertext-indexing-'));
  try {
    for (let file = 0; file < files; file++) writeFileSync(join(root, `${file}.md`), `Note ${file}.\n`);
    let now = 0;
    let count = 0;
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
        count++;
        now += times.pause;
      },
      settled: () => {},
      failed: (error) => assert.fail(String(error)),
    });
    indexing.wake();
    await indexing.settle();
    assert.equal(notes.counts().notes, files);
    return count;
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('reading pauses now and then, and less often where a pause takes long', async () => {
  const short = await pauses(640, { batch: 5000, pause: 1 });
  const long = await pauses(640, { batch: 5000, pause: 60_000 });
  assert.ok(short >= 12, `${short} pauses`);
  assert.ok(long <= 6, `${long} pauses`);
});
