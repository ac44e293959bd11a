import './plain-errors.mjs';
import { join } from 'node:path';
import { installEditor } from './editor-host/install.mjs';
import { makePackage } from './package.mjs';
import { check, nodeTests, script, together } from './suites.mjs';

/**
 * Runs every suite, or those that are named: `npm test -- unit page`. The last line adds them up.
 * The editor is installed meanwhile, and the suites of a row run side by side: what takes long is in few rows.
 * @type {Record<string, () => Promise<import('./suites.mjs').Outcome>>[]}
 */
const rows = [
  {
    build: () => check(process.execPath, ['esbuild.mjs']),
    package: () => makePackage().then((output) => ({ passed: 1, failed: 0, output }), crashed),
  },
  {
    lint: () => check(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings']),
    types: () => Promise.all(['.', 'client/src/map/page'].map(checkTypes)).then(together),
    unit: () => nodeTests('unit'),
    property: () => nodeTests('property'),
  },
  { protocol: () => nodeTests('protocol') },
  { editor: () => script('scripts/test-editor.mjs', ['--packed']) },
  { page: () => script('scripts/test-page.mjs', ['--packed']) },
  { start: () => nodeTests('start') },
];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !rows.some((row) => name in row));
if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(', ')}.`);
const inEditor = ['editor', 'page'];
// The package is what the editor runs; all other suites do with the build that it begins with.
const first = named.length === 0 || inEditor.some((name) => named.includes(name)) ? 'package' : 'build';
const wanted = (/** @type {string} */ name) =>
  name === 'build' || name === 'package' ? name === first : named.length === 0 || named.includes(name);

// A failed installation is told by the editor suite, which tries again.
if (inEditor.some(wanted)) installEditor().catch(() => {});
let passed = 0;
let failed = 0;
for (const row of rows) {
  const suites = Object.entries(row).filter(([name]) => wanted(name));
  await Promise.all(suites.map(([name, suite]) => tell(name, suite)));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/**
 * @param {string} name
 * @param {() => Promise<import('./suites.mjs').Outcome>} suite
 */
async function tell(name, suite) {
  const start = performance.now();
  const outcome = await suite().catch(crashed);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s\n${outcome.output}`);
  passed += outcome.passed;
  failed += outcome.failed;
}

/**
 * What is right already is not looked at again: what is known of it stands in .out.
 * @param {string} project a folder with a tsconfig.json: what runs in a page knows the DOM, and nothing else does
 */
function checkTypes(project) {
  const known = join('.out/types', project, 'known.json');
  const tsc = ['node_modules/typescript/bin/tsc', '--project', project, '--incremental', '--tsBuildInfoFile', known];
  return check(process.execPath, tsc);
}

/** @param {unknown} error */
function crashed(error) {
  return { passed: 0, failed: 1, output: `${error instanceof Error ? error.message : error}\n` };
}
