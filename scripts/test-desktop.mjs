import './plain-errors.mjs';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { makeDesk } from './editor-host/desk.mjs';
import { makeSuite, report } from './editor-host/results.mjs';
import { makePackage, vsix } from './package.mjs';
import { mustRun } from './processes.mjs';

/** Runs the editor suite in the VS Code of a desktop, which is downloaded. `--grep TITLE` picks cases. */
const { values } = parseArgs({ options: { grep: { type: 'string' } } });
await makePackage();
const desk = makeDesk();
const suite = makeSuite();
const vscodeExecutablePath = await downloadAndUnzipVSCode();
const [cli = '', ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath);
const own = ['--user-data-dir', desk.data, '--extensions-dir', `${desk.data}/extensions`];
await mustRun(cli, [...cliArgs, ...own, '--install-extension', vsix], { shell: process.platform === 'win32' });
const code = await runTests({
  vscodeExecutablePath,
  extensionDevelopmentPath: suite.folder,
  extensionTestsPath: suite.entry,
  launchArgs: [desk.notes, ...own, '--disable-workspace-trust', '--skip-welcome'],
  extensionTestsEnv: { EDITOR_RESULT: desk.results, EDITOR_GREP: values.grep ?? '' },
}).catch(() => 1);
process.exit(report(desk.results, code));
