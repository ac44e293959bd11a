import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Desk, onDesk } from './desk.js';

/** What a note might bring along: commands, addresses to call, elements, icons, fences, signs that turn text around. */
const planted = [
  '[open](command:workbench.action.closeAllEditors)',
  '[file](file:///etc/passwd)',
  '![spy](http://planted.invalid/spy.png)',
  '<img src="http://planted.invalid/img.png">',
  '<a id="planted" href="command:workbench.action.quit">go</a>',
  '<script>document.title = "planted"</script>',
  '$(flame)',
  '```',
  '| a | b |',
  '\u202eback\u202c',
  '\u001b[31mred\u001b[0m',
].join(' ');

const passage = `The trapdoor of the old mill opens ${planted} whenever the miller forgets to close the sluice in the evening.`;

function hostile(): string {
  const notes = mkdtempSync(join(tmpdir(), 'intertext-'));
  const write = (name: string, text: string): void => writeFileSync(join(notes, name), text);
  const glossary = [
    '# Glossary',
    `## trapdoor\nAliases: hatch ${planted}\nSource: ${planted}\n\nA door in the floor. ${planted}`,
    `## sluice ${planted}\n\nIt lets water through. ${planted}`,
  ];
  write('glossary.md', `${glossary.join('\n\n')}\n`);
  write('mill.md', `# Mill ${planted}\n\n${passage}\n\nThe trapdoor and the sluice belong together.\n`);
  write('grain.md', `The $(flame) trapdoor and the $(flame) miller.\n\n$(flame) ${passage}\n`);
  write('$(flame) <b id=planted>river.md', `${passage}\n\nBelow the trapdoor the miller keeps his grain.\n`);
  return notes;
}

const notes = hostile();
after(() => rmSync(notes, { recursive: true, force: true }));

/** Nothing of the page was made by a note: no link with a command, no element, no icon, and nobody was called. */
async function assertHarmless(desk: Desk, calls: readonly string[]): Promise<void> {
  const find = `[...document.querySelectorAll(
    '#planted, [src*="planted.invalid"], [href*="planted.invalid"], .codicon-flame, .monaco-hover a[href^="command:"], ' +
    'a[data-href^="command:workbench.action.quit"], a[data-href^="command:workbench.action.closeAll"], a[data-href^="file:///etc"]'
  )].map((element) => element.outerHTML.slice(0, 200))`;
  for (const frame of desk.page.frames()) assert.deepEqual(await frame.evaluate(find), []);
  assert.notEqual(await desk.page.title(), 'planted');
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
      desk.page.on('request', (request) => request.url().includes('planted') && calls.push(request.url()));
      await desk.openNote('mill.md');
      await desk.flagged().catch(() => {});
      await desk.ready();
      const hover = await desk.hover('trapdoor and');
      assert.match(await hover.innerText(), /A door in the floor/);
      await look('hover');
    });

    test('and in the views', async () => {
      await desk.clickOn('trapdoor and');
      const pane = await desk.view('This Passage');
      const concept = pane.locator('.monaco-list-row').filter({ hasText: 'trapdoor' }).first();
      await concept.locator('.monaco-tl-twistie').click();
      await pane.locator('.monaco-list-row').filter({ hasText: 'A door in the floor' }).hover();
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
        await desk.clickOn('trapdoor and');
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
