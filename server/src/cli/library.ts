import { dirname, join, relative, resolve } from 'node:path';
import { createNotes, type Notes, type Place } from '../index.js';
import { english } from '../messages.js';
import { defaultSettings } from '../settings.js';
import { type DecisionFile, decisionsIn, readDecisions } from '../workspace/decision-file.js';
import { type FileText, kindOf, readText, realPath, type Stamp } from '../workspace/files.js';
import { ignoredFile } from '../workspace/ignored-file.js';
import { intendedFile, type Mark } from '../workspace/intended-file.js';
import { upperBound } from '../workspace/lines.js';
import { Selection } from '../workspace/selection.js';
import { pathOf, uriOf } from '../workspace/uris.js';
import { type Met, walk } from '../workspace/walk.js';
import { ahead } from './ahead.js';
import { RecentTexts } from './recent-texts.js';

/** Files that are read before their turn. */
const filesAhead = 16;

/** Something that the user got wrong, in one line. */
export class UsageError extends Error {}

export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** The file behind a note. */
export interface LibraryFile {
  /** Links are followed: two notes may be one file. */
  readonly path: string;
  /** As it was when the note was read. */
  readonly stamp: Stamp;
}

/** The notes below some paths. */
export class Library {
  readonly notes: Notes = createNotes();
  readonly skipped: Skipped[] = [];
  readonly #cwd: string;
  readonly #selection = new Selection(defaultSettings);
  readonly #files = new Map<string, LibraryFile>();
  readonly #recent = new RecentTexts();
  readonly #folders: string[] = [];
  /** What is decided about the notes that were named one by one, by the path of the file that says so. */
  readonly #intendedOutside = new Map<string, readonly Mark[]>();
  readonly #ignoredOutside = new Map<string, readonly string[]>();

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** Adds a note, or all notes below a folder. A path that is named may be a link; links below it are not followed. */
  async add(path: string): Promise<void> {
    const absolute = resolve(this.#cwd, path);
    const kind = await kindOf(await realPath(absolute));
    if (kind === 'none') throw new UsageError(`${path}: there is no such file or folder`);
    if (kind === 'folder') await this.#addFolder(absolute, path);
    else if (kind === 'file') await this.#addFile(absolute, path);
    else throw new UsageError(`${path}: is neither a file nor a folder`);
  }

  /** The URI of a note that has been added. */
  uriOf(path: string): string | undefined {
    const uri = uriOf(resolve(this.#cwd, path));
    return this.#files.has(uri) ? uri : undefined;
  }

  /** The files behind the notes, by the URI of the note. */
  get files(): ReadonlyMap<string, LibraryFile> {
    return this.#files;
  }

  /** URI of where the command runs, with `/` at its end. */
  get root(): string {
    return uriOf(this.#cwd).replace(/\/?$/, '/');
  }

  /** The path of a note as seen from where the command runs. */
  pathOf(uri: string): string {
    const path = pathOf(uri) ?? uri;
    return relative(this.#cwd, path) || path;
  }

  /** Where the lines of a note start. */
  startsOf(uri: string): Uint32Array {
    return this.notes.lines(uri) ?? new Uint32Array([0]);
  }

  /** First and last line of a place, counted from 1. */
  linesOf({ uri, start, end }: Place, starts = this.startsOf(uri)): readonly [number, number] {
    return [upperBound(starts, start), upperBound(starts, Math.max(end - 1, start))];
  }

  /** `notes/a.md:12-18`, or `notes/a.md:12` for a single line. */
  locate(place: Place, starts = this.startsOf(place.uri)): string {
    const [first, last] = this.linesOf(place, starts);
    return `${this.pathOf(place.uri)}:${first}${last > first ? `-${last}` : ''}`;
  }

  async textOf({ uri, start, end }: Place): Promise<string> {
    const file = this.#files.get(uri);
    if (file === undefined) return '';
    const text = await this.#recent.get(file.path, async (path) => {
      const read = await this.#fileText(path);
      return 'text' in read ? read.text : '';
    });
    return text.slice(start, end);
  }

  async #addFolder(root: string, name: string): Promise<void> {
    this.#folders.push(uriOf(root));
    this.notes.configure({ folders: this.#folders });
    const before = this.#files.size;
    const target = await realPath(root);
    const read = async (met: Met) => ('file' in met ? this.#fileText(join(target, met.file)) : undefined);
    for await (const [met, text] of ahead(walk(root, '', this.#selection), filesAhead, read)) {
      if ('file' in met) {
        const path = join(root, met.file);
        const reason = text && this.#put(path, join(target, met.file), text);
        if (reason !== undefined) this.skipped.push({ path: relative(this.#cwd, path), reason });
      } else if (met.unread === '') {
        throw new UsageError(`${name}: ${english(...met.reason)}`);
      } else {
        this.skipped.push({ path: relative(this.#cwd, join(root, met.unread)), reason: english(...met.reason) });
      }
    }
    const intended = await this.#decisionsFrom(intendedFile, root);
    this.#decide(uriOf(root), intended.decisions, (await this.#decisionsFrom(ignoredFile, root)).decisions);
    if (this.#files.size === before) throw new UsageError(`${name}: holds no notes`);
  }

  async #addFile(path: string, name: string): Promise<void> {
    const target = await realPath(path);
    const reason = this.#put(path, target, await this.#fileText(target));
    if (reason !== undefined) throw new UsageError(`${name}: ${reason}`);
    const intended = await this.#decisionsFrom(intendedFile, dirname(path));
    this.#intendedOutside.set(intended.file, intended.decisions);
    const ignored = await this.#decisionsFrom(ignoredFile, dirname(path));
    this.#ignoredOutside.set(ignored.file, ignored.decisions);
    this.#decide('', [...this.#intendedOutside.values()].flat(), [...this.#ignoredOutside.values()].flat());
  }

  #decide(folder: string, marks: readonly Mark[], terms: readonly string[]): void {
    this.notes.intend(
      folder,
      marks.map(({ repeat }) => repeat),
    );
    this.notes.ignore(folder, terms);
  }

  /** What is decided on a subject in a folder: its own file says so, or that of the nearest folder around it. */
  async #decisionsFrom<Decision>(
    kind: DecisionFile<Decision>,
    folder: string,
  ): Promise<{ readonly file: string; readonly decisions: readonly Decision[] }> {
    const read = await readDecisions(kind, folder);
    const file = join(folder, kind.path);
    if ('gone' in read) {
      return folder === dirname(folder) ? { file, decisions: [] } : this.#decisionsFrom(kind, dirname(folder));
    }
    const { decisions, problem } = decisionsIn(kind, read);
    const path = relative(this.#cwd, file);
    const isTold = this.skipped.some((one) => one.path === path);
    if (problem !== undefined && !isTold)
      this.skipped.push({ path, reason: `is wrong: ${english(...problem.message)}` });
    return { file, decisions };
  }

  #fileText(target: string): Promise<FileText> {
    return readText(target, this.#selection.maxBytes);
  }

  /** Takes the text of a file as a note. Returns why it is none, or undefined. */
  #put(path: string, target: string, read: FileText): string | undefined {
    if ('gone' in read) return 'is not a plain file';
    if ('reason' in read) return english(...read.reason);
    const uri = uriOf(path);
    this.#files.set(uri, { path: target, stamp: read.stamp });
    this.notes.put(uri, read.text);
    return undefined;
  }
}
