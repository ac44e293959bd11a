import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { RepeatList } from '../../client/src/views/repeats/repeat-list.js';
import type { RepeatsNode } from '../../client/src/views/repeats/repeat-nodes.js';
import type { ListedRepeat } from '../../server/src/protocol.js';
import { closeAll, cursor, eventually, flags, noteUri, open, ready, remove, write } from './editor.js';

const tide =
  'The lower quay is under water at spring tide, and the boats that lie there have to be moved to the basin by noon.';
const eel =
  'Eel traps are laid out along the reeds in the evening, weighted with stones that somebody painted white long ago.';
const altered = tide.replace('spring', 'neap').replace('have to be', 'will be');
const marksFile = '.intertext/intended-repeats';

const command = vscode.commands.executeCommand;

/** Runs the quick fix of this title at the start of `mark`, as the lightbulb does. */
async function fix(path: string, mark: string, title: string): Promise<vscode.TextEditor> {
  const editor = await open(path, mark);
  const { document, selection } = editor;
  const action = await eventually(async () => {
    const actions = await command<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, selection);
    return actions.find((one) => one.title === title) ?? assert.fail(`not among “${actions.map((one) => one.title)}”`);
  });
  assert.ok(action.command);
  await command(action.command.command, ...(action.command.arguments ?? []));
  return editor;
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(noteUri(path)));
}

/** Moves through a list until the place of the active item is shown. */
async function choose(place: string): Promise<void> {
  await eventually(async () => {
    await command('workbench.action.quickOpenSelectNext');
    await eventually(() => assert.equal(cursor(), place), 3000);
  }, 60_000);
}

/** The two sides of the diff editor in front. */
async function sides(): Promise<readonly [vscode.TextDocument, vscode.TextDocument]> {
  const input = await eventually(() => {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputTextDiff);
    return activeTab.input;
  });
  const open = vscode.workspace.openTextDocument;
  return [await open(input.original), await open(input.modified)];
}

/** A passage in lines of which two can differ without touching. */
const quoted = (passage: string) => `> ${passage.replace(', and', ',\n> and').replace('there ', 'there\n> ')}`;
const letter = (passage: string) => `He wrote:\n\n${quoted(passage)}\n\nSo far.\n`;

