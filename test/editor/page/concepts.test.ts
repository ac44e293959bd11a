import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { type Desk, onDesk } from './desk.js';

/** The pane of the view, with all of the side bar for it. */
async function concepts(desk: Desk): Promise<Locator> {
  const pane = await desk.view('Concepts');
  const others = desk.page.locator('.sidebar .pane-header[aria-expanded="true"]:not([aria-label^="Concepts"])');
  while ((await others.count()) > 0) await others.first().click();
  return pane;
}

/** The row that is read out so, from its beginning on. */
function row(pane: Locator, text: string): Locator {
  return pane.locator(`.monaco-list-row[aria-label^=${JSON.stringify(text)}]`).first();
}

/** Presses the button of a row, which is there while the mouse is. */
async function press(within: Locator, title: string): Promise<void> {
  await within.hover();
  await within.getByRole('button', { name: title }).click();
}

onDesk('the view Concepts', (desk) => {
  test('shows what the glossary explains, what was found, and how many candidates there are', async () => {
    const pane = await concepts(desk);
    await row(pane, 'Glossary, 5').waitFor();
    await row(pane, 'tripwire task, 8 mentions in 4 notes').waitFor();
    await row(pane, 'Found in the Notes').waitFor();
    await desk.picture('concepts');
  });

  test('opens a concept to its mentions, and a mention to its place', async () => {
    const pane = await concepts(desk);
    await row(pane, 'tripwire task').click();
    await row(pane, 'week-notes.md, 1 mention').waitFor();
    await desk.picture('concepts-mentions');
    await row(pane, '…wants the tripwire tasks').click();
    await desk.page.getByRole('tab', { name: 'week-notes.md' }).waitFor();
    await desk.middleOf('tripwire tasks');
    await row(pane, 'tripwire task,').click();
    await row(pane, 'week-notes.md').waitFor({ state: 'detached' });
  });

  test('says what a concept means where the mouse rests', async () => {
    const pane = await concepts(desk);
    await row(pane, 'sandbagging').hover();
    const hover = desk.page.locator('.monaco-hover:visible').filter({ hasText: 'lower than the model could reach' });
    await hover.waitFor();
    await desk.picture('concepts-hover');
    await desk.page.mouse.move(800, 500);
    await hover.waitFor({ state: 'hidden' });
  });

  test('is narrowed to what is typed, as it is typed', async () => {
    const pane = await concepts(desk);
    await pane.getByRole('button', { name: 'Filter Concepts' }).click();
    await desk.input.fill('reward');
    await pane.getByText('Filter “reward”: ').waitFor();
    await row(pane, 'reward hacking').waitFor();
    await row(pane, 'Glossary').waitFor({ state: 'detached' });
    await desk.picture('concepts-filter');
    await desk.page.keyboard.press('Enter');
    await desk.input.waitFor({ state: 'hidden' });
    await row(pane, 'reward hacking').waitFor();
    await pane.getByRole('button', { name: 'Clear Filter' }).click();
    await row(pane, 'Glossary, 5').waitFor();
  });

  test('Escape brings back what was shown', async () => {
    const pane = await concepts(desk);
    await pane.getByRole('button', { name: 'Filter Concepts' }).click();
    await desk.input.fill('zeppelin');
    await pane.getByText('Filter “zeppelin”: 0 of').waitFor();
    await desk.page.keyboard.press('Escape');
    await row(pane, 'Glossary, 5').waitFor();
  });

  test('is found through as any tree of the editor', async () => {
    const pane = await concepts(desk);
    await row(pane, 'proxy gap').click();
    await desk.page.keyboard.press('Control+Alt+F');
    await pane.locator('.monaco-tree-type-filter input').fill('quiet');
    await pane.locator('.monaco-list-row .highlight').getByText('quiet').first().waitFor();
    await desk.picture('concepts-find');
    await desk.page.keyboard.press('Escape');
    await desk.page.keyboard.press('Escape');
  });

  test('is sorted by mentions, and candidates are ignored and added to the glossary', async () => {
    const pane = await concepts(desk);
    await pane.getByRole('button', { name: 'Collapse All' }).click();
    await pane.getByRole('button', { name: 'Sort by Mentions' }).click();
    await pane.getByRole('button', { name: 'Sort by Name' }).waitFor();
    await row(pane, 'Candidates, 6').click();
    await row(pane, 'chemistry questions').waitFor();
    await desk.picture('concepts-candidates');
    await press(row(pane, 'chemistry questions'), 'Ignore');
    await row(pane, 'Candidates, 5').waitFor();
    await press(row(pane, 'clean scoreboard'), 'Add to Glossary');
    await row(pane, 'Glossary, 6').waitFor();
    await desk.middleOf('clean scoreboard');
    await desk.picture('concepts-added');
  });

  test('the badge counts mistakes in the glossary', async () => {
    const pane = await concepts(desk);
    const badge = desk.page.locator('.activitybar').getByRole('tab', { name: /Intertext - .*mistake/ });
    await badge.waitFor();
    await row(pane, 'Glossary, 6').click();
    await desk.picture('concepts-badge');
  });

  test('F2 renames as the editor does', async () => {
    const pane = await concepts(desk);
    await row(pane, 'proxy gap').click();
    await desk.page.keyboard.press('F2');
    const box = desk.page.locator('.rename-box input');
    await box.waitFor();
    await desk.picture('concepts-rename');
    await box.fill('stand-in gap');
    await desk.page.keyboard.press('Enter');
    await row(pane, 'stand-in gap, 5 mentions').waitFor();
  });
});

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'intertext-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

onDesk(
  'the view Concepts without concepts',
  (desk) => {
    test('offers to make a glossary', async () => {
      const pane = await concepts(desk);
      await pane.getByRole('button', { name: 'Create a Glossary' }).waitFor();
      await desk.picture('concepts-none');
    });
  },
  { notes: folderWith({ 'a.txt': 'Rain again.\n' }) },
);

onDesk(
  'the view Concepts of a program',
  (desk) => {
    test('offers to read the folder', async () => {
      const pane = await concepts(desk);
      await pane.getByRole('button', { name: 'Switch On in This Folder' }).waitFor();
      await desk.picture('concepts-off');
    });
  },
  { notes: folderWith({ 'package.json': '{}', 'readme.md': 'Rain again.\n' }) },
);
