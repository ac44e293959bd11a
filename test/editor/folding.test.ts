import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, noteUri, open, ready, remove, write } from './editor.js';

const lines = [
  'The beekeeper wears no veil in April, since the bees are too busy with the willows to take notice of anybody.',
  'By June he wears one, and gloves as well, and he walks around the hives as one walks around a sleeping dog.',
  'In August he wears whatever he likes, because by then it makes no difference to them or to him any longer.',
];
const bees = lines.join('\n');

const layers = 'a\n  b\n    c\n      d\n\n\n   e\n f\n\n  g\n\nh\n\ti\n\n';

/** What can be folded in a note, each as `first-last`, lines counted from 0. */
async function folds(name: string): Promise<readonly string[]> {
  const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
    'vscode.executeFoldingRangeProvider',
    noteUri(name),
  );
  return (ranges ?? []).map(({ start, end }) => `${start}-${end}`);
}

describe('folding', () => {
  before(async () => {
    await ready();
    await write('bees/a.md', `${bees}\n`);
    await write('bees/b.md', `# One\n\nFirst.\n\n${bees}\n\n- an item\n  - in an item\n\n# Two\n\nSecond.\n`);
    for (const name of ['d.txt', 'd.unread']) await write(`bees/${name}`, layers);
    await write('bees/c.txt', `One:\n  first\n  second\n\n${bees}\n\nThe end.\n`);
  });

  after(async () => {
    await closeAll();
    await remove('bees');
  });

  it('of Markdown keeps what the editor folds by itself, and adds the copies', async () => {
    await open('bees/b.md');
    await eventually(async () => assert.deepEqual(await folds('bees/b.md'), ['0-9', '4-6', '8-9', '11-13']));
  });

  it('of plain text keeps the blocks by indentation, and adds the copies', async () => {
    await open('bees/c.txt');
    await eventually(async () => assert.deepEqual(await folds('bees/c.txt'), ['0-2', '4-6']));
  });

  it('of plain text without copies is what the editor makes of a file that is no note', async () => {
    await open('bees/d.unread');
    const expected = await folds('bees/d.unread');
    assert.ok(expected.length > 2);
    await open('bees/d.txt');
    await eventually(async () => assert.deepEqual(await folds('bees/d.txt'), expected));
  });

  it('hides all lines of a copy but the first', async () => {
    const editor = await open('bees/c.txt', lines[1]);
    await eventually(async () => {
      await vscode.commands.executeCommand('editor.unfoldAll');
      await vscode.commands.executeCommand('editor.fold', { selectionLines: [4] });
      const shown = editor.visibleRanges.map(({ start, end }) => `${start.line}-${end.line}`);
      assert.equal(shown[0], '0-4', shown.join());
    });
  });
});
