import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Corpus } from './corpus.js';

/** Notes of a corpus as files of a folder, which is there while it is used. `ending`: that of their names. */
export async function written(
  corpus: Corpus,
  bytes: number,
  ending: string,
  use: (folder: string) => void | Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'intertext-bench-'));
  try {
    for (const { uri, text } of corpus.notes(bytes)) {
      writeFileSync(join(folder, uri.slice(uri.lastIndexOf('/') + 1).replace(/\.txt$/, ending)), text);
    }
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
