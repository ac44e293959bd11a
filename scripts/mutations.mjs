import './plain-errors.mjs';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { faults } from '../test/mutations/faults.mjs';
import { run } from './processes.mjs';

/**
 * Tests the tests: plants each fault by itself and runs the unit tests and the properties, five times as often
 * as `npm test` does, until one fails:
 * `npm run soak -- mutations`. All faults but one must be caught.
 */
const missable = 1;
let caught = 0;
for (const [number, [file, before, after]] of faults.entries()) {
  const found = await catches(resolve('server/src', file), before, after);
  if (found !== undefined) caught++;
  console.log(
    `${found === undefined ? 'missed' : 'caught'} ${number + 1} ${file}: ${before.trim()} (${found ?? 'by nobody'})`,
  );
}
const missed = faults.length - caught;
console.log(`${caught} passed, ${missed} failed`);
process.exitCode = missed <= missable ? 0 : 1;

/**
 * The suite that fails where a fault stands in the server; undefined where none does.
 * @param {string} path
 * @param {string} before
 * @param {string} after
 */
async function catches(path, before, after) {
  const source = readFileSync(path, 'utf8');
  if (source.split(before).length !== 2) throw new Error(`${path} does not hold this once: ${before}`);
  /** @type {import('esbuild').Plugin} */
  const plant = {
    name: 'plant',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.ts$/ }, (args) =>
        args.path === path ? { contents: source.replace(before, () => after), loader: 'ts' } : undefined,
      );
    },
  };
  for (const suite of ['unit', 'property']) {
    const bundle = join('.out/mutations', `${suite}.mjs`);
    const files = readdirSync(join('test', suite)).filter((name) => name.endsWith('.test.ts'));
    await build({
      stdin: { contents: files.map((name) => `import './test/${suite}/${name}';`).join('\n'), resolveDir: '.' },
      outfile: bundle,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      loader: { '.md': 'text' },
      logLevel: 'error',
      plugins: [plant],
    });
    const options = { env: { ...process.env, SOAK: '5' } };
    const { code } = await run(process.execPath, ['--test', '--test-timeout=600000', bundle], options);
    if (code !== 0) return suite;
  }
  return undefined;
}
