import { readFileSync } from 'node:fs';
import { createNotes } from '../../../server/src/index.js';
import { notesIn } from '../corpus/notes-in.js';

/** What `sim_text` and `jscpd` do: reads the notes, and writes the lines of every place of every repeat. */
export function search(...folders: string[]): void {
  const notes = createNotes();
  for (const path of notesIn(folders)) notes.put(path, readFileSync(path, 'utf8'));
  const lines: string[] = [];
  for (const { copies } of notes.repeats()) {
    for (const { uri, start, end, kind } of copies) {
      const starts = notes.lines(uri) ?? new Uint32Array();
      lines.push(`  ${kind.padEnd(12)} ${uri}:${lineAt(starts, start)}-${lineAt(starts, end - 1)}`);
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The line that an offset stands on, counted from 1. */
function lineAt(starts: Uint32Array, offset: number): number {
  let from = 0;
  let to = starts.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((starts[middle] ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  return from;
}
