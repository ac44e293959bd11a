import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { type Desk, onDesk } from './desk.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What the accessibility checker finds serious in the page of the map. */
async function seriousProblems(map: FrameLocator): Promise<readonly string[]> {
  const main = map.locator('main');
  const violations = await main.evaluate((_, script): Promise<readonly Violation[]> => {
    // The page runs no script but its own: the driver of the browser alone may.
    const run = new Function(`${script}; return axe.run(document, { resultTypes: ['violations'] })`);
    return run().then((result: { violations: readonly Violation[] }) => result.violations);
  }, axe);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

async function openMap(desk: Desk): Promise<FrameLocator> {
  await desk.openNote('week-notes.md');
  await desk.command('Intertext: Show Map');
  const map = desk.webview();
  await map.getByRole('tab', { name: 'Concept Map' }).waitFor();
  return map;
}

onDesk(
  'the map',
  (desk) => {
    test('shows concepts and notes', async () => {
      const map = await openMap(desk);
      await map.locator('canvas').waitFor();
      await map.getByText('Laying out').waitFor({ state: 'hidden' });
      await desk.picture('concept-map');
      assert.deepEqual(await seriousProblems(map), []);
    });
  },
  {},
  ['light', 'dark', 'contrast'],
);
