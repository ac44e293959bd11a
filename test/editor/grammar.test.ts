import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

/** The grammars that an installed extension brings, as its manifest says. */
function grammarsOf(extension: string) {
  const found = vscode.extensions.getExtension(extension);
  assert.ok(found, extension);
  const { grammars } = found.packageJSON.contributes as { readonly grammars: readonly Contribution[] };
  return grammars.map((grammar) => ({ ...grammar, path: join(found.extensionPath, grammar.path) }));
}

/** A registry of the installed grammars, Markdown's own from the editor and those of Intertext. */
async function loadRegistry() {
  const grammars = [...grammarsOf('vscode.markdown'), ...grammarsOf('intertext.intertext')];
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => oniguruma.createOnigScanner(patterns),
      createOnigString: (text) => oniguruma.createOnigString(text),
    }),
    loadGrammar: async (scope) => {
      const path = grammars.find(({ scopeName }) => scopeName === scope)?.path;
      return path ? textmate.parseRawGrammar(readFileSync(path, 'utf8'), path) : undefined;
    },
    getInjections: (scope) =>
      grammars.filter(({ injectTo }) => injectTo?.includes(scope)).map(({ scopeName }) => scopeName),
  });
}

describe('the installed grammars', () => {
  let registry: textmate.Registry;
  before(async () => {
    registry = await loadRegistry();
  });

  function check(
    name: string,
    root: string,
    text: string,
    ...expected: readonly [piece: string, scope: string][]
  ): void {
    it(name, async () => {
      const grammar = await registry.loadGrammar(root);
      assert.ok(grammar);
      let stack = textmate.INITIAL;
      const tokens = text.split('\n').flatMap((line) => {
        const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
        stack = ruleStack;
        return tokens.map(({ startIndex, endIndex, scopes }) => ({ piece: line.slice(startIndex, endIndex), scopes }));
      });
      for (const [piece, scope] of expected) {
        const token = tokens.find((each) => each.piece.includes(piece));
        assert.ok(token?.scopes.includes(scope), `“${piece}” is ${scope}: ${token?.scopes}`);
      }
    });
  }

  check(
    'colour plain text',
    'text.notes',
    '> > a reply\n[an aside]\n- an item\nEdit: a change',
    ['a reply', 'markup.quote.depth-2.notes'],
    ['an aside', 'comment.block.aside.notes'],
    ['-', 'punctuation.definition.list.begin.markdown'],
    ['Edit:', 'keyword.other.opener.notes'],
  );
  check(
    'add to Markdown what it lacks, and leave the rest',
    'text.html.markdown',
    '# A title\n\n[an aside]\n\nEdit: a *change*\n\n> > reply\n\n> > > retort\n\nsee [a paper](https://example.org)',
    ['A title', 'entity.name.section.markdown'],
    ['an aside', 'comment.block.aside.notes'],
    ['Edit:', 'keyword.other.opener.notes'],
    ['change', 'markup.italic.markdown'],
    ['reply', 'markup.quote.depth-2.notes'],
    ['retort', 'markup.quote.depth-3.notes'],
    ['a paper', 'string.other.link.title.markdown'],
  );
});
