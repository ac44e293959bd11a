import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Desk, onDesk, until } from './desk.js';

/** Opens the sample notes by the palette of a window without a folder, as after the installation. */
async function openSampleNotes(desk: Desk): Promise<void> {
  const title = 'Intertext: Open Sample Notes';
  await desk.page.goto(`http://${process.env.EDITOR_AUTHORITY}/?ew=true`);
  await desk.page.locator('.statusbar-item').first().waitFor();
  await desk.command(title);
  await desk.page.waitForURL(/sample-notes/);
}

/** The folder of the sample notes, as the address of the window tells it. */
function sampleFolder(desk: Desk): string {
  return new URL(desk.page.url()).searchParams.get('folder') ?? '';
}

const step = (desk: Desk, title: string) => desk.page.locator('.getting-started-step').filter({ hasText: title });

/** Clicks the button of a step. A step that is done opens the next one: a click would close that again. */
async function take(desk: Desk, title: string, button: string): Promise<void> {
  const wanted = step(desk, title).getByText(button, { exact: true });
  for (let tries = 0; tries < 10 && !(await wanted.isVisible()); tries++) {
    await step(desk, title).click();
    await wanted.waitFor({ timeout: 2000 }).catch(() => {});
  }
  await wanted.click();
}

const isDone = (desk: Desk, title: string) =>
  step(desk, title).locator('.codicon-getting-started-step-checked').waitFor();

onDesk(
  'walkthrough',
  (desk) => {
    after(() => sampleFolder(desk) && rmSync(sampleFolder(desk), { recursive: true, force: true }));

    test('the sample notes open from the palette, and the walkthrough with them', async () => {
      await openSampleNotes(desk);
      await desk.page.getByRole('treeitem', { name: 'week-notes.md' }).waitFor();
      await step(desk, 'What does this term mean?').waitFor();
      await isDone(desk, 'Open the sample notes');
      const folder = sampleFolder(desk);
      mkdirSync(join(folder, '.vscode'), { recursive: true });
      const theme = desk.theme === 'light' ? 'Default Light Modern' : 'Default Dark Modern';
      writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
      await desk.page.locator(desk.theme === 'light' ? '.monaco-workbench.vs' : '.monaco-workbench.vs-dark').waitFor();
      for (const [at, title] of [
        'Open the sample notes',
        'What does this term mean?',
        'Where else is this discussed?',
        'Have I got this already?',
      ].entries()) {
        await step(desk, title).click();
        await desk.page.locator('.getting-started-media svg, .getting-started-media iframe').first().waitFor();
        await desk.picture(`walkthrough-${at + 1}`);
      }
    });

    test('a concept is shown with its hover', async () => {
      await take(desk, 'What does this term mean?', 'Show a Concept');
      const hover = desk.page.locator('.monaco-hover:visible').filter({ hasText: 'could reach because it is a test' });
      await hover.waitFor();
      await desk.picture('walkthrough-concept');
      await isDone(desk, 'What does this term mean?');
    });

    test('related passages are listed', async () => {
      await take(desk, 'Where else is this discussed?', 'Show Related Passages');
      await desk.pickRow('shares').first().waitFor();
      await desk.picture('walkthrough-related');
      await desk.page.keyboard.press('Escape');
      await isDone(desk, 'Where else is this discussed?');
    });

    test('a copy is removed with the quick fix that is offered', async () => {
      await take(desk, 'Have I got this already?', 'Show a Copy');
      const fix = desk.page.locator('.action-widget').getByText('Remove this copy');
      await fix.waitFor();
      await desk.picture('walkthrough-repeat');
      await fix.click();
      await desk.page.locator('.editor-instance .squiggly-warning').first().waitFor({ state: 'detached' });
      await isDone(desk, 'Have I got this already?');
    });

    test('the notes on disk are the copy of the user', async () => {
      await desk.page.keyboard.press('Control+S');
      const note = join(sampleFolder(desk), 'forum-comments.txt');
      await until(async () => readFileSync(note, 'utf8').split('I liked this post').length === 2);
    });
  },
  { width: 1600 },
);
