import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeDesk } from '../../../scripts/editor-host/desk.mjs';
import { onDesk } from './desk.js';

const pasted = 'A student of mine';

onDesk('passages', (desk) => {
  test('Search Passages fills while one types, and opens what is picked to the side', async () => {
    await desk.openNote('week-notes.md');
    await desk.ready();
    await desk.command('Intertext: Search Passages');
    await desk.typeInto('Search Passages', '"chain of thought"');
    await desk.pickRow('forum-comments.txt').first().waitFor();
    await desk.picture('search-passages');
    await desk.page.keyboard.press('Control+Enter');
    await desk.tab('forum-comments.txt').waitFor();
    await desk.page.locator('.editor-group-container').nth(1).waitFor();
    await desk.picture('passage-to-the-side');
    await desk.command('View: Close All Editors');
  });

  test('the lens above a passage that is repeated peeks at its places', async () => {
    await desk.openNote('forum-oversight.txt');
    await desk.page.locator('.codelens-decoration a').first().click();
    await desk.page.locator('.peekview-widget').waitFor();
    await desk.picture('lens');
    await desk.page.keyboard.press('Escape');
  });

  test('F2 on a concept renames it, after its preview where that is asked for', async () => {
    await desk.openNote('week-notes.md');
    await desk.clickOn('proxy gap');
    await desk.page.keyboard.press('F2');
    await desk.page.locator('.rename-box input').fill('measure gap');
    await desk.picture('rename');
    await desk.page.keyboard.press('Enter');
    await desk.middleOf('measure gap');
  });
});

onDesk('repeats', (desk) => {
  test('Ctrl+F8 goes to the next copy', async () => {
    await desk.openNote('week-notes.md');
    await desk.flagged();
    await desk.page.keyboard.press('Control+F8');
    await desk.cursorAt(13);
    await desk.picture('next-copy');
    await desk.command('Intertext: Go to Next Copy');
    await desk.tab('control-memo.md').waitFor();
    await desk.command('Intertext: Go to Previous Copy');
    await desk.cursorAt(13);
  });

  test('the lightbulb of a copy offers what can be done, and compares it with its original', async () => {
    await desk.openNote('week-notes.md');
    await desk.flagged();
    await desk.clickOn(pasted);
    const menu = await desk.quickFixes('Remove this copy');
    await desk.picture('quick-fixes');
    await menu.getByText('Compare with the original').click();
    await desk.page.locator('.monaco-diff-editor').waitFor();
    await desk.picture('compare');
    await desk.command('View: Close All Editors');
  });

  test('Show Repeats lists repeats and their places', async () => {
    await desk.command('Intertext: Show Repeats');
    await desk.pickRow('places').first().waitFor();
    await desk.picture('show-repeats');
    await desk.page.keyboard.press('Enter');
    await desk.pickRow('original').first().waitFor();
    await desk.picture('show-copies');
    await desk.page.keyboard.press('Escape');
    await desk.input.waitFor({ state: 'hidden' });
  });

  test('Remove Repeated Text takes out the copy at the cursor', async () => {
    await desk.openNote('week-notes.md');
    await desk.clickOn(pasted);
    await desk.command('Intertext: Remove Repeated Text');
    await desk.page.locator('.statusbar-item').filter({ hasText: 'The copy is removed.' }).waitFor();
    await desk.page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
    await desk.page.keyboard.press('Control+Z');
    await desk.middleOf(pasted);
  });
});

onDesk('glossary and status', (desk) => {
  test('Add Concept to Glossary makes an entry for the word at the cursor', async () => {
    await desk.openNote('week-notes.md');
    await desk.ready();
    await desk.clickOn('spreadsheet');
    await desk.command('Intertext: Add Concept to Glossary');
    await desk.tab('glossary.md').waitFor();
    await desk.middleOf('spreadsheet');
    await desk.picture('add-concept');
    await desk.command('File: Revert File');
    await desk.command('View: Close All Editors');
  });

  test('Open Glossary opens it', async () => {
    await desk.command('Intertext: Open Glossary');
    await desk.tab('glossary.md').waitFor();
  });

  test('Show Index Status tells what was read', async () => {
    await desk.command('Intertext: Show Index Status');
    await desk.middleOf('Nothing was skipped.');
    await desk.picture('index-status');
    await desk.command('View: Close All Editors');
  });

  test('Restart Language Server has the notes explained again', async () => {
    await desk.openNote('week-notes.md');
    await desk.command('Intertext: Restart Language Server');
    const hover = await desk.hover('sandbagging');
    assert.match(await hover.innerText(), /mentions in/);
  });
});

const program = makeDesk().notes;
writeFileSync(join(program, 'package.json'), '{}\n');
onDesk(
  'a folder that holds a program',
  (desk) => {
    test('is left alone until the status item is clicked', async () => {
      await desk.openNote('week-notes.md');
      const item = desk.page.locator('.statusbar-item').filter({ hasText: 'Intertext off' });
      await item.waitFor();
      await desk.picture('off');
      await item.locator('a').click();
      await desk.flagged();
    });
  },
  { notes: program },
  ['light'],
);
