import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createNotes } from '../../server/src/index.js';
import { run } from './command-line.js';
import { TestFolder } from './folder.js';

const glossary = `# Words

## Agent (economics)
Aliases: principal's agent, "deputy"
Source: Marten, "Rivers", 1998

One who acts for another.

- In *contracts*.

## Agent (chemistry)

What acts on a substance.

## tide gate

A door.
`;
const files = {
  'glossary.md': glossary,
  'notes/a.md':
    'By sea door I mean a heavy =gate= that “the sea” closes,\nnot a person.\n\nNorth Sea Board (NSB) is here; the NSB met.\n',
  'notes/b.txt':
    'An agent, two agents. The tide gates are shut.\n\nThe sluice keeper left. The sluice keeper was here.\n',
};

test('concepts lists them for a person, with how often each is mentioned', async (t) => {
  const { path } = await TestFolder.create(t, files);
  const { code, out, err } = await run(path, 'concepts');
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^Agent +\d+ mentions in 2 notes +One who acts for another\. In contracts\.\n/);
  assert.match(out, /\nNorth Sea Board +3 mentions in 1 note\n/);
  assert.match(out, /\ntide gate +2 mentions in 2 notes +A door\.\n$/);
  assert.ok(!out.includes('RLVR'), 'the starter glossary is listed where the notes mention it');
  const candidates = await run(path, 'concepts', '--candidates', 'notes');
  assert.match(candidates.out, /\n\nCandidates\n\n[\s\S]*sluice keeper +2 mentions in 1 note/);
});

test('concepts tells a program all that is known', async (t) => {
  const { path } = await TestFolder.create(t, files);
  const { out } = await run(path, 'concepts', '--format', 'json', '--candidates', '.');
  const { concepts, candidates } = JSON.parse(out);
  const [agent] = concepts;
  assert.deepEqual([agent.name, agent.aliases, agent.notes], ['Agent', ["principal's agent", 'deputy'], 2]);
  assert.deepEqual(agent.definitions[0], {
    text: 'One who acts for another.\n\n- In *contracts*.',
    origin: 'glossary',
    path: 'glossary.md',
    lines: [3, 9],
    sense: 'economics',
    source: 'Marten, "Rivers", 1998',
    score: 1,
  });
  assert.equal(agent.definitions[1].sense, 'chemistry');
  const keeper = candidates.find(({ name }: { name: string }) => name === 'sluice keeper');
  assert.deepEqual([keeper.path, keeper.lines, keeper.mentions], ['notes/b.txt', [3, 3], 2]);
});

test('a table of concepts is one for spreadsheets, in which no note can write a formula', async (t) => {
  const { path } = await TestFolder.create(t, {
    ...files,
    'glossary.md': `${glossary}\n## sum\nSource: +1+1\n\n=HYPERLINK("http://example.org","x")\n`,
  });
  const { out } = await run(path, 'concepts', '--format', 'csv');
  const rows = parsed(out);
  assert.deepEqual(rows[0], ['name', 'aliases', 'origin', 'place', 'source', 'mentions', 'notes', 'definition']);
  assert.ok(rows.every((row) => row.length === 8));
  const rowOf = (name: string) => rows.find(([first]) => first === name) ?? [];
  assert.deepEqual(rowOf('Agent').slice(0, 5), [
    'Agent',
    "principal's agent; deputy",
    'glossary',
    'glossary.md:3-9',
    'Marten, "Rivers", 1998',
  ]);
  assert.equal(rowOf('Agent').at(-1), 'One who acts for another.\n\n- In *contracts*.');
  assert.equal(rowOf('sum').at(-1), '\'=HYPERLINK("http://example.org","x")');
  assert.equal(rowOf('sum')[4], "'+1+1");
  assert.equal(rowOf('North Sea Board')[3], 'notes/a.md:4');
});

test('the Markdown of concepts is a glossary note that says the same', async (t) => {
  const { path } = await TestFolder.create(t, {
    ...files,
    'c.md':
      'By night soil I mean # no heading.\n\nBy eel pot I mean *a trap of willow*.\n\nThe term “tide pole” refers to a pole, with marks.\n',
  });
  const { out } = await run(path, 'concepts', '--format', 'markdown');
  const before = JSON.parse((await run(path, 'concepts', '--format', 'json')).out).concepts;
  const after = createNotes({ starterGlossary: false });
  after.put('file:///glossary.md', out);
  const shape = ({
    name,
    aliases,
    definitions,
  }: {
    name: string;
    aliases: string[];
    definitions: { text: string }[];
  }) => [name, aliases, definitions.map(({ text }) => text.replace(/^\\/, ''))];
  const told = before.map((concept: Parameters<typeof shape>[0]) => {
    const [name, aliases, texts] = shape(concept);
    return [
      name,
      aliases,
      (texts as string[]).filter((text) => text !== name).map((text) => text.replace(/\n(?=not)/, ' ')),
    ];
  });
  assert.deepEqual(
    after.concepts().map((concept) => shape(concept as never)),
    told,
  );
  assert.ok(told.length >= 6);
  assert.match(out, /^## sea door\nSource: notes\/a\.md:1-2\n\nBy sea door I mean/m);
});

test('the glossary of the sample notes comes back from its own Markdown', async () => {
  const { out } = await run('.', 'concepts', '--format', 'markdown', 'test/sample/glossary.md');
  const read = (text: string) => {
    const notes = createNotes({ starterGlossary: false });
    notes.put('file:///glossary.md', text);
    return notes.concepts().map(({ name, aliases, definitions }) => ({
      name,
      aliases,
      definitions: definitions.map(({ text: said, source }) => ({ said, source })),
    }));
  };
  const sample = read(await readFile('test/sample/glossary.md', 'utf8'));
  const names = new Set(sample.map(({ name }) => name));
  assert.deepEqual(
    read(out)
      .filter(({ name }) => names.has(name))
      .map(({ name, definitions }) => ({ name, definitions })),
    sample.map(({ name, definitions }) => ({ name, definitions })),
  );
});

test('no concepts are an empty glossary', async (t) => {
  const { path } = await TestFolder.create(t, { 'a.md': 'Nothing here.\n' });
  for (const format of ['text', 'markdown']) {
    assert.deepEqual(await run(path, 'concepts', '--format', format), { code: 0, out: '', err: '' });
  }
});

/** The rows of a table as RFC 4180 has it. */
function parsed(csv: string): string[][] {
  assert.ok(csv.endsWith('\r\n'));
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replace(/""/g, '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}
