import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IRawGrammar } from 'vscode-textmate';

const grammarFiles: Readonly<Record<string, string>> = {
  'text.notes': 'syntaxes/notes.tmLanguage.json',
  'text.notes.markdown': 'syntaxes/notes-in-markdown.tmLanguage.json',
  'text.notes.quote-2': 'syntaxes/quote-2-in-markdown.tmLanguage.json',
  'text.notes.quote-3': 'syntaxes/quote-3-in-markdown.tmLanguage.json',
};

/** As much of Markdown's own grammar as the injections hold on to. */
const markdown = {
  scopeName: 'text.html.markdown',
  patterns: [{ include: '#block' }],
  repository: {
    block: { patterns: [{ include: '#quote' }, { include: '#paragraph' }] },
    quote: {
      name: 'markup.quote.markdown',
      begin: '(^|\\G)[ ]{0,3}(>) ?',
      while: '(^|\\G)\\s*(>) ?',
      patterns: [{ include: '#block' }],
    },
    paragraph: {
      name: 'meta.paragraph.markdown',
      begin: '(^|\\G)[ ]{0,3}(?=[^ \\t\\n])',
      while: '(^|\\G)((?=\\s*[-=]{3,}\\s*$)|[ ]{4,}(?=[^ \\t\\n]))',
      patterns: [{ include: '#inline' }],
    },
    inline: { patterns: [{ name: 'markup.inline.raw.markdown', match: '`[^`]+`' }] },
  },
} as unknown as IRawGrammar;

const registry = new textmate.Registry({
  onigLib: loadOniguruma(),
  loadGrammar: async (scope) => {
    const file = grammarFiles[scope];
    return file ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file) : markdown;
  },
  getInjections: (scope) => (scope === 'text.html.markdown' ? Object.keys(grammarFiles).slice(1) : undefined),
});

async function loadOniguruma() {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  return {
    createOnigScanner: (patterns: string[]) => oniguruma.createOnigScanner(patterns),
    createOnigString: (text: string) => oniguruma.createOnigString(text),
  };
}

/** Every piece of a text that has a scope of its own, with the last of its scopes, as `scope: piece`. */
async function scopedPieces(root: string, text: string): Promise<readonly string[]> {
  const grammar = await registry.loadGrammar(root);
  assert.ok(grammar);
  const pieces: string[] = [];
  let stack = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes.at(-1) ?? '';
      const piece = line.slice(startIndex, endIndex).trim();
      if (piece !== '' && !plain.test(scope)) pieces.push(`${scope.replace(/\.(notes|markdown)$/, '')}: ${piece}`);
    }
  }
  return pieces;
}

const plain = /^(text\.|meta\.paragraph\.markdown$|markup\.quote\.markdown$)/;

function check(name: string, text: string, ...expected: readonly string[]): void {
  test(name, async () => assert.deepEqual(await scopedPieces('text.notes', text), expected));
}

function checkMarkdown(name: string, text: string, ...expected: readonly string[]): void {
  test(name, async () => assert.deepEqual(await scopedPieces('text.html.markdown', text), expected));
}

const begin = 'punctuation.definition.quote.begin';
const item = 'punctuation.definition.list.begin';
const heading = 'entity.name.section';
const link = 'markup.underline.link';

