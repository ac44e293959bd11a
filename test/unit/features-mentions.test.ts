import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationToken } from 'vscode-languageserver-protocol';
import { mentionsOf } from '../../server/src/features/mentions.js';
import { createNotes } from '../../server/src/index.js';
import { Turns } from '../../server/src/workspace/turns.js';

test('mentions that are found while notes change are those of the notes as they are in the end', async () => {
  const notes = createNotes({ glossaries: ['**/glossary.md'], starterGlossary: false });
  notes.put('file:///glossary.md', '# tide pool\n\nWater that the sea has left behind.\n');
  for (let i = 10; i < 90; i++) notes.put(`file:///notes/${i}.md`, 'A tide pool is near.');
  const finding = mentionsOf({ notes, turns: new Turns() }, new Set(['tide pool']), CancellationToken.None);
  notes.put('file:///notes/10.md', 'Who has seen the tide pool?');
  notes.remove('file:///notes/11.md');
  const found = await finding;
  const starts = new Map(found.map(({ uri, start }) => [uri, start]));
  assert.deepEqual(
    [10, 11, 12].map((i) => starts.get(`file:///notes/${i}.md`)),
    [17, undefined, 2],
  );
  assert.equal(found.length, 80, 'with that of the glossary');
});
