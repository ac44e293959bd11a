import { join } from 'node:path';
import { isBehindLink, isSameStamp, readText, stampOf } from './files.js';
import { folderOf } from './folder.js';
import { pathOf } from './uris.js';
import type { Workspace } from './workspace.js';

/** Whether a note stands in its file as it was indexed, as far as that is known; if not, the disk is asked again. */
export async function isCurrent(workspace: Workspace, uri: string): Promise<boolean> {
  // Until the disk has been asked, a note that was closed has the text of the editor, which may not have been saved.
  if (workspace.isLeft(uri)) return (await textOf(workspace, uri)) !== undefined;
  if (!workspace.isUnchecked(uri)) return true;
  const [path, known] = [pathOf(uri), workspace.stampOf(uri)];
  const stamp = path === undefined ? undefined : await stampOf(path);
  if (isSameStamp(stamp, known)) return true;
  workspace.disk.look(uri);
  return false;
}

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
