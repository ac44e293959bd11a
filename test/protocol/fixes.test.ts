import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeActionResolveRequest, ExecuteCommandRequest, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import { actionsAt, applied, editOf, type Session, start } from './actions.js';
import { until } from './client.js';

const kiln =
  'The potter opens the kiln before it is cold, takes one cup out with the long tongs, and listens to it ring.';
const glaze =
  'Every glaze has a colour that it shows only once, on the day on which the fire was a little too hot for it.';
const clay = 'Clay that was dug in spring has to lie until the autumn, or the walls of a large jar will not stand up.';
const wheel =
  'Nobody hears the wheel any more after a week, and nobody can sleep on the first night without its sound.';
const near = clay.replace('autumn', 'winter').replace('large', 'tall');

const keep = 'Keep this copy and remove the other';

function versions({ folder }: Session, edit: WorkspaceEdit | undefined): Readonly<Record<string, unknown>> {
  const changes = (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? [change.textDocument] : []));
  return Object.fromEntries(changes.map(({ uri, version }) => [uri.slice(folder.uri.length + 1), version]));
}

function annotations(edit: WorkspaceEdit | undefined): readonly string[] {
  return Object.values(edit?.changeAnnotations ?? {}).map(
    ({ label, description, needsConfirmation }) => `${label}: ${description}${needsConfirmation ? '?' : ''}`,
  );
}

test('the later copy is kept, and the others go from all notes, open or closed', async (t) => {
  const session = await start(t, {
    'a.md': `One.\n\n${kiln}\n\nTwo.\n`,
    'open.md': `${kiln}\n\n${wheel}\n`,
    'z.txt': `${glaze}\n\n${kiln}\n`,
  });
  const edit = await editOf(session, 'open.md', 'kiln', `${keep}s`);
  assert.deepEqual(applied(session, edit), { 'a.md': 'One.\n\nTwo.\n', 'z.txt': `${glaze}\n` });
  assert.deepEqual(versions(session, edit), { 'a.md': null, 'z.txt': null });
  assert.deepEqual(annotations(edit), [], 'no words are lost: nothing is asked');
});

test('an original is kept as any copy is', async (t) => {
  const session = await start(t, { 'open-a.md': kiln, 'open-b.md': `${wheel}\n\n${kiln}\n` });
  const edit = await editOf(session, 'open-a.md', 'kiln', `${keep}s`);
  assert.deepEqual(applied(session, edit), { 'open-b.md': `${wheel}\n` });
  assert.deepEqual(versions(session, edit), { 'open-b.md': 1 });
  const titles = (await actionsAt(session, 'open-a.md', 'kiln')).map(({ title }) => title);
  assert.ok(!titles.some((title) => /Remove|original/.test(title)), titles.join());
});

test('near copies and quotations stay when a copy is kept', async (t) => {
  const session = await start(t, { 'a.md': clay, 'b.md': near, 'c.md': `> ${clay}`, 'open.md': `${wheel}\n\n${clay}` });
  const edit = await editOf(session, 'open.md', 'spring', `${keep} exact copies`);
  assert.deepEqual(applied(session, edit), { 'a.md': '' });
});

test('a near copy is kept, and the editor asks about all that differ from it', async (t) => {
  const files = { 'a.md': `${wheel}\n\n${clay}\n`, 'b.md': clay, 'open.md': near };
  const session = await start(t, files);
  const edit = await editOf(session, 'open.md', 'spring', `${keep}s, which differ…`);
  assert.deepEqual(applied(session, edit), { 'a.md': `${wheel}\n`, 'b.md': '' });
  assert.equal(annotations(edit).length, 2);
  assert.ok(annotations(edit).every((one) => /^Copies that differ .*\?$/.test(one)));
  const plain = await start(t, files, { workspace: { workspaceEdit: { documentChanges: true } } });
  const titles = (await actionsAt(plain, 'open.md', 'spring')).map(({ title }) => title);
  assert.ok(!titles.some((title) => title.startsWith(keep)), 'where nothing can be asked, nothing is offered');
});

