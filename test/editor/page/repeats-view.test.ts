import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Desk, onDesk, until } from './desk.js';

const rows = ({ page }: Desk) => page.getByRole('tree', { name: 'Repeats' }).getByRole('treeitem');
/** The row that says this. */
const row = (desk: Desk, text: string | RegExp) => rows(desk).filter({ hasText: text }).first();
/** Clicks on a row; the hover over the one where the mouse was may hide it. */
async function click(desk: Desk, said: string | RegExp): Promise<void> {
  await desk.page.mouse.move(800, 780);
  await row(desk, said).click();
}

/** Opens a row: a click may close it, the key does not. */
async function expand(desk: Desk, said: string): Promise<void> {
  await click(desk, said);
  await desk.page.keyboard.press('ArrowRight');
  await until(async () => (await row(desk, said).getAttribute('aria-expanded')) === 'true');
}

const text = (desk: Desk) => desk.page.getByRole('tree', { name: 'Repeats' }).innerText();

async function openFilter({ page }: Desk): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.locator('.quick-input-widget:visible').getByText('Filter Repeats').waitFor();
}

onDesk('the view Repeats', (desk) => {
  test('lists what could go, the most first, and what stays at the end', async () => {
    const pane = await desk.view('Repeats');
    await row(desk, '191 words').waitFor();
    await pane.getByText('393 words could go').waitFor();
    const texts = await rows(desk).allInnerTexts();
    assert.deepEqual(
      texts.map((one) => /^[\d,]+ words|^Quotations and boilerplate/.exec(one)?.[0]),
      ['191 words', '145 words', '57 words', 'Quotations and boilerplate'],
    );
    await desk.picture('repeats-view');
  });

  test('a repeat opens to its places, and a click shows one without leaving the view', async () => {
    await expand(desk, '191 words');
    await click(desk, 'forum-oversight.txt:12');
    await desk.page.getByRole('tab', { name: 'forum-oversight.txt' }).waitFor();
    await desk.page.locator('.squiggly-info').first().waitFor();
    // The number on the icon counts what is flagged in the open note.
    await desk.page.locator('.activitybar .badge-content').getByText('1', { exact: true }).waitFor();
    await desk.picture('repeats-view-place');
  });

  test('Alt+Enter compares a copy with its original', async () => {
    await click(desk, 'forum-oversight.txt:12');
    await desk.page.keyboard.press('Alt+Enter');
    await desk.page.getByRole('tab', { name: /forum-oversight.txt:1 ↔ forum-oversight.txt:12/ }).waitFor();
    await desk.page.locator('.monaco-diff-editor .monaco-editor.focused').first().waitFor();
    await desk.picture('repeats-view-compare');
  });

  test('Alt+I marks as intended, and takes the mark back', async () => {
    await click(desk, '57 words');
    await desk.page.keyboard.press('Alt+i');
    await row(desk, 'Intended').waitFor();
    await until(async () => !(await text(desk)).includes('57 words'));
    await click(desk, 'Intended');
    await click(desk, '57 words');
    await desk.picture('repeats-view-intended');
    await desk.page.keyboard.press('Alt+i');
    await row(desk, 'Intended').waitFor({ state: 'hidden' });
    await row(desk, '57 words').waitFor();
  });

  test('the menu of a copy does the same', async () => {
    await expand(desk, '57 words');
    await desk.choose(row(desk, 'week-notes.md:13'), 'Mark as Intended');
    await row(desk, 'Intended').waitFor();
    await expand(desk, 'Intended');
    await expand(desk, '57 words');
    await desk.choose(row(desk, 'week-notes.md:13'), 'Take the Mark Back');
    await row(desk, 'Intended').waitFor({ state: 'hidden' });
    await row(desk, '57 words').waitFor();
  });

  test('a filter follows what is typed, and opens what it finds', async () => {
    await expand(desk, '191 words');
    await openFilter(desk);
    await desk.page.keyboard.type('mail-sand');
    await row(desk, '191 words').waitFor({ state: 'hidden' });
    await row(desk, 'Quotations and boilerplate').waitFor();
    await row(desk, /^\d+ words/).waitFor();
    await desk.picture('repeats-view-filter');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('Repeats with “mail-sand”').waitFor();
    await desk.page.getByRole('button', { name: 'Show All Repeats' }).click();
    await row(desk, '191 words').waitFor();
  });

  test('Escape brings back what was shown before the filter', async () => {
    await click(desk, '145 words');
    await openFilter(desk);
    await desk.page.keyboard.type('nowhere to be found');
    await row(desk, '145 words').waitFor({ state: 'hidden' });
    await desk.page.keyboard.press('Escape');
    await row(desk, '145 words').waitFor();
  });

  test('an edit moves the places, and what is open and selected stays', async () => {
    await expand(desk, '191 words');
    await click(desk, 'forum-oversight.txt:12');
    await desk.openNote('forum-oversight.txt');
    await desk.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    await desk.page.keyboard.press('Control+Home');
    await desk.page.keyboard.type('News of the day\n\n');
    await row(desk, 'forum-oversight.txt:14').waitFor();
    assert.equal(await row(desk, 'forum-oversight.txt:14').getAttribute('aria-level'), '2');
  });

  test('Delete removes the copy and shows where it was', async () => {
    await click(desk, 'forum-oversight.txt:14');
    await desk.page.keyboard.press('Delete');
    await row(desk, '191 words').waitFor({ state: 'hidden' });
    await row(desk, '145 words').waitFor();
    await desk.picture('repeats-view-removed');
  });

  test('the copies of a repeat go once they have been looked at', async () => {
    await row(desk, '145 words').hover();
    await row(desk, '145 words').getByRole('button', { name: 'Keep the Original' }).click();
    const preview = desk.page.locator('.bulk-edit-panel, .bulk-edit').first();
    await preview.getByText('forum-comments.txt').waitFor();
    await preview.locator('.monaco-list-row .edit-checkbox').first().click();
    await desk.picture('repeats-view-preview');
    await desk.page.getByRole('button', { name: 'Apply', exact: true }).click();
    await row(desk, '145 words').waitFor({ state: 'hidden' });
  });
});

/** A folder in which so many texts stand in two notes each. */
function pairs(count: number): string {
  const notes = mkdtempSync(join(tmpdir(), 'intertext-'));
  for (let at = 0; at < count; at++) {
    const words = Array.from({ length: 16 }, (_, word) => `clerk${at}${String.fromCharCode(97 + word)}`);
    for (const name of ['ledger', 'receipt']) writeFileSync(join(notes, `${name}-${at}.txt`), `${words.join(' ')}.\n`);
  }
  return notes;
}

const many = pairs(230);
after(() => rmSync(many, { recursive: true, force: true }));

onDesk(
  'the view Repeats of many repeats',
  (desk) => {
    test('shows some of them, and more with a click on the last row', async () => {
      await desk.openNote('ledger-7.txt');
      await desk.ready();
      await desk.view('Repeats');
      await click(desk, '16 words');
      await until(async () => {
        await desk.page.keyboard.press('End');
        return row(desk, 'Show more').isVisible();
      });
      await desk.picture('repeats-view-more');
      // The list may still be growing: what is at its end moves out of sight then.
      await until(async () => {
        await desk.page.keyboard.press('End');
        return row(desk, 'Show more')
          .click({ timeout: 2000 })
          .then(
            () => true,
            () => false,
          );
      });
      await row(desk, 'Show more').waitFor({ state: 'detached' });
    });
  },
  { notes: many },
);
