import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, flags, hoverOn, noteUri, open, ready, remove, write } from './editor.js';

async function outline(path: string): Promise<readonly string[]> {
  const { document } = await open(path);
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  return symbols.flatMap(({ name, children }) => [name, ...children.map((child) => child.name)]);
}

describe('the sample notes', () => {
  before(ready);
  after(closeAll);

  it('a hover shows the definition of the glossary first, then that of the starter glossary', async () => {
    const text = await hoverOn('week-notes.md', 'sandbagging at one');
    assert.ok(text.indexOf('lower than the model could reach') >= 0, text);
    assert.ok(text.indexOf('lower than the model could reach') < text.indexOf('Starter glossary'), text);
    assert.match(text, /glossary\\?\.md:18/);
  });

  it('a hover on a plural finds the concept', async () => {
    assert.match(await hoverOn('reading-verifiable-rewards.md', 'Quiet failures'), /nobody goes looking for it/);
  });

  it('a concept leads to its definition', async () => {
    const { document, selection } = await open('week-notes.md', 'playing dumb');
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      selection.active,
    );
    const places = found.map((one) =>
      'targetUri' in one
        ? `${vscode.workspace.asRelativePath(one.targetUri)}:${one.targetRange.start.line + 1}`
        : `${vscode.workspace.asRelativePath(one.uri)}:${one.range.start.line + 1}`,
    );
    assert.equal(places[0], 'glossary.md:18');
  });

  it('flags what was pasted twice, as a whole, and shows its original', async () => {
    const { document } = await open('forum-oversight.txt');
    await eventually(() =>
      assert.deepEqual(
        flags(document.uri).filter((flag) => !flag.includes(' Hint ')),
        ['12-16 Information repeat.near'],
      ),
    );
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    const [original] = diagnostic?.relatedInformation ?? [];
    assert.equal(original?.location.range.start.line, 0);
    assert.equal(original?.location.range.end.line, 5);
  });

  it('a code lens above the original tells how often it is repeated', async () => {
    const { document } = await open('forum-oversight.txt');
    const lenses = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      assert.ok(found.some(({ range }) => range.start.line === 0));
      return found;
    });
    const lens = lenses.find(({ range }) => range.start.line === 0);
    assert.equal(lens?.command?.title, 'repeated once');
    assert.ok(lens.command);
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
  });

  it('offers to go to the original, and goes there', async () => {
    const { document } = await open('forum-oversight.txt');
    await eventually(() => assert.notEqual(flags(document.uri).length, 0));
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(diagnostic);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.ok(actions.some(({ title }) => title === 'Remove this copy'));
    const command = actions.find(({ title }) => title.startsWith('Go'))?.command;
    assert.equal(command?.command, 'intertext.goToPlace');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 0);
  });

  it('outlines a Markdown note once, and a plain one by its openers', async () => {
    await write('outline.txt', 'It began well.\n\nMore speculative thoughts:\n\nIt did not end well.\n');
    assert.equal((await outline('control-memo.md')).filter((name) => name.includes('Three layers')).length, 1);
    assert.deepEqual(await outline('outline.txt'), ['More speculative thoughts:']);
    await closeAll();
    await remove('outline.txt');
  });

  it('a note shown in another language is still a note', async () => {
    const { document } = await open('forum-oversight.txt');
    const inLog = await vscode.languages.setTextDocumentLanguage(document, 'log');
    assert.equal(inLog.languageId, 'log');
    await eventually(() => assert.notEqual(flags(noteUri('forum-oversight.txt')).length, 0));
    assert.match(await hoverOn('forum-oversight.txt', 'sandbagging'), /lower than the model could reach/);
    await vscode.languages.setTextDocumentLanguage(inLog, 'plaintext');
  });
});
