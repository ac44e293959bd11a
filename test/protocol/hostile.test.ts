import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  CodeLensRequest,
  CodeLensResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DocumentSymbolRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol';
import { Query } from '../../server/src/protocol.js';
import { seemly } from '../../server/src/text/seemly.js';
import { hostileNotes, injections } from '../hostile/notes.js';
import { at, Client } from './client.js';
import { TestFolder } from './folder.js';

/** What Markdown would make of a text: what is escaped makes nothing. A glossary may link to the web, and where to is shown. */
function madeOf(markdown: string, folder: string): readonly string[] {
  const plain = markdown.replace(/\\[!-/:-@[-`{-~]/g, '').replace(/\]\(https:[^\s)]*\)/g, ']');
  const links = [...plain.matchAll(/\]\(\s*<?([^)>]*)/g)].flatMap(([, target = '']) =>
    target.startsWith(`${folder}/`) ? [] : [`link to ${target}`],
  );
  const elements = [...plain.matchAll(/<[a-z!/?][^\n]{0,20}|!\[|\$\([a-z]|https?:\/\/|www\./gi)].map(
    ([found]) => found,
  );
  return [...links, ...elements, ...deceptions(markdown)];
}

/** The text, where it has characters that turn writing round or speak to a terminal. */
function deceptions(text: string): readonly string[] {
  return seemly(text) === text ? [] : [text];
}

/** Every string that somebody reads in an answer: what names a note or is given back to the server is none. */
function shownIn(answer: unknown): readonly string[] {
  if (typeof answer === 'string') return [answer];
  if (typeof answer !== 'object' || answer === null) return [];
  const unseen = new Set([
    'uri',
    'targetUri',
    'data',
    'id',
    'mark',
    'intended',
    'arguments',
    'newText',
    'name',
    'concept',
  ]);
  return Object.entries(answer).flatMap(([key, value]) => (unseen.has(key) ? [] : shownIn(value)));
}

/** A server of the hostile notes, with one of them open. */
async function begin(t: TestContext) {
  const files = hostileNotes();
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri] });
  const uri = folder.uriOf('a.md');
  const text = files['a.md'] ?? '';
  await client.open(uri, text);
  await client.ready();
  return { folder, client, uri, text };
}

test('nothing that a note says becomes a link, an element, an image or an icon', async (t) => {
  const { folder, client, uri, text } = await begin(t);
  const textDocument = { uri };
  let hovers = 0;
  for (const [i, { name }] of injections.entries()) {
    const position = at(text, `canarybird${i} sings`);
    const hover = await client.request(HoverRequest.type, { textDocument, position });
    const contents = hover?.contents;
    if (typeof contents !== 'object' || !('value' in contents)) continue;
    hovers++;
    assert.deepEqual(madeOf(contents.value, folder.uri), [], `hover, ${name}: ${contents.value}`);
    const known = await client.query<{ explanation?: string } | null>(Query.term.method, {
      ...{ textDocument, position },
      name: `canarybird${i}`,
    });
    assert.deepEqual(madeOf(known?.explanation ?? '', folder.uri), [], `explanation, ${name}`);
  }
  assert.ok(hovers > injections.length / 2, `${hovers} hovers`);
  const completion = await client.request(CompletionRequest.type, {
    textDocument,
    position: at(text, 'canarybird0 sings'),
  });
  for (const item of Array.isArray(completion) ? completion : (completion?.items ?? [])) {
    const { documentation } = await client.request(CompletionResolveRequest.type, item);
    if (typeof documentation === 'object') assert.deepEqual(madeOf(documentation.value, folder.uri), [], item.label);
  }
  const lenses = (await client.request(CodeLensRequest.type, { textDocument })) ?? [];
  for (const lens of lenses) {
    const { command } = await client.request(CodeLensResolveRequest.type, lens);
    assert.doesNotMatch(command?.title ?? '', /canary|\$\(/);
  }
});

test('nothing that a note says turns writing round or speaks to a terminal', async (t) => {
  const { folder, client, uri, text } = await begin(t);
  const textDocument = { uri };
  const asked: Record<string, unknown> = {
    diagnostics: await client.diagnostics(uri),
    problems: await client.diagnostics(folder.uriOf('glossary.md')),
    outline: await client.request(DocumentSymbolRequest.type, { textDocument }),
  };
  for (const [i] of injections.entries()) {
    const params = { textDocument, position: at(text, `The bird of number ${i} `), limit: 20 };
    for (const query of [Query.passage, Query.relatedPassages])
      asked[`${query.method} ${i}`] = await client.query(query.method, params);
  }
  asked.search = await client.query(Query.searchPassages.method, { query: 'canary cage' });
  asked.repeats = await client.query(Query.repeats.method);
  asked.list = await client.query(Query.repeatList.method, { part: 'spare' });
  asked.map = await client.query(Query.map.method);
  asked.concepts = await client.query(Query.concepts.method);
  for (const [name, answer] of Object.entries(asked)) {
    const wrong = shownIn(answer).filter((one) => deceptions(one).length > 0);
    assert.deepEqual(wrong, [], name);
  }
});
