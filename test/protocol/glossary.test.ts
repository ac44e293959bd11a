import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HoverRequest, MarkupContent } from 'vscode-languageserver-protocol';
import { actionsAt, applied, editOf, type Session, start } from './actions.js';
import { at, shown, until } from './client.js';

const eel = '# Glossary\n\n## Eel run\nAliases: silver run\n\nThe night on which eels leave.\n';
const trout = '# Fish\n\n## Trout run\nAliases: silver run, water\n\nThe week in which trout come.\n\n## Weir\n';

/** What is flagged in a note, as `range code (severity) message → related`. */
async function flagged({ client, folder }: Session, name: string): Promise<readonly string[]> {
  const diagnostics = await client.diagnostics(folder.uriOf(name));
  return diagnostics.map(({ range, code, severity, message, relatedInformation = [] }) => {
    const related = relatedInformation
      .map(({ location }) => ` → ${location.uri.slice(folder.uri.length + 1)}`)
      .join('');
    return `${shown(range)} ${code} (${severity}) ${message}${related}`;
  });
}

const files = { 'open/glossary.md': trout, 'glossary.md': eel };

test('mistakes in a glossary note are flagged there, and another glossary takes part', async (t) => {
  const session = await start(t, files);
  const { client, folder } = session;
  assert.deepEqual(await flagged(session, 'open/glossary.md'), [
    '3:9-3:19 glossary.sameForm (2) “silver run” is claimed by two concepts: this one, and “Eel run” in glossary.md, line 4. → glossary.md',
    '3:21-3:26 glossary.commonWord (2) The alias “water” is a common word: most who read it do not mean this concept.',
    '7:3-7:7 glossary.emptyDefinition (3) Nothing defines “Weir” here.',
  ]);
  await client.open(folder.uriOf('glossary.md'), eel);
  assert.equal((await flagged(session, 'glossary.md')).length, 1);
  const refreshes = client.diagnosticRefreshes;
  await client.edit(folder.uriOf('glossary.md'), 2, { text: eel.replace('silver run', 'eel night') });
  await until(() => client.diagnosticRefreshes > refreshes);
  assert.equal((await flagged(session, 'open/glossary.md')).length, 2);
  await client.configure({ glossary: { severity: { commonWord: 'off', emptyDefinition: 'error' } } });
  await until(async () => (await flagged(session, 'open/glossary.md')).join().includes('emptyDefinition (1)'));
  assert.equal((await flagged(session, 'open/glossary.md')).length, 1);
  assert.deepEqual(await actionsAt(session, 'open/glossary.md', 'water'), []);
});

test('mistakes in closed glossaries are told with those of the workspace, and of a client that cannot pull', async (t) => {
  const { client, folder } = await start(t, files, {
    workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
  });
  await until(() => client.published.get(folder.uriOf('open/glossary.md'))?.length === 3);
  assert.equal(client.published.get(folder.uriOf('glossary.md')), undefined);
  await client.configure({ diagnostics: { scope: 'workspace' } });
  await until(() => client.published.get(folder.uriOf('glossary.md'))?.length === 1);
});

test('an alias that is claimed twice is removed, visited or merged', async (t) => {
  const session = await start(t, files);
  const name = 'open/glossary.md';
  const titles = (await actionsAt(session, name, 'silver')).map(({ title, kind }) => `${title}: ${kind}`);
  assert.deepEqual(titles, [
    'Remove the alias “silver run”: quickfix.removeAlias',
    'Go to “Eel run”: quickfix',
    'Merge into “Eel run”: quickfix.mergeEntries',
  ]);
  assert.deepEqual(applied(session, await editOf(session, name, 'silver', 'Remove')), {
    [name]: trout.replace('silver run, ', ''),
  });
  assert.deepEqual(applied(session, await editOf(session, name, 'silver', 'Merge')), {
    'glossary.md':
      '# Glossary\n\n## Eel run\nAliases: silver run, Trout run, water\n\nThe night on which eels leave.\n\nThe week in which trout come.\n',
    [name]: '# Fish\n\n## Weir\n',
  });
});

test('two entries of one note are merged', async (t) => {
  const text = '# A\nAliases: swerve\n\nOne.\n\n# B\nAliases: swerve\nSource: Me\n\nTwo.\n';
  const session = await start(t, { 'open/glossary.md': text });
  assert.deepEqual(applied(session, await editOf(session, 'open/glossary.md', 'swerve', 'Merge')), {
    'open/glossary.md': '# B\nAliases: swerve, A\nSource: Me\n\nTwo.\n\nOne.\n',
  });
});

test('an entry is merged into one that says nothing yet', async (t) => {
  const text = '# A\nAliases: swerve\n\nOne.\n\n# Swerve\n';
  const session = await start(t, { 'open/glossary.md': text });
  assert.deepEqual(applied(session, await editOf(session, 'open/glossary.md', 'swerve', 'Merge')), {
    'open/glossary.md': '# Swerve\nAliases: A\n\nOne.\n',
  });
});

test('an empty entry is deleted, or takes over what the notes say', async (t) => {
  const note = 'By a weir I mean a low wall that holds the water of a river back.\n';
  const session = await start(t, { ...files, 'a.md': note });
  const name = 'open/glossary.md';
  assert.deepEqual(applied(session, await editOf(session, name, 'Weir', 'Delete')), {
    [name]: trout.replace('\n## Weir\n', ''),
  });
  assert.deepEqual(applied(session, await editOf(session, name, 'Weir', 'Take over')), {
    [name]: `${trout.trim()}\n\nSource: a.md\n\n${note}`,
  });
  assert.deepEqual(
    (await actionsAt(session, name, 'water')).map(({ title, isPreferred }) => [title, isPreferred]),
    [['Remove the alias “water”', true]],
  );
});

test('an edited glossary changes hovers at once, saved or not', async (t) => {
  const session = await start(t, { ...files, 'open.md': 'The eel run of October.\n' });
  const { client, folder } = session;
  const hover = async () => {
    const position = at('The eel run', 'eel');
    const answer = await client.request(HoverRequest.type, {
      textDocument: { uri: folder.uriOf('open.md') },
      position,
    });
    return answer !== null && MarkupContent.is(answer.contents) ? answer.contents.value : '';
  };
  assert.match(await hover(), /eels leave/);
  await folder.write('glossary.md', eel.replace('leave', 'return'));
  await client.touch(folder.uriOf('glossary.md'));
  await until(async () => (await hover()).includes('eels return'));
  await client.open(folder.uriOf('glossary.md'), eel.replace('leave', 'sleep'));
  assert.match(await hover(), /eels sleep/);
  const range = { start: { line: 5, character: 0 }, end: { line: 5, character: 3 } };
  await client.edit(folder.uriOf('glossary.md'), 2, { range, text: 'A' });
  assert.match(await hover(), /A night on which eels sleep/);
});
