import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, cursor, eventually, noteUri, open, ready } from './editor.js';

const start = 'week-notes.md:7';

function tabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
}

/** Runs a command of the editor. */
const editor = (id: string, ...given: unknown[]) => vscode.commands.executeCommand(id, ...given);
const down = () => editor('workbench.action.quickOpenSelectNext');
const enter = () => editor('workbench.action.acceptSelectedQuickOpenItem');
const cancel = () => editor('workbench.action.closeQuickOpen');

const reaches = (place: string) => eventually(() => assert.equal(cursor(), place));
const leaves = (place: string) =>
  eventually(() => {
    assert.notEqual(cursor(), place);
    return cursor();
  });

describe('passages', () => {
  before(ready);
  afterEach(closeAll);

  describe('Go to Related Passage', () => {
    /** Offers what is related to a passage; the first is shown at once, while the list has the focus. */
    const offer = async () => {
      await open('week-notes.md', 'proxy gap does not close');
      void editor('intertext.goToRelatedPassage');
      return leaves(start);
    };

    it('shows the passage that is chosen, and stays there on Enter', async () => {
      const first = await offer();
      await down();
      const second = await leaves(first);
      await enter();
      await eventually(() => assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview, false));
      await reaches(second);
      assert.deepEqual(tabs().toSorted(), [...new Set(['week-notes.md', second.split(':')[0]])].toSorted());
    });

    it('goes back on Escape however many were shown, and leaves no tab behind', async () => {
      let at = await offer();
      for (let step = 0; step < 3; step++) {
        await down();
        at = await leaves(at);
      }
      await cancel();
      await reaches(start);
      await eventually(() => assert.deepEqual(tabs(), ['week-notes.md']));
    });

    it('brings back the tab whose place the preview took', async () => {
      await vscode.window.showTextDocument(noteUri('week-notes.md'), { preview: false });
      await vscode.window.showTextDocument(noteUri('forum-comments.txt'), { preview: true });
      await open('week-notes.md', 'proxy gap does not close');
      assert.deepEqual(tabs(), ['week-notes.md', 'forum-comments.txt']);
      void editor('intertext.goToRelatedPassage');
      await leaves(start);
      await cancel();
      await reaches(start);
      await eventually(() => assert.deepEqual(tabs(), ['week-notes.md', 'forum-comments.txt']));
    });

    it('opens to the side, and leaves the note as it was', async () => {
      const first = await offer();
      await editor('intertext.openPassageToTheSide');
      await eventually(() => assert.equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.Two));
      await reaches(first);
      const beside = vscode.window.visibleTextEditors.find(({ viewColumn }) => viewColumn === vscode.ViewColumn.One);
      assert.ok(beside);
      assert.equal(
        `${vscode.workspace.asRelativePath(beside.document.uri)}:${beside.selection.active.line + 1}`,
        start,
      );
    });

    it('is a step of the navigation history', async () => {
      const first = await offer();
      await down();
      const second = await leaves(first);
      await enter();
      await eventually(() => assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview, false));
      await editor('workbench.action.navigateBack');
      await reaches(start);
      await editor('workbench.action.navigateForward');
      await reaches(second);
    });
  });

  describe('Search Passages', () => {
    it('shows what a query finds, and what the same query finds again', async () => {
      await open('week-notes.md');
      void editor('intertext.searchPassages', '"difficulty of the tasks" -zeppelin');
      await reaches('reading-verifiable-rewards.md:39');
      await cancel();
      await reaches('week-notes.md:1');
      void editor('intertext.searchPassages');
      await reaches('reading-verifiable-rewards.md:39');
      await enter();
      await eventually(() => assert.deepEqual(tabs(), ['week-notes.md', 'reading-verifiable-rewards.md']));
    });

    it('searches for what is selected', async () => {
      const { document } = await open('week-notes.md');
      const at = document.getText().indexOf('linear probe');
      const selection = new vscode.Selection(document.positionAt(at), document.positionAt(at + 'linear probe'.length));
      await vscode.window.showTextDocument(document, { selection });
      // Tests before this one may have taken lines out.
      const place = `week-notes.md:${selection.start.line + 1}`;
      void editor('intertext.searchPassages');
      await eventually(() => assert.ok(vscode.window.activeTextEditor?.selection.isEmpty));
      await enter();
      await reaches(place);
    });

    it('needs no open note, and leaves none open on Escape', async () => {
      await closeAll();
      void editor('intertext.searchPassages', 'calibration');
      await eventually(() => assert.ok(vscode.window.activeTextEditor));
      await cancel();
      await eventually(() => assert.deepEqual(tabs(), []));
    });
  });

  describe('the lens', () => {
    it('says above a passage how many it quotes or shares much with, and lists them', async () => {
      const { document } = await open('control-memo.md', '“A low score');
      const lens = await eventually(async () => {
        const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
          100,
        );
        const related = found.find(({ range }) => range.start.line === 27);
        assert.equal(related?.command?.title, '1 related passage');
        return related.command;
      });
      const [, , locations] = lens.arguments ?? [];
      assert.equal(locations.length, 1);
      await editor(lens.command, ...(lens.arguments ?? []));
      await eventually(async () => {
        await editor('goToNextReference');
        assert.equal(cursor(), 'mail-sandbagging.txt:13');
      });
      await editor('closeReferenceSearch');
    });
  });
});
