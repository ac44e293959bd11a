import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { mustRun, npm } from '../processes.mjs';

const version = '4.139.1';
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const home = resolve('.editor', `code-server-${version}`);

/** The program that runs the editor's server, and its main file. */
export const editor = {
  node: join(home, 'node_modules', nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  main: join(home, 'node_modules/code-server/lib/vscode/out/server-main.js'),
};

/**
 * Installs a whole VS Code that needs no display, with the Node it wants, unless it is there already. It is built
 * under another name and then renamed, so that what stands at its place is complete.
 */
export async function installEditor() {
  if (existsSync(home)) return;
  const draft = `${home}.${process.pid}`;
  try {
    await mkdir(draft, { recursive: true });
    await writeFile(join(draft, 'package.json'), '{ "private": true }\n');
    await install(draft, `code-server@${version}`, `${nodePackage}@24`);
    await install(join(draft, 'node_modules/code-server/lib/vscode'), '--omit=dev', '--omit=optional');
    if (!existsSync(home)) await rename(draft, home);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * @param {string} cwd
 * @param {string[]} what
 */
async function install(cwd, ...what) {
  const { command, args } = npm();
  await mustRun(command, [...args, 'install', '--ignore-scripts', '--no-audit', '--no-fund', ...what], { cwd });
}