describe('repeats', () => {
  before(ready);
  beforeEach(async () => {
    await write('quay-a.md', `# Quay\n\n${tide}\n\n${eel}\n`);
    await write('quay-b.txt', letter(altered));
    await write('quay-c.md', `${eel}\n`);
    await open('quay-c.md');
    await eventually(() => assert.deepEqual(flags(noteUri('quay-c.md')), ['1-1 Warning repeat.copy']));
  });
  afterEach(async () => {
    for (const { uri } of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      await vscode.window.showTextDocument(uri);
      await command('workbench.action.files.revert');
    }
    await closeAll();
  });
  after(async () => {
    for (const name of ['quay-a.md', 'quay-b.txt', 'quay-c.md']) await remove(name);
  });

  it('a copy that is marked as intended is flagged no more, until the list takes the mark back', async () => {
    const { document } = await fix('quay-c.md', 'Eel traps', 'Mark as intended');
    await eventually(() => assert.deepEqual(flags(document.uri), []));
    assert.match(await textOf(marksFile), /^[0-9a-f]{16}:20 Eel traps are laid out/m);

    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'Seen at dusk:\n\n');
    await vscode.workspace.applyEdit(edit);
    await open('quay-b.txt');
    assert.deepEqual(flags(document.uri), []);

    await open('quay-c.md');
    const listed = command('intertext.showRepeats');
    await choose('quay-a.md:5');
    await command('workbench.action.acceptSelectedQuickOpenItem');
    await choose('quay-c.md:3');
    // What can be done about a repeat follows after its places.
    await command('workbench.action.quickOpenSelectNext');
    await command('workbench.action.acceptSelectedQuickOpenItem');
    await eventually(() => assert.deepEqual(flags(document.uri), ['3-3 Warning repeat.copy']));
    await assert.rejects(textOf(marksFile));
    await command('workbench.action.closeQuickOpen');
    await listed;
  });

  it('marks that somebody else takes out of the file count no more', async () => {
    const { document } = await fix('quay-c.md', 'Eel traps', 'Mark as intended');
    await eventually(() => assert.deepEqual(flags(document.uri), []));
    await remove('.intertext');
    await eventually(() => assert.deepEqual(flags(document.uri), ['1-1 Warning repeat.copy']));
  });

  it('a file of marks that is broken says so where it is, and stays as it is', async () => {
    const uri = await write(marksFile, '# Ours\nEel traps\n');
    const problems = () =>
      vscode.languages.getDiagnostics(uri).map(({ range, message }) => [range.start.line, message]);
    await eventually(() => assert.match(String(problems()), /^1,Line 2 is no intended repeat/));
    await assert.rejects(fix('quay-c.md', 'Eel traps', 'Mark as intended'));
    assert.equal(await textOf(marksFile), '# Ours\nEel traps\n');
    await remove('.intertext');
    await eventually(() => assert.deepEqual(problems(), []));
  });

  it('a copy is compared with its original, laid out alike', async () => {
    await fix('quay-b.txt', 'The lower quay', 'Compare with the original');
    const [original, copy] = await sides();
    assert.equal(original.getText(), quoted(tide));
    assert.equal(copy.getText(), quoted(altered));
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, 'quay-a.md:3 ↔ quay-b.txt:3');
  });

  it('a near copy takes over what differs, one by one, while its original changes', async () => {
    await fix('quay-b.txt', 'The lower quay', 'Take over differences from the original');
    const [left, note] = await sides();
    assert.equal(note.uri.toString(), noteUri('quay-b.txt').toString());
    assert.equal(left.getText(), letter(tide));
    assert.equal(cursor(), 'quay-b.txt:3');

    const editor = vscode.window.activeTextEditor ?? assert.fail();
    const revert = async (word: string) => {
      const at = note.positionAt(note.getText().indexOf(word));
      editor.selection = new vscode.Selection(at, at);
      await eventually(async () => {
        await command('diffEditor.revert');
        assert.ok(!note.getText().includes(word));
      });
    };
    await revert('will be');
    assert.equal(note.getText(), letter(altered.replace('will be', 'have to be')));

    const edit = new vscode.WorkspaceEdit();
    edit.insert(noteUri('quay-a.md'), new vscode.Position(0, 0), 'Notes.\n\n');
    edit.insert(note.uri, new vscode.Position(0, 0), 'Yesterday.\n');
    const original = await vscode.workspace.openTextDocument(noteUri('quay-a.md'));
    const from = original.positionAt(original.getText().indexOf('lower'));
    edit.replace(original.uri, new vscode.Range(from, from.translate(0, 5)), 'outer');
    await vscode.workspace.applyEdit(edit);
    await eventually(() => assert.equal(left.getText(), `Yesterday.\n${letter(tide.replace('lower', 'outer'))}`));
    await revert('neap');
    assert.equal(note.getText(), `Yesterday.\n${letter(tide.replace('lower', 'outer'))}`);
  });

  it('the original takes over what differs in a copy', async () => {
    await fix('quay-b.txt', 'The lower quay', 'Take over differences into the original');
    const [left, note] = await sides();
    assert.equal(note.uri.toString(), noteUri('quay-a.md').toString());
    assert.equal(left.getText(), `# Quay\n\n${altered}\n\n${eel}\n`);
  });

  it('the commands of these quick fixes survive a call without arguments', async () => {
    await command('intertext.compareCopy');
    await command('intertext.takeOverDifferences');
  });

  it('the commands for rows of the view survive a call without a row, and change nothing', async () => {
    for (const name of ['removeCopy', 'removeOtherCopies', 'markIntended', 'takeMarkBack', 'toggleIntended']) {
      await command(`intertext.${name}`);
    }
    assert.deepEqual(flags(noteUri('quay-c.md')), ['1-1 Warning repeat.copy']);
    await assert.rejects(textOf(marksFile));
  });

  it('the view shows the repeats of one note, and then all again', async () => {
    await open('quay-c.md');
    await command('intertext.showRepeatsOfNote');
    await command('intertext.clearRepeatsFilter');
  });

  it('a row of the view stays the same while an edit gives its repeat other words', () => {
    const listed = (id: string, words: number, ...notes: readonly string[]): ListedRepeat => ({
      id,
      words,
      spare: words,
      part: 'spare',
      preview: id,
      places: notes.length,
      copies: notes.map((name, at) => ({
        location: { uri: noteUri(name).toString(), range: new vscode.Range(at, 0, at, 9) },
        kind: at === 0 ? 'original' : 'copy',
        similarity: 1,
      })),
    });
    const list = new RepeatList('spare');
    const kept = listed('kept', 30, 'a.md', 'b.md');
    const before = list.take(
      [listed('tide', 20, 'a.md', 'b.md'), kept, listed('twice', 15, 'c.md', 'd.md')],
      new Set(),
    );
    const changed = new Set<RepeatsNode>();
    const after = list.take([kept, listed('tides', 19, 'a.md', 'b.md'), listed('new', 12, 'd.md', 'c.md')], changed);
    assert.deepEqual([before[1], before[0]], after.slice(0, 2));
    assert.ok(!before.includes(after[2] ?? assert.fail()));
    assert.deepEqual([...changed], [before[0]]);
    assert.equal(new Set([...before, ...after].map(({ id }) => id)).size, 4);
  });
});
