import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type DeskOptions, onDesk } from './desk.js';

/** A folder of notes of which none has to do with another. */
function apart(): string {
  const notes = mkdtempSync(join(tmpdir(), 'intertext-'));
  writeFileSync(join(notes, 'alone.md'), 'Nothing else says this.\n');
  writeFileSync(join(notes, 'blank.md'), '\n\n');
  return notes;
}

const here: DeskOptions = { notes: apart(), settings: { 'intertext.glossary.starter': false } };

onDesk(
  'the view This Passage where nothing is known',
  (desk) => {
    test('of a passage', async () => {
      await desk.openNote('alone.md');
      const pane = await desk.view('This Passage');
      await pane.getByText('The notes say nothing more about this passage.').waitFor();
      await desk.picture('passage-nothing');
    });

    test('of a note without a passage', async () => {
      await desk.openNote('blank.md');
      const pane = await desk.view('This Passage');
      await pane.getByText('This note has no passage yet.').waitFor();
      await desk.picture('passage-none');
    });
  },
  here,
  ['light'],
);

onDesk(
  'the view This Passage in a folder that is left alone',
  (desk) => {
    test('it says so, and a button switches it on', async () => {
      await desk.openNote('week-notes.md');
      const pane = await desk.view('This Passage');
      const button = pane.getByRole('button', { name: 'Switch On in This Folder' });
      await button.waitFor();
      await desk.picture('passage-off');
      await button.click();
      await pane.locator('.monaco-list-row').filter({ hasText: 'Related Passages' }).waitFor();
    });
  },
  { settings: { 'intertext.enable': 'off' } },
  ['light'],
);
