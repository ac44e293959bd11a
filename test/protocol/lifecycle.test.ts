import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import {
  CancellationTokenSource,
  ErrorCodes,
  HoverRequest,
  LSPErrorCodes,
  ReferencesRequest,
  ResponseError,
} from 'vscode-languageserver-protocol';
import { at, Client, until } from './client.js';
import { TestFolder } from './folder.js';

const text = 'Sandbagging, said twice: sandbagging.\n';
const position = at(text, 'sandbagging');

function failsWith(code: number): (error: unknown) => boolean {
  return (error) => error instanceof ResponseError && error.code === code;
}

test('the server says who it is and what it can do', async (t) => {
  const client = await Client.start(t);
  assert.equal(client.initialized?.serverInfo?.name, 'intertext');
  assert.match(client.initialized?.serverInfo?.version ?? '', /^\d+\.\d+\.\d+$/);
  assert.deepEqual(client.initialized?.capabilities, {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: 2 },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    completionProvider: { resolveProvider: true, completionItem: { labelDetailsSupport: true } },
    semanticTokensProvider: {
      legend: { tokenTypes: ['concept'], tokenModifiers: [] },
      range: true,
      full: { delta: true },
    },
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix'], resolveProvider: true },
    codeLensProvider: { resolveProvider: true },
    foldingRangeProvider: true,
    executeCommandProvider: {
      commands: [
        'query.passage',
        'query.relatedPassages',
        'query.searchPassages',
        'query.repeats',
        'query.repeatList',
        'action.setIntended',
        'action.ignoreTerms',
        'query.concepts',
        'query.mentions',
        'query.glossaryProblems',
        'query.underlines',
        'query.map',
        'query.term',
        'query.layOut',
        'query.status',
      ].map((name) => `intertext.${name}`),
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    diagnosticProvider: { identifier: 'intertext', interFileDependencies: true, workspaceDiagnostics: true },
  });
  await until(() => client.registrations.length === 2);
  assert.deepEqual(client.registrations, ['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']);
});

test('the command line serves as well', async (t) => {
  const client = await Client.start(t, { command: ['dist/cli.js', 'lsp'] });
  assert.equal((await client.ready()).state, 'ready');
  await client.shutdown();
  assert.equal(await client.end(), 0);
});

test('nothing is answered before initialize and after shutdown', async (t) => {
  const client = new Client(t);
  const ask = () => client.request(HoverRequest.type, { textDocument: { uri: 'file:///a.md' }, position });
  await assert.rejects(ask(), failsWith(ErrorCodes.ServerNotInitialized));
  await client.initialize();
  assert.equal(await ask(), null);
  await client.shutdown();
  await assert.rejects(ask(), failsWith(ErrorCodes.InvalidRequest));
  assert.equal(await client.end(), 0);
});

test('an exit without a shutdown is an error', async (t) => {
  const client = await Client.start(t);
  assert.equal(await client.end(), 1);
});

test('the server ends with its client', async (t) => {
  const parent = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  const client = await Client.start(t, { processId: parent.pid ?? null });
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  assert.equal(await client.exit, 1);
});

test('a cancelled request says so', async (t) => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.md`, text]));
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const params = { textDocument: { uri: folder.uriOf('0.md') }, position, context: { includeDeclaration: true } };
  const source = new CancellationTokenSource();
  const answer = client.connection.sendRequest(ReferencesRequest.type, params, source.token);
  source.cancel();
  await assert.rejects(answer, failsWith(LSPErrorCodes.RequestCancelled));
  assert.equal((await client.request(ReferencesRequest.type, params))?.length, 400);
});

test('hostile parameters get an error, and the server lives on', async (t) => {
  const client = await Client.start(t);
  const queries: readonly [string, unknown][] = [
    ['intertext/relatedPassages', {}],
    ['intertext/relatedPassages', { textDocument: { uri: 7 }, position: null }],
    ['intertext/searchPassages', { query: ['a'] }],
    ['intertext/searchPassages', { query: 'a', limit: -1 }],
    ['intertext/repeats', { textDocument: 'a' }],
    ['workspace/executeCommand', { command: 'intertext.query.nothing' }],
  ];
  for (const [method, params] of queries) {
    await assert.rejects(client.query(method, params), failsWith(ErrorCodes.InvalidParams), method);
  }
  await assert.rejects(client.query('textDocument/hover', { position }), failsWith(ErrorCodes.InternalError));
  const previousResultIds = [{ uri: { start: {}, end: {} }, value: 'x' }];
  assert.deepEqual(await client.query('workspace/diagnostic', { previousResultIds }), { items: [] });
  await client.connection.sendNotification('textDocument/didOpen', {});
  await client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: 'untitled:b', text: 7 } });
  await client.connection.sendNotification('textDocument/didChange', { textDocument: null, contentChanges: 1 });
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: null }] });
  await client.connection.sendNotification('workspace/didChangeConfiguration', {});
  await client.open('untitled:a', 'x');
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: 'untitled:a', version: 2 },
    contentChanges: [{ range: { start: { line: 'x' }, end: {} }, text: 'y' }],
  });
  assert.equal((await client.ready()).words, 1);
});

test('a server that starts again knows what the one before knew', async (t) => {
  const folder = await TestFolder.create(t, { 'a.md': text });
  const counts = [];
  for (let i = 0; i < 2; i++) {
    const client = await Client.start(t, { folders: [folder.uri] });
    await client.open(folder.uriOf('b.md'), text);
    counts.push(await until(async () => (await client.ready()).notes === 2 && client.query('intertext/concepts')));
    client.process.kill('SIGKILL');
    await client.exit;
  }
  assert.deepEqual(counts[0], counts[1]);
});

test('positions count UTF-8 bytes for a client that wants them', async (t) => {
  const accented = 'Größe — 🦉 über sandbagging.\n';
  const folder = await TestFolder.create(t, { 'a.md': accented, 'b.md': accented });
  const client = await Client.start(t, {
    folders: [folder.uri],
    capabilities: { general: { positionEncodings: ['utf-8', 'utf-16'] } },
  });
  assert.equal(client.initialized?.capabilities.positionEncoding, 'utf-8');
  await client.open(folder.uriOf('a.md'), accented);
  await client.ready();
  const character = Buffer.byteLength(accented.slice(0, accented.indexOf('sandbagging')));
  const params = { textDocument: { uri: folder.uriOf('a.md') }, position: { line: 0, character } };
  const references = await client.request(ReferencesRequest.type, { ...params, context: { includeDeclaration: true } });
  const expected = { start: { line: 0, character }, end: { line: 0, character: character + 11 } };
  assert.deepEqual(
    references?.map(({ range }) => range),
    [expected, expected],
    'open and closed alike',
  );
  const start = { line: 0, character: Buffer.byteLength('Größe — ') };
  await client.edit(folder.uriOf('a.md'), 2, {
    range: { start, end: { line: 0, character: start.character + 4 } },
    text: 'X',
  });
  const hover = await client.request(HoverRequest.type, {
    textDocument: params.textDocument,
    position: { line: 0, character: character - 3 },
  });
  assert.equal(hover?.range?.start.character, character - 3);
});
