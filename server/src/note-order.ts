import { compareCodeUnits } from './text/order.js';

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
