import './plain-errors.mjs';
import { parseArgs } from 'node:util';
import { startChromium } from './editor-host/chromium.mjs';
import { makeDesk } from './editor-host/desk.mjs';
import { addPseudoTranslation } from './editor-host/pseudo.mjs';
import { serveEditor } from './editor-host/serve.mjs';
import { makePackage, vsix } from './package.mjs';
import { asked } from './processes.mjs';
import { nodeTests } from './suites.mjs';

/**
 * Runs the cases of test/editor/page, which click and type in the page of a real VS Code with the package installed, and
 * leave a picture of each state in .out/pictures. Arguments name files (`map` for map.test.ts), `--grep TITLE` picks cases,
 * `--packed` takes the package and the bundled tests as they are. The last line is `N passed, N failed`.
 */
const { values, positionals: files } = parseArgs({
  options: { grep: { type: 'string' }, packed: { type: 'boolean' } },
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
const { passed, failed, output } = await nodeTests('editor/page', {
  env: { EDITOR_AUTHORITY: server.authority },
  limit,
  args: ['--test-concurrency=2', ...picked],
  files,
});
await server.stop();
console.log(`${output}${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
