import { join } from 'node:path';
import { isBehindLink, readText } from './files.js';
import { folderOf } from './folder.js';
import type { Workspace } from './workspace.js';

/**
 * The text of a note: the buffer, or the file as it was indexed. Undefined for what is no note, and where the file
 * holds another text now: offsets into the old text would be wrong, and the disk is asked about it again.
 */
export async function textOf(workspace: Workspace, uri: string): Promise<string | undefined> {
  if (!workspace.isNote(uri)) return undefined;
  const buffer = workspace.buffers.get(uri);
  if (buffer !== undefined) return buffer.text;
  const folder = folderOf(workspace.folders, uri);
  const relative = folder?.pathOf(uri);
  if (folder?.path === undefined || relative === undefined) return undefined;
  if (!(await isBehindLink(folder.path, relative))) {
    const read = await readText(join(folder.path, relative), folder.selection.maxBytes);
    if ('text' in read && workspace.holds(uri, read.text)) return read.text;
  }
  workspace.disk.look(uri);
  return undefined;
}
