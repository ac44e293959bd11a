import { posix } from 'node:path';
import { URI } from 'vscode-uri';

/**
 * The one spelling of a URI, the editor's own: `file:///c:/a b.md` and `file:///C%3A/a%20b.md` name one note.
 * Steps such as `%2e%2e` are resolved, so that a path below a folder never leads out of it.
 */
export function canonical(uri: string): string {
  try {
    const parsed = URI.parse(uri);
    const steps = /(^|\/)\.{1,2}(\/|$)/.test(parsed.path);
    return (steps ? parsed.with({ path: posix.normalize(parsed.path) }) : parsed).toString();
  } catch {
    return uri;
  }
}

/** The path on disk of a `file:` URI, undefined for any other. */
export function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

export function uriOf(path: string): string {
  return URI.file(path).toString();
}

export function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(uri.indexOf(':'), 0));
}

/** Whether a URI lies below a folder. */
export function isWithin(folder: string, uri: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The decoded path of `uri` below `folder`, with `/` and without one in front; undefined when it lies elsewhere. */
export function pathWithin(folder: string, uri: string): string | undefined {
  if (!isWithin(folder, uri)) return undefined;
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return URI.parse(uri).path.slice(URI.parse(base).path.length);
}

/** The decoded path of a URI without a `/` in front: what globs see of a note outside every folder. */
export function barePath(uri: string): string {
  return URI.parse(uri).path.replace(/^\//, '');
}
