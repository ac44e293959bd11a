import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { test } from 'node:test';
import { run } from './command-line.js';
import { TestFolder } from './folder.js';

const bell = 'The bell of the drowned church is heard on still nights, or so the ferrymen say to those who pay for it.';
const corn =
  'Corn that was sown late stands thin this year, and the pigeons take their share of it before anybody else.';

const files = {
  'a.md': `First of all.\n\n${bell}\n\n${corn}\n`,
  'deep/b.txt': `${bell}\n\n${corn}\n\nA Foehn is a wind.\n`,
  'glossary.md': '# Foehn\n\nA warm *wind* off the Alps.\n',
  '.gitignore': 'c.md\n',
  'c.md': bell,
  'picture.md': Buffer.from([1, 0, 2]),
};

test('check prints repeats with their lines, concepts and counts', async (t) => {
  const { path } = await TestFolder.create(t, files);
  const { code, out, err } = await run(path, 'check');
  assert.deepEqual([code, err], [1, '']);
  assert.match(
    out,
    /^Repeats\n\n42 words {2}The bell of the drowned church.*…\n {2}original +a\.md:3-5\n {2}copy +deep\/b\.txt:1-3\n/,
  );
  assert.match(out, /\nConcepts\n\n[\s\S]*Foehn +2 mentions in 2 notes\n/);
  assert.match(out, /\nLeft out\n\n {2}picture\.md is a binary file\n/);
  assert.match(out, /\n3 notes, \d+ passages, \d+ words: 1 repeat, 1 to look at; \d+ concepts?\n$/);
  assert.ok(!out.includes('\u001b'), 'no colour where there is no terminal');
});

test('check tells a program the same', async (t) => {
  const { path } = await TestFolder.create(t, files);
  const { code, out } = await run(path, 'check', '--format', 'json', '.');
  const report = JSON.parse(out);
  assert.equal(code, 1);
  assert.deepEqual([report.notes, report.repeats.length, report.skipped.length], [3, 1, 1]);
  assert.deepEqual(
    report.repeats[0].copies.map(({ path: one, lines, kind, severity }: Record<string, unknown>) => [
      one,
      lines,
      kind,
      severity,
    ]),
    [
      ['a.md', [3, 5], 'original', null],
      ['deep/b.txt', [1, 3], 'copy', 'warning'],
    ],
  );
});

test('check ends well where nothing is above a hint', async (t) => {
  const { path } = await TestFolder.create(t, { 'a.md': bell, 'b.md': `> ${bell}\n` });
  const { code, out } = await run(path, 'check', 'a.md', 'b.md');
  assert.equal(code, 0);
  assert.match(out, /1 repeat, 0 to look at/);
});

test('define tells what a term means', async (t) => {
  const { path } = await TestFolder.create(t, files);
  const { code, out } = await run(path, 'define', 'foehn');
  assert.equal(code, 0);
  assert.match(out, /^Foehn/);
  assert.match(out, /\n {2}A warm wind off the Alps\.\n {2}— glossary\.md:1\n/);
  assert.deepEqual(await run(path, 'define', 'zeppelin', '.'), {
    code: 1,
    out: '',
    err: 'intertext: zeppelin: nothing is known of it\n',
  });
});

test('related lists passages with their places and what they share', async (t) => {
  const { path } = await TestFolder.create(t, {
    'a.md': 'A ferryman hears bells at night.\n\nCorn stands thin.\n',
    'b.md': 'Bells at night frighten no ferryman.\n\nOther things.\n',
  });
  const { code, out } = await run(path, 'related', 'a.md:1', '.');
  assert.equal(code, 0);
  assert.match(out, /^b\.md:1(-3)?\n {2}Bells at night frighten no ferryman\..*\n/);
  for (const [place, reason] of [
    ['a.md:2', 'a.md:2: there is no passage on this line'],
    ['a.md:99', 'a.md:99: there is no such line'],
    ['a.md', 'related: FILE:LINE is missing'],
    ['none.md:1', 'none.md: there is no such file or folder'],
  ] as const) {
    assert.deepEqual(await run(path, 'related', place), { code: 2, out: '', err: `intertext: ${reason}\n` });
  }
});

