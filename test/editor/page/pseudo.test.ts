import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { pseudo, pseudoLanguage } from '../../../scripts/editor-host/pseudo.mjs';
import { onDesk } from './desk.js';

/** The texts that stand in elements, those without a word left out. */
async function texts(of: Locator): Promise<readonly string[]> {
  await of.first().waitFor();
  const all = await of.allInnerTexts();
  return all.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => /\p{L}{2}/u.test(text));
}

/** Each text is one that was translated: nothing of it stands outside the brackets but marks and numbers. */
function assertTranslated(all: readonly string[]): void {
  assert.ok(all.length > 0, 'there are texts to look at');
  const missed = all.filter((text) => /\p{L}{2}/u.test(text.replace(/⟦[^⟧]*⟧/g, '')));
  assert.deepEqual(missed, []);
}

onDesk(
  'pseudo-translation',
  (desk) => {
    test('of what the status bar says', async () => {
      await desk.openNote('forum-comments.txt');
      await desk.page.locator('.editor-instance .squiggly-warning').first().waitFor();
      assertTranslated(await texts(desk.page.locator('.statusbar-item[id="intertext.intertext.intertext.status"]')));
    });

    test('of every command that the palette offers in a note', async () => {
      await desk.page.keyboard.press('F1');
      await desk.input.fill('>Intertext: ');
      await desk.pickRow('⟦').first().waitFor();
      await desk.picture('pseudo-palette');
      // Below its title a row has the English one, by which a command can be found as well.
      const rows = await desk.page.locator('.quick-input-list .monaco-list-row').all();
      const titles = await Promise.all(rows.map((row) => row.locator('.label-name').first().innerText()));
      assertTranslated(titles.filter((title) => title.startsWith('Intertext:')).map((title) => title.slice(10)));
      await desk.page.keyboard.press('Escape');
    });

    test('of the list of passages', async () => {
      await desk.page.keyboard.press('F1');
      await desk.input.fill('>Intertext: Search Passages');
      await desk.pickRow(pseudo('Search Passages')).first().click();
      await desk.page.locator('.quick-input-title', { hasText: '⟦' }).waitFor();
      assertTranslated(await texts(desk.page.locator('.quick-input-widget .quick-input-title')));
      assertTranslated([(await desk.input.getAttribute('placeholder')) ?? '']);
      await desk.page.keyboard.press('Escape');
      await desk.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    });

    test('of the views', async () => {
      await desk.view(pseudo('Repeats'));
      assertTranslated(await texts(desk.page.locator('.sidebar .pane-header .title')));
      await desk.picture('pseudo-views');
    });

    test('of every setting', async () => {
      await desk.page.keyboard.press('Control+,');
      await desk.page.locator('.settings-editor .suggest-input-container').click();
      await desk.page.keyboard.type('@ext:intertext.intertext');
      await desk.page.locator('.setting-item-description', { hasText: '⟦' }).first().waitFor();
      await desk.picture('pseudo-settings');
      const shown =
        '.settings-editor .setting-item-description, .settings-editor .setting-value-checkbox-container + *';
      assertTranslated((await texts(desk.page.locator(shown))).map((text) => text.replace(/\S*[a-z][A-Z]\S*/g, '')));
    });
  },
  { language: pseudoLanguage },
  ['light'],
);
