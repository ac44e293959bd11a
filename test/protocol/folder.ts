import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';

/** A folder of notes that lives as long as a test. */
export class TestFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async create(t: TestContext, files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<TestFolder> {
    const path = await realpath(await mkdtemp(join(tmpdir(), 'intertext-')));
    t.after(() => rm(path, { recursive: true, force: true }));
    const folder = new TestFolder(path);
    for (const [name, text] of Object.entries(files)) await folder.write(name, text);
    return folder;
  }

  get uri(): string {
    return this.uriOf('').replace(/\/$/, '');
  }

  pathOf(name: string): string {
    return join(this.path, name);
  }

  uriOf(name: string): string {
    return pathToFileURL(this.pathOf(name)).href;
  }

  async write(name: string, text: string | Uint8Array): Promise<void> {
    await mkdir(dirname(this.pathOf(name)), { recursive: true });
    await writeFile(this.pathOf(name), text);
  }
}
