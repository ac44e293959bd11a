import type { Notes, NotesSettings, Reading, Steps, StoredPart } from '../index.js';
import type { Message } from '../messages.js';
import type { Settings } from '../settings.js';
import { Buffer } from './buffer.js';
import type { Change } from './changes.js';
import { Decisions } from './decisions.js';
import { Disk } from './disk.js';
import type { DiskView } from './disk-view.js';
import type { FileChange } from './file-change.js';
import type { Stamp } from './files.js';
import type { Folder } from './folder.js';
import { Folders } from './folders.js';
import { ignoredFile } from './ignored-file.js';
import { intendedFile, type Mark } from './intended-file.js';
import { OpenBuffers } from './open-buffers.js';
import { Parents } from './parents.js';
import type { PositionEncoding } from './positions.js';
import { isManifest } from './program.js';
import { type FileReader, readerHere } from './reading/file-reader.js';
import { Sources } from './sources.js';
import { canonical } from './uris.js';

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/**
 * The notes of a workspace: open buffers and files on disk, brought into the core by one ordered stream of changes.
 * An open buffer beats the disk; when it closes, the disk wins. After any history, the notes are those that a fresh
 * workspace with the same buffers, files, folders and settings would hold.
 */
export class Workspace implements DiskView {
  readonly disk: Disk;
  readonly intended: Decisions<Mark>;
  readonly ignored: Decisions<string>;
  readonly #notes: Notes;
  readonly #encoding: PositionEncoding;
  readonly #folders = new Folders();
  readonly #buffers = new OpenBuffers(this.#folders);
  readonly #sources = new Sources();
  readonly #skipped = new Map<string, Message>();
  /** Folders below which something is known, or was. */
  readonly #parents = new Parents();
  /** Before the settings have come nobody knows what is a note. */
  #isConfigured = false;
  #told = '';
  #revision = 0;
  /** Times that a note came from the editor in place of the disk, or the other way round, with the same text. */
  #handovers = 0;

  /** `reader`: what reads the files of its folders. */
  constructor(notes: Notes, encoding: PositionEncoding, reader: FileReader = readerHere) {
    this.#notes = notes;
    this.#encoding = encoding;
    this.disk = new Disk(this, reader);
    this.intended = new Decisions(intendedFile, (folder, marks) => {
      const repeats = marks.map(({ repeat }) => repeat);
      notes.intend(folder, repeats);
    });
    this.ignored = new Decisions(ignoredFile, (folder, terms) => notes.ignore(folder, terms));
  }

  /** Grows with every change of the notes or the settings, and when a note is opened or closed. */
  get revision(): number {
    return this.#revision + this.#handovers;
  }

  /** Grows with every change of what the notes say, of what is said of them, and of the settings. */
  get contentRevision(): number {
    return this.#revision;
  }

  get folders(): readonly Folder[] {
    return this.#folders.list;
  }

  /** The settings of the window. */
  get settings(): Settings {
    return this.#folders.settings;
  }

  /** What the core is told of folders and settings. */
  get notesSettings(): NotesSettings {
    return {
      folders: this.folders.map(({ uri }) => uri),
      glossaries: this.settings['glossary.files'],
      starterGlossary: this.settings['glossary.starter'],
      minWords: this.settings['repeats.minWords'],
    };
  }

  /** The settings that hold for a note. */
  settingsOf(uri: string): Settings {
    return this.#folders.settingsOf(uri);
  }

  /** What was left out although the globs want it, by URI, and why. */
  get skipped(): ReadonlyMap<string, Message> {
    return this.#skipped;
  }

  /** The open buffers by canonical URI, notes or not. */
  get buffers(): ReadonlyMap<string, Buffer> {
    return this.#buffers.all;
  }

  get openUris(): Iterable<string> {
    return this.#buffers.all.keys();
  }

  isOpen(uri: string): boolean {
    return this.#buffers.all.has(uri);
  }

  isNote(uri: string): boolean {
    return this.#sources.has(uri);
  }

  stampOf(uri: string): Stamp | undefined {
    return this.#sources.stampOf(uri);
  }

  /** Whether a note has this text, as far as is known. */
  holds(uri: string, text: string): boolean {
    return this.#notes.holds(uri, text);
  }

