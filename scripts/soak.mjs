import './plain-errors.mjs';
import { mustRun } from './processes.mjs';
import { nodeTests } from './suites.mjs';

/** Runs the properties many times over, with new seeds: `npm run soak [-- FACTOR]`, 100 times unless told. */
const [factor = '100'] = process.argv.slice(2);
await mustRun(process.execPath, ['esbuild.mjs']);
const { passed, failed, output } = await nodeTests('property', {
  env: { SOAK: factor },
  limit: Number.POSITIVE_INFINITY,
});
console.log(`${output}\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
