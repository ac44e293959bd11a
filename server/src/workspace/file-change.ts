import type { DiskChange } from './changes.js';
import { isMisread, misread } from './files.js';
import type { Folder } from './folder.js';
import type { FileContent } from './reading/file-reader.js';

/** What has become of one file. */
export type FileChange = Exclude<DiskChange, { readonly kind: 'surveyed' | 'decided' }>;

/** A file that is to be read. */
export interface Unread {
  readonly path: string;
  readonly uri: string;
}

/** What was found of a file when it was read; by default that there is none. */
export function changeOf(folder: Folder, { path, uri }: Unread, found: FileContent = { gone: true }): FileChange {
  if ('content' in found) return { kind: 'read', folder, uri, ...found };
  if ('reason' in found) return { kind: 'unwanted', folder, uri, reason: found.reason };
  return isMisread(path) ? { kind: 'unwanted', folder, uri, reason: misread } : { kind: 'gone', folder, uri };
}
