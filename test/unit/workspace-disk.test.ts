import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createNotes, ended } from '../../server/src/index.js';
import { readSettings } from '../../server/src/settings.js';
import { type FileContent, readerHere } from '../../server/src/workspace/reading/file-reader.js';
import { uriOf } from '../../server/src/workspace/uris.js';
import { Workspace } from '../../server/src/workspace/workspace.js';

/** A workspace over a folder of its own, what it has read, and what it has begun to read. */
function desk(t: TestContext, names: readonly string[]) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'intertext-')));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const write = (name: string, text: string): void => writeFileSync(join(root, name), text);
  for (const name of names) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    write(name, 'Before.');
  }
  const read: string[] = [];
  const reads: Promise<readonly FileContent[]>[] = [];
  const notes = createNotes();
  const workspace = new Workspace(notes, 'utf-16', {
    read: (some, maxBytes) => {
      const ahead = readerHere.read(some, maxBytes);
      reads.push(ahead);
      return ahead;
    },
    rest: () => {},
  });
  workspace.apply({ kind: 'folders', added: [uriOf(root)], removed: [] });
  const begin = (): void =>
    workspace.apply({ kind: 'settings', settings: readSettings({ enable: 'on' }).settings, ofFolder: new Map() });
  const step = async (): Promise<void> => {
    for (const change of await workspace.disk.step()) {
      workspace.apply(change);
      if (change.kind === 'read') read.push(change.uri);
    }
  };
  const rest = async (): Promise<void> => {
    while (!workspace.disk.isIdle) await step();
  };
  const uri = (name: string): string => uriOf(join(root, name));
  return { notes, workspace, read, reads, write, begin, step, rest, uri };
}

const names = Array.from({ length: 100 }, (_, i) => `${i + 100}.md`);

test('what changes between being read ahead and its turn is read again', async (t) => {
  const { notes, workspace, reads, write, begin, step, rest, uri } = desk(t, names);
  begin();
  while (reads.length === 0) await step();
  await Promise.all(reads);
  const changed = ['101.md', '140.md', '160.md', '199.md'];
  for (const name of changed) write(name, 'Before, and after.');
  workspace.apply({ kind: 'touched', uris: changed.map(uri) });
  await rest();
  assert.deepEqual(
    notes.uris().filter((one) => notes.counts().notes === 100 && (notes.passages(one)[0]?.words ?? 0) > 1),
    changed.map(uri),
  );
});

test('the time of a file that has just changed is not stored: the next change may have the same', async (t) => {
  const { workspace, begin, rest } = desk(t, ['a.md', 'b.md']);
  begin();
  await rest();
  const now = Date.now();
  assert.deepEqual(ended(workspace.store(now)).sizes, Float64Array.of(-1, -1));
  assert.deepEqual(ended(workspace.store(now + 10_000)).sizes, Float64Array.of(7, 7));
});

test('what lies beside an open note is read first', async (t) => {
  const { workspace, read, begin, rest, uri } = desk(t, [...names, 'z/1.md', 'z/2.md', 'z/deep/3.md']);
  workspace.apply({ kind: 'opened', uri: uri('z/1.md'), languageId: 'markdown', version: 1, text: 'Open.' });
  begin();
  await rest();
  assert.deepEqual(read, ['z/2.md', ...names, 'z/deep/3.md'].map(uri));
});
