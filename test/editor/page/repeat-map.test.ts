import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { type Desk, onDesk } from './desk.js';

async function openRepeatMap(desk: Desk, note: string): Promise<FrameLocator> {
  await desk.openNote(note);
  await desk.command('Intertext: Show Map');
  const map = desk.webview();
  await map.getByRole('tab', { name: 'Repeat Map' }).click();
  await map.locator('canvas').waitFor();
  return map;
}

/** Moves the mouse down beside the line of bars until it points at something whose tip holds a text. */
async function pointAt(desk: Desk, map: FrameLocator, text: RegExp): Promise<Locator> {
  const box = (await map.locator('canvas').boundingBox()) ?? assert.fail('the canvas has a place');
  const tip = map.locator('.tip');
  for (let y = box.y + 10; y < box.y + box.height; y += 4) {
    await desk.page.mouse.move(box.x + Math.min(230, box.width * 0.38) + 14, y);
    if ((await tip.isVisible()) && text.test(await tip.innerText())) return tip;
  }
  return assert.fail(`nothing on the map is ${text}`);
}

onDesk(
  'the repeat map',
  (desk) => {
    test('shows notes as bars and repeats as arcs', async () => {
      const map = await openRepeatMap(desk, 'week-notes.md');
      await map.getByText('Near copy').waitFor();
      await desk.picture('repeat-map');
    });

    test('says what is under the mouse, and a click opens it', async () => {
      const map = desk.webview();
      const tip = await pointAt(desk, map, /^forum-oversight\.txt:\d+\s+Near copy/);
      assert.match(await tip.innerText(), /words: \d+[\s\S]*Also in: forum-oversight\.txt:1[\s\S]*compares it/);
      await desk.picture('repeat-map-pointed');
      await desk.page.mouse.down();
      await desk.page.mouse.up();
      await desk.page.getByRole('tab', { name: 'forum-oversight.txt' }).waitFor();
      await desk.picture('repeat-map-opened');
    });

    test('is walked by keys, along the notes and along the arcs', async () => {
      const map = desk.webview();
      await map.locator('canvas').focus();
      const tip = map.locator('.tip strong');
      await desk.page.keyboard.press('Home');
      await tip.getByText('forum-oversight.txt:1', { exact: true }).waitFor();
      await desk.page.keyboard.press('ArrowRight');
      await tip.getByText('forum-oversight.txt:12', { exact: true }).waitFor();
      await desk.page.keyboard.press('Control+Enter');
      await desk.page.getByRole('tab', { name: /forum-oversight\.txt:1 ↔/ }).waitFor();
      await desk.page.locator('.monaco-diff-editor .modified .view-line').first().waitFor();
      await desk.picture('repeat-map-compared');
      await desk.page.keyboard.press('Control+W');
    });

    test('shows only what the filter leaves, and what the search finds', async () => {
      const map = await openRepeatMap(desk, 'glossary.md');
      await map.getByLabel('Least words').fill('100');
      await map.getByText('Quotation').waitFor({ state: 'hidden' });
      await desk.picture('repeat-map-filtered');
      await map.getByLabel('Least words').fill('1');
      await map.getByRole('searchbox').fill('forty undergraduates');
      await map.getByText('Found: 2').waitFor();
      await desk.picture('repeat-map-search');
      await map.getByRole('searchbox').fill('');
    });

    test('is a table, too', async () => {
      const map = desk.webview();
      await map.getByRole('button', { name: 'Show as Table' }).click();
      const place = map.getByRole('button', { name: 'week-notes.md:13' });
      await place.waitFor();
      await desk.picture('repeat-map-table');
      await place.click();
      await desk.page.getByRole('tab', { name: 'week-notes.md' }).first().waitFor();
    });
  },
  {},
  ['light', 'dark', 'contrast'],
);
