import { readText } from './files.js';
import { pathOf } from './uris.js';
import type { Workspace } from './workspace.js';

/**
 * The text of a note: the buffer, or the file as it was indexed. Undefined for what is no note, and where the file
 * has changed since: offsets into the old text would be wrong, and the disk is asked about it again.
 */
export async function textOf(workspace: Workspace, uri: string): Promise<string | undefined> {
  if (!workspace.isNote(uri)) return undefined;
  const buffer = workspace.buffers.get(uri);
  if (buffer !== undefined) return buffer.text;
  const path = pathOf(uri);
  const known = workspace.stampOf(uri);
  if (path === undefined || known === undefined) return undefined;
  const read = await readText(path, Number.MAX_SAFE_INTEGER);
  if ('text' in read && read.stamp.size === known.size && read.stamp.modified === known.modified) return read.text;
  workspace.disk.look(uri);
  return undefined;
}
