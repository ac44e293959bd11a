import { folderOf } from '../workspace/folder.js';
import { barePath } from '../workspace/uris.js';
import type { Context } from './context.js';

/** What a person calls a note: its path within its folder, with the folder's name where there are several. */
export function nameOf({ workspace }: Pick<Context, 'workspace'>, uri: string): string {
  const folder = folderOf(workspace.folders, uri);
  const path = folder?.pathOf(uri);
  if (folder === undefined || path === undefined) return lastOf(barePath(uri));
  return workspace.folders.length > 1 ? `${lastOf(barePath(folder.uri))}/${path}` : path;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
