import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentDiagnosticRequest,
  type Location,
  type TextEdit,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { at, Client, shown, until } from './client.js';
import { TestFolder } from './folder.js';

const tide =
  'The harbour at Sellin empties twice a day, and whoever leaves a boat on the northern side learns to plan by it.';
const owl = 'An owl in the old mill calls at dusk, waits, and calls again until another answers from the far bank.';
const rain =
  'It had rained for a week when the cellar filled, and the shelves of jars began to float like small ships.';
const own = 'Nothing here was said before, and nothing of it will be said again in any other place of these notes.';
const near = tide.replace('northern', 'southern').replace('Sellin', 'Baabe');

const files = { 'a.md': `${tide}\n\n${owl}\n`, 'b.md': `${own}\n\n${tide}\n\n${owl}\n\nThe end of it.\n` };

function summary({ range, severity, code }: Diagnostic): string {
  const level = Object.entries(DiagnosticSeverity).find(([, value]) => value === severity)?.[0];
  return `${code} ${level} ${shown(range)}`;
}

async function actionsOn(client: Client, uri: string, position: { line: number; character: number }) {
  const diagnostics = [...(await client.diagnostics(uri))];
  const range = { start: position, end: position };
  const actions = await client.request(CodeActionRequest.type, {
    textDocument: { uri },
    range,
    context: { diagnostics },
  });
  return (actions ?? []) as CodeAction[];
}

test('a copy is one diagnostic, as large as the copy, that names the original', async (t) => {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.open(folder.uriOf('b.md'), files['b.md']);
  await client.ready();
  const found = await client.diagnostics(folder.uriOf('b.md'));
  assert.deepEqual(found.map(summary), [`repeat.copy Warning 2:0-4:${owl.length}`]);
  const [{ source, message, relatedInformation } = assert.fail()] = found;
  assert.equal(source, 'intertext');
  assert.ok(typeof message === 'string');
  assert.match(message, /^A copy of \d+ words in a\.md, line 1\.$/);
  assert.deepEqual(
    relatedInformation?.map(({ location, message: role }) => [location.uri, shown(location.range), role]),
    [[folder.uriOf('a.md'), `0:0-2:${owl.length}`, 'The original']],
  );
  assert.deepEqual(await client.diagnostics(folder.uriOf('a.md')), [], 'the original gets none');
});

test('every kind of copy has its code and its severity', async (t) => {
  const folder = await TestFolder.create(t, { 'a.md': tide, 'b.md': near, 'c.md': `> ${tide}` });
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const of = async (name: string) => (await client.diagnostics(folder.uriOf(name))).map(summary);
  assert.deepEqual(await of('b.md'), [`repeat.near Information 0:0-0:${near.length}`]);
  assert.match((await of('c.md')).join(), /^repeat\.quotation Hint 0:/);
  await client.configure({ repeats: { nearSimilarity: 0.99, severity: { distant: 'error', quotation: 'off' } } });
  assert.deepEqual(await until(async () => (await of('c.md')).length === 0 && of('b.md')), [
    `repeat.near Error 0:0-0:${near.length}`,
  ]);
});

test('copies are faded by setting, and nothing else is', async (t) => {
  const folder = await TestFolder.create(t, { 'a.md': tide, 'b.md': near, 'c.md': tide, 'd.md': `> ${tide}` });
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const faded = async () => {
    const names = ['a.md', 'b.md', 'c.md', 'd.md'];
    const found = await Promise.all(names.map((name) => client.diagnostics(folder.uriOf(name))));
    return names.filter((_, i) => found[i]?.some(({ tags }) => tags?.includes(DiagnosticTag.Unnecessary)));
  };
  assert.deepEqual(await faded(), []);
  await client.configure({ repeats: { fade: true } });
  assert.deepEqual(await until(async () => (await faded()).length > 0 && faded()), ['c.md']);
});

test('of very many copies some are flagged, and the last one tells how many more there are', async (t) => {
  const folder = await TestFolder.create(t);
  const client = await Client.start(t, { folders: [folder.uri], settings: { diagnostics: { limit: 500 } } });
  const uri = folder.uriOf('many.txt');
  await client.open(uri, Array.from({ length: 2000 }, (_, i) => `${tide}\n\nEntry ${i}.\n\n`).join(''), 'plaintext');
  await client.ready();
  const found = await client.diagnostics(uri);
  assert.equal(found.length, 500);
  assert.match(String(found.at(-1)?.message), /^[\d,]+ repeats more from here on;/);
  const roles = found.flatMap(({ relatedInformation = [] }) => relatedInformation.at(-1)?.message ?? []);
  assert.ok(
    roles.some((role) => /, and 1,\d{3} places more$/.test(role)),
    roles[0],
  );
  const named = found.reduce((sum, one) => sum + (one.relatedInformation?.length ?? 0), 0);
  assert.ok(named <= 10_000, `${named} places are named`);
});

