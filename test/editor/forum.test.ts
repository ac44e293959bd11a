import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type PassageAnswer, Query } from '../../server/src/protocol.js';
import {
  closeAll,
  configure,
  cursor,
  eventually,
  flags,
  forumNotes,
  hasForumNotes,
  hoverOn,
  noteUri,
  open,
  ready,
  remove,
  status,
  write,
} from './editor.js';

/** Runs over a copy of the real notes alone: nothing else in the folder is a note meanwhile. */
describe(hasForumNotes ? 'real forum notes' : `real forum notes (skipped: there is no ${forumNotes})`, () => {
  before(async function () {
    if (!hasForumNotes) return this.skip();
    await ready();
    for (const name of readdirSync(forumNotes)) {
      await write(`forum/${name}`, readFileSync(join(forumNotes, name), 'utf8'));
    }
    await configure('files.include', ['forum/*.txt']);
    await eventually(async () => {
      const { state, notes } = await status();
      assert.deepEqual({ state, notes }, { state: 'ready', notes: 5 });
    });
  });

  after(async () => {
    if (!hasForumNotes) return;
    await closeAll();
    await remove('forum');
    await configure('files.include', undefined);
    await ready();
  });

  const terms: readonly [term: string, note: string, definition: RegExp, origin: RegExp][] = [
    ['RLVR', '000', /verifiable rewards/, /Starter glossary; source: Nathan Lambert et al\./],
    ['schemer', '001', /games its training/, /Starter glossary; source: Joe Carlsmith/],
    ['inoculation prompts', '001', /asks for a trait/, /Starter glossary; source: Daniel Tan et al\./],
    ['ASARA', '001', /fully automate AI research/, /Starter glossary; source: Tom Davidson/],
    ['mesa-optimizer', '004', /is itself an optimizer/, /Starter glossary; source: Evan Hubinger et al\./],
    ['CoT', '003', /intermediate reasoning steps/, /Starter glossary; source: Jason Wei et al\./],
    ['SFT', '004', /Supervised fine.tuning/, /Starter glossary; source: Long Ouyang et al\./],
    [
      'sandbagging',
      '004',
      /[Uu]nderperformance on an evaluation/,
      /Starter glossary; source: Teun van der Weij et al\./,
    ],
  ];
  for (const [term, note, definition, origin] of terms) {
    it(`a hover on “${term}” defines it and says who does`, async () => {
      const text = (await hoverOn(`forum/${note}.txt`, term)).replace(/\\(?=[\p{P}\p{S}])/gu, '');
      assert.match(text, definition);
      assert.match(text, origin);
      assert.ok(text.search(definition) < text.search(origin), 'the origin follows the definition');
    });
  }

  const repeats: Readonly<Record<string, readonly string[]>> = {
    '000': ['8-13 Warning repeat.copy'],
    '001': ['3-4 Warning repeat.copy'],
    '002': ['11-21 Warning repeat.copy'],
    '003': ['10-10 Warning repeat.copy', '16-29 Information repeat.near'],
    '004': ['9-16 Warning repeat.copy'],
  };
  for (const [note, expected] of Object.entries(repeats)) {
    it(`flags the repeats of ${note}, each as a whole, and nothing else above Hint`, async () => {
      const { document } = await open(`forum/${note}.txt`);
      await eventually(() =>
        assert.deepEqual(
          flags(document.uri).filter((flag) => !flag.includes(' Hint ')),
          expected,
        ),
      );
    });
  }

  it('hints at the sentence that 001 quotes in line 39', async () => {
    const { document } = await open('forum/001.txt');
    await eventually(() => assert.ok(flags(document.uri).includes('39-39 Hint repeat.quotation')));
  });

  it('hints at both pieces that 002 quotes in line 2', async () => {
    const { document } = await open('forum/002.txt');
    await eventually(() =>
      assert.deepEqual(
        flags(document.uri).filter((flag) => flag.startsWith('2-2 ')),
        ['2-2 Hint repeat.quotation', '2-2 Hint repeat.quotation'],
      ),
    );
  });

  it('relates the passages on ASARA to each other, first of all, and none to itself', async () => {
    const { document } = await open('forum/001.txt');
    const lines = document.getText().split('\n');
    const asara = lines.flatMap((line, i) => (/\bASARA\b/.test(line) ? [i] : []));
    assert.ok(asara.length > 3);
    for (const line of asara) {
      const answers = await vscode.commands.executeCommand<readonly PassageAnswer[]>(Query.relatedPassages.command, {
        textDocument: { uri: document.uri.toString() },
        position: { line, character: 0 },
      });
      const places = answers.map(({ location }) => `${location.uri}:${location.range.start.line}`);
      const first = places.slice(0, 5);
      for (const other of asara.filter((each) => each !== line)) {
        assert.ok(first.includes(`${document.uri}:${other}`), `line ${other + 1} among the first five for ${line + 1}`);
      }
      assert.ok(!places.includes(`${document.uri}:${line}`), `line ${line + 1} is not related to itself`);
      const others = answers.flatMap(({ copies }) => copies).map(({ uri, range }) => `${uri}:${range.start.line}`);
      assert.ok(!others.includes(`${document.uri}:${line}`), `line ${line + 1} is nobody's copy`);
    }
  });

  it('walks over the copies of a note, on to the next note and around', async () => {
    await open('forum/003.txt');
    const walk: string[] = [];
    for (let step = 0; step < 3; step++) {
      await vscode.commands.executeCommand('intertext.goToNextCopy');
      walk.push(cursor());
    }
    assert.deepEqual(walk, ['forum/003.txt:10', 'forum/003.txt:16', 'forum/004.txt:9']);
    await vscode.commands.executeCommand('intertext.goToNextCopy');
    assert.equal(cursor(), 'forum/000.txt:8');
    await vscode.commands.executeCommand('intertext.goToPreviousCopy');
    assert.equal(cursor(), 'forum/004.txt:9');
  });

  it('removes the copy at the cursor and leaves the note well-formed', async () => {
    const { document } = await open('forum/004.txt');
    const lines = document.getText().split('\n');
    await vscode.commands.executeCommand('intertext.goToNextCopy');
    await vscode.commands.executeCommand('intertext.removeRepeatedText');
    await eventually(() => assert.equal(document.getText(), `${lines.slice(0, 8).join('\n')}${lines[16] ?? ''}`));
    await eventually(() => assert.deepEqual(flags(noteUri('forum/004.txt')), []));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), lines.join('\n'));
  });
});