test('a copy with an address that the kept one lacks stays', async (t) => {
  const [start1, end] = [clay.slice(0, 40), clay.slice(40)];
  const session = await start(t, { 'a.md': `${start1} (https://a.example/clay)${end}`, 'b.md': clay, 'open.md': clay });
  const edit = await editOf(session, 'open.md', 'spring', keep);
  assert.deepEqual(applied(session, edit), { 'b.md': '' });
});

test('every later copy goes from a note, each with a question that names its original', async (t) => {
  const session = await start(t, {
    'a.md': `${wheel}\n\n${kiln}\n`,
    'open.md': `${glaze}\n\n${kiln}\n\n${clay}\n\n${glaze}\n`,
    'z.md': `${clay}\n`,
  });
  const edit = await editOf(session, 'open.md', 'kiln', 'Remove every later copy in this note…');
  assert.deepEqual(applied(session, edit), { 'open.md': `${glaze}\n\n${clay}\n` });
  assert.deepEqual(versions(session, edit), { 'open.md': 1 });
  assert.deepEqual(annotations(edit), [
    'Exact copies: 22 words, a copy of a.md, line 3?',
    'Exact copies: 24 words, a copy of open.md, line 1?',
  ]);
});

test('every later copy goes from all notes, a part of another as well, and none that is near or quoted', async (t) => {
  const block = `${kiln}\n\n${glaze}\n\n${wheel}`;
  const session = await start(t, {
    'a.md': `${block}\n`,
    'b.md': `${clay}\n\n${block}\n\n${glaze}\n`,
    'c.txt': `${near}\n\n> ${glaze}\n\n${kiln}\n`,
    'open.md': `${glaze}\n\nA last word.\n`,
  });
  const { progress } = session.client;
  const before = progress.length;
  const edit = await editOf(session, 'open.md', 'glaze', 'Remove every later copy in all notes…');
  const reports = ['25% 1 note', '50% 2 notes', '75% 3 notes', '100% 4 notes'].map((one) => `report ${one}`);
  assert.deepEqual(progress.slice(before), ['begin', ...reports, 'end']);
  assert.deepEqual(applied(session, edit), {
    'b.md': `${clay}\n`,
    'c.txt': `${near}\n\n> ${glaze}\n`,
    'open.md': 'A last word.\n',
  });
  assert.deepEqual(versions(session, edit), { 'b.md': null, 'c.txt': null, 'open.md': 1 });
  assert.ok(annotations(edit).every((one) => /^Exact copies: .*\?$/.test(one)));
});

test('what is intended stays, whatever goes', async (t) => {
  const session = await start(t, {
    'a.md': `${kiln}\n\n${wheel}\n\n${glaze}\n`,
    'b.md': `${clay}\n`,
    'open.md': `${glaze}\n\n${clay}\n\n${kiln}\n`,
  });
  const intended = (await actionsAt(session, 'open.md', 'kiln')).find(({ title }) => title === 'Mark as intended');
  const { command, arguments: given = [] } = intended?.command ?? assert.fail();
  await session.client.request(ExecuteCommandRequest.type, { command, arguments: given });
  await until(async () => (await actionsAt(session, 'open.md', 'kiln')).length === 0);
  const edit = await editOf(session, 'open.md', 'glaze', 'Remove every later copy in all notes…');
  assert.deepEqual(applied(session, edit), { 'open.md': `${kiln}\n` });
});

