import assert from 'node:assert/strict';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { createNotes, ended, type Notes } from '../../server/src/index.js';
import { english } from '../../server/src/messages.js';
import { readSettings, type Settings } from '../../server/src/settings.js';
import type { DiskChange, EditorChange } from '../../server/src/workspace/changes.js';
import { textOf } from '../../server/src/workspace/texts.js';
import { uriOf } from '../../server/src/workspace/uris.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { runs } from './runs.js';
import { outOfBreak, positionIn } from './splicing.js';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'intertext-')));
const root = join(home, 'notes');
writeFileSync(join(home, 'outside.md'), 'Nobody may read this.');
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

const names = ['a.md', 'b.txt', 'deep/er/c.md', '.gitignore'];
const name = fc.constantFrom(...names);
const note = fc.constantFrom(...names.slice(0, -1));
const dance = 'A waggle dance (WD) is a dance that tells the other bees where the meadow is, and how far.';
const text = fc.oneof(
  fc.constantFrom('One.', 'One two.\nThree.', 'deep\n', '*.txt\n', `${dance}\r\n\r\n> ${dance}\r`, `🦉 ${dance}`),
  fc
    .array(fc.constantFrom(dance, 'WD', '🦉', '\ud83e', '\r', '\n', '\r\n', '\n\n', '> ', 'ö'), { maxLength: 8 })
    .map((all) => all.join('')),
);
const piece = fc.constantFrom('', ' ', 'x', '🦉', '\ud83e', '\udd89', '\r', '\n', '\r\n', '"', dance);
const edit = fc.record({ place: fc.nat(), removed: fc.nat({ max: 30 }), piece });
/** Where files and folders are moved, and where links stand. */
const spot = fc.constantFrom('a.md', 'b.txt', 'deep', 'deep/er', 'deep/er/c.md', 'far', 'far/a.md', '.intertext');
const folder = fc.constantFrom('', 'deep');
type Given = Readonly<Record<string, unknown>>;
const someSettings: readonly Given[] = [
  {},
  {},
  { files: { include: ['**/*.txt', '**/*.md'] } },
  { files: { exclude: ['deep/er/**'] } },
  { files: { useGitignore: false } },
  { files: { maxSize: 0.001 } },
  { repeats: { minWords: 8 } },
  { glossary: { starter: true, files: ['**/a.md'] } },
  { enable: 'off' },
  { enable: 'auto' },
];
const step: fc.Arbitrary<Step> = fc.oneof(
  often(3, fc.record({ do: fc.constant('write'), name, text })),
  often(1, fc.record({ do: fc.constant('delete'), name: fc.oneof(name, fc.constantFrom('deep', 'deep/er')) })),
  often(4, fc.record({ do: fc.constant('open'), name: note, text })),
  often(1, fc.record({ do: fc.constant('edit'), name: note, text })),
  often(5, fc.record({ do: fc.constant('type'), name: note, edits: fc.array(edit, { minLength: 1, maxLength: 3 }) })),
  often(4, fc.record({ do: fc.constantFrom('close', 'save'), name: note })),
  often(2, fc.record({ do: fc.constant('move'), name: spot, to: spot })),
  often(
    1,
    fc.record({ do: fc.constant('link'), name: spot, to: fc.constantFrom('..', '.', '../outside.md', 'nowhere') }),
  ),
  often(2, fc.record({ do: fc.constantFrom('add', 'remove'), folder })),
  often(1, fc.record({ do: fc.constant('configure'), settings: fc.constantFrom(...someSettings) })),
  often(1, fc.record({ do: fc.constant('configure'), folder, settings: fc.constantFrom(...someSettings) })),
  often(2, fc.record({ do: fc.constantFrom('begin', 'end', 'rest', 'ask') })),
  often(2, fc.record({ do: fc.constant('rest') })),
  often(1, fc.record({ do: fc.constant('restart'), name, text })),
);

type Step = {
  readonly do: string;
  readonly name?: string;
  readonly text?: string;
  readonly folder?: string;
  readonly settings?: Given;
  readonly to?: string;
  readonly edits?: readonly { readonly place: number; readonly removed: number; readonly piece: string }[];
};

function often(weight: number, arbitrary: fc.Arbitrary<Step>): fc.WeightedArbitrary<Step> {
  return { weight, arbitrary };
}

/** A workspace, with what a fresh one would be told to be in its place. */
class Model {
  notes: Notes = createNotes();
  workspace = new Workspace(this.notes, 'utf-16');
  readonly #open = new Map<string, string>();
  #folders: string[] = [];
  #settings: Given = {};
  readonly #ofFolder = new Map<string, Given>();
  #version = 0;
  #reading: Promise<readonly DiskChange[]> | undefined;

