import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { hostileNotes } from '../../hostile/notes.js';
import { type Desk, onDesk } from './desk.js';

const notes = mkdtempSync(join(tmpdir(), 'intertext-'));
for (const [name, text] of Object.entries(hostileNotes())) writeFileSync(join(notes, name), text);
after(() => rmSync(notes, { recursive: true, force: true }));

/** Nothing of the page was made by a note: no link with a command, no element, no icon, and nobody was called. */
async function assertHarmless(desk: Desk, calls: readonly string[]): Promise<void> {
  const find = `[...document.querySelectorAll(
    '[src*="canary.example"], .codicon-zap, .monaco-hover a[data-href^="command:"], .monaco-hover b, .monaco-hover img[src], ' +
    'a[data-href^="command:workbench.action.quit"], .monaco-hover a[data-href^="file:///etc"], [onload], [onerror]'
  )].filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 200))`;
  for (const frame of desk.page.frames()) assert.deepEqual(await frame.evaluate(find), []);
  assert.deepEqual(calls, []);
}

onDesk(
  'notes that want to do harm',
  (desk) => {
    const calls: string[] = [];
    const look = async (name: string): Promise<void> => {
      await desk.picture(`hostile-${name}`);
      await assertHarmless(desk, calls);
    };

    test('are shown as text in a hover', async () => {
      desk.page.on('request', (request) => request.url().includes('canary.example') && calls.push(request.url()));
      await desk.openNote('a.md');
      await desk.ready();
      await desk.hover('canarybird0');
      await desk.page.locator('.monaco-hover:visible').filter({ hasText: 'was heard to sing' }).first().waitFor();
      await look('hover');
    });

    test('and in the views', async () => {
      await desk.clickOn('canarybird0 sings');
      const rows = (await desk.view('This Passage')).locator('.monaco-list-row');
      await rows.filter({ hasText: 'Bird0' }).first().locator('.monaco-tl-twistie').click();
      await rows.filter({ hasText: 'was heard to sing' }).first().hover();
      await desk.page.locator('.monaco-hover:visible').first().waitFor();
      await look('passage');
      for (const view of ['Concepts', 'Repeats']) {
        const rows = (await desk.view(view)).locator('.monaco-list-row');
        await rows.first().click();
        await desk.page.keyboard.press('ArrowDown');
        await desk.page.keyboard.press('ArrowRight');
        await rows.first().hover();
        await look(view.toLowerCase());
      }
    });

    test('and in lists', async () => {
      for (const [title, list] of [
        ['Go to Related Passage', 'Related Passages'],
        ['Show Repeats', 'Repeats'],
      ] as const) {
        await desk.clickOn('canarybird0 sings');
        await desk.command(`Intertext: ${title}`);
        await desk.page.locator('.quick-input-title').getByText(list, { exact: true }).waitFor();
        await desk.pickRow('.md').first().waitFor();
        await look(title.toLowerCase().replaceAll(' ', '-'));
        await desk.page.keyboard.press('Escape');
      }
      await desk.command('Intertext: Show Index Status');
      await desk.middleOf('Nothing was skipped.');
      await look('status');
    });

    test('and in the map', async () => {
      await desk.command('Intertext: Show Map');
      const map = desk.webview();
      await map.locator('.busy').waitFor({ state: 'hidden' });
      for (const picture of ['Concept Map', 'Repeat Map']) {
        await map.getByRole('tab', { name: picture }).click();
        await map.locator('canvas').press('Home');
        await map.locator('.tip strong').first().waitFor();
        await look(picture.toLowerCase().replace(' ', '-'));
        await map.getByRole('button', { name: 'Show as Table' }).click();
        await look(`${picture.toLowerCase().replace(' ', '-')}-table`);
        await map.getByRole('button', { name: 'Show as Table' }).click();
      }
    });
  },
  { notes },
);
