import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { ErrorCodes, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { Query, type StatusAnswer } from '../../server/src/protocol.js';
import { Random } from '../bench/corpus/random.js';

import { until } from './client.js';
import { TestFolder } from './folder.js';
import { wrongRanges } from './ranges.js';
import { type RawAnswer, RawClient } from './raw-client.js';

/** `npm run soak` fires as often as a week of use might, and with a new seed. */
const isSoak = process.env.SOAK !== undefined;
const seed = isSoak ? Date.now() % 1_000_000_000 : 20;
const messages = isSoak ? 20_000 : 600;
const frames = isSoak ? 1000 : 60;
const cancellations = isSoak ? 1000 : 60;
/** Milliseconds that a reply may take; judged in the soak alone. */
const longest = isSoak ? 1000 : Number.POSITIVE_INFINITY;

const dance = 'A waggle dance (WD) is a dance that tells the other bees where the meadow is, and how far away.';
const files: Readonly<Record<string, string>> = {
  'a.md': `# Bees\n\n${dance}\n\nThe waggle dance 🦉 was seen by von Frisch.\r\n\r\n> ${dance}\n`,
  'b.txt': `${dance}\n\n${dance.replace('meadow', 'garden')}\n\nNothing else.\r`,
  'glossary.md': '# Waggle dance\nAliases: WD\n\nWhat bees do on the comb.\n\n## Comb\n\n',
};

const names = Object.keys(files);
const uris = [
  '',
  'file:///',
  'file://%',
  'untitled:a',
  'http://a/b',
  '\0',
  '__proto__',
  'file:///%00.md',
  'x'.repeat(5000),
];
const hostile: readonly unknown[] = [
  ...[undefined, null, true, 0, -1, 1.5, 1e308, -1e308, 2 ** 31, -(2 ** 53), 4_294_967_296],
  ...[
    '',
    ' ',
    'a',
    '\ud800',
    '\udc00a',
    '\0',
    '__proto__',
    'constructor',
    'toString',
    '$(x)',
    '('.repeat(500),
    '-'.repeat(3000),
  ],
  ...[[], [[]], {}, [null], Array(50).fill({}), { length: 1e9 }, { toString: 'x' }, { uri: null }],
  ...[JSON.parse('{"__proto__": {"uri": 7}, "constructor": {"prototype": 1}}'), { start: { line: -1 }, end: {} }],
  ...[{ start: { line: 1e9, character: 1e9 }, end: { line: -5, character: -5 } }],
  ...uris,
];

type Params = Readonly<Record<string, unknown>>;

/** All that can be asked, with parameters that make sense. */
function requests(uri: string, position: object): readonly (readonly [string, Params])[] {
  const textDocument = { uri };
  const range = { start: { line: 0, character: 0 }, end: position };
  const at = { textDocument, position };
  const standard: readonly (readonly [string, Params])[] = [
    ...['hover', 'definition', 'documentHighlight', 'prepareRename', 'completion'].map(
      (name) => [`textDocument/${name}`, at] as const,
    ),
    ['textDocument/references', { ...at, context: { includeDeclaration: true } }],
    ['textDocument/rename', { ...at, newName: 'round dance' }],
    ...['documentSymbol', 'codeLens', 'foldingRange', 'diagnostic', 'semanticTokens/full'].map(
      (name) => [`textDocument/${name}`, { textDocument }] as const,
    ),
    ['textDocument/semanticTokens/full/delta', { textDocument, previousResultId: '1' }],
    ['textDocument/semanticTokens/range', { textDocument, range }],
    ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
    ['codeAction/resolve', { title: 'x', data: { uri, kind: 'quickfix' } }],
    ['codeLens/resolve', { range, data: { uri, start: 1, end: 2 } }],
    ['completionItem/resolve', { label: 'waggle dance', data: { name: 'waggle dance', uri } }],
    ['workspace/symbol', { query: 'dance' }],
    ['workspace/diagnostic', { previousResultIds: [{ uri, value: 'x' }] }],
  ];
  const params = {
    ...at,
    query: 'dance',
    limit: 5,
    prefix: true,
    part: 'spare',
    name: 'waggle dance',
    text: 'a b',
    as: '> c',
  };
  const own = Object.values(Query).flatMap(({ method, command }) => [
    [method, params] as const,
    ['workspace/executeCommand', { command, arguments: [params] }] as const,
  ]);
  return [...standard, ...own];
}

function notifications(uri: string, position: object): readonly (readonly [string, Params])[] {
  const range = { start: position, end: position };
  return [
    ['textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text: dance } }],
    ['textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ range, text: '🦉\r' }] }],
    ['textDocument/didClose', { textDocument: { uri } }],
    ['textDocument/didSave', { textDocument: { uri } }],
    ['workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] }],
    ['workspace/didChangeConfiguration', { settings: { intertext: { repeats: { minWords: 12 } } } }],
    ['workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: 'file:///nowhere', name: '' }] } }],
    ['$/cancelRequest', { id: 'nothing' }],
    ['$/setTrace', { value: 'off' }],
    ['window/workDoneProgress/cancel', { token: 'nothing' }],
  ];
}

/** A copy in which one value, at any depth, is another. */
function bent(value: unknown, random: Random): unknown {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const [first, ...others] = keys;
  if (first === undefined || random.chance(0.25)) return hostile[random.between(0, hostile.length - 1)];
  const key = random.of([first, ...others]);
  const inner = bent((value as Params)[key], random);
  return Array.isArray(value)
    ? value.map((one, i) => (`${i}` === key ? inner : one))
    : { ...(value as Params), [key]: inner };
}

function anyPosition(random: Random): object {
  return { line: random.between(0, 8), character: random.between(0, 60) };
}

/** The URI that a request is about, whatever else it has become. */
function askedOf(sent: unknown): string | undefined {
  const { textDocument, arguments: given } = Object(sent);
  if (Array.isArray(given)) return askedOf(given[0]);
  const { uri } = Object(textDocument);
  return typeof uri === 'string' ? uri : undefined;
}

/** The texts of the notes as the server must have them. */
async function begin(t: TestContext) {
  const folder = await TestFolder.create(t, files);
  const client = await RawClient.start(t, folder.uri);
  const texts = new Map(names.map((name) => [folder.uriOf(name), files[name] ?? '']));
  const uri = folder.uriOf('a.md');
  const open = () => {
    const textDocument = { uri, languageId: 'markdown', version: 1, text: files['a.md'] };
    client.tell('textDocument/didOpen', { textDocument });
  };
  open();
  await until(async () => {
    const { result } = await client.ask(Query.status.method);
    return (result as StatusAnswer).state === 'ready' && (result as StatusAnswer).notes === names.length;
  });
  return { folder, client, texts, open };
}

test(`hostile values get an answer, and no range outside the text (seed ${seed})`, async (t) => {
  const { folder, client, texts, open } = await begin(t);
  const random = new Random(seed);
  const known: readonly [string, ...string[]] = [
    folder.uriOf('a.md'),
    folder.uriOf('b.txt'),
    folder.uriOf('glossary.md'),
  ];
  let slowest = { milliseconds: 0, method: '' };
  for (let i = 0; i < messages; i++) {
    if (random.chance(0.3)) {
      // Those that fit are about no note whose text is known here; the others may be about any.
      const isWhole = random.chance(0.3);
      const uri = isWhole ? folder.uriOf(`new/${random.between(1, 3)}.md`) : random.of(known);
      const all = notifications(uri, anyPosition(random));
      const [method, params] = all[random.between(0, all.length - 1)] ?? ['', {}];
      client.tell(method, isWhole ? params : bent(params, random));
      // Whatever came of it, the note is open with its text again, and the settings are the defaults.
      client.tell('workspace/didChangeConfiguration', { settings: {} });
      for (const one of known.slice(1)) client.tell('textDocument/didClose', { textDocument: { uri: one } });
      open();
      continue;
    }
    const uri = random.of(known);
    const all = requests(uri, anyPosition(random));
    const [method, params] = all[random.between(0, all.length - 1)] ?? ['', {}];
    const sent = random.chance(0.7) ? bent(params, random) : params;
    const start = performance.now();
    const { result } = await client.ask(method, sent);
    const milliseconds = performance.now() - start;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, method };
    assert.equal(client.exit, undefined, `${method} ${JSON.stringify(sent)}`);
    // What is resolved brings the range that the client sent.
    if (method.endsWith('/resolve')) continue;
    assert.deepEqual(
      wrongRanges(result, texts, askedOf(sent) ?? uri),
      [],
      `${method} ${JSON.stringify(sent)} ${JSON.stringify(result)}`,
    );
  }
  t.diagnostic(`${messages} messages; slowest: ${slowest.method}, ${Math.round(slowest.milliseconds)} ms`);
  assert.ok(slowest.milliseconds < longest, slowest.method);
});

/** What comes in place of an answer where none does. */
function silence(): Promise<RawAnswer> {
  return delay(10_000, { result: 'The server is silent.' }, { ref: false });
}

/** Bytes after which a whole frame can follow. */
function brokenFrame(random: Random): readonly (string | Uint8Array)[] {
  const body = (text: string | Uint8Array, head = ''): readonly (string | Uint8Array)[] => [
    `${head}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n`,
    text,
  ];
  const id = random.between(0, 1e6);
  const whole = JSON.stringify({ jsonrpc: '2.0', id, method: 'textDocument/hover', params: {} });
  const cut = random.between(0, whole.length - 1);
  return random.of([
    body(whole.slice(0, cut)),
    body(`${whole.slice(0, cut)}\u0000${whole.slice(cut)}`),
    body(Buffer.from([0xff, 0xfe, 0x7b, 0x7d, 0xc3])),
    body(random.of(['null', '1', '"x"', '[]', '[{}]', '{}', '{"id":1}', '{"jsonrpc":"1.0","method":"x"}', ''])),
    body(random.of(['{"method":7,"id":1}', '{"id":{},"method":"x"}', '{"id":null,"result":1}', '{"id":99,"error":7}'])),
    body(
      random.of(['{"id":[],"method":[]}', '{"method":"$/progress","params":7}', '{"method":"exit2","params":[[]]}']),
    ),
    body(`[${whole},${whole}]`),
    body(`${'['.repeat(20_000)}`),
    body('{}', 'Content-Type: application/vscode-jsonrpc; charset=none\r\n'),
    ['Content-Type: text/plain\r\n\r\n'],
    ['Content-Length: many\r\n\r\n'],
    ['no colon in it\r\n\r\n'],
    ['\r\n\r\n'],
    [`${'x'.repeat(10_000)}: y\r\n\r\n`],
    ['Content-Length: 0\r\n\r\n'],
  ]);
}

test(`broken frames are passed over (seed ${seed})`, async (t) => {
  const { client, folder } = await begin(t);
  const random = new Random(seed);
  const params = { textDocument: { uri: folder.uriOf('a.md') }, position: { line: 2, character: 4 } };
  const hover = () => client.ask('textDocument/hover', params);
  const { result } = await hover();
  for (let i = 0; i < frames; i++) {
    const frame = brokenFrame(random);
    client.write(...frame);
    // After a head that is none, the library goes on when more bytes come.
    const answered = hover();
    const more = setInterval(() => client.tell('$/more', {}), 50);
    const answer = await Promise.race([answered, silence()]).finally(() => clearInterval(more));
    assert.equal(client.exit, undefined, JSON.stringify(frame).slice(0, 200));
    assert.deepEqual(answer.result, result, JSON.stringify(frame).slice(0, 200));
  }
  t.diagnostic(`${frames} frames`);
});

test('nothing is done before initialize and after shutdown', async (t) => {
  const folder = await TestFolder.create(t, files);
  const client = new RawClient(t);
  const every = async (code: number): Promise<void> => {
    const uri = folder.uriOf('a.md');
    const position = { line: 0, character: 0 };
    for (const [method, params] of notifications(uri, position)) client.tell(method, params);
    for (const [method, params] of requests(uri, position)) {
      assert.equal((await client.ask(method, params)).error?.code, code, method);
    }
    assert.equal(client.exit, undefined);
  };
  await every(ErrorCodes.ServerNotInitialized);
  await client.ask('initialize', { processId: null, rootUri: null, capabilities: {}, workspaceFolders: null });
  client.tell('initialized', {});
  assert.equal((await client.ask('initialize', { capabilities: {} })).error?.code, ErrorCodes.InvalidRequest);
  assert.equal((await client.ask('intertext/status')).error, undefined);
  await client.ask('shutdown');
  await every(ErrorCodes.InvalidRequest);
  client.tell('exit', undefined);
  await new Promise((resolve) => client.process.once('exit', resolve));
  assert.equal(client.exit, '0');
});

test(`cancelled requests say so, and the others are answered as ever (seed ${seed})`, async (t) => {
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [`${i}.md`, `${dance}\n\nNote ${i}, ${dance}\n`]),
  );
  const folder = await TestFolder.create(t, many);
  const client = await RawClient.start(t, folder.uri);
  const random = new Random(seed);
  let cancelled = 0;
  for (let i = 0; i < cancellations; i++) {
    // The one before keeps the server busy for a while, so that some are cancelled before and some while they run.
    const uri = folder.uriOf(`${random.between(0, 299)}.md`);
    const all = requests(uri, { line: 0, character: 4 });
    const [method, params] = all[random.between(0, all.length - 1)] ?? ['', {}];
    const { id, answer } = client.request(method, params);
    for (let turns = random.between(0, 3); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
    client.tell('$/cancelRequest', { id });
    if (random.chance(0.3)) client.tell('$/cancelRequest', { id });
    const { error } = await answer;
    if (error?.code === LSPErrorCodes.RequestCancelled) cancelled++;
    const isAnswered =
      error === undefined ||
      [ErrorCodes.InvalidParams, LSPErrorCodes.RequestFailed].some((code) => code === error.code);
    assert.ok(isAnswered || error.code === LSPErrorCodes.RequestCancelled, `${method}: ${JSON.stringify(error)}`);
    const status = (await client.ask('intertext/status')).result as { notes: number };
    assert.ok(status.notes <= 300);
  }
  t.diagnostic(`${cancellations} cancellations, ${cancelled} of them in time`);
  assert.equal(client.exit, undefined);
});
