import { join } from 'node:path';
import type { DiskChange } from './changes.js';
import { type DecisionFile, decisionsFolder, readDecisions } from './decision-file.js';
import type { DiskView } from './disk-view.js';
import { changeOf, type FileChange } from './file-change.js';
import { type FileKind, isBehindLink, kindOf } from './files.js';
import { type Folder, folderOf } from './folder.js';
import { ignoredFile } from './ignored-file.js';
import { intendedFile } from './intended-file.js';
import { whyProgram } from './program.js';
import { type FileReader, readerHere } from './reading/file-reader.js';
import { Scan } from './scan.js';
import { isLinkToFolder, isWanted, whyNotRead } from './walk.js';

const decisionFiles: readonly DecisionFile<unknown>[] = [intendedFile, ignoredFile];

/** URIs that one step looks at. */
const together = 16;

/**
 * The files of the workspace folders. It is told where to look, and answers with changes, a few at each step: what
 * the editor asks about first, then the folders, one after another.
 */
export class Disk {
  readonly #view: DiskView;
  readonly #reader: FileReader;
  readonly #looks = new Set<string>();
  readonly #scans: { readonly folder: Folder; readonly start: string }[] = [];
  #scan: Scan | undefined;
  /** Scans that are done since there was nothing to do. */
  #done = 0;

  constructor(view: DiskView, reader: FileReader) {
    this.#view = view;
    this.#reader = reader;
  }

  /** Asks what stands at a URI now. */
  look(uri: string): void {
    this.#looks.add(uri);
    this.#scan?.looked(uri);
  }

  /** Asks what may be new since a file or folder came, changed or went: at a path within a workspace folder. */
  touch(folder: Folder, path: string, uri: string): void {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const decided = decisionFiles.filter((file) => path === file.path || path === decisionsFolder);
    if (decided.length > 0) {
      for (const file of decided) this.look(`${folder.uri}/${file.path}`);
      if (path === decisionsFolder) this.look(uri);
    } else if (path === '' || name === '.gitignore') {
      this.scan(folder, path.slice(0, Math.max(path.length - name.length - 1, 0)));
    } else if (!folder.selection.excludes(path)) {
      this.look(uri);
    }
  }

  /** Asks what a folder holds from `start` (a path within it) downwards. */
  scan(folder: Folder, start = ''): void {
    if (folder.path === undefined) return;
    const isWithin = (whole: string): boolean => whole === '' || `${start}/`.startsWith(`${whole}/`);
    if (this.#scans.some((scan) => scan.folder === folder && isWithin(scan.start))) return;
    if (!this.isScanning) this.#done = 0;
    this.#scans.push({ folder, start });
  }

  /** How far the scans are, 0 to 1. */
  get progress(): number {
    const all = this.#done + this.#scans.length + (this.#scan === undefined ? 0 : 1);
    return all === 0 ? 1 : (this.#done + (this.#scan?.progress ?? 0)) / all;
  }

  get isIdle(): boolean {
    return this.#looks.size === 0 && !this.isScanning;
  }

  get isScanning(): boolean {
    return this.#scan !== undefined || this.#scans.length > 0;
  }

  /** Does some of what was asked for. */
  async step(): Promise<readonly DiskChange[]> {
    if (this.#looks.size > 0) {
      const uris: string[] = [];
      for (const uri of this.#looks) {
        if (uris.push(uri) >= together) break;
      }
      for (const uri of uris) this.#looks.delete(uri);
      return (await Promise.all(uris.map((uri) => this.#lookAt(uri)))).flat();
    }
    return this.#scan === undefined ? this.#begin() : this.#goOn(this.#scan);
  }

  async #begin(): Promise<readonly DiskChange[]> {
    const next = this.#scans.shift();
    if (next === undefined || !this.#isCurrent(next.folder)) return [];
    const { folder, start } = next;
    const root = folder.path;
    if (root === undefined || folder.state.is === 'off') return [];
    if (folder.state.is === 'unknown') {
      this.#scans.unshift(next);
      const program = await whyProgram(root, folder.selection);
      return [{ kind: 'surveyed', folder, ...(program === undefined ? {} : { program }) }];
    }
    this.#scan = new Scan(folder, start, this.#view, this.#reader);
    if (start !== '') return [];
    // That it could not be listed, if so, was the last time.
    const anew: DiskChange = { kind: 'gone', folder, uri: folder.uri };
    return [anew, ...(await Promise.all(decisionFiles.map((kind) => this.#readDecisions(kind, folder, root))))];
  }

  async #goOn(scan: Scan): Promise<readonly DiskChange[]> {
    if (!scan.isListed) await scan.list();
    if (!this.#isCurrent(scan.folder)) this.#scan = undefined;
    if (this.#scan !== scan || !scan.isListed) return [];
    const { changes, again } = await scan.read();
    if (scan.isDone) this.#finish();
    for (const uri of again) this.#looks.add(uri);
    return changes;
  }

  #finish(): void {
    this.#scan = undefined;
    this.#done++;
    if (!this.isScanning) this.#reader.rest();
  }

  async #lookAt(uri: string): Promise<readonly DiskChange[]> {
    const folder = folderOf(this.#view.folders, uri);
    const relative = folder?.pathOf(uri);
    if (folder?.path === undefined || relative === undefined || folder.state.is !== 'on') return [];
    const decided = decisionFiles.find(({ path }) => path === relative);
    if (decided !== undefined) return [await this.#readDecisions(decided, folder, folder.path)];
    const path = join(folder.path, relative);
    const kind = await kindOf(path);
    if (kind === 'folder') {
      this.scan(folder, relative);
      return [{ kind: 'gone', folder, uri }];
    }
    // What is no folder now may have been one.
    for (const below of this.#view.knownBelow(uri)) this.#looks.add(below);
    if (await isBehindLink(folder.path, relative)) return [{ kind: 'unwanted', folder, uri }];
    if (
      !(await isWanted(folder.path, relative, folder.selection)) &&
      !(await this.#isLinkToFolder(folder, uri, kind))
    ) {
      return [{ kind: 'unwanted', folder, uri }];
    }
    if (kind === 'none') return [{ kind: 'gone', folder, uri }];
    if (kind !== 'file') return [{ kind: 'unwanted', folder, uri, reason: whyNotRead(kind) }];
    return [await this.#read(folder, uri, path)];
  }

  async #isLinkToFolder(folder: Folder, uri: string, kind: FileKind): Promise<boolean> {
    if (kind !== 'link' || this.#view.folders.some((one) => one.uri === uri)) return false;
    return isLinkToFolder(folder.path ?? '', folder.pathOf(uri) ?? '', folder.selection);
  }

  async #read(folder: Folder, uri: string, path: string): Promise<FileChange> {
    if (this.#view.isOpen(uri)) return { kind: 'kept', folder, uri };
    const [content] = await readerHere.read([path], folder.selection.maxBytes);
    return changeOf(folder, { path, uri }, content);
  }

  async #readDecisions(kind: DecisionFile<unknown>, folder: Folder, root: string): Promise<DiskChange> {
    return { kind: 'decided', folder, path: kind.path, file: await readDecisions(kind, root) };
  }

  #isCurrent(folder: Folder): boolean {
    return this.#view.folders.includes(folder);
  }
}
