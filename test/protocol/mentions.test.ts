import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GlossaryProblemAnswer, MentionsAnswer, TermAnswer } from '../../server/src/protocol.js';
import { askBothWays } from './both-ways.js';
import { Client, shown, until } from './client.js';
import { TestFolder } from './folder.js';

const glossary = '# Glossary\n\n## Eel run\nAliases: ER\n\nThe night on which eels leave a river.\n';
const files = {
  'a.md': 'We waited long, and in vain, for what everybody called the eel\nruns of October.\n\nAn ER needs rain.\n',
  'b.md': '- Nobody counted that Eel Run, whatever was said of it.\n',
  'glossary.md': glossary,
};

async function start(t: Parameters<typeof TestFolder.create>[0], more: Readonly<Record<string, string>> = {}) {
  const folder = await TestFolder.create(t, { ...files, ...more });
  const client = await Client.start(t, { folders: [folder.uri], settings: { glossary: { starter: false } } });
  await client.ready();
  const ask = <Answer>(name: string, params: unknown): Promise<Answer> => askBothWays(client, name, params);
  /** The mentions as lines: the note and its count, then each with the mention in brackets. */
  const list = async (params: object): Promise<readonly string[]> => {
    const answer = await ask<MentionsAnswer>('mentions', params);
    return answer.flatMap(({ uri, count, mentions }) => [
      `${uri.slice(folder.uri.length + 1)} ${count}`,
      ...mentions.map(({ range, preview, highlight: [from, to] }) => {
        return `  ${shown(range)} ${preview.slice(0, from)}[${preview.slice(from, to)}]${preview.slice(to)}`;
      }),
    ]);
  };
  return { folder, client, ask, list };
}

test('the mentions of a concept come note by note, each with the text around it', async (t) => {
  const { list } = await start(t);
  assert.deepEqual(await list({ name: 'eel run' }), [
    'a.md 2',
    '  0:59-1:4 …called the [eel runs] of October.',
    '  3:3-3:5 An [ER] needs rain.',
    'b.md 1',
    '  0:22-0:29 …counted that [Eel Run], whatever was said of it.',
    'glossary.md 2',
    '  2:3-2:10 [Eel run]',
    '  3:9-3:11 Aliases: [ER]',
  ]);
});

test('mentions are counted in all notes, and shown up to a limit', async (t) => {
  const { folder, list } = await start(t);
  assert.deepEqual(await list({ name: 'Eel run', limit: 0 }), ['a.md 2', 'b.md 1', 'glossary.md 2']);
  assert.equal((await list({ name: 'Eel run', limit: 3 })).length, 6);
  const textDocument = { uri: folder.uriOf('b.md') };
  assert.deepEqual(await list({ name: 'Eel run', textDocument }), [
    'b.md 1',
    '  0:22-0:29 …counted that [Eel Run], whatever was said of it.',
  ]);
  assert.deepEqual(await list({ name: 'zeppelin' }), []);
});

test('mentions follow what is typed', async (t) => {
  const { folder, client, list } = await start(t);
  await client.open(folder.uriOf('b.md'), files['b.md']);
  await client.edit(folder.uriOf('b.md'), 2, { text: 'Rain.\n\nAn eel run, and a second eel run.' });
  await until(async () => (await list({ name: 'Eel run', limit: 0 })).includes('b.md 2'));
});

test('a candidate has mentions too', async (t) => {
  const { list } = await start(t, {
    'c.txt': 'It is a nectar-robber that we saw.\n\nThis Nectar-Robber was what they are.',
  });
  assert.deepEqual(await list({ name: 'nectar-robber' }), [
    'c.txt 2',
    '  0:8-0:21 It is a [nectar-robber] that we saw.',
    '  2:5-2:18 This [Nectar-Robber] was what they are.',
  ]);
});

test('a term says where its name is written and what a hover says of it', async (t) => {
  const { folder, ask } = await start(t);
  const term = await ask<TermAnswer | null>('term', { name: 'ER' });
  assert.equal(term?.written?.uri, folder.uriOf('glossary.md'));
  assert.equal(term.written && shown(term.written.range), '2:3-2:10');
  assert.match(term.explanation ?? '', /^The night on which eels leave a river\.\n\n— \[glossary\.md:3\]/);
});

test('the mistakes of all glossary notes are listed, as far as they are flagged', async (t) => {
  const mistaken = '# Eel run\nAliases: ER, river\n\nThe night on which eels leave.\n\n# Weir\n';
  const { folder, client, ask } = await start(t, { 'glossary.md': mistaken });
  const told = (problems: readonly GlossaryProblemAnswer[]): readonly string[] =>
    problems.map(({ concept, location, message }) => {
      return `${concept} ${location.uri.slice(folder.uri.length + 1)} ${shown(location.range)} ${message}`;
    });
  assert.deepEqual(told(await ask('glossaryProblems', {})), [
    'Eel run glossary.md 1:13-1:18 The alias “river” is a common word: most who read it do not mean this concept.',
    'Weir glossary.md 5:2-5:6 Nothing defines “Weir” here.',
  ]);
  await client.configure({ glossary: { starter: false, severity: { commonWord: 'off' } } });
  await until(async () => told(await client.query('intertext/glossaryProblems')).length === 1);
});
