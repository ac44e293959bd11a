import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNotes, type Notes } from '../../server/src/index.js';
import { readSettings } from '../../server/src/settings.js';
import type { DiskChange, EditorChange } from '../../server/src/workspace/changes.js';
import { uriOf } from '../../server/src/workspace/uris.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { runs } from './runs.js';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'intertext-')));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const names = ['a.md', 'b.txt', 'deep/er/c.md', '.gitignore'];
const name = fc.constantFrom(...names);
const note = fc.constantFrom(...names.slice(0, -1));
const text = fc.constantFrom('One.', 'One two.\nThree.', 'deep\n', '*.txt\n');
const folder = fc.constantFrom('', 'deep');
const step = fc.oneof(
  fc.record({ do: fc.constant('write'), name, text }),
  fc.record({ do: fc.constant('delete'), name: fc.oneof(name, fc.constantFrom('deep', 'deep/er')) }),
  fc.record({ do: fc.constant('open'), name: note, text }),
  fc.record({ do: fc.constant('edit'), name: note, text }),
  fc.record({ do: fc.constant('close'), name: note }),
  fc.record({ do: fc.constantFrom('add', 'remove'), folder }),
  fc.record({ do: fc.constant('include'), globs: fc.constantFrom(['**/*.md'], ['**/*.txt', '**/*.md']) }),
  fc.record({ do: fc.constantFrom('begin', 'end', 'rest') }),
  fc.record({ do: fc.constant('rest') }),
  fc.record({ do: fc.constant('restart'), name, text }),
);

type Step = {
  readonly do: string;
  readonly name?: string;
  readonly text?: string;
  readonly folder?: string;
  readonly globs?: string[];
};

/** A workspace, with what a fresh one would be told to be in its place. */
class Model {
  notes: Notes = createNotes();
  workspace = new Workspace(this.notes, 'utf-16');
  readonly #open = new Map<string, string>();
  #folders: string[] = [];
  #globs = ['**/*.md'];
  #version = 0;
  #reading: Promise<readonly DiskChange[]> | undefined;

  constructor() {
    this.apply(this.#settings());
  }

  apply(change: EditorChange): void {
    this.workspace.apply(change);
  }

  take(one: Step): Promise<void> | void {
    const path = join(root, one.name ?? one.folder ?? '');
    const uri = uriOf(path);
    const { text: said = '' } = one;
    switch (one.do) {
      case 'write':
        write(path, said);
        return this.apply({ kind: 'touched', uris: [uri] });
      case 'delete':
        rmSync(path, { recursive: true, force: true });
        return this.apply({ kind: 'touched', uris: [uri] });
      case 'open':
        this.#open.set(uri, said);
        return this.apply({ kind: 'opened', uri, languageId: 'markdown', version: this.#version++, text: said });
      case 'edit':
        if (this.#open.has(uri)) this.#open.set(uri, said);
        return this.apply({ kind: 'edited', uri, version: this.#version++, changes: [{ text: said }] });
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
      case 'include':
        this.#globs = one.globs ?? [];
        return this.apply(this.#settings());
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

  /** Applies what the disk has been asked; much may have happened since. */
  async #end(): Promise<void> {
    const found = (await this.#reading) ?? [];
    this.#reading = undefined;
    for (const change of found) this.workspace.apply(change);
  }

  /** Another program goes on with what this one has stored; a file is changed between them. */
  async #restart(path: string, text: string): Promise<void> {
    await this.#end();
    const stored = this.workspace.store(Number.POSITIVE_INFINITY);
    write(path, text);
    this.notes = createNotes();
    this.workspace = new Workspace(this.notes, 'utf-16');
    this.apply({ kind: 'folders', added: this.#folders, removed: [] });
    this.#openAll(this.workspace);
    this.workspace.restore(this.#settings(), stored);
    this.apply(this.#settings());
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

  async fresh(): Promise<Model> {
    const model = new Model();
    model.apply(this.#settings());
    model.apply({ kind: 'folders', added: this.#folders, removed: [] });
    this.#openAll(model.workspace);
    await model.rest();
    return model;
  }

  /** Every note with its number of words and its lines. */
  get state(): unknown {
    return this.notes.uris().map((uri) => [uri, this.notes.passages(uri), this.notes.lines(uri)]);
  }

  #settings(): Extract<EditorChange, { kind: 'settings' }> {
    const { settings } = readSettings({ enable: 'on', files: { include: this.#globs } });
    return { kind: 'settings', settings, ofFolder: new Map() };
  }
}

let time = 1;

/** Writes a file at a time of its own. */
function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  utimesSync(path, time, time);
  time++;
}

test('after any history of editor, disk, folders and settings the notes are those of a fresh workspace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }), async (steps) => {
      rmSync(root, { recursive: true, force: true });
      mkdirSync(join(root, 'deep'), { recursive: true });
      const model = new Model();
      await model.take({ do: 'add', folder: '' });
      for (const one of steps as Step[]) await model.take(one);
      await model.rest();
      assert.deepEqual(model.state, (await model.fresh()).state);
    }),
    runs(12),
  );
});
