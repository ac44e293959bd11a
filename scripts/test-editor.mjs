import './plain-errors.mjs';
import { parseArgs } from 'node:util';
import { makeDesk } from './editor-host/desk.mjs';
import { openPage, runSuite } from './editor-host/page.mjs';
import { makeSuite, report } from './editor-host/results.mjs';
import { serveEditor } from './editor-host/serve.mjs';
import { makePackage, vsix } from './package.mjs';
import { asked } from './processes.mjs';

/**
 * Runs the editor suite in a real VS Code that needs no display, against the installed package.
 * `--grep TITLE` picks cases, `--packed` takes the package and the bundled tests as they are, `--log` shows the log of
 * the workbench. The last line is `N passed, N failed`.
 */
const { values } = parseArgs({
  options: { grep: { type: 'string' }, packed: { type: 'boolean' }, log: { type: 'boolean' } },
});
const limit = 600_000;

void asked().then(() => process.exit(130));
if (!values.packed) await makePackage();
const desk = makeDesk();
const env = { EDITOR_RESULT: desk.results, EDITOR_GREP: values.grep ?? '' };
const server = await serveEditor({ vsix, dataFolder: desk.data, driver: true, env });
const { page, close } = await openPage();
const { code, log } = await runSuite(page, server.authority, desk.notes, makeSuite(), limit);
if (values.log) console.log(log);
const failed = report(desk.results, code);
await close();
await server.stop();
process.exit(failed);
