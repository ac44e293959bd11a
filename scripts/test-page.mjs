import './plain-errors.mjs';
import { parseArgs } from 'node:util';
import { startChromium } from './editor-host/chromium.mjs';
import { makeDesk } from './editor-host/desk.mjs';
import { addPseudoTranslation } from './editor-host/pseudo.mjs';
import { serveEditor } from './editor-host/serve.mjs';
import { makePackage, vsix } from './package.mjs';
import { asked } from './processes.mjs';
import { nodeTests, testsIn } from './suites.mjs';

/**
 * Runs the cases of test/editor/page, which click and type in the page of a real VS Code with the package installed, and
 * leave a picture of each state in .out/pictures. Arguments name files (`map` for map.test.ts), `--grep TITLE` picks cases,
 * `--themes` goes through each in light and in dark, `--packed` takes the package and the bundled tests as they are. A file
 * in which a case fails is run once more, and named. The last line is `N passed, N failed`.
 */
const { values, positionals: files } = parseArgs({
  options: { grep: { type: 'string' }, themes: { type: 'boolean' }, packed: { type: 'boolean' } },
  allowPositionals: true,
});
/** The longest that one file may take, in milliseconds. */
const limit = 900_000;

void asked().then(() => process.exit(130));
if (!values.packed) await makePackage();
// Chromium is installed here, where it is missing, and not in each of the cases at the same time.
await (await startChromium()).close();
const dataFolder = makeDesk().data;
const server = await serveEditor({ vsix, dataFolder });
addPseudoTranslation(dataFolder);
const picked = values.grep === undefined ? [] : ['--test-name-pattern', values.grep];
const env = { EDITOR_AUTHORITY: server.authority, EDITOR_THEMES: values.themes ? 'all' : '' };
const waiting = files.length > 0 ? files : testsIn('editor/page');
let passed = 0;
let failed = 0;
// Each waits for the page most of the time: two of them keep a machine of two cores busy.
await Promise.all([runWaiting(), runWaiting()]);
await server.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function runWaiting() {
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const first = await runFile(name);
    if (first.failed > 0) console.log(`${first.output}↻ ${name} is run once more`);
    const outcome = first.failed > 0 ? await runFile(name) : first;
    console.log(outcome.output);
    passed += outcome.passed;
    failed += outcome.failed;
  }
}

/** @param {string} name */
function runFile(name) {
  return nodeTests('editor/page', { env, limit, args: picked, files: [name] });
}
