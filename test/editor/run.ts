import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/**
 * The entry of the suite inside the extension host, with a copy of the sample notes open. A single case runs with
 * `npm run test:editor -- --grep "part of its title"`.
 *
 * A case that fails is tried once more, since the editor is a world of its own; the results name it.
 *
 * Environment: EDITOR_GREP picks cases, EDITOR_RESULT is the file that takes the results.
 */
export function run(): Promise<void> {
  const { EDITOR_GREP, EDITOR_RESULT } = process.env;
  const mocha = new Mocha({
    timeout: 90_000,
    retries: 1,
    reporter: 'json',
    ...(EDITOR_GREP ? { grep: EDITOR_GREP } : {}),
    ...(EDITOR_RESULT ? { reporterOptions: { output: EDITOR_RESULT } } : {}),
  });
  const cases = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'));
  for (const name of cases.sort()) mocha.addFile(join(__dirname, name));
  return new Promise((resolve, reject) => {
    const retried: { readonly fullTitle: string; readonly err: string }[] = [];
    const runner = mocha.run((failures) => {
      if (EDITOR_RESULT) addTo(EDITOR_RESULT, { retried });
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
    runner.on(Mocha.Runner.constants.EVENT_TEST_RETRY, (test, error) => {
      retried.push({ fullTitle: test.fullTitle(), err: error.stack ?? error.message });
    });
  });
}

/** Adds to the results what mocha leaves out. */
function addTo(file: string, more: object): void {
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...more }));
}
