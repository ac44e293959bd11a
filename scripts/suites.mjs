import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from './processes.mjs';

/** @typedef {{ passed: number, failed: number, output: string }} Outcome */

/**
 * A check that passes or fails as a whole.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<Outcome>}
 */
export async function check(command, args) {
  const { code, output } = await run(command, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/**
 * Several outcomes as one.
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome}
 */
export function together(outcomes) {
  const sum = (/** @type {'passed' | 'failed'} */ count) => outcomes.reduce((total, each) => total + each[count], 0);
  return { passed: sum('passed'), failed: sum('failed'), output: outcomes.map(({ output }) => output).join('') };
}

/**
 * The tests of test/FOLDER, as they are bundled in .out.
 * @param {string} folder
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env] what the tests find in their environment besides
 * @param {number} [options.limit] the longest that one file may take, in milliseconds
 * @param {readonly string[]} [options.args] further arguments of `node --test`
 * @param {readonly string[]} [options.files] the files to run, without `.test.ts`; all where none is named
 * @returns {Promise<Outcome>}
 */
export async function nodeTests(folder, { env = {}, limit = 600_000, args = [], files: named = [] } = {}) {
  const counts = join('.out', `${[folder, ...named].join('-')}.json`);
  await mkdir(dirname(counts), { recursive: true });
  await rm(counts, { force: true });
  const files = named.length > 0 ? named.map((name) => bundle(folder, name)) : bundles(folder);
  if (files.length === 0) return { passed: 0, failed: 1, output: `There is no test in test/${folder}.\n` };
  const options = ['--enable-source-maps', '--test', `--test-timeout=${limit}`];
  options.push('--test-reporter=spec', '--test-reporter-destination=stdout');
  options.push('--test-reporter=./scripts/count-tests.mjs', `--test-reporter-destination=${counts}`);
  const { code, output } = await run(process.execPath, [...options, ...args, ...files], {
    env: { ...process.env, ...env },
  });
  return judge(code, output, await readFile(counts, 'utf8').catch(() => '{}'));
}

/**
 * A suite that ends with a line `N passed, N failed` of its own.
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<Outcome>}
 */
export async function script(script, args) {
  const { code, output } = await run(process.execPath, [script, ...args]);
  const [, passed = 0, failed = 0] = /^(\d+) passed, (\d+) failed\s*$/m.exec(output) ?? [];
  return judge(code, output, JSON.stringify({ passed: Number(passed), failed: Number(failed) }));
}

/**
 * A suite that crashed, or ran nothing, has failed.
 * @param {number} code
 * @param {string} output
 * @param {string} counts
 * @returns {Outcome}
 */
function judge(code, output, counts) {
  const { passed = 0, failed = 0, skipped = 0 } = JSON.parse(counts);
  if (passed + failed + skipped === 0) return { passed: 0, failed: 1, output: `${output}The suite ran nothing.\n` };
  return { passed, failed: Math.max(failed, code === 0 ? 0 : 1), output };
}

/**
 * The bundles of a suite: one for all its files, or one for each.
 * @param {string} folder
 */
function bundles(folder) {
  const together = join('.out', folder, 'all.mjs');
  return existsSync(together) ? [together] : testsIn(folder).map((name) => bundle(folder, name));
}

/**
 * The names of the tests of test/FOLDER, without `.test.ts`.
 * @param {string} folder
 */
export function testsIn(folder) {
  const names = readdirSync(join('test', folder)).filter((name) => name.endsWith('.test.ts'));
  return names.map((name) => name.replace(/\.test\.ts$/, ''));
}

/**
 * @param {string} folder
 * @param {string} name
 */
function bundle(folder, name) {
  return join('.out', folder, `${name}.test.mjs`);
}