  /** Whether a note is as it was stored, and its file has not been looked at yet. */
  isUnchecked(uri: string): boolean {
    return this.#sources.isUnchecked(uri);
  }

  /** Whether a note has the text of a buffer that has been closed: its file has not been looked at since. */
  isLeft(uri: string): boolean {
    return this.#sources.isBuffer(uri) && !this.#buffers.all.has(uri);
  }

  /** How many notes have been put, changed or removed since the notes were stored the last time. */
  get unstored(): number {
    return this.#sources.unstored;
  }

  /**
   * All that is kept of the notes; nothing may change until the last step. `now`: the time of day in milliseconds at the
   * first one.
   */
  *store(now: number): Steps<StoredPart> {
    const notes = yield* this.#notes.storeInSteps();
    return { notes, ...this.#sources.store(this.#notes.uris(), now) };
  }

  /**
   * Takes the notes that were stored, as they are under these settings, before there are any others; the settings are to
   * be applied then. Throws, and takes no note, where the part is foreign.
   */
  *restore(settings: Of<'settings'>, stored: StoredPart): Steps<void> {
    this.#adopt(this.#folders.configure(settings.settings, settings.ofFolder));
    yield* this.#notes.restoreInSteps(stored.notes as StoredPart);
    this.#sources.restore(this.#notes.uris(), stored);
    for (const uri of this.#notes.uris()) this.#parents.add(uri);
  }

  knownBelow(uri: string): readonly string[] {
    if (!this.#parents.has(uri)) return [];
    const known = new Set([...this.#sources.uris(), ...this.#buffers.all.keys(), ...this.#skipped.keys()]);
    // What is said of a workspace folder is its own affair.
    for (const folder of this.folders) known.delete(folder.uri);
    return [...known].filter((one) => one.startsWith(`${uri}/`));
  }

  /** Applies one change, whole and at once. */
  apply(change: Change): void {
    switch (change.kind) {
      case 'opened':
        this.#open(change);
        break;
      case 'edited':
        this.#edit(change);
        break;
      case 'closed':
        this.#close(canonical(change.uri));
        break;
      case 'touched':
        for (const uri of change.uris) this.#touch(canonical(uri));
        break;
      case 'folders':
        this.#changeFolders(change);
        break;
      case 'settings':
        this.#isConfigured = true;
        this.#arranged(this.#folders.configure(change.settings, change.ofFolder));
        break;
      case 'surveyed':
        this.#survey(change);
        break;
      case 'decided':
        this.#decide(change);
        break;
      default:
        this.#find(change);
    }
  }

  #open({ uri, languageId, version, text }: Of<'opened'>): void {
    // Clients are other programs: a text that is none must not stay among the buffers.
    if (typeof uri !== 'string' || typeof text !== 'string') return;
    const note = canonical(uri);
    this.#buffers.open(note, new Buffer(uri, languageId, version, text, this.#encoding));
    this.#parents.add(note);
    this.#place(note, true);
    this.disk.look(note);
  }

  #edit({ uri, version, changes }: Of<'edited'>): void {
    const note = canonical(uri);
    const buffer = this.#buffers.all.get(note);
    const edits = buffer?.change(version, changes);
    if (buffer === undefined || edits === undefined) return;
    if (!this.#sources.isBuffer(note) || this.#buffers.holds(note, buffer) === false) {
      this.#place(note);
    } else {
      this.#sources.changed(note);
      this.#notes.change(note, buffer.text, edits);
      this.#revision++;
    }
  }

  #close(uri: string): void {
    if (!this.#buffers.close(uri)) return;
    if (this.#folders.of(uri)?.path === undefined) this.#remove(uri);
    else this.disk.look(uri);
  }

  #touch(uri: string): void {
    const folder = this.#folderOf(uri);
    if (folder === undefined) return;
    const path = folder.pathOf(uri) ?? '';
    const mayBeProgram = folder.settings.enable === 'auto' && !path.includes('/') && isManifest(path);
    if (mayBeProgram) this.disk.scan(this.#folders.renew(folder));
    else this.disk.touch(folder, path, uri);
  }

  #changeFolders({ added, removed }: Of<'folders'>): void {
    const [come = [], gone = []] = [added, removed].map((uris) => uris.map((uri) => canonical(uri).replace(/\/$/, '')));
    const known = this.folders.map(({ uri }) => uri);
    const staying = known.filter((uri) => !gone.includes(uri));
    for (const uri of known.filter((one) => gone.includes(one))) {
      // What was said of it as a workspace folder; the one around it may say something else.
      this.#skipped.delete(uri);
      this.disk.look(uri);
    }
    this.#arranged(this.#folders.arrange([...staying, ...come]));
  }

  /** Brings disk, core and notes in line with the folders and settings that hold now. */
  #arranged(scans: ReturnType<Folders['arrange']>): void {
    this.#adopt(scans);
    this.#placeAll();
    this.#revision++;
  }

  #adopt(scans: ReturnType<Folders['arrange']>): void {
    for (const { folder, start } of scans) this.disk.scan(folder, start);
    for (const decisions of this.#decisions) decisions.keep(this.folders);
    const settings = this.notesSettings;
    const told = JSON.stringify(settings);
    if (told !== this.#told) this.#notes.configure(settings);
    this.#told = told;
  }

  #survey({ folder, program }: Of<'surveyed'>): void {
    folder.survey(program);
    this.#placeAll();
  }

  get #decisions(): readonly (Decisions<Mark> | Decisions<string>)[] {
    return [this.intended, this.ignored];
  }

  #decide({ folder, path, file }: Of<'decided'>): void {
    const decisions = this.#decisions.find(({ kind }) => kind.path === path);
    if (this.folders.includes(folder) && decisions?.take(folder, file)) this.#revision++;
  }

