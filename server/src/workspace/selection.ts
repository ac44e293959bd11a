import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import type { Settings } from '../settings.js';
import { decisionsFolder } from './decision-file.js';

/** Matches none of the globs that cannot be compiled, and the rest as usual. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  const tests = globs.flatMap((glob) => {
    try {
      return [picomatch(glob, { dot: true })];
    } catch {
      return [];
    }
  });
  return (path) => tests.some((test) => test(path));
}

/**
 * Which files of a workspace folder are notes, by globs and by the `.gitignore` files of the folder.
 * Paths are relative to the folder, with `/`.
 */
export class Selection {
  readonly maxBytes: number;
  readonly usesGitignore: boolean;
  readonly #included: (path: string) => boolean;
  readonly #excluded: (path: string) => boolean;
  readonly #ignores = new Map<string, Ignore>();

  constructor(settings: Settings) {
    this.maxBytes = settings['files.maxSize'] * 1_000_000;
    this.usesGitignore = settings['files.useGitignore'];
    this.#included = matcher(settings['files.include']);
    this.#excluded = matcher(settings['files.exclude']);
  }

  /** Whether the globs want a file; `.gitignore` files may still say no. */
  matches(path: string): boolean {
    return !path.startsWith(`${decisionsFolder}/`) && this.#included(path) && !this.excludes(path);
  }

  /** Whether the globs leave a file or folder alone, or a folder around it. */
  excludes(path: string): boolean {
    return ancestry(path).some(this.#excluded);
  }

  /** Takes the text of the `.gitignore` of a folder, '' being the workspace folder itself; undefined: it has none. */
  setGitignore(folder: string, text: string | undefined): void {
    this.#ignores.delete(folder);
    if (text !== undefined) this.#ignores.set(folder, ignore().add(text));
  }

  /** Whether `.gitignore` files leave a path alone, or a folder above it; those above it must have been set. */
  ignores(path: string, kind: 'file' | 'folder'): boolean {
    if (this.#ignores.size === 0) return false;
    return ancestry(path).some((part) => this.#ignoresItself(part, kind === 'folder' || part !== path));
  }

  /** The deepest `.gitignore` that says anything about a path decides. */
  #ignoresItself(path: string, isFolder: boolean): boolean {
    for (const folder of ['', ...ancestry(path).slice(0, -1)].reverse()) {
      const rules = this.#ignores.get(folder);
      if (rules === undefined) continue;
      const relative = folder === '' ? path : path.slice(folder.length + 1);
      const { ignored, unignored } = rules.test(isFolder ? `${relative}/` : relative);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}

/** `a/b/c` gives `a`, `a/b`, `a/b/c`. */
export function ancestry(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}