test('a quotation before its source is no original', async (t) => {
  const texts = { 'a.md': `> ${tide}`, 'b.md': tide, 'c.md': tide };
  const folder = await TestFolder.create(t, texts);
  const client = await Client.start(t, { folders: [folder.uri] });
  for (const [name, text] of Object.entries(texts)) await client.open(folder.uriOf(name), text);
  await client.ready();
  const [copy] = await client.diagnostics(folder.uriOf('c.md'));
  assert.match(String(copy?.message), /in b\.md, line 1/);
  const lenses = async (name: string) => {
    const found = await client.request(CodeLensRequest.type, { textDocument: { uri: folder.uriOf(name) } });
    return found?.map(({ command }) => command?.title);
  };
  assert.deepEqual(await lenses('a.md'), []);
  assert.deepEqual(await lenses('b.md'), ['repeated 2 times']);
});

test('a result id tells that nothing has changed', async (t) => {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const textDocument = { uri: folder.uriOf('b.md') };
  const first = await client.request(DocumentDiagnosticRequest.type, { textDocument });
  assert.equal(first.kind, 'full');
  const previousResultId = first.resultId ?? assert.fail();
  const second = await client.request(DocumentDiagnosticRequest.type, { textDocument, previousResultId });
  assert.deepEqual(second, { kind: 'unchanged', resultId: previousResultId });
  await client.open(textDocument.uri, own);
  const third = await client.request(DocumentDiagnosticRequest.type, { textDocument, previousResultId });
  assert.equal(third.kind, 'full');
});

test('an edit of one open note refreshes the diagnostics and lenses of another', async (t) => {
  const folder = await TestFolder.create(t);
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.open(folder.uriOf('a.md'), 'Short.\n');
  await client.open(folder.uriOf('b.md'), tide);
  await client.ready();
  assert.deepEqual(await client.diagnostics(folder.uriOf('b.md')), []);
  const before = { diagnostics: client.diagnosticRefreshes, lenses: client.codeLensRefreshes };
  const end = { line: 1, character: 0 };
  await client.edit(folder.uriOf('a.md'), 2, { range: { start: end, end }, text: tide });
  await until(() => client.diagnosticRefreshes > before.diagnostics && client.codeLensRefreshes > before.lenses);
  assert.deepEqual((await client.diagnostics(folder.uriOf('b.md'))).map(summary), [
    `repeat.copy Warning 0:0-0:${tide.length}`,
  ]);
});

test('a client that cannot pull is sent the diagnostics of open notes', async (t) => {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri], capabilities: {} });
  await client.open(folder.uriOf('b.md'), files['b.md']);
  const sent = await until(() => client.published.get(folder.uriOf('b.md')));
  assert.deepEqual(sent.map(summary), [`repeat.copy Warning 2:0-4:${owl.length}`]);
  assert.equal(client.initialized?.capabilities.diagnosticProvider, undefined);
  await client.close(folder.uriOf('b.md'));
  await until(() => client.published.get(folder.uriOf('b.md'))?.length === 0);
});

