import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  type Range,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol';
import { Query } from '../../server/src/protocol.js';
import { Client, until } from './client.js';
import { TestFolder } from './folder.js';

const glossary = '# Words\n\n## tide gate\n\nA door.\n\n## weir\n\nA dam.\n';
const note = 'tide gates and a weir.\r\n\r\n> One tide\r\n> gate, a weir; 🦉 weir';

async function start(t: TestContext, text = note, settings: object = {}, encoding = 'utf-16') {
  const folder = await TestFolder.create(t, { 'glossary.md': glossary });
  const client = await Client.start(t, {
    folders: [folder.uri],
    settings: { glossary: { starter: false }, ...settings },
    capabilities: {
      general: { positionEncodings: [encoding] },
      workspace: { configuration: true, semanticTokens: { refreshSupport: true } },
    },
  });
  const uri = folder.uriOf('a.md');
  await client.open(uri, text);
  await client.ready();
  return { client, folder, uri };
}

/** Tokens as `line:character+length`. */
function shown(data: readonly number[] = []): string[] {
  const tokens: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(at);
    character = lines > 0 ? characters : character + characters;
    line += lines;
    tokens.push(`${line}:${character}+${length}`);
  }
  return tokens;
}

async function tokens({ client, uri }: Awaited<ReturnType<typeof start>>): Promise<string[]> {
  return shown((await client.request(SemanticTokensRequest.type, { textDocument: { uri } }))?.data);
}

test('the first mention of each concept is a token; all are, or none, by setting', async (t) => {
  const session = await start(t);
  assert.deepEqual(session.client.initialized?.capabilities.semanticTokensProvider, {
    legend: { tokenTypes: ['concept'], tokenModifiers: [] },
    range: true,
    full: { delta: true },
  });
  assert.deepEqual(await tokens(session), ['0:0+10', '0:17+4']);
  await session.client.configure({ mentions: { highlight: 'all' } });
  const all = ['0:0+10', '0:17+4', '2:6+4', '3:2+4', '3:10+4', '3:19+4'];
  await until(async () => (await tokens(session)).length === all.length);
  assert.deepEqual(await tokens(session), all, 'a mention in two lines is two tokens, without the mark of the quote');
  await session.client.configure({ mentions: { highlight: 'off' } });
  await until(async () => (await tokens(session)).length === 0);
});

test('tokens count UTF-8 bytes for a client that wants them', async (t) => {
  const session = await start(t, note, { mentions: { highlight: 'all' } }, 'utf-8');
  assert.deepEqual((await tokens(session)).at(-1), '3:21+4');
});

test('a part of a note has the tokens that it has in the whole', async (t) => {
  const { client, uri } = await start(t);
  const range = { start: { line: 0, character: 12 }, end: { line: 3, character: 99 } };
  const answer = await client.request(SemanticTokensRangeRequest.type, { textDocument: { uri }, range });
  assert.deepEqual(shown(answer?.data), ['0:17+4']);
});

test('what has changed is told alone', async (t) => {
  const { client, uri } = await start(t);
  const textDocument = { uri };
  const first = await client.request(SemanticTokensRequest.type, { textDocument });
  const start0 = { line: 0, character: 15 };
  await client.edit(uri, 2, { range: { start: start0, end: start0 }, text: 'big ' });
  const previousResultId = first?.resultId ?? '';
  const next = await client.request(SemanticTokensDeltaRequest.type, { textDocument, previousResultId });
  assert.ok(next && 'edits' in next);
  assert.deepEqual(next.edits, [{ start: 5, deleteCount: 5, data: [0, 21, 4, 0, 0] }]);
  const same = await client.request(SemanticTokensDeltaRequest.type, {
    textDocument,
    previousResultId: next.resultId ?? '',
  });
  assert.deepEqual(same && 'edits' in same && same.edits, []);
  const unknown = await client.request(SemanticTokensDeltaRequest.type, { textDocument, previousResultId: 'x' });
  assert.deepEqual(unknown && 'data' in unknown && shown(unknown.data), ['0:0+10', '0:21+4']);
});

test('a changed glossary makes the client ask again, an edit of the note does not', async (t) => {
  const session = await start(t, 'A weir and a lock.');
  const { client, folder, uri } = session;
  assert.deepEqual(await tokens(session), ['0:2+4']);
  await client.edit(uri, 2, { text: 'A weir, and a lock.' });
  assert.deepEqual(await tokens(session), ['0:2+4']);
  const before = client.tokenRefreshes;
  await client.open(folder.uriOf('glossary.md'), `${glossary}\n## lock\n\nTwo gates.\n`);
  await until(() => client.tokenRefreshes > before);
  assert.deepEqual(await tokens(session), ['0:2+4', '0:14+4']);
});

test('what is underlined is no token, and a client learns that the tokens have gone', async (t) => {
  const session = await start(t, note, { mentions: { highlight: 'all' } });
  const { client, uri } = session;
  const ranges = () => client.query<readonly Range[]>(Query.underlines.method, { textDocument: { uri } });
  assert.deepEqual(await ranges(), []);
  const colored = await tokens(session);
  assert.notEqual(colored.length, 0);
  await client.configure({ mentions: { highlight: 'all' }, decorations: { mentions: 'underline' } });
  await until(async () => (await tokens(session)).length === 0);
  const underlined = (await ranges()).map(({ start, end }) => {
    return `${start.line}:${start.character}+${end.character - start.character}`;
  });
  assert.deepEqual(underlined, colored);
});
