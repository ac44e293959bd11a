import { join } from 'node:path';
import type { DiskChange } from './changes.js';
import { type DecisionFile, readDecisions } from './decision-file.js';
import { type FileKind, isBehindLink, isMisread, isSameStamp, kindOf, misread, type Stamp, stampOf } from './files.js';
import { type Folder, folderOf } from './folder.js';
import { ignoredFile } from './ignored-file.js';
import { intendedFile } from './intended-file.js';
import { whyProgram } from './program.js';
import { type FileContent, type FileReader, readerHere } from './reading/file-reader.js';
import { isWithin, uriOf } from './uris.js';
import { isLinkToFolder, isWanted, type Met, walk, whyNotRead } from './walk.js';

const decisionFiles: readonly DecisionFile<unknown>[] = [intendedFile, ignoredFile];

/** What the disk must know of the notes to tell what has changed. */
export interface DiskView {
  readonly folders: readonly Folder[];
  /** The open buffers, notes or not. */
  readonly openUris: Iterable<string>;
  isOpen(uri: string): boolean;
  /** The stamp under which a note was read from disk; undefined for one that was not. */
  stampOf(uri: string): Stamp | undefined;
  /** The notes, the open buffers and what was skipped below a folder, at any depth. */
  knownBelow(uri: string): readonly string[];
}

interface Scan {
  readonly folder: Folder;
  readonly seen: Set<string>;
  readonly start: string;
  /** What is still to be met on the walk. */
  readonly walk: AsyncGenerator<Met>;
  isWalked: boolean;
  /** What the walk has met, how much of it is being read, and how much has been. */
  readonly met: Met[];
  begun: number;
  read: number;
  /** What is being read, in order. */
  readonly batches: Batch[];
}

type FileChange = Exclude<DiskChange, { readonly kind: 'surveyed' | 'decided' }>;

interface Batch {
  readonly changes: Promise<readonly FileChange[]>;
  /** What was asked about meanwhile: the answer to that may be newer. */
  readonly looked: Set<string>;
}

