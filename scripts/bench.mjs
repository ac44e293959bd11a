import './plain-errors.mjs';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './processes.mjs';

/** Runs the benchmarks of test/bench, or those that are named: `npm run bench -- repeats`. */
const named = process.argv.slice(2);
await mustRun(process.execPath, ['esbuild.mjs']);
const all = readdirSync('test/bench')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
for (const name of named.length > 0 ? named : all) {
  const path = join('.out/bench', `${name}.mjs`);
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', '--expose-gc', path], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
