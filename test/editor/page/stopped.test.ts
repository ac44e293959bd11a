import { execFileSync } from 'node:child_process';
import { after, test } from 'node:test';
import { makeDesk } from '../../../scripts/editor-host/desk.mjs';
import { serveEditor } from '../../../scripts/editor-host/serve.mjs';
import { vsix } from '../../../scripts/package.mjs';
import { onDesk, until } from './desk.js';

// An editor of its own: what is killed here must not be the language server of other cases.
const dataFolder = makeDesk().data;
const editor = await serveEditor({ vsix, dataFolder });
after(() => editor.stop());

/** Ends the language server of this editor as a crash does, where it runs. */
function crash(): void {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  for (const line of lines.filter((one) => one.includes(dataFolder) && one.includes('dist/server.js'))) {
    process.kill(Number.parseInt(line, 10), 'SIGKILL');
  }
}

onDesk(
  'a language server that crashes again and again',
  (desk) => {
    test('comes back, and after some times stays away and says so', async () => {
      await desk.openNote('week-notes.md');
      await desk.flagged();
      const pane = await desk.view('This Passage');
      const message = desk.page.locator('.notification-toast').getByText('server crashed 5 times');
      const flag = desk.page.locator('.squiggly-warning').first();
      await until(async () => {
        if (await flag.isVisible()) crash();
        return message.isVisible();
      }, 150_000);
      await desk.page.locator('.statusbar-item').getByText('Intertext stopped').waitFor();
      await desk.picture('stopped');
      await pane.getByRole('button', { name: 'Restart Language Server' }).click();
      await desk.ready();
      await pane.locator('.monaco-list-row').first().waitFor();
      await desk.hover('sandbagging');
      await desk.picture('restarted');
    });
  },
  { authority: editor.authority, isCrashing: true },
);