/** Files that are read at once, batches that are read before their turn, and files that are listed at once. */
const batch = 16;
const ahead = 4;
const listed = 512;

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
    for (const { looked } of this.#scan?.batches ?? []) looked.add(uri);
  }

  /** Asks what a folder holds from `start` (a path within it) downwards. */
  scan(folder: Folder, start = ''): void {
    if (folder.path === undefined) return;
    const isWithin = (whole: string): boolean => whole === '' || `${start}/`.startsWith(`${whole}/`);
    if (this.#scans.some((scan) => scan.folder === folder && isWithin(scan.start))) return;
    if (!this.isScanning) this.#done = 0;
    this.#scans.push({ folder, start });
  }

  /** How far the scans are, 0 to 1: each is listed first and then read, so that it is known how much there is. */
  get progress(): number {
    const { isWalked, met, read } = this.#scan ?? { isWalked: false, met: [], read: 0 };
    const all = this.#done + this.#scans.length + (this.#scan === undefined ? 0 : 1);
    return all === 0 ? 1 : (this.#done + (isWalked ? read / Math.max(met.length, 1) : 0)) / all;
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
        if (uris.push(uri) >= batch) break;
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
    const isForeign = (path: string): boolean =>
      this.#view.folders.some(({ uri }) => uri !== folder.uri && uri === uriOf(join(root, path)));
    const found = walk(root, start, folder.selection, { isForeign });
    this.#scan = {
      folder,
      start,
      seen: new Set(),
      walk: found,
      isWalked: false,
      met: [],
      begun: 0,
      read: 0,
      batches: [],
    };
    if (start !== '') return [];
    // That it could not be listed, if so, was the last time.
    const anew: DiskChange = { kind: 'gone', folder, uri: folder.uri };
    return [anew, ...(await Promise.all(decisionFiles.map((kind) => this.#readDecisions(kind, folder, root))))];
  }

  async #goOn(scan: Scan): Promise<readonly DiskChange[]> {
    if (!scan.isWalked) await this.#list(scan);
    if (!this.#isCurrent(scan.folder)) this.#scan = undefined;
    if (this.#scan !== scan || !scan.isWalked) return [];
    while (scan.batches.length < ahead && scan.begun < scan.met.length) {
      const met = scan.met.slice(scan.begun, scan.begun + batch);
      scan.begun += met.length;
      scan.batches.push({ changes: this.#meetAll(scan, met), looked: new Set() });
    }
    const [next] = scan.batches;
    const changes = (await next?.changes) ?? [];
    scan.batches.shift();
    scan.read += changes.length;
    if (scan.read === scan.met.length) this.#finish(scan);
    const looked = [...(next?.looked ?? [])];
    const isOld = ({ uri }: FileChange): boolean => looked.some((one) => uri === one || isWithin(one, uri));
    for (const { uri } of changes.filter(isOld)) this.#looks.add(uri);
    return changes.filter((change) => !isOld(change));
  }

  async #list(scan: Scan): Promise<void> {
    const end = scan.met.length + listed;
    while (scan.met.length < end && this.#isCurrent(scan.folder)) {
      const next = await scan.walk.next();
      if (!next.done) scan.met.push(next.value);
      else {
        scan.isWalked = true;
        this.#putOpenFirst(scan);
        break;
      }
    }
  }

  /** What lies beside an open note is asked about first. */
  #putOpenFirst({ folder, met }: Scan): void {
    const open = new Set([...this.#view.openUris].map((uri) => parentOf(folder.pathOf(uri) ?? '')));
    if (open.size === 0) return;
    const isFirst = (one: Met): boolean => 'file' in one && open.has(parentOf(one.file));
    met.sort((one, other) => Number(isFirst(other)) - Number(isFirst(one)));
  }

  /** What is known and has not been met is asked about by itself: it may have come or gone during the walk. */
  #finish({ folder, start, seen }: Scan): void {
    this.#scan = undefined;
    this.#done++;
    if (!this.isScanning) this.#reader.rest();
    const base = start === '' ? folder.uri : uriOf(join(folder.path ?? '', start));
    for (const uri of this.#view.knownBelow(base)) if (!seen.has(uri)) this.#looks.add(uri);
  }

  async #meetAll(scan: Scan, met: readonly Met[]): Promise<readonly FileChange[]> {
    const { folder } = scan;
    const links = new LinkTest(folder.path ?? '');
    const found = await Promise.all(met.map((one) => this.#meet(scan, one, links)));
    const unread = found.filter((one): one is Unread => !('kind' in one));
    const paths = unread.map(({ path }) => path);
    const contents = await this.#reader.read(paths, folder.selection.maxBytes);
    const changes = unread.map((one, i) => changeOf(folder, one, contents[i]));
    return [...found.filter((one) => 'kind' in one), ...changes];
  }

  async #meet({ folder, seen }: Scan, met: Met, links: LinkTest): Promise<FileChange | Unread> {
    const root = folder.path ?? '';
    const path = join(root, 'file' in met ? met.file : met.unread);
    const uri = uriOf(path);
    seen.add(uri);
    if ('unread' in met) return { kind: 'unwanted', folder, uri, reason: met.reason };
    // Since it was met, a folder on the way may have become a link.
    if (await links.isBehindLink(met.file)) return { kind: 'gone', folder, uri };
    if (this.#view.isOpen(uri)) return { kind: 'kept', folder, uri };
    const known = this.#view.stampOf(uri);
    const stamp = known && (await stampOf(path));
    return isSameStamp(stamp, known) ? { kind: 'kept', folder, uri } : { path, uri };
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

/** A file that is to be read. */
interface Unread {
  readonly path: string;
  readonly uri: string;
}

function changeOf(folder: Folder, { path, uri }: Unread, found: FileContent = { gone: true }): FileChange {
  if ('content' in found) return { kind: 'read', folder, uri, ...found };
  if ('reason' in found) return { kind: 'unwanted', folder, uri, reason: found.reason };
  return isMisread(path) ? { kind: 'unwanted', folder, uri, reason: misread } : { kind: 'gone', folder, uri };
}

/** The path of the folder around a file; '' for the workspace folder. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Looks for links on the way to files that lie together, once for each folder. */
class LinkTest {
  readonly #root: string;
  readonly #known = new Map<string, Promise<boolean>>();

  constructor(root: string) {
    this.#root = root;
  }

  isBehindLink(file: string): Promise<boolean> {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const known = this.#known.get(folder) ?? isBehindLink(this.#root, folder);
    this.#known.set(folder, known);
    return known;
  }
}
