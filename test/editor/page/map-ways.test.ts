import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { seriousProblems } from './axe.js';
import { onDesk, until } from './desk.js';

/** What the tip of the map speaks of. */
function tip(map: FrameLocator, name: string): Locator {
  return map.locator('.tip strong').getByText(name, { exact: true });
}

onDesk('ways to the map', (desk) => {
  test('a concept of the view is shown in it', async () => {
    await desk.openNote('glossary.md');
    await desk.ready();
    const pane = await desk.view('Concepts');
    await desk.choose(pane.locator('.monaco-list-row[aria-label^="sandbagging"]').first(), 'Show in Map');
    await tip(desk.webview(), 'sandbagging').waitFor();
    await desk.picture('map-at-concept');
  });

  test('a note is shown in it from the menu of its tab', async () => {
    await desk.openNote('week-notes.md');
    await desk.choose(desk.tab('week-notes.md'), 'Show Note in Map');
    await tip(desk.webview(), 'week-notes.md').waitFor();
    await desk.picture('map-at-note');
  });

  test('a note is shown in it from its menu in the Explorer', async () => {
    await desk.page.locator('.activitybar').getByRole('tab', { name: 'Explorer' }).click();
    const file = desk.page.locator('.explorer-folders-view').getByRole('treeitem', { name: 'mail-sandbagging.txt' });
    await desk.choose(file, 'Show Note in Map');
    await tip(desk.webview(), 'mail-sandbagging.txt').waitFor();
  });

  test('a note that no concept links is shown in the repeat map', async () => {
    const map = desk.webview();
    writeFileSync(join(desk.notes, 'bare.md'), 'Rain again.\n');
    await map.locator('#note option', { hasText: 'bare.md' }).waitFor({ state: 'attached' });
    await desk.openNote('bare.md');
    await desk.command('Intertext: Show Note in Map');
    await tip(map, 'bare.md').waitFor();
    await map.getByRole('tab', { name: 'Repeat Map', selected: true }).waitFor();
    await desk.picture('map-at-bare-note');
  });

  test('the map follows the notes, and keeps what is searched for', async () => {
    const map = desk.webview();
    await map.getByRole('searchbox').fill('quarterly weather');
    await map.getByText('Found: 0').waitFor();
    const text = 'The quarterly weather of the harbour was recorded twice by two clerks who had never met each other.';
    writeFileSync(join(desk.notes, 'one.md'), `${text}\n`);
    writeFileSync(join(desk.notes, 'two.md'), `${text}\n`);
    await map.getByText('Found: 2').waitFor();
    await map.getByRole('searchbox').fill('');
  });

  test('what the search finds comes into sight', async () => {
    const map = desk.webview();
    await map.getByRole('searchbox').fill('quarterly clerks');
    await map.getByText('Found: 2').waitFor();
    await desk.picture('map-found');
    await map.getByRole('searchbox').fill('');
  });

  test('the repeat map is saved as SVG', async () => {
    await desk.webview().getByRole('button', { name: 'Export as SVG' }).click();
    const file = join(desk.notes, 'Repeat Map.svg');
    await until(async () => (await desk.input.inputValue()).endsWith(file));
    await desk.page.keyboard.press('Enter');
    await until(async () => existsSync(file) && readFileSync(file, 'utf8').endsWith('</svg>\n'));
    assert.match(readFileSync(file, 'utf8'), /^<svg .*forum-oversight\.txt.*<\/svg>\n$/s);
  });

  test('another theme has other colours', async () => {
    const map = desk.webview();
    const other = desk.theme === 'light' ? 'vs-dark' : 'vs';
    const theme = desk.theme === 'light' ? 'Default Dark Modern' : 'Default Light Modern';
    await map.locator(`body:not([data-vscode-theme-kind="${other}"])`).waitFor();
    const before = await map.locator('.sign').nth(1).getAttribute('style');
    writeFileSync(join(desk.notes, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
    await map.locator(`.sign:nth-child(1):not([style="${before}"])`).nth(1).waitFor();
    await desk.picture('map-other-theme');
  });
});

const empty = mkdtempSync(join(tmpdir(), 'intertext-'));
writeFileSync(join(empty, 'bare.txt'), 'Rain again.\n');
after(() => rmSync(empty, { recursive: true, force: true }));

onDesk(
  'the map of notes without concepts',
  (desk) => {
    test('says what to do next', async () => {
      await desk.openNote('bare.txt');
      await desk.command('Intertext: Show Map');
      const map = desk.webview();
      await map.getByText('No concept is mentioned in the notes yet.').waitFor();
      await desk.picture('map-empty');
      assert.deepEqual(await seriousProblems(map), []);
      await map.getByRole('tab', { name: 'Repeat Map' }).click();
      await map.getByText('No text stands in two places.').waitFor();
      await desk.picture('map-no-repeats');
    });
  },
  { notes: empty, settings: { 'intertext.glossary.starter': false } },
);
