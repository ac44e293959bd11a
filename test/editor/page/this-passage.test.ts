import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Desk, onDesk } from './desk.js';

const rows = async (desk: Desk) => (await desk.view('This Passage')).locator('.monaco-list-row');
const row = async (desk: Desk, text: string | RegExp) => (await rows(desk)).filter({ hasText: text }).first();

onDesk('the view This Passage', (desk) => {
  test('without a note it says what to do, with a button', async () => {
    const pane = await desk.view('This Passage');
    await pane.getByRole('button', { name: 'Open a Note' }).waitFor();
    await desk.picture('passage-no-note');
  });

  test('it shows what the passage at the cursor mentions, and what is related to it', async () => {
    await desk.openNote('week-notes.md');
    await desk.clickOn('it goes where nobody');
    await (await row(desk, 'proxy gap')).waitFor();
    await (await row(desk, 'Related Passages')).waitFor();
    await desk.picture('passage');
  });

  test('a concept opens to its definition', async () => {
    const concept = await row(desk, 'proxy gap');
    await concept.locator('.monaco-tl-twistie').click();
    await (await row(desk, 'The distance between what')).waitFor();
    await concept.hover();
    await desk.page.locator('.monaco-hover:visible').filter({ hasText: 'training follows the score' }).waitFor();
    await desk.picture('passage-definition');
  });

  test('a click shows a place and leaves the list as it is; the cursor moves it on', async () => {
    const pane = await desk.view('This Passage');
    const before = await (await rows(desk)).allInnerTexts();
    const related = (await desk.view('This Passage')).locator('.monaco-list-row[aria-label*="shares"]').first();
    await related.click();
    await desk.page.locator('.tab.active').filter({ hasNotText: 'week-notes.md' }).first().waitFor();
    await desk.picture('passage-beside');
    assert.deepEqual(await (await rows(desk)).allInnerTexts(), before);
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    await desk.page.keyboard.press('Control+End');
    await pane.locator('.pane-header .description').filter({ hasNotText: 'week-notes.md:5' }).waitFor();
  });

  test('copies can be compared, removed and marked', async () => {
    await desk.openNote('week-notes.md');
    await desk.clickOn('A student of mine');
    const copy = await row(desk, 'This passage');
    await copy.waitFor();
    await copy.hover();
    await copy.getByRole('button', { name: 'Compare' }).waitFor();
    await desk.picture('passage-copies');
    await copy.getByRole('button', { name: 'Mark as' }).click();
    await (await row(desk, /This passage.*intended/)).waitFor();
    await (await row(desk, 'This passage')).getByRole('button', { name: /mark back/i }).click();
    await (await row(desk, /This passage.*intended/)).waitFor({ state: 'hidden' });
  });

  test('pinned, it stays, and says so', async () => {
    const pane = await desk.view('This Passage');
    await pane.hover();
    await pane.getByRole('button', { name: 'Pin This Passage' }).click();
    await pane.locator('.pane-header .description').filter({ hasText: 'pinned' }).waitFor();
    await desk.openNote('mail-sandbagging.txt');
    await desk.clickOn('A low score is only evidence');
    await desk.picture('passage-pinned');
    await desk.openNote('week-notes.md');
    await desk.page.keyboard.press('Control+Home');
    await desk.page.keyboard.type('# A week\n\n');
    await pane
      .locator('.pane-header .description')
      .filter({ hasText: /pinned.*:15/ })
      .waitFor();
    await (await row(desk, 'This passage')).waitFor();
    for (let typed = 0; typed < 3; typed++) await desk.page.keyboard.press('Control+Z');
    await pane.locator('.pane-header .description').filter({ hasText: 'pinned' }).waitFor();
    await desk.openNote('mail-sandbagging.txt');
    await desk.clickOn('A low score is only evidence');
    await pane.hover();
    await pane.getByRole('button', { name: 'Follow the Cursor Again' }).click();
    await (await row(desk, 'quotes this')).waitFor();
    await desk.picture('passage-quotations');
  });

  test('it says where a note is quoted, and a button opens that place to the side', async () => {
    const quoting = await row(desk, 'quotes this');
    const before = await (await rows(desk)).allInnerTexts();
    await quoting.hover();
    await quoting.getByRole('button', { name: 'to the Side' }).click();
    await desk.page.locator('.editor-group-container').nth(1).waitFor();
    await desk.picture('passage-to-the-side');
    assert.deepEqual(await (await rows(desk)).allInnerTexts(), before);
  });
});
