import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of all notes below some folders, by name. */
export function notesIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(txt|md)$/.test(path))
      .sort()
      .map((path) => join(folder, path)),
  );
}

export function bytesOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + statSync(path).size, 0);
}
