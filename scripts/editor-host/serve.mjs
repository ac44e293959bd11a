import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun, start, stop } from '../processes.mjs';
import { editor, installEditor } from './install.mjs';

/** Settings of the served editor: nothing that hides the notes or calls home. */
const settings = {
  'workbench.startupEditor': 'none',
  'editor.hover.above': false,
  'editor.minimap.enabled': false,
  // Notes with a paragraph a line are read wrapped. Markdown is by itself.
  '[plaintext]': { 'editor.wordWrap': 'on' },
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
};

/** A suite saves what it means to: what is saved by itself later would bring back notes that it has removed. */
const settingsOfSuite = { ...settings, 'files.autoSave': 'off' };

/**
 * Serves a real VS Code on a free port of this machine alone, with one extension package installed.
 * @param {object} options
 * @param {string} options.vsix
 * @param {string} options.dataFolder where the editor keeps its extensions and state; made if missing
 * @param {boolean} [options.driver] whether a page may run an extension test suite
 * @param {NodeJS.ProcessEnv} [options.env] what the extension host finds in its environment besides
 * @returns {Promise<{ authority: string, ended: Promise<unknown>, stop: () => Promise<void> }>} `authority` is
 * `127.0.0.1:PORT`
 */
export async function serveEditor({ vsix, dataFolder, driver = false, env = {} }) {
  await installEditor();
  await mkdir(join(dataFolder, 'data/Machine'), { recursive: true });
  await writeFile(join(dataFolder, 'data/Machine/settings.json'), JSON.stringify(driver ? settingsOfSuite : settings));
  const common = [editor.main, '--server-data-dir', dataFolder, '--accept-server-license-terms'];
  await mustRun(editor.node, [...common, '--install-extension', vsix]);
  const args = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--disable-telemetry'];
  args.push('--disable-workspace-trust', ...(driver ? ['--enable-smoke-test-driver'] : []));
  const child = start(editor.node, [...common, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    return { authority: `127.0.0.1:${await listening(child)}`, ended, stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/**
 * The port that the server says it listens on.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function listening(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
        output += chunk;
        const port = /agent listening on (\d+)/.exec(output)?.[1];
        if (port !== undefined) resolve(port);
      });
    }
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`The editor's server ended:\n${output}`)));
  });
}
