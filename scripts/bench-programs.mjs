import './plain-errors.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { mustRun, npm } from './processes.mjs';

/**
 * Puts the programs that `npm run bench -- repeats-speed scale-programs` is measured against into .bench/. Two of them
 * are for Linux on x64; where there is no apt-get, `sim_text` on the PATH is used.
 */
const home = resolve('.bench');
await mkdir(home, { recursive: true });
const { command, args } = npm();
await mustRun(command, [
  ...args,
  'install',
  '--no-save',
  '--no-audit',
  '--no-fund',
  '--prefix',
  home,
  'jscpd-linux-x64-gnu@5.3.3',
  'foam-cli@0.46.0',
]);
if (spawnSync('apt-get', ['--version']).status === 0) await unpack('similarity-tester');
else if (!existsSync('/usr/bin/sim_text'))
  console.error('sim_text: there is no apt-get, install similarity-tester yourself');

/**
 * A Debian package, unpacked without being installed.
 * @param {string} name
 */
async function unpack(name) {
  await mustRun('apt-get', ['download', '-qq', name], { cwd: home });
  const file = readdirSync(home).find((entry) => entry.startsWith(`${name}_`) && entry.endsWith('.deb'));
  await mustRun('dpkg', ['-x', join(home, file ?? ''), join(home, name)]);
}