describe('notes in plain text', () => {
  check('prose is left alone', 'I like it - mostly: it is short (2 pages), 5 > 3, a_b_c, x*y*z, and don’t we say “so?');
  check('a colon after two sentences ends no opener', 'It is so. Here is what we do then:');
  check('a question in brackets amid prose is no aside', 'Well (is it so?) it is');

  check('a quote', '> As you say', `${begin}: >`, 'markup.quote.depth-1: As you say');
  check('a quote of a quote', '>>As you say', `${begin}: >>`, 'string.other.quote: As you say');
  check('marks of a quote with spaces', '> > > > deep', `${begin}: > > > >`, 'entity.name.type.quote: deep');
  check('an empty line of a quote', '>', `${begin}: >`);
  check(
    'a link in a quote',
    '> see https://example.org/a_(b).',
    `${begin}: >`,
    'markup.quote.depth-1: see',
    `${link}: https://example.org/a_(b)`,
    'markup.quote.depth-1: .',
  );

  check('an aside', '[cross-posted from the Forum]', 'comment.block.aside: [cross-posted from the Forum]');
  check('an aside in round brackets', '(is this (still) so?)', 'comment.block.aside: (is this (still) so?)');
  check('a long paragraph in round brackets is prose', `(${'so it is, '.repeat(30)})`);
  check('words put into a quotation', 'agents [somewhat] smarter', 'comment.block.insertion: [somewhat]');
  check('a note by number', 'as shown [12] before', 'constant.numeric.reference: [12]');

  for (const marker of ['-', '*', '+', '•', '–', '1.', '12)', '(a)', 'iv.']) {
    check(`a list item with ${marker}`, `  ${marker} one thing`, `${item}: ${marker}`);
  }
  check('a task', '- [x] read it', `${item}: -`, 'constant.language.checkbox: [x]');
  check('a dash without a space opens no item', '-5 degrees');

  check('a heading with marks', '## A title', 'punctuation.definition.heading: ##', `${heading}: A title`);
  for (const title of ['7.4. A part of it', 'Chapter 3: Bees', 'Part II', 'IV.', 'XII', 'ON THE BEES, AGAIN']) {
    check(`a heading: ${title}`, title, `${heading}: ${title}`);
  }
  check('a sentence that starts with a number is no heading', '3.5 percent is little. It is.');
  check('a line of stars', '* * *', 'meta.separator: * * *');
  check('the line under a title', '=====', 'meta.separator: =====');

  for (const opener of ['Edit:', 'EDIT 2:', 'Update (May 3):', 'Epistemic status:', 'TL;DR:', 'Question-', 'P.S.']) {
    check(`a block opener: ${opener}`, `${opener} it was not so`, `keyword.other.opener: ${opener}`);
  }
  check('an opener on a line of its own', 'More speculative thoughts:', `${heading}: More speculative thoughts:`);
  check('an ordinary sentence with the word of an opener', 'Note that it is so, and edit: it later');
  check('the initials of a speaker', 'MP: I would not', 'entity.name.type.speaker: MP:');
  check('an attribution', 'On May 3, Ann Example wrote:', 'comment.line.attribution: On May 3, Ann Example wrote:');

  check('a quotation', 'He says “it is so” twice', 'string.quoted.double: “it is so”');
  check('straight marks', 'He says "it is so" twice', 'string.quoted.double: "it is so"');
  check('single marks', 'the ‘gotcha’ tasks of today’s kind', 'string.quoted.single: ‘gotcha’');
  check('inches are no quotation', 'a 3" nail and a 4" nail');

  check('an address ends before the stop', 'at http://a.example/x?y=1, or', `${link}: http://a.example/x?y=1`);
  check('an address in brackets', '(www.example.org)', 'comment.block.aside: (www.example.org)');
  check('a mail address', 'to ann@mail.example.org.', 'markup.underline.link.mail: ann@mail.example.org');
  check(
    'a titled link',
    'see [the paper](https://example.org)',
    'punctuation.definition.link: [',
    'string.other.link.title: the paper',
    'punctuation.definition.link: ](',
    `${link}: https://example.org`,
    'punctuation.definition.link: )',
  );
  check(
    'a link to a note',
    'see [[Another note]]',
    'punctuation.definition.link: [[',
    'markup.underline.link.note: Another note',
    'punctuation.definition.link: ]]',
  );

  check(
    'the head of a mail',
    'From: Ann Example\nSubject: Bees',
    'keyword.other.header: From',
    'punctuation.separator.key-value: :',
    'comment.line.header: Ann Example',
    'keyword.other.header: Subject',
    'punctuation.separator.key-value: :',
    'markup.heading.subject: Bees',
  );

  check(
    'emphasis',
    'a *quite* **bold** _claim_',
    'markup.italic: *quite*',
    'markup.bold: **bold**',
    'markup.italic: _claim_',
  );
  check('code', 'run `it > that`', 'markup.inline.raw: `it > that`');
  check(
    'a code block hides what it holds',
    '```\n> no quote\n```\n- item',
    'markup.inline.raw: ```',
    'markup.inline.raw: > no quote',
    'markup.inline.raw: ```',
    `${item}: -`,
  );
});

describe('notes in Markdown', () => {
  checkMarkdown('prose is left alone', 'I like it, mostly');
  checkMarkdown('an aside', '[cross-posted from the Forum]', 'comment.block.aside: [cross-posted from the Forum]');
  checkMarkdown('a link is no aside', '[the paper](https://example.org) is good');
  checkMarkdown('a block opener', 'Edit: it was not so', 'keyword.other.opener: Edit:');
  checkMarkdown('an opener on its own line is left to the headings of Markdown', 'More thoughts:');
  checkMarkdown('an attribution', 'Ann Example wrote:', 'comment.line.attribution: Ann Example wrote:');
  checkMarkdown(
    'a quotation',
    '“it is so”',
    ...['“', 'it is so', '”'].map((piece) => `string.quoted.double: ${piece}`),
  );
  checkMarkdown('code stays code', '`“a”`', 'markup.inline.raw: `“a”`');
  checkMarkdown('a quote is left to Markdown', '> As you say');
  checkMarkdown('a quote of a quote', '> > As you', 'string.other.quote: As', 'string.other.quote: you');
  checkMarkdown('a quote of depth three', '> > > As', 'entity.name.type.quote: As');
  checkMarkdown('code in a nested quote stays code', '> > `x`', 'markup.inline.raw: `x`');
});
