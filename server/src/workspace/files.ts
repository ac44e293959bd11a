import { constants, type Dirent } from 'node:fs';
import { access, lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Message, message } from '../messages.js';
import { decode } from './decode.js';

/** Size and time of a file; a file whose stamp is unchanged is not read again. */
export interface Stamp {
  readonly size: number;
  /** Milliseconds. */
  readonly modified: number;
}

/** `gone`: there is no such file, or it is not a plain one. `reason`: why it is not a note. */
export type FileText =
  | { readonly text: string; readonly stamp: Stamp }
  | { readonly reason: Message }
  | { readonly gone: true };

export type FileKind = 'file' | 'folder' | 'link' | 'other' | 'none';

// A pipe must not block the opening of it, and a link must not be followed. Windows knows neither.
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** The text of a plain file of at most `maxBytes`. Links, pipes and devices are never read. Does not throw. */
export async function readText(path: string, maxBytes: number): Promise<FileText> {
  try {
    const file = await open(path, flags);
    try {
      const { size, mtimeMs } = await file.stat().then((stat) => (stat.isFile() ? stat : { size: -1, mtimeMs: 0 }));
      if (size < 0) return { gone: true };
      if (size > maxBytes) return { reason: message('is larger than {0} MB', maxBytes / 1e6) };
      const decoded = decode(await file.readFile());
      return 'text' in decoded ? { text: decoded.text, stamp: { size, modified: mtimeMs } } : decoded;
    } finally {
      await file.close();
    }
  } catch (error) {
    return whyUnread(error);
  }
}

function whyUnread(error: unknown): FileText {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return { reason: message('cannot be read: permission denied') };
  if (code === 'ENAMETOOLONG') return { reason: message('cannot be read: its path is too long') };
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENXIO') return { gone: true };
  return { reason: message('cannot be read: {0}', described(error)) };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** What the system says of a failure, without the path: it stands in front already. */
function described(error: unknown): string {
  return error instanceof Error ? error.message.replace(/, \w+(?: '.*)?$/s, '') : String(error);
}

/** Whether a file may be written. Does not throw. */
export async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** What stands at a path, links not followed. */
export async function kindOf(path: string): Promise<FileKind> {
  try {
    return kind(await lstat(path));
  } catch {
    return 'none';
  }
}

/** Whether two files, or one at two times, have the same size and time; false where one is not there. */
export function isSameStamp(one: Stamp | undefined, other: Stamp | undefined): boolean {
  return one !== undefined && one.size === other?.size && one.modified === other.modified;
}

export async function stampOf(path: string): Promise<Stamp | undefined> {
  try {
    const { size, mtimeMs } = await lstat(path);
    return { size, modified: mtimeMs };
  } catch {
    return undefined;
  }
}

export interface Entry {
  readonly name: string;
  readonly kind: FileKind;
}

/** Whether a path, where nothing is found, was no UTF-8 before it was listed: nothing is called so. */
export function isMisread(path: string): boolean {
  return path.includes('\ufffd');
}

export const misread = message('has a name that is no UTF-8');

/** The entries of a folder by name, or the reason why it cannot be listed; `isGone`: there is no such folder. */
export async function listFolder(
  path: string,
): Promise<readonly Entry[] | { readonly reason: Message; readonly isGone: boolean }> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: kind(entry) })).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return { reason: whyUnlisted(error), isGone: ['ENOENT', 'ENOTDIR'].includes(String(codeOf(error))) };
  }
}

function whyUnlisted(error: unknown): Message {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return message('cannot be listed: permission denied');
  if (code === 'ENAMETOOLONG') return message('cannot be listed: its path is too long');
  return message('cannot be listed: {0}', described(error));
}

function kind(entry: Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): FileKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** The path with every link followed; the path itself where that fails. */
export async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

/** Whether a path leads to a folder, links followed. Does not throw. */
export async function leadsToFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * Whether a link stands between a folder and a path below it, given with `/`: what it leads to is none of ours. The
 * folder itself may be reached through links: the user chose it.
 */
export async function isBehindLink(folder: string, relative: string): Promise<boolean> {
  let path = folder;
  for (const part of relative.split('/').slice(0, -1)) {
    path = join(path, part);
    const found = await kindOf(path);
    if (found !== 'folder') return found === 'link';
  }
  return false;
}
