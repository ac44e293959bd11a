import { mustRun, run, start, stop } from '../processes.mjs';

/**
 * Opens the VS Code of this desktop on a folder, with state and extensions of its own.
 * @param {{ vsix: string, dataFolder: string, folder: string }} options
 * @returns {Promise<{ ended: Promise<unknown>, stop: () => Promise<void> } | undefined>} undefined where there is no
 * `code` on the PATH, or no display
 */
export async function openDesktop({ vsix, dataFolder, folder }) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const display = process.platform === 'win32' || process.platform === 'darwin' || DISPLAY || WAYLAND_DISPLAY;
  const shell = process.platform === 'win32';
  if (!display || (await run('code', ['--version'], { shell })).code !== 0) return undefined;
  const own = ['--user-data-dir', dataFolder, '--extensions-dir', `${dataFolder}/extensions`];
  await mustRun('code', [...own, '--install-extension', vsix], { shell });
  const args = ['--new-window', '--wait', '--disable-workspace-trust', '--skip-welcome', folder];
  const child = start('code', [...own, ...args], { shell, stdio: 'ignore' });
  return { ended: new Promise((resolve) => child.once('exit', resolve)), stop: () => stop(child) };
}
