import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/**
 * The entry of the suite inside the extension host, with a copy of the sample notes open. A single case runs with
 * `npm run test:editor -- --grep "part of its title"`.
 *
 * Environment: EDITOR_GREP picks cases, EDITOR_RESULT is the file that takes the results.
 */
export function run(): Promise<void> {
  const { EDITOR_GREP, EDITOR_RESULT } = process.env;
  const mocha = new Mocha({
    timeout: 90_000,
    reporter: 'json',
    ...(EDITOR_GREP ? { grep: EDITOR_GREP } : {}),
    ...(EDITOR_RESULT ? { reporterOptions: { output: EDITOR_RESULT } } : {}),
  });
  const cases = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'));
  for (const name of cases.sort()) mocha.addFile(join(__dirname, name));
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} failed`))));
  });
}
