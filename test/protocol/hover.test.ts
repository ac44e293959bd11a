import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { HoverRequest, MarkupContent } from 'vscode-languageserver-protocol';
import { at, Client } from './client.js';
import { TestFolder } from './folder.js';

/** The hover over a word of `a.md`, as Markdown or as plain text; `~` stands for the folder. */
async function hoverOn(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  word: string,
  contentFormat: ('markdown' | 'plaintext')[] = ['markdown'],
): Promise<string> {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, {
    folders: [folder.uri],
    initializationOptions: { glossary: { starter: false } },
    capabilities: { textDocument: { hover: { contentFormat } } },
  });
  await client.open(folder.uriOf('a.md'), files['a.md'] ?? '');
  await client.ready();
  const textDocument = { uri: folder.uriOf('a.md') };
  const hover = await client.request(HoverRequest.type, { textDocument, position: at(files['a.md'] ?? '', word) });
  return hover && MarkupContent.is(hover.contents) ? hover.contents.value.replaceAll(folder.uri, '~') : '';
}

const glossary = '# Words\n\n## Weir\nAliases: low dam\nSource: M. Hatch, "Rivers" (1998)\n\nA low wall in a river.\n';
const filler = 'Nothing else was seen on that day, and nobody wrote anything down until the evening came.';

test('a hover is short: name, definition with its origin, others in a line, and the passages that say most', async (t) => {
  const files = {
    'glossary.md': glossary,
    'a.md': 'The weir at noon.\n\nAt the weir by the mill the eels were caught with nets all night long.\n',
    'b.md': `${filler}\n\nBelow a weir the water is deep. Every weir keeps eels from going up, and a weir with a ladder does not.\n`,
    'c.md': 'By a weir we mean a wall across a river over which all of its water falls.\n',
    'd.md': `${filler} It is said that a weir was here.\n`,
    'e.md': `${filler}\n`,
    'toc.md': 'On the weir\nWeir, weir and weir\nOf eels and other fish\nThe weir again\n',
  };
  assert.equal(
    await hoverOn(t, files, 'weir'),
    `**Weir** (low dam)

A low wall in a river.

— [glossary.md:3](~/glossary.md#L3); source: M. Hatch, "Rivers" (1998)

- By a weir we mean a wall across a river over which all of its water falls. — [c.md:1](~/c.md#L1)

---

14 mentions in 6 notes

- “Below a weir the water is deep. Every weir keeps eels from going up, and a weir with a ladder does not.” — [b.md:3](~/b.md#L3)
- “It is said that a weir was here.” — [d.md:1](~/d.md#L1)`,
  );
});

test('an acronym means what its note says, else what most notes say; the others follow', async (t) => {
  const files = {
    'a.md': 'The quick entry (QE) was late. QE again.\n',
    'b.md': 'A queen excluder (QE) is sold.\n',
    'c.md': 'Every queen excluder (QE) is of steel.\n',
  };
  const own = await hoverOn(t, files, 'QE again');
  assert.match(own, /^\*\*quick entry\*\* \(QE\)\n/);
  assert.match(own, /^- QE elsewhere: \*\*queen excluder\*\* — \[b\.md:1\]\(~\/b\.md#L1\)$/m);
  const elsewhere = await hoverOn(t, { ...files, 'a.md': 'QE again.\n', 'd.md': files['a.md'] }, 'QE again');
  assert.match(elsewhere, /^\*\*queen excluder\*\* \(QE\)\n/);
  assert.match(elsewhere, /^- QE elsewhere: \*\*quick entry\*\*/m);
});

test('several senses of a name are shown, each with its source', async (t) => {
  const files = {
    'glossary.md':
      '# Agent (law)\nSource: One\n\nActs for another.\n\n# Agent (chemistry)\nSource: Two\n\nMakes *things* react.\n',
    'shared/glossary.md': '# Agents\nAliases: agent\n\nSomebody who acts.\n',
    'a.md': 'An agent came.\n',
  };
  assert.match(
    await hoverOn(t, files, 'agent', ['plaintext']),
    /^Agent\n\n\(law\) Acts for another\.\n\n— glossary\.md:1; source: One\n\n- \(chemistry\) Makes things react\. — glossary\.md:6; source: Two\n- Somebody who acts\. — shared\/glossary\.md:1\n/,
  );
});

test('a long definition is cut after a paragraph or sentence, and its links stay', async (t) => {
  const long = `${'It is a long story. '.repeat(60)}\n\nThe end.`;
  const text = `# Weir\nSee [the **map**](https://a.example/m?a=(b)), [a note](sub/n.md "x") and [more](../m.md#x).\n\n${long}\n`;
  const value = await hoverOn(t, { 'glossary.md': text, 'a.md': 'A weir.\n' }, 'weir');
  assert.ok(value.includes('[a note](~/sub/n.md) and [more]('), value);
  assert.match(value, /story\. …\n/);
  assert.ok(value.length < 1200, `${value.length}`);
});

/** What a note must not bring onto the screen, whoever wrote it. */
const forged = [
  '[press](command:do.it)',
  '[press](COMMAND:do.it)',
  '[press](javascript:alert)',
  '[press](data:text/html,x)',
  '[press](vscode://x/y)',
  '[press](//evil.example/x)',
  '[press](<command:do.it>)',
  '[press][ref]\n\n[ref]: command:do.it',
  '![i](https://evil.example/i.png)',
  '<img src="https://evil.example/i.png">',
  '<script>alert(1)</script>',
  '<command:do.it>',
  '`code` ``` \n```\nx\n```',
  '| a | b |\n| - | - |\n| [x](command:y) | d |',
  '$(alert) &lt;b&gt; https://evil.example www.evil.example mail@evil.example',
  '\ue0000\ue000 \u202egnp.exe',
  '# Heading\n- item\n1. one\n+ two\n> quote\n\n---\n\n===',
  'a [b](c\nd) [x]( command:do.it ) [y](x"onload=z)',
];

test('what a note says cannot become an element of the hover', async (t) => {
  for (const [i, hostile] of forged.entries()) {
    const files = {
      'glossary.md': `## Weir\nAliases: ${hostile.split('\n')[0]}\nSource: ${hostile.split('\n')[0]}\n\nA wall. ${hostile.replace(/^# .*\n/m, '').replace('---', '')}\n`,
      'a.md': 'One weir.\n',
      'b.md': `By a weir I mean a wall that holds water: ${hostile}\n`,
      'c.md': `It is a weir that ${hostile} keeps everything back that comes down the river, and so on.\n`,
      '](command:x).md': `It is another weir ${hostile} and it keeps everything back that comes down the river.\n`,
    };
    const value = await hoverOn(t, files, 'weir');
    assert.match(value, /Weir/, `${i}`);
    const links = [...value.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, target = '']) => target);
    for (const target of links) assert.match(target, /^~\/[^\s()]*#L\d+$/, `${i}: ${target}`);
    const rest = value.replace(/(?<!\\)\]\([^)]*\)/g, '');
    assert.doesNotMatch(
      rest,
      /(?<!\\)[<`|]|(?<!\\)!\[|(?<!\\)\$\(|[^\\]:\/\/|www\.|(?<!\\)\]:|\u202e/,
      `${i}: ${rest}`,
    );
    assert.doesNotMatch(rest, /^(?:#|>|\+|=|\d+\.)/m, `${i}: ${rest}`);
  }
});
