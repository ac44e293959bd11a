import { readFileSync } from 'node:fs';
import { createNotes } from '../../../server/src/index.js';
import { notesIn } from '../corpus/notes-in.js';

/** Reads a folder, finds all that there is to be found in it, and lists the notes as `foam-cli` does. */
export function everything(folder: string): void {
  const notes = createNotes();
  for (const path of notesIn([folder])) notes.put(path, readFileSync(path, 'utf8'));
  notes.repeats();
  notes.concepts();
  while (!notes.work(Number.POSITIVE_INFINITY));
  process.stdout.write(
    `[\n${notes
      .uris()
      .map((uri) => `    "id": ${JSON.stringify(uri)}`)
      .join(',\n')}\n]\n`,
  );
}
