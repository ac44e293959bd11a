import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionTriggerKind,
  ExecuteCommandRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol';
import type { ConceptAnswer } from '../../server/src/protocol.js';
import { applied, type Session, start } from './actions.js';
import { at, until } from './client.js';
import { run } from './command-line.js';

const path = '.intertext/ignored-terms';

const glossary =
  '# Words\n\n## Eel run\nAliases: silver run\n\nThe night on which eels leave.\n\n## Lock keeper\nSees to it.\n';
const note =
  'A fish ladder (FL) is a stair of water that lets fish go up. The FL of the eel run was built by the XYZ.\n\n' +
  'The annual run of eels is late. Sandbagging, as they say of a model.\n';
const files = { 'glossary.md': glossary, 'open.md': note };

/** What is offered on a selection, or at its start: by the editor itself where `kind` says so. */
async function offered(
  { client, folder }: Session,
  words: string,
  { isCursor = false, kind = CodeActionTriggerKind.Invoked }: { isCursor?: boolean; kind?: CodeActionTriggerKind } = {},
): Promise<readonly CodeAction[]> {
  const from = at(note, words);
  const to = isCursor ? from : { line: from.line, character: from.character + words.length };
  const actions = await client.request(CodeActionRequest.type, {
    textDocument: { uri: folder.uriOf('open.md') },
    range: { start: from, end: to },
    context: { diagnostics: [], triggerKind: kind },
  });
  return (actions ?? []) as CodeAction[];
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);
const cursor = { isCursor: true };
const unasked = { kind: CodeActionTriggerKind.Automatic };

test('a term is added, becomes an alias or is ignored: where it is selected, and at the cursor if somebody asks', async (t) => {
  const session = await start(t, files);
  const of = async (words: string, options = {}) => titles(await offered(session, words, options));
  assert.deepEqual(await of('annual run of eels'), [
    'Add “annual run of eels” to the glossary',
    'Add “annual run of eels” as an alias of “Eel run”',
  ]);
  assert.deepEqual(await of('fish ladder'), ['Add “fish ladder” to the glossary', 'Ignore “fish ladder”']);
  assert.deepEqual(await of('fish ladder', unasked), ['Add “fish ladder” to the glossary', 'Ignore “fish ladder”']);
  assert.deepEqual(await of('eel run'), [], 'the glossary has it');
  assert.deepEqual(await of('late. Sandbagging'), [], 'no term');
  assert.deepEqual(await of('Sandbagging', cursor), ['Add “sandbagging” to the glossary', 'Ignore “sandbagging”']);
  assert.deepEqual(await of('FL of', cursor), ['Add “fish ladder” to the glossary', 'Ignore “FL”']);
  assert.deepEqual(await of('XYZ', cursor), ['Add “XYZ” to the glossary', 'Ignore “XYZ”'], 'a candidate');
  assert.deepEqual(await of('Sandbagging', { ...cursor, ...unasked }), [], 'no lightbulb on every mention');
  assert.deepEqual(await of('late', cursor), [], 'an ordinary word');
  const [add = assert.fail(), alias = assert.fail()] = await offered(session, 'annual run of eels');
  assert.deepEqual(add.command?.arguments, ['annual run of eels']);
  assert.deepEqual(applied(session, alias.edit), {
    'glossary.md': glossary.replace('silver run', 'silver run, annual run of eels'),
  });
});

test('an editor without the command gets an edit of the glossary note', async (t) => {
  const bare = await start(t, files, undefined, []);
  const [add = assert.fail()] = await offered(bare, 'fish ladder');
  const written = applied(bare, add.edit)['glossary.md'] ?? '';
  assert.ok(written.startsWith(glossary));
  assert.match(
    written.slice(glossary.length),
    /^\n## fish ladder\nAliases: FL\n\nA fish ladder \(FL\) is a stair .* go up\.\n$/,
  );
});

test('an ignored term has no mention, hover or concept, on the command line too, until its line goes', async (t) => {
  const session = await start(t, files);
  const { client, folder } = session;
  const hover = async (word: string) => {
    const textDocument = { uri: folder.uriOf('open.md') };
    return (await client.request(HoverRequest.type, { textDocument, position: at(note, word) })) !== null;
  };
  const ignore = async (words: string) => {
    const command = (await offered(session, words)).find(({ title }) => title.startsWith('Ignore'))?.command;
    await client.request(ExecuteCommandRequest.type, {
      command: command?.command ?? '',
      arguments: command?.arguments ?? [],
    });
  };
  assert.deepEqual([await hover('Sandbagging'), await hover('fish ladder')], [true, true]);
  await ignore('Sandbagging');
  await ignore('fish ladder');
  assert.deepEqual(
    [await hover('Sandbagging'), await hover('fish ladder'), await hover('eel run')],
    [false, false, true],
  );
  const names = (await client.query<readonly ConceptAnswer[]>('intertext/concepts')).map(({ name }) => name);
  assert.ok(!names.includes('sandbagging') && !names.includes('fish ladder') && names.includes('Eel run'));
  const lines = (await readFile(folder.pathOf(path), 'utf8')).split('\n').filter((line) => /^\w/.test(line));
  assert.deepEqual(lines, ['fish ladder', 'sandbagging']);
  assert.match((await run(folder.path, 'define', 'fish ladder')).err, /fish ladder/);

  await folder.write(path, '# fish ladder\nsandbagging\n');
  await client.touch(folder.uriOf(path));
  await until(() => hover('fish ladder'));
  assert.equal(await hover('Sandbagging'), false);
  await folder.write(path, '***\n');
  await client.touch(folder.uriOf('.intertext'));
  const { code, message } = await until(() => client.published.get(folder.uriOf(path))?.[0]);
  assert.equal(code, 'ignored');
  assert.match(String(message), /^Line 1 is no term\./);
  await assert.rejects(
    client.query('intertext/ignoreTerms', { uri: folder.uriOf('open.md'), terms: ['weir'] }),
    /ignored-terms: Line 1 is no term/,
  );
});

test('what is no term, and a note outside every folder, are refused', async (t) => {
  const { client, folder } = await start(t, files);
  const ignore = (uri: string, term: string) => client.query('intertext/ignoreTerms', { uri, terms: [term] });
  await assert.rejects(ignore(folder.uriOf('open.md'), '# x'), /“x” is no term/);
  await assert.rejects(ignore('untitled:Untitled-1', 'weir'), /no folder on disk/);
});
