import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PassageNode } from '../../client/src/views/passage/passage-nodes.js';
import { followPassage } from '../../client/src/views/passage/passage-place.js';
import { PassageTree } from '../../client/src/views/passage/passage-tree.js';
import { Query, type ThisPassageAnswer } from '../../server/src/protocol.js';
import { closeAll, eventually, noteUri, open, ready, remove, write } from './editor.js';

const run = (name: string, ...given: unknown[]) => vscode.commands.executeCommand(`intertext.${name}`, ...given);

/** What is known of the passage at the start of `mark`. */
async function passage(path: string, mark: string): Promise<ThisPassageAnswer> {
  const { document, selection } = await open(path, mark);
  const answer = await vscode.commands.executeCommand<ThisPassageAnswer | null>(Query.passage.command, {
    textDocument: { uri: document.uri.toString() },
    position: selection.active,
  });
  assert.ok(answer);
  return answer;
}

describe('This Passage', () => {
  before(ready);
  afterEach(closeAll);

  it('knows concepts and related passages of the sample notes', async () => {
    const { concepts, related } = await passage('week-notes.md', 'proxy gap does not close');
    assert.deepEqual(
      concepts.map(({ name, origin }) => `${name}: ${origin}`),
      ['RLVR: starter', 'proxy gap: glossary'],
    );
    assert.notEqual(related.length, 0);
  });

  it('is shown by a command, and pins and follows without a failure, be there a passage or none', async () => {
    await run('showThisPassage');
    await run('pinPassage');
    await run('unpinPassage');
    await open('week-notes.md', 'proxy gap does not close');
    await run('pinPassage');
    await run('unpinPassage');
    await run('openPassageToTheSide');
  });

  it('a row opens to the side', async () => {
    const editor = await open('week-notes.md');
    const place = new vscode.Location(noteUri('control-memo.md'), new vscode.Position(4, 0));
    await run('openPassageToTheSide', { place });
    await eventually(() => {
      const active = vscode.window.activeTextEditor;
      assert.equal(active?.document.uri.toString(), place.uri.toString());
      assert.equal(active.viewColumn, (editor.viewColumn ?? 1) + 1);
      assert.equal(active.selection.active.line, 4);
    });
  });

  it('a row of a concept adds that concept to the glossary', async () => {
    await open('week-notes.md');
    await run('addConceptToGlossary', { term: 'spreadsheet' });
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.ok(document?.getText().endsWith('\n\n## spreadsheet\n\n'));
  });

  it('a row of a copy has it removed where it stands', async () => {
    const ferry =
      'The little ferry crosses the sound every half an hour, and on Sundays it waits for those who come from church.';
    await write('ferry-a.md', `${ferry}\n`);
    await write('ferry-b.md', `Ferries.\n\n${ferry}\n`);
    const answer = await eventually(async () => {
      const { repeats } = await passage('ferry-b.md', 'The little ferry');
      assert.deepEqual(
        repeats.map(({ copies }) => copies.map(({ kind, here }) => `${kind}${here ? ' here' : ''}`)),
        [['original', 'copy here']],
      );
      return repeats[0]?.copies.find(({ here }) => here) ?? assert.fail('no copy');
    });
    const { start, end } = answer.location.range;
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    const place = new vscode.Location(vscode.Uri.parse(answer.location.uri), range);
    await run('removeCopy', { place, answer, repeat: { preview: ferry } });
    assert.equal(vscode.window.activeTextEditor?.document.getText(), 'Ferries.\n');
    await vscode.commands.executeCommand('undo');
    await closeAll();
    for (const name of ['ferry-a.md', 'ferry-b.md']) await remove(name);
  });

  describe('the rows', () => {
    /** Shows an answer; which sections are drawn anew by that, and whether all are. */
    function changes(tree: PassageTree, answer: ThisPassageAnswer | undefined): readonly string[] {
      const fired: string[] = [];
      const nameOf = (node: PassageNode) => ('section' in node ? node.section : String(node.item.label));
      const listening = tree.onDidChangeTreeData((nodes) => fired.push(...(nodes?.map(nameOf) ?? ['all'])));
      tree.show(answer);
      listening.dispose();
      return fired;
    }

    it('are left alone where an answer says the same, and where only others change', async () => {
      const tree = new PassageTree();
      const answer = await passage('week-notes.md', 'proxy gap does not close');
      assert.deepEqual(changes(tree, undefined), []);
      assert.deepEqual(changes(tree, answer), ['all']);
      assert.deepEqual(changes(tree, structuredClone(answer)), []);
      assert.deepEqual(changes(tree, { ...answer, related: answer.related.slice(1) }), ['related']);
      assert.deepEqual(changes(tree, { ...answer, related: [] }), ['all']);
      assert.deepEqual(changes(tree, undefined), ['all']);
      assert.ok(tree.isEmpty);
    });

    it('stay open or closed as they are, from one passage to the next', async () => {
      const tree = new PassageTree();
      tree.show(await passage('week-notes.md', 'proxy gap does not close'));
      const states = () =>
        tree
          .getChildren()
          .flatMap((section) => [
            `${tree.getTreeItem(section).label} ${tree.getTreeItem(section).collapsibleState}`,
            ...tree
              .getChildren(section)
              .map((row) => `${tree.getTreeItem(row).label} ${tree.getTreeItem(row).collapsibleState}`),
          ]);
      const [concepts] = tree.getChildren();
      assert.ok(concepts);
      const gap = tree.getChildren(concepts).find((row) => tree.getTreeItem(row).label === 'proxy gap');
      assert.ok(gap);
      assert.ok(states().includes('proxy gap 1') && states().includes('Concepts 2'));
      tree.turn(gap, true);
      tree.turn(concepts, false);
      tree.show(await passage('reading-verifiable-rewards.md', 'proxy gap.'));
      assert.ok(states().includes('proxy gap 2') && states().includes('Concepts 1'), states().join());
    });
  });

  it('a passage that is pinned is known by its words, wherever an edit moves them', async () => {
    const editor = await open('week-notes.md', 'Saved from the oversight');
    const { document } = editor;
    const { range } = await passage('week-notes.md', 'Saved from the oversight');
    const { start, end } = range;
    const pinned = await followPassage(
      document.uri,
      new vscode.Range(start.line, start.character, end.line, end.character),
    );
    const at = () => document.lineAt(pinned.start).text.slice(0, 5);
    const place = new vscode.Position(start.line, start.character);
    await editor.edit((builder) => builder.insert(place, 'Another passage.\n\n'));
    assert.deepEqual([at(), pinned.start.line], ['Saved', start.line + 2]);
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), 'First.\r\n\r\n'));
    assert.deepEqual([at(), pinned.start.line], ['Saved', start.line + 4]);
    pinned.dispose();
  });

  it('a passage that is pinned is found again in a note that was closed when it changed, or has another name', async () => {
    const words = 'The upper lock is shut while the reeds are cut.';
    await write('reeds.md', `First.\n\n${words}\n\nLast.\n`);
    const range = new vscode.Range(2, 0, 2, words.length);
    const pinned = await followPassage(noteUri('reeds.md'), range);
    const renaming = new vscode.WorkspaceEdit();
    renaming.renameFile(noteUri('reeds.md'), noteUri('reeds-of-june.md'));
    assert.ok(await vscode.workspace.applyEdit(renaming));
    await eventually(() => assert.equal(pinned.uri.toString(), noteUri('reeds-of-june.md').toString()));
    await write('reeds-of-june.md', `Another first.\n\nA second.\n\n${words}\n\nAnother last.\n`);
    await eventually(async () => {
      await pinned.catchUp();
      assert.equal(pinned.start.line, 4);
    });
    assert.ok(!pinned.isEmpty);
    const editor = await open('reeds-of-june.md');
    await editor.edit((builder) => builder.delete(new vscode.Range(4, 0, 5, 0)));
    assert.ok(pinned.isEmpty);
    pinned.dispose();
    await vscode.commands.executeCommand('undo');
    await closeAll();
    await remove('reeds-of-june.md');
  });
});
