import { readFile, writeFile } from 'node:fs/promises';
import type { TestFolder } from './folder.js';

/**
 * Keeps a list of all files that a server opens and all folders that it lists, each by its real path: a module that
 * is loaded before the server puts itself in between.
 */
export class DiskRecord {
  /** What runs the server under the record. */
  readonly command: readonly string[];
  readonly #list: string;

  private constructor(folder: TestFolder) {
    this.#list = folder.pathOf('opened.txt');
    this.command = ['--require', folder.pathOf('recorder.cjs'), 'dist/server.js'];
  }

  /** `folder`: one outside the workspace, for the module and the list. */
  static async begin(folder: TestFolder): Promise<DiskRecord> {
    const record = new DiskRecord(folder);
    await writeFile(record.#list, '');
    await writeFile(folder.pathOf('recorder.cjs'), recorder(record.#list));
    return record;
  }

  /** The real paths, each once. */
  async opened(): Promise<readonly string[]> {
    return [...new Set((await readFile(this.#list, 'utf8')).split('\0').filter((path) => path !== ''))];
  }
}

function recorder(list: string): string {
  return `
const fs = require('node:fs');
const { appendFileSync, realpathSync } = fs;
const note = (path) => {
  let real = String(path);
  try { real = realpathSync(path); } catch {}
  appendFileSync(${JSON.stringify(list)}, real + '\\0');
};
for (const home of [fs, fs.promises])
  for (const name of ['open', 'openSync', 'readdir', 'readdirSync', 'opendir', 'opendirSync', 'readFile', 'readFileSync', 'createReadStream']) {
    const real = home[name];
    if (real === undefined) continue;
    home[name] = function (path, ...rest) {
      const done = (answer) => {
        if (typeof path === 'string' || path instanceof URL) note(path);
        return answer;
      };
      const answer = real.call(this, path, ...rest);
      return answer instanceof Promise ? answer.then(done) : done(answer);
    };
  }
`;
}