test('search lists passages for words, phrases and what is left out', async (t) => {
  const { path } = await TestFolder.create(t, files);
  const { code, out } = await run(path, 'search', '"drowned church" ferryman -pigeons');
  assert.equal(code, 0);
  assert.match(out, /^\S+\n {2}The bell of the drowned church.*\n {2}.*\bdrowned\b.*\n {2}copied in \S+\n$/);
  assert.deepEqual(out.match(/\S+:\d+/g)?.toSorted(), ['a.md:3', 'deep/b.txt:1']);
  const none = { code: 1, out: '', err: 'intertext: nothing was found\n' };
  assert.deepEqual(await run(path, 'search', 'zeppelin', '.'), none);
  const two = await run(path, 'search', 'corn bell church', '--limit', '2');
  assert.equal(two.out.split('\n\n').length, 2);
});

test('related and search tell a program the same', async (t) => {
  const { path } = await TestFolder.create(t, files);
  const search = await run(path, 'search', 'drowned church', '--format', 'json', '--limit', '1');
  const { query, answers } = JSON.parse(search.out);
  const [{ score, strength, because, ...best }] = answers;
  assert.deepEqual([query, answers.length], ['drowned church', 1]);
  assert.ok(score > 0);
  assert.equal(strength, 1);
  assert.deepEqual(because.words.toSorted(), ['church', 'drowned']);
  const onLine = (line: number) => ({ start: { line, column: 1 }, end: { line, column: bell.length + 1 } });
  const { path: shown, start, end, copies, ...rest } = best;
  assert.deepEqual(rest, { text: bell, relation: 'related' });
  assert.deepEqual(
    [{ path: shown, start, end }, ...copies].sort((one, other) => (one.path < other.path ? -1 : 1)),
    [
      { path: 'a.md', ...onLine(3) },
      { path: 'deep/b.txt', ...onLine(1) },
    ],
  );

  const related = await run(path, 'related', 'a.md:3', '--format', 'json');
  assert.deepEqual(JSON.parse(related.out).passage, { path: 'a.md', ...onLine(3) });
});

test('what is wrong gets one line that names it', async (t) => {
  const folder = await TestFolder.create(t, { 'empty/x.html': '', 'picture.md': Buffer.from([1, 0, 2]) });
  for (const [args, reason] of [
    [['check', 'nowhere'], /^intertext: nowhere: there is no such file or folder\n$/],
    [['check', 'empty'], /^intertext: empty: holds no notes\n$/],
    [['check', 'picture.md'], /^intertext: picture\.md: is a binary file\n$/],
    [['check', '--format', 'xml'], /^intertext: --format xml: must be text, json or sarif\n$/],
    [['check', '--loud'], /^intertext: Unknown option '--loud'.*\n$/],
    [['define', '--format', 'json', 'x'], /^intertext: --format belongs to check, concepts, related and search\n$/],
    [['search', '--format', 'sarif', 'x'], /^intertext: --format sarif: must be text or json\n$/],
    [['search', '--limit', 'many', 'x'], /^intertext: --limit many: must be a whole number from 1 to 1000\n$/],
    [['define', '--limit', '3', 'x'], /^intertext: --limit belongs to related and search\n$/],
    [['search'], /^intertext: search: a query is missing\n$/],
    [['related', '--fix', 'x.md:1'], /^intertext: --fix belongs to check\n$/],
    [['check', '--dry-run'], /^intertext: --dry-run belongs to --fix\n$/],
    [['check', '--fix', '--format', 'json'], /^intertext: --fix writes text alone\n$/],
    [['define'], /^intertext: define: a term is missing\n$/],
    [['lsp'], /^intertext: the language server needs --stdio, .*\n$/],
    [['sing'], /^intertext: sing: no such command; see --help\n$/],
    [[], /^intertext: a command is missing; see --help\n$/],
  ] as const) {
    const { code, out, err } = await run(folder.path, ...args);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, reason);
  }
});

test('a note that may not be read', {
  skip: process.getuid?.() === 0 ? 'the superuser reads everything' : false,
}, async (t) => {
  const folder = await TestFolder.create(t, { 'a.md': bell });
  await chmod(folder.pathOf('a.md'), 0);
  const { code, err } = await run(folder.path, 'check', 'a.md');
  assert.deepEqual([code, err], [2, 'intertext: a.md: cannot be read: permission denied\n']);
});

test('help and version', async (t) => {
  const { path } = await TestFolder.create(t);
  assert.match((await run(path, '--help')).out, /intertext check \[--format text\|json\|sarif\]/);
  assert.match((await run(path, '--version')).out, /^\d+\.\d+\.\d+\n$/);
});
