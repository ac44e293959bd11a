import './plain-errors.mjs';
import { resolve } from 'node:path';
import { makeDesk } from './editor-host/desk.mjs';
import { openDesktop } from './editor-host/desktop.mjs';
import { addressOf } from './editor-host/page.mjs';
import { serveEditor } from './editor-host/serve.mjs';
import { makePackage, vsix } from './package.mjs';
import { asked, run } from './processes.mjs';

/**
 * `npm start [-- FOLDER]`: tells what the sample notes repeat, then opens a real VS Code with the extension on a copy of
 * them, or on FOLDER, until Ctrl-C.
 */
const end = asked();
const [folder] = process.argv.slice(2);
await makePackage();
console.log((await run(process.execPath, ['dist/cli.js', 'check', 'test/sample'])).output);

const desk = makeDesk();
const notes = folder === undefined ? desk.notes : resolve(folder);
const editor = (await openDesktop({ vsix, dataFolder: desk.data, folder: notes })) ?? (await serve());
await Promise.race([end, editor.ended]);
await editor.stop();
process.exit();

async function serve() {
  const server = await serveEditor({ vsix, dataFolder: desk.data });
  console.log(`VS Code with the notes is at this address until Ctrl-C:\n${addressOf(server.authority, notes)}`);
  return server;
}
