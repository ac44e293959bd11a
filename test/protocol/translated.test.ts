import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type ClientCapabilities,
  type CodeActionContext,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  type Position,
  PrepareRenameRequest,
  RenameRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { EditorCommand, Query } from '../../server/src/protocol.js';
import { greekGlossary, greekName, greekNotes, inGreek } from '../greek-notes.js';
import { Client, modern, until } from './client.js';
import { TestFolder } from './folder.js';
import { shown } from './shown.js';

const english: Record<string, string> = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8'));
const texts = Object.fromEntries(Object.keys(english).map((text) => [text, inGreek(text)]));

/** The sample notes, and some that make the server say more. */
function notes(): Readonly<Record<string, string>> {
  const sentence = 'The weir of the mill holds back the water until late in the summer, as it ever did.\n';
  const more = {
    'mill.md': `Eel run\n\n${sentence}`,
    'near.md': sentence.replace('ever', 'seldom'),
    'quoted.md': `> ${sentence}`,
    'words.md': '## weir\nAliases: tripwire, quiet failure\n\nA low wall.\n\n## empty\n\n',
  };
  const inGreekToo = Object.entries(more).map(([name, text]) => [greekName(name), inGreek(text)]);
  return { ...greekNotes(), ...Object.fromEntries(inGreekToo) };
}

/** Some that have to be among what it reads, of each kind of answers. */
const told = [
  ...['{0} mentions in {1} notes', 'A copy of {0} words {1}.', 'repeated once', 'Remove this copy', 'The original'],
  ...['“{0}” is claimed by two concepts: this one, and “{1}” in {2}, line {3}.', 'Remove the alias “{0}”'],
  ...['There is no concept at the cursor.', 'A name has at most {0} words.', 'Exact copies', '{0}, not defined'],
  ...['is a binary file', 'Reading notes', 'must be a number from {0} to {1}', '1 related passage'],
];

function patternOf(text: string): RegExp {
  return new RegExp(inGreek(text).replace(/\{\d\}/g, '.+'));
}

/** What an editor can that shows all that the server has to say. */
const capabilities: ClientCapabilities = {
  ...modern,
  textDocument: {
    ...modern.textDocument,
    foldingRange: { foldingRange: { collapsedText: true } },
  },
};

test('all that a client reads that brings its texts is one of them, or comes from the notes', async (t) => {
  const files = notes();
  const folder = await TestFolder.create(t, {
    ...files,
    'ω.md': Buffer.from([0, 0, 1]),
    '.intertext/ignored-terms': '...\n',
    '.intertext/intended-repeats': '???\n!!!\n',
  });
  const client = await Client.start(t, {
    folders: [folder.uri],
    capabilities,
    settings: {
      glossary: { ...greekGlossary, files: [...greekGlossary.files, `**/${greekName('words.md')}`] },
      repeats: { minWords: 0, nearSimilarity: 7 },
      diagnostics: { limit: 9 },
    },
    initializationOptions: { commands: Object.values(EditorCommand), texts },
  });
  const seen = new Set<string>();
  const missed = new Set<string>();
  const look = (from: string, answer: unknown): void => {
    for (const text of shown(answer)) {
      seen.add(text);
      if (/[a-z]/i.test(text)) missed.add(`${from}: ${text}`);
    }
  };
  const ask = async <Answer>(from: string, answer: Promise<Answer>): Promise<Answer | undefined> => {
    try {
      look(from, await answer);
      return await answer;
    } catch (error) {
      look(from, error instanceof Error ? error.message : '');
      return undefined;
    }
  };

  for (const [name, text] of Object.entries(files)) await client.open(folder.uriOf(name), text);
  await client.ready();
  await until(() => client.published.size === 2);
  for (const { method } of Object.values(Query)) {
    for (const params of queryParams(folder, files)) await ask(method, client.query(method, params));
  }
  await ask('symbols', client.request(WorkspaceSymbolRequest.type, { query: '' }));
  for (const [name, text] of Object.entries(files)) {
    const textDocument = { uri: folder.uriOf(name) };
    await ask('diagnostics', client.diagnostics(textDocument.uri));
    await ask('outline', client.request(DocumentSymbolRequest.type, { textDocument }));
    await ask('folds', client.request(FoldingRangeRequest.type, { textDocument }));
    for (const lens of (await ask('lenses', client.request(CodeLensRequest.type, { textDocument }))) ?? []) {
      await ask('lens', client.request(CodeLensResolveRequest.type, lens));
    }
    for (const position of positions(text)) {
      const at = { textDocument, position };
      await ask('hover', client.request(HoverRequest.type, at));
      await ask('rename', client.request(PrepareRenameRequest.type, at));
      const completions = await ask('completion', client.request(CompletionRequest.type, at));
      const items = Array.isArray(completions) ? completions : (completions?.items ?? []);
      for (const item of items.slice(0, 2))
        await ask('completion', client.request(CompletionResolveRequest.type, item));
      const range = { start: position, end: position };
      const context: CodeActionContext = { diagnostics: [], triggerKind: 1 };
      const actions = await ask('actions', client.request(CodeActionRequest.type, { textDocument, range, context }));
      for (const action of actions ?? []) {
        if ('kind' in action) await ask('action', client.request(CodeActionResolveRequest.type, action));
      }
    }
    for (const newName of ['?', inGreek('tripwire'), 'α, β', 'α\nβ', 'α '.repeat(99), 'λλλ']) {
      const position = { line: 4, character: 4 };
      await ask('rename', client.request(RenameRequest.type, { textDocument, position, newName }));
    }
  }
  look('published', [...client.published.values()]);
  look('warnings', client.warnings);
  look('progress', client.titles);
  look('progress', client.progress.join('\n').replace(/^\w+/gm, ''));

  assert.deepEqual([...missed], []);
  const unsaid = told.filter((text) => ![...seen].some((one) => patternOf(text).test(one)));
  assert.deepEqual(unsaid, []);
});

/** What the queries may be asked about: each takes what it knows of it. */
function queryParams(folder: TestFolder, files: Readonly<Record<string, string>>): readonly object[] {
  const names = Object.keys(files).map((name) => ({ textDocument: { uri: folder.uriOf(name) } }));
  const asked = { query: inGreek('weir'), name: inGreek('quiet failure'), part: 'spare', text: 'α', as: '> β' };
  return names.map((note) => ({ ...asked, ...note, position: { line: 4, character: 0 } }));
}

/** The beginnings of the first words of every line. */
function positions(text: string): readonly Position[] {
  return text.split('\n').flatMap((content, line) => {
    const words = [...content.matchAll(/\p{L}+/gu)].slice(0, 8);
    return words.map(({ index }) => ({ line, character: index }));
  });
}
