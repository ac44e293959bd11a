import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import {
  type ClientCapabilities,
  LSPErrorCodes,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { at, Client, shown, until } from './client.js';
import { TestFolder } from './folder.js';

const glossary = `# Glossary

## Eel run
Aliases: eel runs, ER

The autumn night on which grown eels leave a river.

## Weir

A low dam.

## mesa-weir

A weir that a weir builds.
`;
const files = {
  'glossary.md': glossary,
  'open.md':
    'Eel runs are short.\r\n\r\n> One eel\r\n> run was the eel run’s end (“eel-run”), says [[eel run]].\r\n\r\neel run',
  'closed.txt': 'THE EEL RUN: an ER. See `eel run` and https://example.org/eel run.\n',
  'other.md': 'Nothing of the kind.\n',
};

type Files = Readonly<Record<string, string>>;

interface Session {
  readonly client: Client;
  readonly folder: TestFolder;
  readonly files: Files;
}

/** A server over these notes, those that are named `open*` open in the editor. */
async function start(t: TestContext, notes: Files = files, capabilities?: ClientCapabilities): Promise<Session> {
  const folder = await TestFolder.create(t, notes);
  const client = await Client.start(t, { folders: [folder.uri], ...(capabilities ? { capabilities } : {}) });
  for (const [name, text] of Object.entries(notes)) {
    if (name.startsWith('open')) await client.open(folder.uriOf(name), text);
  }
  await client.ready();
  return { client, folder, files: notes };
}

async function rename(session: Session, name: string, word: string, newName: string): Promise<WorkspaceEdit | null> {
  return session.client.request(RenameRequest.type, {
    textDocument: { uri: session.folder.uriOf(name) },
    position: at(session.files[name] ?? '', word),
    newName,
  });
}

/** All notes as an edit leaves them. */
function applied({ folder, files: before }: Session, edit: WorkspaceEdit | null): Files {
  const edits = new Map(Object.entries(edit?.changes ?? {}));
  for (const change of edit?.documentChanges ?? []) {
    if ('edits' in change) edits.set(change.textDocument.uri, change.edits as TextEdit[]);
  }
  return Object.fromEntries(
    Object.entries(before).map(([name, text]) => {
      const uri = folder.uriOf(name);
      return [name, TextDocument.applyEdits(TextDocument.create(uri, '', 1, text), edits.get(uri) ?? [])];
    }),
  );
}

async function isRefused(answer: Promise<unknown>, reason: RegExp): Promise<void> {
  await assert.rejects(answer, (error) => {
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, LSPErrorCodes.RequestFailed);
    assert.match(error.message, reason);
    return true;
  });
}

test('a name is renamed in all notes and in the glossary, its forms in kind, and an alias stays', async (t) => {
  const session = await start(t);
  const { folder } = session;
  const edit = await rename(session, 'open.md', 'eel run’s', 'elver march');
  assert.deepEqual(applied(session, edit), {
    'glossary.md': glossary.replace('## Eel run', '## Elver march').replace('eel runs', 'elver marches'),
    'open.md':
      'Elver marches are short.\r\n\r\n> One elver\r\n> march was the elver march’s end (“elver-march”), says [[eel run|elver march]].\r\n\r\nelver march',
    'closed.txt': 'THE ELVER MARCH: an ER. See `eel run` and https://example.org/eel run.\n',
    'other.md': 'Nothing of the kind.\n',
  });
  const versions = edit?.documentChanges?.map((change) => 'edits' in change && change.textDocument);
  assert.deepEqual(
    versions,
    [
      ['closed.txt', null],
      ['glossary.md', null],
      ['open.md', 1],
    ].map(([name, version]) => ({ uri: folder.uriOf(String(name)), version })),
  );
});

test('an alias is renamed by itself', async (t) => {
  const session = await start(t);
  const renamed = applied(session, await rename(session, 'closed.txt', 'ER. See', 'silver night'));
  assert.deepEqual(renamed, {
    ...files,
    'glossary.md': glossary.replace('eel runs, ER', 'eel runs, silver night'),
    'closed.txt': files['closed.txt'].replace('an ER. See', 'a silver night. See'),
  });
});

test('what is offered for renaming is the name or alias, without its inflection', async (t) => {
  const session = await start(t);
  const prepare = async (name: string, word: string) => {
    const textDocument = { uri: session.folder.uriOf(name) };
    const position = at(session.files[name] ?? '', word);
    const answer = await session.client.request(PrepareRenameRequest.type, { textDocument, position });
    return answer && 'placeholder' in answer ? `${shown(answer.range)} ${answer.placeholder}` : answer;
  };
  assert.equal(await prepare('open.md', 'Eel runs'), '0:0-0:8 Eel run');
  assert.equal(await prepare('open.md', 'run was'), '2:6-3:5 Eel run');
  assert.equal(await prepare('closed.txt', 'ER. See'), '0:16-0:18 ER');
  assert.equal(await prepare('open.md', 'short'), null);
});

