import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { seriousProblems } from './axe.js';
import { type Desk, onDesk, until } from './desk.js';

/** The map with its picture laid out. */
async function drawn(desk: Desk): Promise<FrameLocator> {
  const map = desk.webview();
  await map.locator('canvas').waitFor();
  await map.locator('.busy').waitFor({ state: 'hidden' });
  return map;
}

/** Moves the mouse over the picture until it points at something that can be opened. */
async function pointAtSomething(desk: Desk, canvas: Locator): Promise<void> {
  const box = await canvas.boundingBox();
  assert.ok(box);
  for (let y = box.height / 2; y < box.height; y += 14) {
    for (let x = 20; x < box.width; x += 14) {
      await desk.page.mouse.move(box.x + x, box.y + y);
      if ((await canvas.getAttribute('class'))?.includes('pointing')) return;
    }
  }
  assert.fail('nothing to point at');
}

onDesk('the map', (desk) => {
  const tab = (name: string | RegExp) => desk.page.locator('.tabs-container').getByRole('tab', { name });

  test('shows concepts and notes', async () => {
    await desk.openNote('week-notes.md');
    await desk.command('Intertext: Show Map');
    const map = await drawn(desk);
    await map.getByRole('tab', { name: 'Concept Map', selected: true }).waitFor();
    await desk.picture('map-concepts');
    assert.deepEqual(await seriousProblems(map), []);
  });

  test('is walked through by the keyboard', async () => {
    const map = await drawn(desk);
    await map.getByRole('searchbox').fill('sandbag');
    await map.getByText('Found: 2').waitFor();
    await map.getByRole('searchbox').press('Enter');
    await map.locator('canvas').focus();
    await map.locator('.tip').getByText('sandbagging').first().waitFor();
    await desk.picture('map-search');
    await map.getByRole('searchbox').fill('');
    const before = await map.locator('.tip strong').innerText();
    await map.locator('canvas').focus();
    await map.locator('canvas').press('ArrowLeft');
    await until(async () => (await map.locator('.tip strong').innerText()) !== before);
    await desk.picture('map-focus');
  });

  test('says what is under the mouse, and a click opens it beside the map', async () => {
    const map = await drawn(desk);
    await pointAtSomething(desk, map.locator('canvas'));
    await map.locator('.tip').waitFor();
    await desk.picture('map-hover');
    await desk.page.mouse.down();
    await desk.page.mouse.up();
    await desk.page.locator('.editor-group-container').nth(1).locator('.view-line').first().waitFor();
    await map.locator('canvas').waitFor();
    await desk.picture('map-opened');
    await desk.page.keyboard.press('Control+W');
    await desk.page.locator('.editor-group-container').nth(1).waitFor({ state: 'detached' });
  });

  test('shows what is linked with a concept alone', async () => {
    const map = await drawn(desk);
    await map.getByLabel('Concept', { exact: true }).selectOption('tripwire task');
    await map.locator('.busy').waitFor({ state: 'hidden' });
    await desk.picture('map-filtered');
    await map.getByLabel('Least mentions').fill('9999');
    await map.getByRole('button', { name: 'Show as Table' }).click();
    await map.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    await map.getByRole('button', { name: 'Show as Table' }).click();
    await map.getByLabel('Concept', { exact: true }).selectOption('');
    await map.getByText('Nothing fits the filter.').waitFor();
    await desk.picture('map-nothing-fits');
    await map.getByRole('button', { name: 'Clear Filter' }).click();
    await drawn(desk);
  });

  test('has a table of the same data', async () => {
    const map = desk.webview();
    await map.getByRole('button', { name: 'Show as Table' }).click();
    await map
      .getByRole('row', { name: /sandbagging/ })
      .first()
      .waitFor();
    await desk.picture('map-table');
    assert.deepEqual(await seriousProblems(map), []);
    await map.getByRole('button', { name: 'Show as Table' }).click();
    await drawn(desk);
  });

  test('is saved as SVG', async () => {
    const map = await drawn(desk);
    await map.getByRole('button', { name: 'Export as SVG' }).click();
    const file = join(desk.notes, 'Concept Map.svg');
    await until(async () => (await desk.input.inputValue()).endsWith(file));
    await desk.page.keyboard.press('Enter');
    await until(async () => existsSync(file) && readFileSync(file, 'utf8').endsWith('</svg>\n'));
    assert.match(readFileSync(file, 'utf8'), /^<svg .*>sandbagging<\/text>.*<\/svg>\n$/s);
  });

  test('comes back with the window as it was', async () => {
    const map = await drawn(desk);
    await map.getByRole('searchbox').fill('reward');
    await map.getByRole('button', { name: 'Zoom In' }).click();
    await map.getByRole('tab', { name: 'Concept Map' }).focus();
    await desk.page.keyboard.press('ArrowRight');
    await map.getByRole('tab', { name: 'Repeat Map', selected: true }).waitFor();
    await desk.picture('map-repeats');
    assert.deepEqual(await seriousProblems(map), []);
    const loaded = desk.page.waitForEvent('load');
    await desk.command('Developer: Reload Window');
    await loaded;
    const again = desk.webview();
    // The window, its extensions and their server start anew before the page does.
    await again.getByRole('tab', { name: 'Repeat Map', selected: true }).waitFor({ timeout: 90_000 });
    assert.equal(await again.getByRole('searchbox').inputValue(), 'reward');
    await tab(/Map of the Notes/).waitFor();
    await again.getByRole('tab', { name: 'Concept Map' }).click();
    await drawn(desk);
  });
});

onDesk(
  'the map in other themes',
  (desk) => {
    test('is legible', async () => {
      await desk.openNote('week-notes.md');
      await desk.command('Intertext: Show Map');
      const map = await drawn(desk);
      await desk.picture('map-concepts');
      assert.deepEqual(await seriousProblems(map), []);
      await map.getByRole('tab', { name: 'Repeat Map' }).click();
      await drawn(desk);
      await desk.picture('map-repeats');
      assert.deepEqual(await seriousProblems(map), []);
    });
  },
  {},
  ['dark', 'contrast'],
);

onDesk(
  'the map in a small panel',
  (desk) => {
    test('is legible', async () => {
      await desk.openNote('week-notes.md');
      await desk.command('Intertext: Show Map');
      await drawn(desk);
      await desk.command('View: Toggle Primary Side Bar Visibility');
      await desk.picture('map-small');
    });
  },
  { width: 640, height: 520 },
  ['dark'],
);
