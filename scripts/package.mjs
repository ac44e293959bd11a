import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mustRun } from './processes.mjs';

const limit = 1_000_000;

/** Where `npm run package` leaves the extension. */
export const vsix = resolve('intertext.vsix');

/** Builds the extension for users and packs it. */
export async function makePackage() {
  await mustRun(process.execPath, ['esbuild.mjs', '--minify']);
  const vsce = [
    'node_modules/@vscode/vsce/vsce',
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
  ];
  const output = await mustRun(process.execPath, [...vsce, '--out', vsix]);
  const { size } = await stat(vsix);
  if (size > limit) throw new Error(`${vsix} has ${size} bytes, more than ${limit}.`);
  return output;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await makePackage());