test('a rename that would go wrong is refused with the reason', async (t) => {
  const session = await start(t, {
    ...files,
    'a.md': 'Night counting of eels (NCE) is cold.\n\nThis is sandbagging. A plain word.\n',
    'b.md': 'An NCE by hand.\n',
  });
  await isRefused(rename(session, 'open.md', 'eel run’s', 'weir'), /“weir” is a form of “Weir”/);
  await isRefused(rename(session, 'open.md', 'eel run’s', 'Weirs'), /“Weirs” is a form of “Weir”/);
  await isRefused(rename(session, 'open.md', 'eel run’s', 'sandbag'), /“sandbagging” of the starter glossary/);
  await isRefused(rename(session, 'open.md', 'eel run’s', 'the'), /too common/);
  await isRefused(rename(session, 'open.md', 'eel run’s', 'a, b'), /comma/);
  await isRefused(rename(session, 'open.md', 'eel run’s', ' '), /at least one letter/);
  await isRefused(rename(session, 'open.md', 'short', 'long'), /no concept at the cursor/);
  await isRefused(rename(session, 'a.md', 'sandbagging', 'playing dead'), /known from the starter glossary/);
  await isRefused(rename(session, 'a.md', 'Night', 'bat watching'), /would no longer say what “bat watching” is/);
  assert.equal(await rename(session, 'open.md', 'eel run’s', 'Eel  run'), null);
});

test('a file that must not be written is named', { skip: process.getuid?.() === 0 }, async (t) => {
  const session = await start(t);
  await chmod(session.folder.pathOf('closed.txt'), 0o444);
  await isRefused(rename(session, 'open.md', 'eel run’s', 'elver march'), /closed\.txt cannot be written/);
});

test('what was skipped is told', async (t) => {
  const session = await start(t, { ...files, 'big.md': 'eel run\0' });
  assert.ok(await rename(session, 'open.md', 'eel run’s', 'elver march'));
  await until(() => session.client.warnings.some((message) => /big\.md was skipped/.test(message)));
});

test('a form that the new name has no like of is asked about', async (t) => {
  const notes = {
    'glossary.md': '# Words\n\n## mesa-builder\n\nIt builds.\n',
    'open.md': 'A mesa-builder in mesa-building.',
  };
  const session = await start(t, notes);
  const edit = await rename(session, 'open.md', 'mesa-builder', 'inner smith');
  assert.equal(applied(session, edit)['open.md'], 'An inner smith in inner smith.');
  const annotations = Object.values(edit?.changeAnnotations ?? {});
  assert.deepEqual(
    annotations.map(({ label, needsConfirmation }) => [label, needsConfirmation]),
    [['Forms to look at', true]],
  );
});

test('a client without versioned edits gets plain ones', async (t) => {
  const session = await start(t, files, {});
  const edit = await rename(session, 'open.md', 'eel run’s', 'elver march');
  assert.equal(edit?.documentChanges, undefined);
  assert.equal(session.client.initialized?.capabilities.renameProvider, true);
  assert.match(applied(session, edit)['open.md'] ?? '', /^Elver marches/);
});

test('the mentions afterwards are those before, and a rename back gives the notes that were', async (t) => {
  const session = await start(t);
  const renamed = applied(session, await rename(session, 'open.md', 'eel run’s', 'elver march'));
  const after = await start(t, renamed);
  const count = async ({ client, folder }: Session, position: object) => {
    const textDocument = { uri: folder.uriOf('open.md') };
    const params = { textDocument, position: position as { line: number; character: number } };
    return (await client.request(ReferencesRequest.type, { ...params, context: { includeDeclaration: true } }))?.length;
  };
  const start0 = { line: 0, character: 0 };
  assert.equal(await count(after, start0), await count(session, start0));
  assert.deepEqual(applied(after, await rename(after, 'open.md', 'elver march’s', 'Eel run')), files);
});

test('positions count UTF-8 bytes for a client that wants them', async (t) => {
  const notes = { ...files, 'open.md': 'Größe 🦉: eel run.', 'closed.txt': 'Übel: eel run.' };
  const capabilities = { general: { positionEncodings: ['utf-8'] } };
  const session = await start(t, notes, capabilities);
  const character = Buffer.byteLength('Größe 🦉: ');
  const edit = await session.client.request(RenameRequest.type, {
    textDocument: { uri: session.folder.uriOf('open.md') },
    position: { line: 0, character },
    newName: 'elver march',
  });
  const edits = (name: string) => edit?.changes?.[session.folder.uriOf(name)]?.map(({ range }) => shown(range));
  assert.deepEqual(edits('open.md'), [`0:${character}-0:${character + 7}`]);
  assert.deepEqual(edits('closed.txt'), ['0:7-0:14']);
});
