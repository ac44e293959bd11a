import './plain-errors.mjs';
import { mustRun } from './processes.mjs';
import { check, nodeTests, script, together } from './suites.mjs';

/**
 * Runs what finds rare faults, many times over and with new seeds: `npm run soak`, or those parts that are named. A
 * number is how many times as often the properties run as in `npm test`: 100 unless told. `histories`,
 * `mutations` and `typing` take up to an hour each, and are run by name.
 * @type {Record<string, () => Promise<import('./suites.mjs').Outcome>>}
 */
const parts = {
  properties: () => soak('property', { env: { SOAK: factor() } }),
  histories,
  fire: () => soak('protocol', { files: ['fire'] }),
  crashes: () => soak('protocol', { files: ['crashes'] }),
  typing: () => check(process.execPath, ['--expose-gc', '.out/soak/typing.mjs']),
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

/** One after the other: each takes both cores. */
async function histories() {
  const any = await soak('property', { env: { RUNS: '10000' }, only: 'any history' });
  const edits = await soak('property', { env: { RUNS: '100000' }, only: 'long row of edits' });
  return together([any, edits]);
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
