import './plain-errors.mjs';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { mustRun } from './processes.mjs';

/**
 * Runs the benchmarks of test/bench, or those that are named: `npm run bench -- repeats`. Options such as `--large` are
 * handed on to them. A bar that was skipped is counted as such: it is no pass.
 */
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
await mustRun(process.execPath, ['esbuild.mjs']);
const all = readdirSync('test/bench')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const bars = { pass: 0, short: 0, skip: 0 };
for (const name of named.length > 0 ? named : all) {
  if (!(await bench(join('.out/bench', `${name}.mjs`)))) process.exitCode = 1;
}
console.log(`bars: ${bars.pass} passed, ${bars.short} short, ${bars.skip} skipped`);

/**
 * Runs a benchmark, shows what it writes, and counts its bars; whether it ended well.
 * @param {string} path
 */
async function bench(path) {
  const node = ['--enable-source-maps', '--expose-gc'];
  const child = spawn(process.execPath, [...node, path, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once('close', resolve));
  if (child.stdout) {
    for await (const line of createInterface({ input: child.stdout })) {
      console.log(line);
      for (const kind of /** @type {const} */ (['pass', 'short', 'skip'])) {
        if (line.startsWith(kind.padEnd(6))) bars[kind]++;
      }
    }
  }
  return (await ended) === 0;
}
