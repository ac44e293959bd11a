import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeAction, CodeActionRequest, CodeLensRequest } from 'vscode-languageserver-protocol';
import { Client, shown } from './client.js';
import { TestFolder } from './folder.js';

const kiln =
  'The kiln is fired twice a year, and the whole village brings what it has made of clay since the last time.';
const wheel = 'Whoever wants to learn the wheel sits beside the old potter for a month, and only then may touch it.';
const near = kiln.replace('twice', 'four times').replace('village', 'street');
const files = { 'a.md': `${kiln}\n\n${wheel}\n`, 'b.md': `${near}\n`, 'c.md': `${wheel}\n` };

async function commandsOn(client: Client, uri: string) {
  const position = { line: 0, character: 9 };
  const params = { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } };
  const actions = (await client.request(CodeActionRequest.type, params)) as CodeAction[];
  return actions.flatMap(({ command }) => (command ? [command] : []));
}

test('a copy can be compared with its original, a near one can take over what differs', async (t) => {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri] });
  await client.ready();
  const [into, from, compare] = await commandsOn(client, folder.uriOf('b.md'));
  assert.deepEqual(
    [into, from, compare].map((one) => [one?.title, one?.command]),
    [
      ['Take over differences from the original', 'intertext.takeOverDifferences'],
      ['Take over differences into the original', 'intertext.takeOverDifferences'],
      ['Compare with the original', 'intertext.compareCopy'],
    ],
  );
  const [{ copy, original }] = into?.arguments ?? [];
  assert.deepEqual([copy.uri, shown(copy.range)], [folder.uriOf('b.md'), `0:0-0:${near.length}`]);
  assert.deepEqual([original.uri, shown(original.range)], [folder.uriOf('a.md'), `0:0-0:${kiln.length}`]);
  assert.deepEqual(from?.arguments, [{ copy: original, original: copy }]);
  assert.deepEqual(compare?.arguments, into?.arguments);
  const exact = await commandsOn(client, folder.uriOf('c.md'));
  assert.deepEqual(
    exact.map(({ title }) => title),
    ['Compare with the original', 'Go to the original', 'Mark as intended'],
  );
});

test('an editor is offered no command that it has not said it has', async (t) => {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri], initializationOptions: {} });
  await client.ready();
  const offered = await commandsOn(client, folder.uriOf('b.md'));
  assert.deepEqual(
    offered.map(({ title }) => title),
    ['Mark as intended'],
  );
  const known = client.initialized?.capabilities.executeCommandProvider?.commands ?? [];
  for (const { command } of offered) assert.ok(known.includes(command), command);
  const lenses = await client.request(CodeLensRequest.type, { textDocument: { uri: folder.uriOf('a.md') } });
  assert.deepEqual(
    lenses?.map(({ command }) => command),
    [
      { title: 'repeated once', command: '' },
      { title: 'repeated once', command: '' },
    ],
  );
});

test('a text is laid out as another', async (t) => {
  const client = await Client.start(t);
  const answer = await client.query('intertext/layOut', { text: 'one two three', as: '> one\n> two\n' });
  assert.equal(answer, '> one\n> two\n> three\n');
});
