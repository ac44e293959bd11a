import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, configure, eventually, noteUri, open, ready, remove, write } from './editor.js';

const files = {
  'glossary.md': '# Words\n\n## eel run\nAliases: ER\n\nThe night on which they leave.\n',
  'a.md': 'Eel runs are short.\n\nNo eel run was seen; the eel run’s end, an ER.\n',
  'b.txt': 'One eel run, and one eel\nrun more.\n',
};
type Name = keyof typeof files;
const names = Object.keys(files) as Name[];

const renamed = [
  files['glossary.md'].replace('eel run', 'elver march'),
  'Elver marches are short.\n\nNo elver march was seen; the elver march’s end, an ER.\n',
  'One elver march, and one elver\nmarch more.\n',
];

describe('names of concepts', () => {
  /** Each test has notes and words of its own: an editor does not forget at once what it knew of a note. */
  let test = 0;
  const own = (text: string) => text.replace(/eel|elver|ER/gi, (word) => `${word}${'abcdefgh'.charAt(test)}`);
  const path = (name: Name) => `names-${test}/${name}`;
  const textOf = async (name: Name) => (await vscode.workspace.openTextDocument(noteUri(path(name)))).getText();
  const texts = () => Promise.all(names.map(textOf));

  const rename = async (name: Name, mark: string, newName: string): Promise<vscode.WorkspaceEdit> => {
    const { document, selection } = await open(path(name), own(mark));
    const position = selection.active;
    return vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, position, own(newName));
  };

  before(ready);
  beforeEach(async () => {
    test++;
    for (const name of names) await write(path(name), own(files[name]));
    await eventually(async () => assert.equal((await rename('a.md', 'eel run was', 'elver march')).size, 3));
  });
  afterEach(async () => {
    await vscode.workspace.saveAll();
    await closeAll();
    await remove(`names-${test}`);
  });

  it('are renamed in all notes and in the glossary, and undo takes it back', async () => {
    assert.ok(await vscode.workspace.applyEdit(await rename('a.md', 'eel run was', 'elver march')));
    assert.deepEqual(await texts(), renamed.map(own));
    await open(path('a.md'));
    await vscode.commands.executeCommand('undo');
    assert.equal(await textOf('a.md'), own(files['a.md']));
  });

  it('are renamed from the heading of the glossary, by the name without its inflection', async () => {
    const { document, selection } = await open(path('glossary.md'), own('eel run'));
    const prepared = await vscode.commands.executeCommand<{ placeholder: string }>(
      'vscode.prepareRename',
      document.uri,
      selection.active,
    );
    assert.equal(prepared.placeholder, own('eel run'));
    assert.ok(await vscode.workspace.applyEdit(await rename('glossary.md', 'eel run', 'elver march')));
    assert.deepEqual(await texts(), renamed.map(own));
  });

  it('are not given to a concept where they belong to another one', async () => {
    await assert.rejects(rename('a.md', 'eel run was', 'sandbagging'), /is another concept/);
  });

  it('are suggested with what they mean, in place of what has been typed of them', async () => {
    const { document } = await open(path('a.md'));
    const typed = own('No eel ru');
    const position = document.positionAt(document.getText().indexOf(typed) + typed.length);
    const item = await eventually(async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
        undefined,
        50,
      );
      const found = items.find(({ label }) => (typeof label === 'string' ? label : label.label) === own('eel run'));
      return found ?? assert.fail('the name is not offered');
    });
    assert.equal(item.range instanceof vscode.Range && item.range.start.character, 'No '.length);
    assert.ok(item.documentation instanceof vscode.MarkdownString);
    assert.match(item.documentation.value, /The night on which they leave\./);
  });

  it('have a colour where they are mentioned first, everywhere or nowhere, as it is set', async () => {
    const { document } = await open(path('a.md'));
    const isShown = (count: number) =>
      eventually(async () => {
        const command = 'vscode.provideDocumentSemanticTokens';
        const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(command, document.uri);
        assert.equal((tokens?.data.length ?? 0) / 5, count);
      });
    await isShown(1);
    await configure('mentions.highlight', 'all');
    await isShown(4);
    await configure('mentions.highlight', 'off');
    await isShown(0);
    await configure('mentions.highlight', undefined);
  });
});
