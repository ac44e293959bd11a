import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeLens, CodeLensRequest, CodeLensResolveRequest } from 'vscode-languageserver-protocol';
import { Client, shown, until } from './client.js';
import { TestFolder } from './folder.js';

const kiln =
  'Old Berta fires the kiln with cherry wood, for cherry burns slowly and leaves a glaze that is nearly blue on stoneware.';
const glaze =
  'A nearly blue glaze on stoneware comes from firing the kiln with cherry wood, as it burns slowly and gives little ash.';
const ferry = 'The ferry leaves at noon, unless there is fog, in which case nobody knows when it will leave at all.';
const owl = 'An owl in the old mill calls at dusk, waits, and calls again until another answers from the far bank.';

const river =
  'Below the sluice our river divides, and its younger arm, once dug for timber, still smells of resin in June.';

const files = {
  'a.md': `# Pots\n\n${kiln}\n\n${ferry}\n`,
  'b.md': `${owl}\n\n${glaze}\n`,
  'c.md': `So they say: “${owl}” And who would know?\n`,
  'd.md': `> ${owl}\n\nI never heard one.\n`,
};

async function start(t: Parameters<typeof TestFolder.create>[0], settings = {}) {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, { folders: [folder.uri], settings });
  await client.ready();
  const lenses = async (name: string): Promise<CodeLens[]> =>
    (await client.request(CodeLensRequest.type, { textDocument: { uri: folder.uriOf(name) } })) ?? [];
  /** The lenses of a note as they are shown: line, title, and the places that they list. */
  const all = async (name: string): Promise<readonly string[]> =>
    Promise.all(
      (await lenses(name)).map(async (lens) => {
        const { range, command } = await client.request(CodeLensResolveRequest.type, lens);
        const [, , places = []] = command?.arguments ?? [];
        const listed = places.map(({ uri, range: there }: { uri: string; range: Parameters<typeof shown>[0] }) =>
          [uri.slice(folder.uri.length + 1), shown(there)].join(' '),
        );
        return [`${range.start.line}: ${command?.title}`, ...listed].join(', ');
      }),
    );
  return { folder, client, lenses, all };
}

test('over a passage that others are much like stands how many, and the lens lists them', async (t) => {
  const { lenses, all } = await start(t);
  assert.equal((await lenses('a.md'))[0]?.command, undefined, 'the list is made when it is needed');
  assert.deepEqual(await all('a.md'), [`2: 1 related passage, b.md 2:0-2:${glaze.length}`]);
  assert.deepEqual(await all('b.md'), [
    `0: repeated 2 times, c.md 0:14-0:${owl.length + 13}, d.md 0:0-0:${owl.length + 2}`,
    `2: 1 related passage, a.md 2:0-2:${kiln.length}`,
  ]);
});

test('a quotation leads to its source, and the source to it where nothing else does', async (t) => {
  const { client, all } = await start(t, { codeLens: { relatedStrength: 1 } });
  assert.deepEqual(await all('c.md'), [`0: 1 related passage, b.md 0:0-0:${owl.length}`]);
  assert.deepEqual(await all('d.md'), [], 'a block quote says itself that it quotes');
  await client.configure({ codeLens: { repeats: false, relatedStrength: 1 } });
  const found = await until(async () => {
    const [lens] = await all('b.md');
    return lens?.includes('related') && [lens];
  });
  assert.deepEqual(found, [`0: 2 related passages, c.md 0:14-0:${owl.length + 13}, d.md 0:0-0:${owl.length + 2}`]);
});

test('two quotations from one passage are one relation, and from the passage right above none', async (t) => {
  const halves = [owl.slice(0, owl.indexOf(', and')), `${kiln.slice(0, kiln.indexOf(' that is'))}`];
  const text = `${owl} ${kiln}`;
  const quoting = `Somebody wrote “${halves[0]}”, and “${halves[1]}”.`;
  const folder = await TestFolder.create(t, {
    'a.md': `${text}\n\nOf boats:\n\n${ferry}\n`,
    'b.md': `${quoting}\n`,
    'c.md': `Of rivers.\n\n${river}\n\nHe wrote: “${river}” Who would not?\n`,
  });
  const settings = { codeLens: { relatedStrength: 1 }, repeats: { minWords: 5 } };
  const client = await Client.start(t, { folders: [folder.uri], settings });
  await client.ready();
  const titles = async (name: string) => {
    const lenses = await client.request(CodeLensRequest.type, { textDocument: { uri: folder.uriOf(name) } });
    const unresolved = (lenses ?? []).filter(({ command }) => !command);
    return Promise.all(
      unresolved.map(async (lens) => (await client.request(CodeLensResolveRequest.type, lens)).command?.title),
    );
  };
  assert.deepEqual(await titles('b.md'), ['1 related passage']);
  assert.deepEqual(await titles('c.md'), []);
});

test('the lens is switched off by setting, and told anew when the notes are others', async (t) => {
  const { folder, client, lenses } = await start(t, { codeLens: { related: false } });
  assert.deepEqual(await lenses('a.md'), []);
  await client.configure({});
  await until(async () => (await lenses('a.md')).length === 1);
  await client.open(folder.uriOf('a.md'), files['a.md']);
  await client.open(folder.uriOf('b.md'), files['b.md']);
  const before = client.codeLensRefreshes;
  await client.edit(folder.uriOf('b.md'), 2, { text: owl });
  await until(() => client.codeLensRefreshes > before);
  assert.deepEqual(await lenses('a.md'), []);
});