  constructor() {
    this.apply(this.#settled);
  }

  apply(change: EditorChange): void {
    this.workspace.apply(change);
  }

  take(one: Step): Promise<void> | void {
    const path = join(root, one.name ?? one.folder ?? '');
    const uri = uriOf(path);
    this.#count(one, path, uri);
    const { text: said = '' } = one;
    switch (one.do) {
      case 'write':
        return this.#touch([...write(path, said), path]);
      case 'move':
        return this.#touch(move(path, join(root, one.to ?? '')));
      case 'link':
        return this.#touch(link(path, one.to ?? ''));
      case 'type':
        return this.#type(uri, one.edits ?? []);
      case 'delete':
        if (!isBehindLink(path)) rmSync(path, { recursive: true, force: true });
        return this.#touch([path]);
      case 'open':
        this.#open.set(uri, said);
        return this.apply({ kind: 'opened', uri, languageId: 'markdown', version: this.#version++, text: said });
      case 'edit':
        if (this.#open.has(uri)) this.#open.set(uri, said);
        return this.apply({ kind: 'edited', uri, version: this.#version++, changes: [{ text: said }] });
      case 'save':
        return this.#save(path, uri);
      case 'ask':
        return this.#ask();
      case 'close':
        this.#open.delete(uri);
        return this.apply({ kind: 'closed', uri });
      case 'add':
        this.#folders = [...this.#folders.filter((known) => known !== uri), uri];
        this.apply({ kind: 'folders', added: [], removed: [uri] });
        return this.apply({ kind: 'folders', added: [uri], removed: [] });
      case 'remove':
        this.#folders = this.#folders.filter((known) => known !== uri);
        return this.apply({ kind: 'folders', added: [], removed: [uri] });
      case 'configure':
        if (one.folder === undefined) this.#settings = one.settings ?? {};
        else this.#ofFolder.set(uri, one.settings ?? {});
        return this.apply(this.#settled);
      case 'restart':
        return this.#restart(path, said);
      case 'begin':
        this.#reading ??= this.workspace.disk.step();
        return;
      case 'end':
        return this.#end();
      default:
        return this.rest();
    }
  }

  /** Counts what a step does, if it does anything. */
  #count(one: Step, path: string, uri: string): void {
    const stands = isBehindLink(path) ? undefined : lstatSync(path, { throwIfNoEntry: false });
    const isOpen = this.#open.has(uri);
    const isIdle =
      (['edit', 'type', 'save', 'close'].includes(one.do) && !isOpen) ||
      (['move', 'delete'].includes(one.do) && stands === undefined) ||
      (one.do === 'remove' && !this.#folders.includes(uri));
    if (isIdle) return;
    const where = one.do === 'write' && isOpen ? ' under a buffer' : '';
    const what = one.do === 'move' ? (stands?.isDirectory() ? ' a folder' : ' a file') : where;
    done.set(one.do + what, (done.get(one.do + what) ?? 0) + 1);
  }

  /** A workspace folder that is a link is watched where it leads to: something may have happened there, too. */
  #touch(paths: readonly string[]): void {
    const linked = this.#folders.filter((uri) => isLink(fileURLToPath(uri)));
    this.apply({ kind: 'touched', uris: [...paths.map(uriOf), ...linked] });
  }

  #type(uri: string, edits: NonNullable<Step['edits']>): void {
    let text = this.#open.get(uri);
    if (text === undefined) return;
    const changes: TextDocumentContentChangeEvent[] = [];
    for (const { place, removed, piece: added } of edits) {
      const start: number = outOfBreak(text, place % (text.length + 1));
      const end = outOfBreak(text, Math.min(text.length, start + removed));
      changes.push({ range: { start: positionIn(text, start), end: positionIn(text, end) }, text: added });
      text = text.slice(0, start) + added + text.slice(end);
    }
    this.#open.set(uri, text);
    this.apply({ kind: 'edited', uri, version: this.#version++, changes });
  }

  /** The editor writes what is open to its file. */
  #save(path: string, uri: string): void {
    const text = this.#open.get(uri);
    if (text !== undefined && !isBehindLink(path)) this.#touch([...write(path, text), path]);
  }

  /** Applies what the disk has been asked; much may have happened since. */
  async #end(): Promise<void> {
    const found = (await this.#reading) ?? [];
    this.#reading = undefined;
    for (const change of found) this.workspace.apply(change);
  }

  /** Another program goes on with what this one has stored; a file is changed between them. */
  async #restart(path: string, text: string): Promise<void> {
    await this.#end();
    const stored = ended(this.workspace.store(Number.POSITIVE_INFINITY));
    write(path, text);
    this.notes = createNotes();
    this.workspace = new Workspace(this.notes, 'utf-16');
    this.apply({ kind: 'folders', added: this.#folders, removed: [] });
    this.#openAll(this.workspace);
    ended(this.workspace.restore(this.#settled, stored));
    this.apply(this.#settled);
  }

  #openAll(workspace: Workspace): void {
    for (const [uri, text] of this.#open) {
      workspace.apply({ kind: 'opened', uri, languageId: 'markdown', version: this.#version++, text });
    }
  }

  /** Reads all that is to be read. */
  async rest(): Promise<void> {
    await this.#end();
    while (!this.workspace.disk.isIdle)
      for (const found of await this.workspace.disk.step()) this.workspace.apply(found);
  }

  /** Whatever has happened to its file, the text of a note is what its offsets are of, or there is none. */
  async #ask(): Promise<void> {
    for (const uri of this.notes.uris()) {
      const text = await textOf(this.workspace, uri);
      assert.ok(text === undefined || this.notes.holds(uri, text), uri);
    }
  }

  async fresh(): Promise<Model> {
    const model = new Model();
    model.apply(this.#settled);
    model.apply({ kind: 'folders', added: this.#folders, removed: [] });
    this.#openAll(model.workspace);
    await model.rest();
    return model;
  }

  /** What the notes answer, and what was skipped. */
  get state(): unknown {
    const { notes, workspace } = this;
    return {
      skipped: [...workspace.skipped].map(([uri, reason]) => [uri, english(...reason)]).sort(),
      repeats: notes.repeats(),
      concepts: notes.concepts(),
      candidates: notes.candidates(),
      search: notes.search('dance meadow'),
      notes: notes.uris().map((uri) => ({
        uri,
        passages: notes.passages(uri),
        lines: notes.lines(uri),
        mentions: notes.mentions(uri),
        definitions: notes.definitions(uri),
        related: notes.related(uri, 0),
      })),
    };
  }

  get #settled(): Extract<EditorChange, { kind: 'settings' }> {
    const settings = settingsOf(this.#settings);
    const ofFolder = new Map(Array.from(this.#ofFolder, ([uri, given]) => [uri, settingsOf(given)]));
    return { kind: 'settings', settings, ofFolder };
  }
}

/** To read the starter glossary takes as long as all the rest: it is on where a step says so. */
function settingsOf(given: Given): Settings {
  const settings: Given = { enable: 'on', glossary: { starter: false }, ...given };
  return readSettings({ ...settings, files: { include: ['**/*.md'], ...Object(settings.files) } }).settings;
}

/** How often each was done, in all histories. */
const done = new Map<string, number>();
const wanted = ['open', 'type', 'edit', 'save', 'close', 'write', 'write under a buffer', 'delete', 'move a file'];
wanted.push('move a folder', 'ask', 'link', 'add', 'remove', 'configure', 'begin', 'end', 'rest', 'restart');

let time = 1;

/** Writes a file at a time of its own; gives the paths of the folders that are new. */
function write(path: string, text: string): readonly string[] {
  const cleared = clear(path);
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) rmSync(path, { recursive: true, force: true });
  writeFileSync(path, text);
  utimesSync(path, time, time);
  time++;
  return cleared;
}

/** Makes the folders on the way to a path; files and links there make way. Gives the paths of those that are new. */
function clear(path: string): readonly string[] {
  const cleared: string[] = [];
  const parts = path
    .slice(root.length + 1)
    .split('/')
    .slice(0, -1);
  for (const i of parts.keys()) {
    const above = join(root, ...parts.slice(0, i + 1));
    const found = lstatSync(above, { throwIfNoEntry: false });
    if (found?.isDirectory()) continue;
    if (found !== undefined) rmSync(above);
    cleared.push(above);
  }
  mkdirSync(dirname(path), { recursive: true });
  return cleared;
}

/** Whether one of the folders on the way to a path is none. */
function isBehindLink(path: string): boolean {
  const parts = path
    .slice(root.length + 1)
    .split('/')
    .slice(0, -1);
  return parts.some(
    (_, i) => lstatSync(join(root, ...parts.slice(0, i + 1)), { throwIfNoEntry: false })?.isDirectory() === false,
  );
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Moves a file or a folder, if it is there; gives the paths where something has changed. */
function move(from: string, to: string): readonly string[] {
  const isWithin = `${to}/`.startsWith(`${from}/`) || `${from}/`.startsWith(`${to}/`);
  if (isWithin || isBehindLink(from) || lstatSync(from, { throwIfNoEntry: false }) === undefined) return [];
  const cleared = clear(to);
  if (lstatSync(from, { throwIfNoEntry: false }) === undefined) return cleared;
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
  return [...cleared, from, to];
}

/** Puts a link in the place of whatever is there; gives the paths where something has changed. */
function link(path: string, target: string): readonly string[] {
  const cleared = clear(path);
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path);
  return [...cleared, path];
}

const written: Step = { do: 'write', name: 'a.md', text: dance };
const opened: Step = { do: 'open', name: 'a.md', text: 'One.' };
const typed: Step = { do: 'type', name: 'a.md', edits: [{ place: 0, removed: 0, piece: dance }] };
const saved: Step = { do: 'save', name: 'a.md' };
const closed: Step = { do: 'close', name: 'a.md' };
const rested: Step = { do: 'rest' };
/** What is done every day, with nothing else to make good for what is forgotten. */
const usual: readonly (readonly Step[])[] = [
  [written, rested, opened, rested, typed, rested, closed],
  [written, rested, opened, rested, typed, saved, rested, closed],
  [written, rested, opened, rested, written, rested, closed],
  [opened, rested, typed, rested, closed],
  [written, rested, { do: 'write', name: 'a.md', text: 'One two.' }, { do: 'ask' }],
  [written, rested, opened, rested, { do: 'delete', name: 'a.md' }, rested, closed],
  [written, rested, { do: 'write', name: '.gitignore', text: '*.md\n' }, rested, { do: 'delete', name: '.gitignore' }],
  [written, rested, { do: 'delete', name: 'a.md' }, rested],
  [{ do: 'write', name: 'deep/er/c.md', text: dance }, rested, { do: 'move', name: 'deep', to: 'far' }, rested],
];

/** Histories that went wrong once. */
const found: readonly (readonly Step[])[] = [
  [{ do: 'rest' }, { do: 'link', name: 'a.md', to: '..' }, { do: 'move', name: 'a.md', to: 'deep/er' }],
  [{ do: 'rest' }, { do: 'link', name: '.intertext', to: '..' }, { do: 'delete', name: 'deep' }],
  [
    { do: 'add', folder: 'deep' },
    { do: 'rest' },
    { do: 'delete', name: 'deep' },
    { do: 'write', name: '.gitignore', text: 'One.' },
  ],
  [
    { do: 'open', name: 'a.md', text: '' },
    { do: 'link', name: 'a.md', to: '..' },
    { do: 'rest' },
    { do: 'configure', settings: {} },
  ],
  [
    { do: 'open', name: 'a.md', text: '' },
    { do: 'link', name: 'a.md', to: '..' },
    { do: 'rest' },
    { do: 'edit', name: 'a.md', text: 'One.' },
  ],
  [
    { do: 'delete', name: 'deep' },
    { do: 'add', folder: 'deep' },
    { do: 'rest' },
    { do: 'configure', folder: '', settings: { enable: 'off' } },
  ],
  [
    { do: 'open', name: 'deep/er/c.md', text: 'One.' },
    { do: 'open', name: 'a.md', text: '' },
    { do: 'save', name: 'deep/er/c.md' },
    { do: 'move', name: 'deep/er', to: 'a.md' },
    { do: 'rest' },
    { do: 'write', name: 'a.md', text: '' },
    { do: 'rest' },
  ],
  [{ do: 'add', folder: 'deep' }, { do: 'delete', name: 'deep' }, { do: 'rest' }, { do: 'remove', folder: 'deep' }],
  [
    { do: 'add', folder: 'deep' },
    { do: 'link', name: 'deep', to: '..' },
    { do: 'rest' },
    { do: 'remove', folder: 'deep' },
  ],
  [
    { do: 'link', name: 'deep', to: '..' },
    { do: 'add', folder: 'deep' },
    { do: 'rest' },
    { do: 'write', name: 'a.md', text: '' },
    { do: 'rest' },
  ],
];

test('after any history of editor, disk, folders and settings the notes are those of a fresh workspace', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }), async (steps) => {
      rmSync(root, { recursive: true, force: true });
      mkdirSync(join(root, 'deep'), { recursive: true });
      const model = new Model();
      await model.take({ do: 'add', folder: '' });
      for (const one of steps) await model.take(one);
      await model.rest();
      assert.deepEqual(model.state, (await model.fresh()).state);
    }),
    { ...runs(50), examples: [...usual, ...found].map((steps): [Step[]] => [[...steps]]) },
  );
  t.diagnostic(Array.from(done, ([what, times]) => `${what} ${times}`).join(', '));
  assert.deepEqual(
    wanted.filter((what) => !done.has(what)),
    [],
  );
});
