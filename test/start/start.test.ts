import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

test('npm start tells the repeats of the samples, serves them at the address it prints, and ends with Ctrl-C', async (t) => {
  // Without a display the editor is served, also where there is a desktop one.
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  const printed: string[] = [];
  let address = '';
  for await (const line of createInterface(child.stdout)) {
    printed.push(line);
    if (!/^http:\/\/127\.0\.0\.1:\d+\/\S*$/.test(line)) continue;
    address = line;
    break;
  }
  assert.match(printed.join('\n'), /original +test\/sample\/forum-comments\.txt:1-4/);
  assert.notEqual(address, '', printed.join('\n'));
  const page = await fetch(address);
  assert.equal(page.status, 200);
  await page.body?.cancel();
  child.kill('SIGINT');
  await once(child, 'exit');
  await assert.rejects(fetch(address), 'the server has ended');
});
