import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createNotes, type Notes } from '../../../server/src/index.js';

/** Paths of all notes below some folders, by name. */
export function notesIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(txt|md)$/.test(path))
      .sort()
      .map((path) => join(folder, path)),
  );
}

/** The texts of all notes below a folder, by path within it. */
export function textsIn(folder: string): ReadonlyMap<string, string> {
  const nameOf = (path: string): string => relative(folder, path).split(sep).join('/');
  return new Map(notesIn([folder]).map((path) => [nameOf(path), readFileSync(path, 'utf8')]));
}

/** Notes of texts, by URI. */
export function notesOf(texts: ReadonlyMap<string, string>): Notes {
  const notes = createNotes();
  for (const [uri, text] of texts) notes.put(uri, text);
  return notes;
}

export function bytesOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + statSync(path).size, 0);
}
