import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator } from 'playwright-core';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What the accessibility checker finds serious in a frame of the page, each with the element that it is about. */
export async function seriousProblems(frame: FrameLocator): Promise<readonly string[]> {
  const violations = await frame.locator('body').evaluate((_, code): Promise<readonly Violation[]> => {
    const run = new Function(`${code}; return axe.run(document, { resultTypes: ['violations'] })`);
    return run().then((result: { violations: readonly Violation[] }) => result.violations);
  }, script);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}
