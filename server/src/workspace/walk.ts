import { join } from 'node:path';
import { type Message, message } from '../messages.js';
import {
  type Entry,
  type FileKind,
  isBehindLink,
  isMisread,
  leadsToFolder,
  listFolder,
  misread,
  readText,
} from './files.js';
import { ancestry, type Selection } from './selection.js';

/** What a walk meets: a file that the selection wants, or a place that it does not read. Paths as in {@link Selection}. */
export type Met = { readonly file: string } | { readonly unread: string; readonly reason: Message };

export interface WalkOptions {
  /** Files to meet instead of those that the globs of the selection want. */
  readonly wants?: (file: string) => boolean;
  /** Folders that belong to somebody else: workspace folders inside this one. */
  readonly isForeign?: (folder: string) => boolean;
}

const gitignoreBytes = 1_000_000;

/**
 * The files below `start` of a workspace folder that its selection wants, folder by folder, by name. Links are
 * not followed: what they point to inside the folder is met there, what lies outside is none of ours.
 */
export async function* walk(
  root: string,
  start: string,
  selection: Selection,
  options: WalkOptions = {},
): AsyncGenerator<Met> {
  if (start !== '' && !(await isOpen(root, start, selection))) return;
  const wants = options.wants ?? ((file) => selection.matches(file));
  const isEntered = (folder: string): boolean =>
    options.isForeign?.(folder) !== true && !selection.excludes(folder) && !selection.ignores(folder, 'folder');
  const folders = [start];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    // Much may have happened since the folder was met.
    if (folder !== '' && (await isBehindLink(root, `${folder}/`))) continue;
    const entries = await listFolder(join(root, folder));
    if ('reason' in entries) {
      const reason = isMisread(folder) ? misread : entries.reason;
      if (folder === '' || !entries.isGone || isMisread(folder)) yield { unread: folder, reason };
      continue;
    }
    if (selection.usesGitignore) {
      if (entries.some(({ name }) => name === '.gitignore')) await readGitignore(root, folder, selection);
      else selection.setGitignore(folder, undefined);
    }
    const pathOf = (entry: Entry): string => (folder === '' ? entry.name : `${folder}/${entry.name}`);
    for (const entry of entries) {
      if (entry.kind === 'folder') continue;
      const path = pathOf(entry);
      const isWanted = wants(path) && !selection.ignores(path, 'file');
      if (entry.kind === 'file') {
        if (isWanted) yield { file: path };
      } else if (isWanted || (entry.kind === 'link' && isEntered(path) && (await leadsToFolder(join(root, path))))) {
        yield { unread: path, reason: whyNotRead(entry.kind) };
      }
    }
    for (const entry of entries.toReversed()) {
      const path = pathOf(entry);
      if (entry.kind === 'folder' && isEntered(path)) folders.push(path);
    }
  }
}

/** Why what stands in the place of a file is not read. */
export function whyNotRead(kind: Exclude<FileKind, 'file'>): Message {
  return kind === 'link' ? message('is a link') : message('is not a plain file');
}

/** Whether one file, which no link leads to, is wanted; reads the `.gitignore` files on the way to it. */
export async function isWanted(root: string, file: string, selection: Selection): Promise<boolean> {
  if (!selection.matches(file)) return false;
  await addGitignoresAbove(root, file, selection);
  return !selection.ignores(file, 'file');
}

/** Whether a link, behind no other, leads to a folder that would be read if it stood here itself. */
export async function isLinkToFolder(root: string, path: string, selection: Selection): Promise<boolean> {
  if (selection.excludes(path) || !(await leadsToFolder(join(root, path)))) return false;
  await addGitignoresAbove(root, path, selection);
  return !selection.ignores(path, 'folder');
}

/** Whether a folder and those above it are left in by globs and `.gitignore` files. */
async function isOpen(root: string, folder: string, selection: Selection): Promise<boolean> {
  if (selection.excludes(folder) || (await isBehindLink(root, `${folder}/`))) return false;
  await addGitignoresAbove(root, folder, selection);
  return !selection.ignores(folder, 'folder');
}

async function addGitignoresAbove(root: string, path: string, selection: Selection): Promise<void> {
  if (!selection.usesGitignore) return;
  for (const folder of ['', ...ancestry(path).slice(0, -1)]) await readGitignore(root, folder, selection);
}

async function readGitignore(root: string, folder: string, selection: Selection): Promise<void> {
  const read = await readText(join(root, folder, '.gitignore'), gitignoreBytes);
  selection.setGitignore(folder, 'text' in read ? read.text : undefined);
}
