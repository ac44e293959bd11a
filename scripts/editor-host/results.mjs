import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * @typedef {{ fullTitle: string, err: { message?: string, stack?: string } }} Case
 * @typedef {{ fullTitle: string, err: string }} Retried a case that failed the first time, and how
 * @typedef {{ passes: Case[], failures: Case[], pending: Case[], retried?: Retried[] }} Results
 */

/** Makes of the bundled cases an extension that holds the suite alone. */
export function makeSuite() {
  const folder = resolve('.out/editor');
  mkdirSync(folder, { recursive: true });
  const { engines, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const manifest = { name: 'intertext-suite', publisher: 'intertext', version, engines: { vscode: engines.vscode } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return { folder, entry: join(folder, 'run.cjs') };
}

/**
 * Prints the results that the suite left in a file, and `N passed, N failed`. A suite that left none, ran nothing, or
 * ended with an error though no case failed, counts as one failure.
 * @param {string} file
 * @param {number} code the exit code of the suite
 * @returns {number} the exit code for this run
 */
export function report(file, code) {
  /** @type {Results} */
  const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passes: [], failures: [], pending: [] };
  const { passes, failures, pending, retried = [] } = results;
  for (const { fullTitle } of passes) console.log(`✔ ${fullTitle}`);
  for (const { fullTitle } of pending) console.log(`﹣ ${fullTitle} (skipped)`);
  for (const { fullTitle, err } of retried) console.log(`↻ ${fullTitle} (failed the first time)\n${err}`);
  for (const { fullTitle, err } of failures) console.log(`✖ ${fullTitle}\n${err.stack ?? err.message}`);
  const crashed = failures.length === 0 && (passes.length === 0 || code !== 0);
  if (crashed) console.log(`The suite ended with code ${code} after ${passes.length} cases.`);
  const failed = failures.length + (crashed ? 1 : 0);
  console.log(`${passes.length} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
