import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import {
  closeAll,
  configure,
  cursor,
  eventually,
  flags,
  hoverOn,
  noteUri,
  open,
  ready,
  remove,
  status,
  write,
} from './editor.js';

const run = (name: string, ...given: unknown[]) => vscode.commands.executeCommand(`intertext.${name}`, ...given);

/** Every command of the palette that needs a note. */
const needANote = [
  'goToRelatedPassage',
  'goToNextCopy',
  'goToPreviousCopy',
  'removeRepeatedText',
  'addConceptToGlossary',
];

const story = [
  'The old lighthouse keeper counts the ships that pass by night, and he writes their number on the wall each morning.',
  'When the wall is full he paints it white again, for the numbers were never meant to be read by anybody else.',
  'A gull sits on the rail and looks at him as if it knew the number of the ships that will never come home.',
];

describe('commands', () => {
  before(ready);
  afterEach(closeAll);

  for (const name of needANote) {
    it(`${name} without an editor does nothing and does not fail`, async () => {
      await closeAll();
      await run(name);
      if (name.endsWith('Copy')) assert.ok(vscode.window.activeTextEditor, 'it goes to a copy of another note');
      else assert.equal(vscode.window.activeTextEditor, undefined);
    });
  }

  it('no key that is bound is taken by the editor itself', async () => {
    await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
    const listed = vscode.window.activeTextEditor?.document.getText() ?? '';
    const bound = [...listed.matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)",?\s*(?:"when": "([^"]+)")?/g)];
    // In the list of passages a key does what it does in other lists of the editor.
    const ours = bound.filter(([, , command, when]) => command?.startsWith('intertext.') && when?.includes('inNote'));
    assert.equal(ours.length, 3);
    for (const [, key] of ours) {
      const others = bound.filter((one) => one[1] === key && !one[2]?.startsWith('intertext.'));
      assert.deepEqual(
        others.map(([text]) => text),
        [],
      );
    }
  });

  it('the commands that code lenses and quick fixes use survive a call without arguments', async () => {
    await run('goToPlace');
    await run('showPlaces');
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  describe('copies', () => {
    before(() => write('tale.txt', [...story, 'He sleeps by day.', ...story, 'The end.', story[1], ''].join('\n')));
    after(() => remove('tale.txt'));

    it('are found one after another, and around the end of the notes', async () => {
      await open('tale.txt');
      await eventually(() => assert.equal(flags(noteUri('tale.txt')).length, 2));
      for (const expected of ['tale.txt:5', 'tale.txt:9']) {
        await run('goToNextCopy');
        assert.equal(cursor(), expected);
      }
      await run('goToPreviousCopy');
      assert.equal(cursor(), 'tale.txt:5');
    });

    it('are removed one by one where the cursor is', async () => {
      const { document } = await open('tale.txt', 'The end.\n');
      await eventually(() => assert.equal(flags(document.uri).length, 2));
      await run('goToNextCopy');
      await run('removeRepeatedText');
      assert.equal(document.getText(), [...story, 'He sleeps by day.', ...story, 'The end.', ''].join('\n'));
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText().split('\n')[8], story[1]);
    });
  });

  describe('the glossary', () => {
    it('opens', async () => {
      await run('openGlossary');
      assert.equal(cursor().split(':')[0], 'glossary.md');
    });

    it('gets a new entry for the word at the cursor, once', async () => {
      await open('week-notes.md', 'spreadsheet');
      await run('addConceptToGlossary');
      const { document } = vscode.window.activeTextEditor ?? {};
      assert.equal(document?.uri.toString(), noteUri('glossary.md').toString());
      const text = document.getText();
      assert.ok(text.endsWith('\n\n## spreadsheet\n\n'), text.slice(-60));
      assert.equal(cursor(), `glossary.md:${document.lineCount}`);

      await open('week-notes.md', 'spreadsheet');
      await run('addConceptToGlossary');
      assert.equal(document.getText(), text);
      assert.equal(cursor(), `glossary.md:${document.lineCount - 2}`);
    });

    it('shows the entry that there is for another form of the name', async () => {
      await open('week-notes.md', 'playing dumb');
      await run('addConceptToGlossary', 'Playing dumb');
      assert.equal(cursor(), 'glossary.md:18');
      assert.equal(vscode.window.activeTextEditor?.document.isDirty, false);
    });

    it('takes along the definition that was found in the notes, and where it stands', async () => {
      const said = 'By a weir clock I mean the level of the water at noon.';
      await write('weir notes.txt', `Rain.\n\n${said}\n\nThe weir clock was late, and every weir clock is.\n`);
      await eventually(async () =>
        assert.match(await hoverOn('weir notes.txt', 'weir clock was'), /level of the water/),
      );
      await open('weir notes.txt', 'weir clock was');
      await run('addConceptToGlossary');
      const { document } = vscode.window.activeTextEditor ?? {};
      const entry = `\n\n## weir clock\nSource: [weir notes.txt](weir%20notes.txt#L3)\n\n${said}`;
      assert.ok(document?.getText().endsWith(entry), document?.getText().slice(-160));
      assert.equal(cursor(), `glossary.md:${document?.lineCount}`);
      await closeAll();
      await remove('weir notes.txt');
    });

    it('is asked for where there are several, the nearest first', async () => {
      await write('river/glossary.md', '# River\n');
      await write('river/log.md', 'The spillway was wet.\n');
      await open('river/log.md', 'spillway');
      const added = run('addConceptToGlossary');
      await eventually(async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        assert.equal(cursor(), 'river/glossary.md:5');
      });
      await added;
      assert.equal(vscode.window.activeTextEditor?.document.getText(), '# River\n\n## spillway\n\n');
      await closeAll();
      await remove('river');
    });

    it('is made where there is none', async () => {
      await configure('glossary.files', ['**/terms.md']);
      await open('week-notes.md', 'spreadsheet');
      await run('addConceptToGlossary');
      assert.equal(cursor(), 'terms.md:5');
      assert.equal(vscode.window.activeTextEditor?.document.getText(), '# Glossary\n\n## spreadsheet\n\n');
      await closeAll();
      await remove('terms.md');
      await configure('glossary.files', undefined);
    });
  });

  describe('the status', () => {
    it('tells what was read and what was skipped and why, and keeps up', async () => {
      const { notes } = await ready();
      await run('showIndexStatus');
      const { document } = vscode.window.activeTextEditor ?? {};
      const shows = (pattern: RegExp) => eventually(() => assert.match(document?.getText() ?? '', pattern));
      await shows(/^# Intertext: ready\n/);
      await shows(/^Words +[\d,]+$/m);
      await shows(/^Nothing was skipped\.$/m);
      await write('huge.txt', `${'word '.repeat(500)}\n`);
      await configure('files.maxSize', 0.001);
      await shows(/^- huge\.txt: /m);
      await configure('files.maxSize', undefined);
      await remove('huge.txt');
      await shows(/^Nothing was skipped\.$/m);
      await shows(new RegExp(`^Notes +${notes}$`, 'm'));
    });

    it('the language server starts anew, and answers', async () => {
      const before = await status();
      await run('restartServer');
      const after = await ready();
      assert.deepEqual({ ...after, times: before.times }, before);
      assert.notEqual(after.times.open, undefined, 'it opens from the stored index');
      await run('showIndexStatus');
      const { document } = vscode.window.activeTextEditor ?? {};
      await eventually(() => assert.match(document?.getText() ?? '', /^Opened from the stored index +[\d,]+ ms$/m));
      await open('forum-oversight.txt');
      await eventually(() => assert.notEqual(flags(noteUri('forum-oversight.txt')).length, 0));
    });

    it('the language server comes back after a crash', async function () {
      if (process.platform === 'win32') this.skip();
      const { notes } = await ready();
      const killed = serverProcess();
      process.kill(killed, 'SIGKILL');
      await eventually(() => assert.notEqual(serverProcess(), killed));
      await eventually(async () => assert.equal((await ready()).notes, notes));
    });

    it('after each crash a note is answered for as it stands in the editor, unsaved', async function () {
      if (process.platform === 'win32') this.skip();
      // A client that has not seen a crash yet: it brings the server back four times in three minutes.
      await run('restartServer');
      await write('told.md', `${story.join('\n\nAnd then:\n\n')}\n`);
      await write('typed.md', 'Heard again.\n');
      await ready();
      const editor = await open('typed.md');
      const type = (text: string) => editor.edit((edit) => edit.insert(end(editor.document), text));
      const times = [];
      for (const [round, told] of story.entries()) {
        await type(`\nRound ${round} is about sandbagging, and not about anything else.\n\n${told.slice(0, 40)}`);
        const killed = serverProcess();
        process.kill(killed, 'SIGKILL');
        const began = Date.now();
        await type(`${told.slice(40)}\n`);
        const typed = new vscode.Position(editor.document.lineCount - 2, told.length - 1);
        await eventually(() => {
          const flagged = vscode.languages.getDiagnostics(editor.document.uri);
          assert.ok(
            flagged.some(({ range }) => range.contains(typed)),
            'what was typed last is flagged to its end',
          );
        });
        await eventually(async () => {
          const mark = `sandbagging, and not about anything else.\n\n${told.slice(0, 10)}`;
          assert.match(await hoverOn('typed.md', mark), /sandbagging/i);
        });
        assert.ok(editor.document.isDirty);
        times.push(`${((Date.now() - began) / 1000).toFixed(1)} s`);
      }
      console.log(`      right again after ${times.join(', ')}`);
      await closeAll();
      await remove('typed.md');
      await remove('told.md');
    });
  });
});

function end(document: vscode.TextDocument): vscode.Position {
  return document.lineAt(document.lineCount - 1).range.end;
}

/** The process id of the language server: it is a child of the extension host. */
function serverProcess(): number {
  const children = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const [pid] =
    children.find(([, parent, ...args]) => Number(parent) === process.pid && /server\.js/.test(args.join(' '))) ?? [];
  assert.ok(pid, 'the language server runs');
  return Number(pid);
}