  #find(change: FileChange): void {
    const { folder, uri, kind } = change;
    const isCurrent = uri === folder.uri ? this.folders.includes(folder) : this.#folders.of(uri) === folder;
    if (!isCurrent || folder.state.is !== 'on') return;
    this.#sources.checked(uri);
    if (this.#buffers.all.has(uri)) {
      this.#buffers.found(change);
      this.#place(uri);
    } else if (kind === 'read') {
      this.#put(uri, change.content, change.stamp);
    } else if (kind !== 'kept') {
      this.#remove(uri);
    } else if (this.#sources.isBuffer(uri)) {
      // It was open when the disk was asked, and has been closed since.
      this.disk.look(uri);
    }
    if (kind === 'unwanted' && change.reason !== undefined) this.#skipped.set(uri, change.reason);
    if (kind !== 'gone') this.#parents.add(uri);
  }

  #placeAll(): void {
    for (const uri of this.#buffers.all.keys()) this.#place(uri);
    for (const uri of [...this.#sources.uris(), ...this.#skipped.keys()]) {
      if (this.#buffers.all.has(uri)) continue;
      const folder = this.#folderOf(uri);
      if (folder?.path === undefined || folder.state.is === 'off') this.#remove(uri);
    }
  }

  /** The workspace folder at a URI, or around it. */
  #folderOf(uri: string): Folder | undefined {
    return this.folders.find((one) => one.uri === uri) ?? this.#folders.of(uri);
  }

  /** Makes an open buffer a note, or takes it from the notes, as folders and settings say. `isNew`: its text is. */
  #place(uri: string, isNew = false): void {
    const buffer = this.#buffers.all.get(uri);
    if (buffer === undefined || !this.#isConfigured) return;
    // While its folder is being surveyed, a note that was known before stays one.
    const holds = this.#buffers.holds(uri, buffer) ?? this.#sources.has(uri);
    if (holds === false) this.#remove(uri);
    else if (holds && (isNew || !this.#sources.isBuffer(uri))) this.#put(uri, buffer.text, 'buffer');
    const reason = this.#buffers.whyNot(uri, buffer);
    if (reason !== undefined) this.#skipped.set(uri, reason);
  }

  #put(uri: string, content: string | Reading, source: 'buffer' | Stamp): void {
    this.#skipped.delete(uri);
    this.#sources.set(uri, source);
    if (this.#notes.put(uri, content)) this.#revision++;
    else this.#handovers++;
  }

  #remove(uri: string): void {
    this.#skipped.delete(uri);
    if (!this.#sources.delete(uri)) return;
    this.#notes.remove(uri);
    this.#revision++;
  }
}
