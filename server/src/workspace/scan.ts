import { join } from 'node:path';
import type { DiskView } from './disk-view.js';
import { changeOf, type FileChange, type Unread } from './file-change.js';
import { isSameStamp, stampOf } from './files.js';
import type { Folder } from './folder.js';
import { LinkTest } from './link-test.js';
import type { FileReader } from './reading/file-reader.js';
import { isWithin, uriOf } from './uris.js';
import { type Met, walk } from './walk.js';

/** Files that are read together. */
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
 * The files that a folder holds from `start` (a path within it) downwards, a few at each step: they are listed first
 * and then read, so that it is known how much there is.
 */
export class Scan {
  readonly folder: Folder;
  readonly #start: string;
  readonly #view: DiskView;
  readonly #reader: FileReader;
  readonly #walk: AsyncGenerator<Met>;
  readonly #met: Met[] = [];
  readonly #seen = new Set<string>();
  /** What is being read, in order. */
  readonly #batches: Batch[] = [];
  #isListed = false;
  /** How much of what was met is being read, and how much has been. */
  #begun = 0;
  #read = 0;

  constructor(folder: Folder, start: string, view: DiskView, reader: FileReader) {
    const root = folder.path ?? '';
    const isForeign = (path: string): boolean =>
      view.folders.some(({ uri }) => uri !== folder.uri && uri === uriOf(join(root, path)));
    this.folder = folder;
    this.#start = start;
    this.#view = view;
    this.#reader = reader;
    this.#walk = walk(root, start, folder.selection, { isForeign });
  }

  get isListed(): boolean {
    return this.#isListed;
  }

  get isDone(): boolean {
    return this.#isListed && this.#read === this.#met.length;
  }

  /** How much has been read, 0 to 1; 0 until all is listed. */
  get progress(): number {
    return this.#isListed ? this.#read / Math.max(this.#met.length, 1) : 0;
  }

  /** Is told what is asked about by itself meanwhile. */
  looked(uri: string): void {
    for (const { looked } of this.#batches) looked.add(uri);
  }

  /** Lists some more, as long as the folder is one of the workspace. */
  async list(): Promise<void> {
    const end = this.#met.length + listed;
    while (this.#met.length < end && this.#view.folders.includes(this.folder)) {
      const next = await this.#walk.next();
      if (!next.done) this.#met.push(next.value);
      else {
        this.#isListed = true;
        this.#putOpenFirst();
        break;
      }
    }
  }

  /** Reads some more of what is listed; `again`: what has to be asked about by itself. */
  async read(): Promise<{ readonly changes: readonly FileChange[]; readonly again: readonly string[] }> {
    while (this.#batches.length < ahead && this.#begun < this.#met.length) {
      const met = this.#met.slice(this.#begun, this.#begun + batch);
      this.#begun += met.length;
      this.#batches.push({ changes: this.#meetAll(met), looked: new Set() });
    }
    const [next] = this.#batches;
    const changes = (await next?.changes) ?? [];
    this.#batches.shift();
    this.#read += changes.length;
    const looked = [...(next?.looked ?? [])];
    const isOld = ({ uri }: FileChange): boolean => looked.some((one) => uri === one || isWithin(one, uri));
    const old = changes.filter(isOld).map(({ uri }) => uri);
    return {
      changes: changes.filter((change) => !isOld(change)),
      again: this.isDone ? [...this.#unseen(), ...old] : old,
    };
  }

  /** What is known and has not been met: it may have come or gone during the walk. */
  #unseen(): readonly string[] {
    const { path = '', uri } = this.folder;
    const base = this.#start === '' ? uri : uriOf(join(path, this.#start));
    return this.#view.knownBelow(base).filter((one) => !this.#seen.has(one));
  }

  /** What lies beside an open note is asked about first. */
  #putOpenFirst(): void {
    const open = new Set([...this.#view.openUris].map((uri) => parentOf(this.folder.pathOf(uri) ?? '')));
    if (open.size === 0) return;
    const isFirst = (one: Met): boolean => 'file' in one && open.has(parentOf(one.file));
    this.#met.sort((one, other) => Number(isFirst(other)) - Number(isFirst(one)));
  }

  async #meetAll(met: readonly Met[]): Promise<readonly FileChange[]> {
    const links = new LinkTest(this.folder.path ?? '');
    const found = await Promise.all(met.map((one) => this.#meet(one, links)));
    const unread = found.filter((one): one is Unread => !('kind' in one));
    const paths = unread.map(({ path }) => path);
    const contents = await this.#reader.read(paths, this.folder.selection.maxBytes);
    const changes = unread.map((one, i) => changeOf(this.folder, one, contents[i]));
    return [...found.filter((one) => 'kind' in one), ...changes];
  }

  async #meet(met: Met, links: LinkTest): Promise<FileChange | Unread> {
    const { folder } = this;
    const path = join(folder.path ?? '', 'file' in met ? met.file : met.unread);
    const uri = uriOf(path);
    this.#seen.add(uri);
    if ('unread' in met) return { kind: 'unwanted', folder, uri, reason: met.reason };
    // Since it was met, a folder on the way may have become a link.
    if (await links.isBehindLink(met.file)) return { kind: 'gone', folder, uri };
    if (this.#view.isOpen(uri)) return { kind: 'kept', folder, uri };
    const known = this.#view.stampOf(uri);
    const stamp = known && (await stampOf(path));
    return isSameStamp(stamp, known) ? { kind: 'kept', folder, uri } : { path, uri };
  }
}

/** The path of the folder around a file; '' for the workspace folder. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
