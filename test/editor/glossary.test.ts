import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, flags, hoverOn, noteUri, open, ready, remove, write } from './editor.js';

const glossary = '# Mill words\n\n## Mill race\nAliases: leat, water\n\nThe channel that leads water to the wheel.\n';
const note =
  'The mill race was dry.\n\nBy a wheel pit I mean the hole in which the wheel turns. The wheel pit was dry too.\n';

const folder = 'mill-words';
const path = { glossary: `${folder}/glossary.md`, note: `${folder}/a.md`, ignored: '.intertext/ignored-terms' };

async function actionsAt(name: string, mark: string, kind: string): Promise<readonly vscode.CodeAction[]> {
  const { document, selection } = await open(name, mark);
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, selection, kind, 20);
}

describe('glossary notes', () => {
  before(async () => {
    await ready();
    await write(path.glossary, glossary);
    await write(path.note, note);
  });
  after(async () => {
    await vscode.workspace.saveAll();
    await closeAll();
    await remove(folder);
  });

  it('have their mistakes flagged and mended', async () => {
    await open(path.glossary);
    await eventually(() => assert.deepEqual(flags(noteUri(path.glossary)), ['4-4 Warning glossary.commonWord']));
    const fix = await eventually(async () => {
      const [first] = await actionsAt(path.glossary, 'water', 'quickfix.removeAlias');
      assert.equal(first?.title, 'Remove the alias “water”');
      return first;
    });
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    const { document } = await open(path.glossary);
    assert.equal(document.getText(), glossary.replace(', water', ''));
    await eventually(() => assert.deepEqual(flags(document.uri), []));
  });

  it('change hovers while they are typed', async () => {
    await eventually(async () => assert.match(await hoverOn(path.note, 'mill race'), /leads water to the wheel/));
    const { document, edit } = await open(path.glossary, 'wheel');
    await edit((builder) => builder.insert(document.positionAt(document.getText().indexOf('wheel')), 'old '));
    assert.ok(document.isDirty);
    await eventually(async () => assert.match(await hoverOn(path.note, 'mill race'), /leads water to the old wheel/));
  });

  it('are not needed to ignore a term, until its line is deleted', async () => {
    await eventually(async () => assert.match(await hoverOn(path.note, 'wheel pit'), /hole in which the wheel turns/));
    const [ignore] = await actionsAt(path.note, 'wheel pit', 'quickfix.ignoreTerm');
    assert.equal(ignore?.title, 'Ignore “wheel pit”');
    const { command, arguments: given = [] } = ignore.command ?? assert.fail();
    await vscode.commands.executeCommand(command, ...given);
    assert.equal(await hoverOn(path.note, 'wheel pit'), '');
    const { document, edit } = await open(path.ignored, 'wheel pit');
    const line = document.lineAt(document.positionAt(document.getText().indexOf('wheel pit')));
    await edit((builder) => builder.delete(line.rangeIncludingLineBreak));
    await document.save();
    await eventually(async () => assert.match(await hoverOn(path.note, 'wheel pit'), /hole in which the wheel turns/));
    await closeAll();
    await remove('.intertext');
  });
});