test('the workspace is diagnosed by setting alone, up to the limit', async (t) => {
  const folder = await TestFolder.create(t, {
    'a.md': `${tide}\n\n${own}\n`,
    'b.md': tide,
    'c.md': `${own}\n\n${rain}\n\n${tide}\n`,
    'd.md': rain,
  });
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const pull = async () => {
    const { items } = await client.request(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    return items.flatMap((report) =>
      report.kind === 'full' ? report.items.map((one) => `${report.uri.slice(-4)} ${one.code}: ${one.message}`) : [],
    );
  };
  assert.deepEqual(await pull(), []);
  await client.configure({ diagnostics: { scope: 'workspace' } });
  const all = await until(async () => (await pull()).length === 4 && pull());
  assert.deepEqual(
    all.map((one) => one.split(':')[0]),
    ['b.md repeat.copy', 'c.md repeat.copy', 'c.md repeat.copy', 'd.md repeat.copy'],
  );
  await client.configure({ diagnostics: { scope: 'workspace', limit: 2 } });
  const cut = await until(async () => (await pull()).length === 2 && pull());
  assert.match(cut[1] ?? '', /^c\.md repeat\.limit: 3 repeats more/);
});

test('"Remove this copy" leaves the note well-formed, and is worked out when it is chosen', async (t) => {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri] });
  const uri = folder.uriOf('b.md');
  await client.open(uri, files['b.md']);
  await client.ready();
  const actions = await actionsOn(client, uri, at(files['b.md'], 'owl'));
  const named = (title: string) => actions.find((one) => one.title === title) ?? assert.fail();
  const [remove, goTo] = [named('Remove this copy'), named('Go to the original')];
  assert.deepEqual([remove.kind, remove.isPreferred], ['quickfix.removeCopy', true]);
  assert.equal(remove.edit, undefined);
  assert.equal(remove.diagnostics?.length, 1);
  assert.equal(goTo.command?.command, 'intertext.goToPlace');
  assert.deepEqual(goTo.command?.arguments?.[0]?.uri, folder.uriOf('a.md'));
  const { edit } = await client.request(CodeActionResolveRequest.type, remove);
  const [change] = edit?.documentChanges ?? [];
  if (change === undefined || !('edits' in change)) return assert.fail();
  assert.deepEqual(change.textDocument, { uri, version: 1 });
  const left = TextDocument.applyEdits(TextDocument.create(uri, '', 1, files['b.md']), change.edits as TextEdit[]);
  assert.equal(left, `${own}\n\nThe end of it.\n`);
  await client.edit(uri, 2, { text: `x\n${files['b.md']}` });
  const late = await client.request(CodeActionResolveRequest.type, remove);
  assert.equal(late.edit, undefined, 'the offsets are those of another text');
});

test('actions are offered for the kinds that are asked for', async (t) => {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri], capabilities: {} });
  const uri = folder.uriOf('b.md');
  await client.open(uri, files['b.md']);
  await client.ready();
  const ask = (only?: string[]) =>
    client.request(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 9 } },
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });
  assert.equal((await ask(['refactor']))?.length, 0);
  assert.equal((await ask(['quickfix.removeCopy']))?.length, 1);
  assert.deepEqual(await ask(['quickfix']), await ask());
  const [remove] = (await ask()) ?? [];
  assert.ok(remove && 'edit' in remove && remove.edit?.changes?.[uri], 'a client that cannot resolve gets the edit');
});

test('a lens over the original tells how often it is repeated', async (t) => {
  const folder = await TestFolder.create(t, { 'a.md': `x\n\n${tide}`, 'b.md': tide, 'c.md': `${rain}\n\n${tide}` });
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const lenses = () => client.request(CodeLensRequest.type, { textDocument: { uri: folder.uriOf('a.md') } });
  const [lens = assert.fail()] = (await lenses()) ?? [];
  assert.equal(shown(lens.range), '2:0-2:0');
  assert.equal(lens.command?.title, 'repeated 2 times');
  assert.equal(lens.command?.command, 'intertext.showPlaces');
  const [uri, position, locations] = lens.command?.arguments ?? [];
  assert.deepEqual([uri, position], [folder.uriOf('a.md'), { line: 2, character: 0 }]);
  assert.deepEqual(
    locations.map((location: { uri: string }) => location.uri),
    [folder.uriOf('b.md'), folder.uriOf('c.md')],
  );
  await client.configure({ codeLens: { repeats: false } });
  await until(async () => (await lenses())?.length === 0);
});

test('a line has one lens, for all originals that begin on it', async (t) => {
  const folder = await TestFolder.create(t, {
    'a.md': `${tide} ${own} ${owl}\n`,
    'b.md': `${tide}\n`,
    'c.md': `${rain}\n\n${owl}\n\n${own}\n`,
    'd.md': `${owl}\n`,
  });
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const lenses = await client.request(CodeLensRequest.type, { textDocument: { uri: folder.uriOf('a.md') } });
  assert.deepEqual(
    lenses?.map(({ range, command }) => [range.start.line, command?.title]),
    [[0, 'repeated 4 times']],
  );
  const locations: readonly Location[] = lenses?.[0]?.command?.arguments?.[2];
  assert.deepEqual(
    locations.map(({ uri, range }) => `${uri.slice(folder.uri.length + 1)}:${range.start.line + 1}`).sort(),
    ['b.md:1', 'c.md:3', 'c.md:5', 'd.md:1'],
  );
});
