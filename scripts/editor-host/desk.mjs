import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of its own for one run of the editor, with a copy of the sample notes. It goes when the process does: what is
 * tried out on the notes is lost.
 */
export function makeDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'intertext-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const notes = join(folder, 'notes');
  cpSync('test/sample', notes, { recursive: true });
  return { data: join(folder, 'editor'), notes, results: join(folder, 'results.json') };
}
