import './plain-errors.mjs';
import { mustRun, run } from './processes.mjs';
import { nodeTests, script } from './suites.mjs';

/**
 * Runs what finds rare faults, many times over and with new seeds: `npm run soak`, or those parts that are named. A
 * number is how many times as often the properties run as in `npm test`: 100 unless told. `histories` and `mutations`
 * take half an hour each, `typing` ten minutes, and all three are run by name.
 * @type {Record<string, () => Promise<import('./suites.mjs').Outcome>>}
 */
const parts = {
  properties: () => soak('property', { env: { SOAK: factor() } }),
  histories: () => together([histories('any history', 10_000), histories('long row of edits', 100_000)]),
  fire: () => soak('protocol', { files: ['fire'] }),
  crashes: () => soak('protocol', { files: ['crashes'] }),
  typing,
  mutations: () => script('scripts/mutations.mjs', []),
};
const usual = ['properties', 'fire', 'crashes'];

const given = process.argv.slice(2);
const named = given.filter((one) => one !== factor());
const unknown = named.filter((name) => !(name in parts));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}.`);
await mustRun(process.execPath, ['esbuild.mjs']);
let passed = 0;
let failed = 0;
for (const name of named.length > 0 ? named : usual) {
  const outcome = await parts[name]?.();
  if (outcome === undefined) continue;
  const output = outcome.failed === 0 ? said(outcome.output) : outcome.output;
  console.log(`── ${name}: ${outcome.passed} passed, ${outcome.failed} failed\n${output}`);
  passed += outcome.passed;
  failed += outcome.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function factor() {
  return given.find((one) => Number(one) > 0) ?? '100';
}

/**
 * @param {string} suite
 * @param {{ readonly files?: readonly string[], readonly env?: NodeJS.ProcessEnv, readonly only?: string }} options
 *   `only`: a part of the names of the tests
 */
function soak(suite, { files = [], env = {}, only }) {
  const args = only === undefined ? [] : [`--test-name-pattern=${only}`];
  return nodeTests(suite, { env: { SOAK: '1', ...env }, limit: Number.POSITIVE_INFINITY, files, args });
}

/**
 * Properties by a part of their names, each as often as is said.
 * @param {string} only
 * @param {number} times
 */
function histories(only, times) {
  return () => soak('property', { env: { RUNS: String(times) }, only });
}

/**
 * One after the other.
 * @param {readonly (() => Promise<import('./suites.mjs').Outcome>)[]} soaks
 */
async function together(soaks) {
  const all = { passed: 0, failed: 0, output: '' };
  for (const one of soaks) {
    const { passed, failed, output } = await one();
    all.passed += passed;
    all.failed += failed;
    all.output += output;
  }
  return all;
}

async function typing() {
  const { code, output } = await run(process.execPath, ['--expose-gc', '.out/soak/typing.mjs']);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/**
 * What was run, and what the tests say of it.
 * @param {string} output
 */
function said(output) {
  const isAside = (/** @type {string} */ line) =>
    /^﹣|^ℹ (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms)/.test(line);
  const lines = output.split('\n').filter((line) => line !== '' && !isAside(line));
  return `${lines.join('\n')}\n`;
}