test('boilerplate stays, in however few notes there is something to remove', async (t) => {
  const others = Array.from({ length: 25 }, (_, i) => [`n${i}.txt`, `${wheel}\n\nNumber ${i}.\n`]);
  const session = await start(t, {
    ...Object.fromEntries(others),
    'a.md': `${kiln}\n`,
    'b.md': `${glaze}\n`,
    'c.md': `${clay}\n`,
    'open.md': `${wheel}\n\nTwo.\n\n${glaze}\n\nThree.\n\n${kiln}\n`,
    'z.md': `${wheel}\n\nFour.\n\n${clay}\n`,
  });
  const open = { 'open.md': `${wheel}\n\nTwo.\n\nThree.\n` };
  const ofNote = await editOf(session, 'open.md', 'kiln', 'Remove every later copy in this note…');
  assert.deepEqual(applied(session, ofNote), open);
  const ofAll = await editOf(session, 'open.md', 'kiln', 'Remove every later copy in all notes…');
  assert.deepEqual(applied(session, ofAll), { ...open, 'z.md': `${wheel}\n\nFour.\n` });
});

test('nested copies at the cursor have the fixes of the note once', async (t) => {
  const session = await start(t, {
    'a.md': `${kiln}\n\n${glaze}\n\n${wheel}\n`,
    'b.md': `${kiln}\n`,
    'open.md': `${kiln}\n\n${glaze}\n\n${wheel}\n\n${clay}\n\n${glaze}\n\n${kiln}\n`,
  });
  const titles = (await actionsAt(session, 'open.md', 'kiln')).map(({ title }) => title);
  assert.deepEqual(
    titles.filter((title) => title.startsWith('Remove every')),
    ['Remove every later copy in this note…', 'Remove every later copy in all notes…'],
  );
});

test('a client that can be told neither versions nor questions gets plain edits with the actions', async (t) => {
  const session = await start(
    t,
    { 'a.md': `${kiln}\n`, 'b.md': `${glaze}\n`, 'open.md': `${kiln}\n\n${wheel}\n\n${glaze}\n` },
    {},
  );
  const actions = await actionsAt(session, 'open.md', 'kiln');
  const edits = actions.flatMap(({ title, edit }) => (edit ? [`${title}: ${Object.keys(edit)}`] : []));
  assert.deepEqual(edits, [
    'Remove this copy: changes',
    `${keep}s: changes`,
    'Remove every later copy in this note: changes',
  ]);
  assert.deepEqual(applied(session, actions.at(-1)?.edit), { 'open.md': `${wheel}\n` });
});

test('a note that has changed since is not edited', async (t) => {
  const session = await start(t, { 'a.md': `${kiln}\n`, 'b.md': `${wheel}\n\n${kiln}\n`, 'open.md': `${kiln}\n` });
  const [action] = (await actionsAt(session, 'open.md', 'kiln')).filter(({ title }) => title.startsWith(keep));
  assert.ok(action);
  // No watcher tells: the file itself says that it is not the one that was read.
  await session.folder.write('b.md', `Something new.\n\n${session.files['b.md']}`);
  const { edit } = await session.client.request(CodeActionResolveRequest.type, action);
  assert.deepEqual(applied(session, edit), { 'a.md': '' });
  await until(async () => {
    const again = (await session.client.request(CodeActionResolveRequest.type, action)).edit;
    return Object.keys(versions(session, again)).length === 2;
  });
  await session.client.edit(session.folder.uriOf('open.md'), 2, { text: `x ${kiln}\n` });
  const late = await session.client.request(CodeActionResolveRequest.type, action);
  assert.equal(late.edit, undefined);
});

test('positions of edits count as the client does', async (t) => {
  const owl =
    'Ein Kauz ruft über die Dächer, und später, als schon keiner mehr hört, ruft er über dieselben Dächer zurück.';
  const files = { 'a.md': `ä ö ü. ${owl}\n`, 'open.md': `${wheel}\n\n${owl}\n` };
  const session = await start(t, files, {
    general: { positionEncodings: ['utf-8'] },
    workspace: { workspaceEdit: { documentChanges: true } },
  });
  const edit = await editOf(session, 'open.md', 'Kauz', keep);
  const [change] = edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  const [{ range } = assert.fail()] = change.edits;
  assert.equal(range.end.character, new TextEncoder().encode(files['a.md'].trimEnd()).length);
});
