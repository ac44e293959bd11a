import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { pseudo, pseudoLanguage } from '../../../scripts/editor-host/pseudo.mjs';
import { greekGlossary, greekName, greekNotes, inGreek } from '../../greek-notes.js';
import { onDesk } from './desk.js';

const notes = mkdtempSync(join(tmpdir(), 'intertext-pseudo-'));
process.once('exit', () => rmSync(notes, { recursive: true, force: true, maxRetries: 5 }));
for (const [name, text] of Object.entries(greekNotes())) writeFileSync(join(notes, name), text);
writeFileSync(join(notes, `${inGreek('binary')}.md`), Buffer.from([0]));

/** The texts that stand in elements, or in an attribute of theirs. */
async function texts(of: Locator, attribute?: string): Promise<readonly string[]> {
  await of.first().waitFor();
  const elements = attribute === undefined ? [] : await of.all();
  const all =
    attribute === undefined
      ? await of.allInnerTexts()
      : await Promise.all(elements.map((one) => one.getAttribute(attribute)));
  return all.map((text) => (text ?? '').replace(/\s+/g, ' ').trim());
}

/**
 * What is the same in all languages: endings of names and of acronyms, labels of a glossary, codes of diagnostics, keys;
 * and what the editor, which stays English, says of rows with buttons.
 */
const sameInAll = /, has actions$| \(Ctrl\+\w+\)$|\bintertext\([\w.]+\)|\.(?:md|txt)\b|\bAliases:|(?<=\p{Lu})s\b/gu;

/** Each text is one that was translated, or comes from the notes: outside the brackets there is no Latin word. */
function assertTranslated(all: readonly string[]): void {
  assert.ok(
    all.some((text) => text.includes('⟦')),
    `there are texts to look at: ${all.join(', ')}`,
  );
  assert.deepEqual(
    all.map(untranslated).filter((text) => /[a-z]{2}/i.test(text)),
    [],
  );
}

/** What stands outside of brackets, which may stand in each other. */
function untranslated(text: string): string {
  const outer = text.replace(sameInAll, '').replace(/⟦[^⟦⟧]*⟧/g, '');
  return outer === text ? text : untranslated(outer);
}

onDesk(
  'pseudo-translation',
  (desk) => {
    const forum = greekName('forum-oversight.txt');

    test('of what the status bar says', async () => {
      await desk.openNote(forum);
      await desk.flagged();
      assertTranslated(await texts(desk.page.locator('.statusbar-item[id="intertext.intertext.intertext.status"]')));
    });

    test('of a hover, of what is flagged and of the lenses', async () => {
      await desk.openNote(greekName('week-notes.md'));
      const hover = await desk.hover(inGreek('proxy gap'));
      await hover.getByText('⟦').first().waitFor();
      await desk.picture('pseudo-hover');
      assertTranslated(await texts(hover.locator('.markdown-hover')));
      await desk.openNote(forum);
      await desk.page.locator('.codelens-decoration a').first().waitFor();
      assertTranslated(await texts(desk.page.locator('.codelens-decoration a')));
      await desk.page.keyboard.press('F8');
      await desk.page.locator('.marker-widget').getByText('⟦').first().waitFor();
      await desk.picture('pseudo-flagged');
      assertTranslated(await texts(desk.page.locator('.marker-widget .descriptioncontainer')));
      await desk.page.keyboard.press('Escape');
    });

    test('of the quick fixes', async () => {
      const menu = await desk.quickFixes(pseudo('Remove this copy'));
      await desk.picture('pseudo-fixes');
      assertTranslated(await texts(menu.locator('.monaco-list-row.action')));
      await desk.page.keyboard.press('Escape');
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

    test('of the lists of passages and of repeats', async () => {
      for (const [title, typed] of [
        ['Search Passages', inGreek('tripwire')],
        ['Show Repeats', ''],
      ] as const) {
        await desk.command(`Intertext: ${pseudo(title)}`);
        await desk.page.locator('.quick-input-title', { hasText: '⟦' }).waitFor();
        assertTranslated([(await desk.input.getAttribute('placeholder')) ?? '']);
        await desk.input.fill(typed);
        await desk.pickRow('⟦').first().waitFor();
        await desk.picture(`pseudo-${title.toLowerCase().replace(' ', '-')}`);
        assertTranslated(await texts(desk.page.locator('.quick-input-widget .quick-input-title')));
        assertTranslated(await texts(desk.page.locator('.quick-input-list .monaco-list-row')));
        await desk.page.keyboard.press('Escape');
        await desk.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      }
    });

    test('of the views and their rows', async () => {
      await desk.openNote(greekName('week-notes.md'));
      await desk.clickOn(inGreek('it goes where nobody'));
      for (const title of ['This Passage', 'Concepts', 'Repeats']) {
        const rows = (await desk.view(pseudo(title))).locator('.monaco-list-row');
        await rows.filter({ hasText: '⟦' }).first().waitFor();
        await desk.picture(`pseudo-${title.toLowerCase().replace(' ', '-')}`);
        assertTranslated(await texts(rows));
        assertTranslated(await texts(rows, 'aria-label'));
      }
      assertTranslated(await texts(desk.page.locator('.sidebar .pane-header .title')));
      const buttons = await texts(desk.page.locator('.sidebar .pane-header .action-label'), 'aria-label');
      assertTranslated(buttons.filter((label) => !/^(?:Collapse All|More Actions\.\.\.)$/.test(label)));
    });

    test('of the map', async () => {
      await desk.command(`Intertext: ${pseudo('Show Map')}`);
      const map = desk.webview();
      await map.locator('.busy').waitFor({ state: 'hidden' });
      for (const title of ['Concept Map', 'Repeat Map']) {
        await map.getByRole('tab', { name: pseudo(title) }).click();
        await map.locator('canvas').press('Home');
        await map.locator('.tip').getByText('⟦').first().waitFor();
        await desk.picture(`pseudo-${title.toLowerCase().replace(' ', '-')}`);
        assertTranslated(await texts(map.locator('body')));
        for (const name of ['aria-label', 'title', 'placeholder'])
          assertTranslated(await texts(map.locator(`[${name}]`), name));
        await map.getByRole('button', { name: pseudo('Show as Table') }).click();
        assertTranslated(await texts(map.locator('table').first()));
        await map.getByRole('button', { name: pseudo('Show as Table') }).click();
      }
    });

    test('of what the status report says', async () => {
      await desk.command(`Intertext: ${pseudo('Show Index Status')}`);
      await desk.page.locator('.editor-instance .view-line', { hasText: '⟦' }).first().waitFor();
      await desk.picture('pseudo-status');
      assertTranslated(await texts(desk.page.locator('.editor-instance .view-line')));
      assertTranslated(await texts(desk.page.locator('.tab.active')));
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
  {
    language: pseudoLanguage,
    notes,
    settings: { 'intertext.glossary.files': greekGlossary.files, 'intertext.glossary.starter': greekGlossary.starter },
  },
  ['light'],
);
