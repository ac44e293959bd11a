import './plain-errors.mjs';
import { mustRun } from './processes.mjs';
import { nodeTests, script } from './suites.mjs';

/**
 * Runs what finds rare faults, many times over and with new seeds: `npm run soak`, or those parts that are named;
 * `histories`, 10,000 of each kind, takes an hour, `mutations` a quarter of one, and both are run by name. A number is
 * how many times as often the properties run as in `npm test`: 100 unless told.
 * @type {Record<string, () => Promise<import('./suites.mjs').Outcome>>}
 */
const parts = {
  properties: () => soak('property'),
  histories: () => soak('property', [], { times: '1000', only: 'any history' }),
  fire: () => soak('protocol', ['fire']),
  mutations: () => script('scripts/mutations.mjs', []),
  crashes: () => soak('protocol', ['crashes']),
};

const given = process.argv.slice(2);
const factor = given.find((one) => Number(one) > 0) ?? '100';
const named = given.filter((one) => one !== factor);
const usual = ['properties', 'fire', 'crashes'];
const unknown = named.filter((name) => !(name in parts));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}.`);
await mustRun(process.execPath, ['esbuild.mjs']);
let passed = 0;
let failed = 0;
for (const name of named.length > 0 ? named : usual) {
  const outcome = await parts[name]?.();
  if (outcome === undefined) continue;
  console.log(`── ${name}: ${outcome.passed} passed, ${outcome.failed} failed\n${outcome.output}`);
  passed += outcome.passed;
  failed += outcome.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * @param {string} suite
 * @param {readonly string[]} [files]
 * @param {{ readonly times?: string, readonly only?: string }} [options] `only`: a part of the names of the tests
 */
function soak(suite, files = [], { times = factor, only } = {}) {
  const args = only === undefined ? [] : [`--test-name-pattern=${only}`];
  return nodeTests(suite, { env: { SOAK: times }, limit: Number.POSITIVE_INFINITY, files, args });
}
