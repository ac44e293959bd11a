import './plain-errors.mjs';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { faults } from '../test/mutations/faults.mjs';
import { mustRun, run } from './processes.mjs';

/**
 * Tests the tests: plants each fault by itself in a copy of the project, and runs there what `npm test` runs outside of
 * the editor, until one fails: `npm run soak -- mutations`, or `node scripts/mutations.mjs 3 7` for those alone. Of
 * twenty faults nineteen must be caught.
 */
const bar = 0.95;
/** The quick ones first. */
const suites = [['unit', 'property'], ['protocol']];
const house = resolve('.out/mutations/house');

settle();
const unhealthy = await failure(suites.slice(0, 1));
if (unhealthy !== undefined) throw new Error(`A test fails without any fault: ${unhealthy}`);
const numbers = process.argv.slice(2).map(Number);
const wanted = numbers.length > 0 ? numbers : Array.from(faults.keys(), (at) => at + 1);
let caught = 0;
for (const number of wanted) {
  const [file, before, after] = faults[number - 1] ?? [];
  if (file === undefined || before === undefined || after === undefined)
    throw new Error(`There is no fault ${number}.`);
  const found = await withFault(join(house, 'server/src', file), before, after);
  if (found !== undefined) caught++;
  console.log(`${found === undefined ? 'missed' : 'caught'} ${number} ${file}: ${before.trim()}\n  ${found ?? ''}`);
}
console.log(`${caught} of ${wanted.length} faults caught`);
console.log(`${caught} passed, ${wanted.length - caught} failed`);
process.exitCode = caught >= Math.floor(bar * wanted.length) ? 0 : 1;

/** A copy of the project, with what lies beside it. */
function settle() {
  rmSync('.out/mutations', { recursive: true, force: true });
  const left = ['node_modules', 'dist', '.out', '.git', '.bench', '.editor', '.vscode-test'];
  for (const name of readdirSync('.')) if (!left.includes(name)) cpSync(name, join(house, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
  if (existsSync('../shared')) symlinkSync(resolve('../shared'), resolve('.out/mutations/shared'));
}

/**
 * The test that fails where a fault stands; undefined where none does.
 * @param {string} path
 * @param {string} before
 * @param {string} after
 */
async function withFault(path, before, after) {
  const source = readFileSync(path, 'utf8');
  if (source.split(before).length !== 2) throw new Error(`${path} does not hold this once: ${before}`);
  writeFileSync(
    path,
    source.replace(before, () => after),
  );
  try {
    return await failure(suites);
  } finally {
    writeFileSync(path, source);
  }
}

/**
 * The first test that fails in the copy; undefined where none does.
 * @param {readonly (readonly string[])[]} wanted
 */
async function failure(wanted) {
  await mustRun(process.execPath, ['esbuild.mjs'], { cwd: house });
  for (const names of wanted) {
    const { code, output } = await run(process.execPath, ['scripts/test.mjs', ...names], { cwd: house });
    if (code !== 0) return /^ *✖ (?!failing tests)(.*?)(?: \([\d.]+ms\))?$/m.exec(output)?.[1] ?? output.slice(-500);
  }
  return undefined;
}
