import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { run } from '../processes.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Starts Chromium without a display. It is $CHROME or the machine's own, or installed where that can be done. */
export async function startChromium() {
  const executablePath = find() ?? (await install());
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** @returns {string | undefined} */
export function find() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  if (process.platform === 'darwin') names.unshift('Google Chrome');
  folders.push('/Applications/Google Chrome.app/Contents/MacOS');
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROME ?? '', ...candidates].find(executable);
}

async function install() {
  const root = process.getuid?.() === 0;
  const admin = root ? [] : ['sudo', '-n'];
  for (const step of [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const [command = '', ...args] = [...admin, ...step];
    const { code } = await run(command, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (code !== 0) break;
  }
  const path = find();
  if (path === undefined) {
    throw new Error('Chromium is missing and cannot be installed here: install it, or name a Chromium in $CHROME.');
  }
  return path;
}

/** @param {string} path */
function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}
