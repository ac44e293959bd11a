import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, flags, noteUri, open, ready, remove, write } from './editor.js';

const mill =
  'The miller knows by the sound of the stones whether the grain is dry, and he stops the wheel before anybody smells it.';
const flour =
  'Flour that was ground at night is said to be finer, although nobody could tell it from the other in the morning.';
const weir =
  'Below the weir the water is so loud that two people can walk beside each other for an hour without a word.';

const files = {
  'a.md': `# Mill\n\n${mill}\n\n${flour}\n`,
  'b.md': `${weir}\n\n${mill}\n`,
  'c.txt': `${flour}\n\nThe end.\n\n${weir}\n`,
};

async function textOf(name: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(noteUri(name))).getText();
}

/** The quick fixes at the start of `mark`, with their edits. */
async function fixesAt(name: string, mark: string): Promise<readonly vscode.CodeAction[]> {
  const { document, selection } = await open(name, mark);
  await eventually(() => assert.notEqual(flags(document.uri).length, 0));
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, selection, kind, 20);
}

describe('quick fixes', () => {
  /** Puts the notes into a folder of their own: an editor does not forget at once what it knew of a note. */
  const notesIn = (name: string): void => {
    before(async () => {
      await ready();
      for (const [path, text] of Object.entries(files)) await write(`${name}/${path}`, text);
    });
    after(async () => {
      await vscode.workspace.saveAll();
      await closeAll();
      await remove(name);
    });
  };

  describe('on one copy', () => {
    notesIn('mill-one');
    it('keep a later copy and remove the original from a note that is not open', async () => {
      const fix = await eventually(async () => {
        const found = (await fixesAt('mill-one/b.md', mill)).find(({ title }) => title.startsWith('Keep this copy'));
        assert.ok(found?.edit);
        return found;
      });
      assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
      assert.equal(await textOf('mill-one/a.md'), `# Mill\n\n${flour}\n`);
      assert.equal(await textOf('mill-one/b.md'), files['b.md']);
    });
  });
  describe('on all copies', () => {
    notesIn('mill-all');
    it('remove every later copy from all notes, as it is confirmed in the refactor preview', async () => {
      await eventually(async () => {
        const titles = (await fixesAt('mill-all/b.md', mill)).map(({ title }) => title);
        assert.ok(titles.includes('Remove every later copy in all notes…'), titles.join());
      });
      await open('mill-all/b.md', mill);
      void vscode.commands.executeCommand('editor.action.codeAction', {
        kind: 'quickfix.removeLaterInAllNotes',
        apply: 'first',
      });
      const run = (command: string) => vscode.commands.executeCommand(command);
      const labels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      await eventually(async () => {
        await run('refactorPreview.focus');
        await run('list.focusFirst');
        await run('list.select');
        assert.ok(
          labels().some((label) => /preview/i.test(label)),
          labels().join(),
        );
      });
      // All edits have one label, so that one tick confirms them.
      await run('refactorPreview.groupByType');
      await run('refactorPreview.focus');
      await run('list.focusFirst');
      await run('refactorPreview.toggleCheckedState');
      await run('refactorPreview.apply');
      await eventually(async () => {
        const texts = await Promise.all(Object.keys(files).map((path) => textOf(`mill-all/${path}`)));
        assert.deepEqual(texts, [files['a.md'], `${weir}\n`, 'The end.\n']);
      });
    });
  });
});
