import { grown } from './text/arrays.js';
import { compareCodeUnits } from './text/order.js';

/**
 * The place of each note in note order, kept up to date: notes that come are sorted in among the others when somebody
 * asks.
 */
export class NoteRanks {
  readonly #compare: (a: string, b: string) => number;
  /** Numbers of notes in note order; those that have gone stay until the next look. */
  #order: number[] = [];
  readonly #uris = new Map<number, string>();
  #added: number[] = [];
  #ranks = new Uint32Array(64);
  #isStale = false;

  constructor(compare: (a: string, b: string) => number) {
    this.#compare = compare;
  }

  /** Adds a note under a number that no other note has had. */
  add(note: number, uri: string): void {
    this.#uris.set(note, uri);
    this.#added.push(note);
    this.#isStale = true;
  }

  remove(note: number): void {
    this.#uris.delete(note);
    this.#isStale = true;
  }

  /** The place of a note in note order. */
  of(note: number): number {
    if (this.#isStale) this.#settle();
    return this.#ranks[note] ?? 0;
  }

  /** URIs of all notes, in note order. */
  uris(): string[] {
    if (this.#isStale) this.#settle();
    return this.#order.map((note) => this.#uris.get(note) ?? '');
  }

  #settle(): void {
    const compare = (a: number, b: number): number => this.#compare(this.#uris.get(a) ?? '', this.#uris.get(b) ?? '');
    const isThere = (note: number): boolean => this.#uris.has(note);
    const added = this.#added.filter(isThere).sort(compare);
    const merged: number[] = [];
    let next = 0;
    for (const note of this.#order.filter(isThere)) {
      for (; next < added.length && compare(added[next] ?? 0, note) < 0; next++) merged.push(added[next] ?? 0);
      merged.push(note);
    }
    this.#order = [...merged, ...added.slice(next)];
    this.#added = [];
    for (const [rank, note] of this.#order.entries()) {
      this.#ranks = grown(this.#ranks, note + 1);
      this.#ranks[note] = rank;
    }
    this.#isStale = false;
  }
}

/**
 * Note order: by the workspace folder that a note is in (notes outside of all folders come last), then by URI.
 * Of folders within folders the innermost counts.
 */
export function compareNotes(folders: readonly string[]): (a: string, b: string) => number {
  const roots = folders.map(rootOf);
  return (a, b) => innermost(roots, a) - innermost(roots, b) || compareCodeUnits(a, b);
}

/** The workspace folder that a URI is in, as its index and the path within it, decoded. */
export function folderOf(folders: readonly string[], uri: string): { readonly index: number; readonly path: string } {
  const roots = folders.map(rootOf);
  const index = innermost(roots, uri);
  const root = roots[index];
  const path = root === undefined ? uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?\/?/i, '') : uri.slice(root.length);
  return { index, path: decoded(path) };
}

function rootOf(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

/** The index of the longest root that a URI begins with; the number of roots where it begins with none. */
function innermost(roots: readonly string[], uri: string): number {
  let index = roots.length;
  let longest = 0;
  for (let at = 0; at < roots.length; at++) {
    const root = roots[at] ?? '';
    if (root.length <= longest || !uri.startsWith(root)) continue;
    index = at;
    longest = root.length;
  }
  return index;
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
