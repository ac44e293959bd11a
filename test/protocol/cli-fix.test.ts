import assert from 'node:assert/strict';
import { chmod, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { NoteFile } from '../../server/src/cli/note-file.js';
import { run } from './command-line.js';
import { TestFolder } from './folder.js';

const bell = 'The bell of the drowned church is heard on still nights, or so the ferrymen say to those who pay for it.';
const corn =
  'Corn that was sown late stands thin this year, and the pigeons take their share of it before anybody else.';
const wind = 'A warm dry wind came down from the mountains that night and took the last of the snow from the roofs.';

type Files = Readonly<Record<string, string>>;

/** What `check --fix` makes of notes; what is not named in `after` stays as it was. */
function check(name: string, before: Files, after: Files, told: RegExp, code = 0): void {
  test(name, async (t) => {
    const folder = await TestFolder.create(t, before);
    const texts = async () =>
      Object.fromEntries(
        await Promise.all(
          Object.keys(before).map(async (file) => [file, await readFile(folder.pathOf(file), 'utf8')] as const),
        ),
      );
    const dry = await run(folder.path, 'check', '--fix', '--dry-run');
    assert.deepEqual([dry.code, dry.err, await texts()], [code, '', before], 'a dry run changes nothing');
    const fixed = await run(folder.path, 'check', '--fix');
    assert.deepEqual([fixed.code, fixed.err], [code, '']);
    assert.match(fixed.out, told);
    assert.equal(dry.out, fixed.out.replace(/^Removed/m, 'To be removed'), 'a dry run tells the same');
    assert.deepEqual(await texts(), { ...before, ...after });
    const again = await run(folder.path, 'check', '--fix');
    assert.match(again.out, /^Removed: 0 passages in 0 notes, 0 words; \d+ places? left to look at\n$/);
    assert.deepEqual(await texts(), { ...before, ...after }, 'the second time changes nothing');
    assert.deepEqual((await readdir(folder.path)).sort(), Object.keys(before).sort(), 'no other file is left');
  });
}

describe('check --fix', () => {
  check(
    'removes the later copy',
    { 'a.md': `One.\n\n${bell}\n\nTwo.\n`, 'b.txt': `Three.\n\n${bell}\n\nFour.\n` },
    { 'b.txt': 'Three.\n\nFour.\n' },
    /^remove b\.txt:3 \(22 words\), a copy of a\.md:3\nRemoved: 1 passage in 1 note, 22 words; 0 places left to look at\n$/,
  );
  check(
    'keeps the first of many in one note',
    { 'a.md': `${bell}\n\nOne.\n\n${bell}\n\nTwo and two.\n\n${bell}\n\nThree is not two.\n` },
    { 'a.md': `${bell}\n\nOne.\n\nTwo and two.\n\nThree is not two.\n` },
    /^remove a\.md:5 .*\nremove a\.md:9 .*\nRemoved: 2 passages in 1 note, 44 words/,
  );
  check(
    'tells lines as they stand before anything is removed',
    { 'a.md': `${bell}\n\n${bell}\n\n${bell}\n\nOne.\n\n${corn}\n\nTwo.\n\n${corn}\n` },
    { 'a.md': `${bell}\n\nOne.\n\n${corn}\n\nTwo.\n` },
    /remove a\.md:13 \(20 words\), a copy of a\.md:9\n/,
  );
  check(
    'removes the whole before its parts, and a part beside it',
    { 'a.md': `${bell}\n\n${corn}\n`, 'b.md': `One.\n\n${bell}\n\n${corn}\n`, 'c.md': `Two.\n\n${corn}\n\n${wind}\n` },
    { 'b.md': 'One.\n', 'c.md': `Two.\n\n${wind}\n` },
    /^remove b\.md:3-5 .*\nremove c\.md:3 .*\n/,
  );
  check('may leave an empty note', { 'a.md': bell, 'b.md': `${bell}\n` }, { 'b.md': '' }, /^remove b\.md:1 /);
  check('leaves quotations alone', { 'a.md': `One. ${bell}\n`, 'b.md': `> ${bell}\n` }, {}, /^Removed: 0 passages/);
  check(
    'leaves a copy with an address of its own alone',
    { 'a.md': `${bell} See https://a.example/1.\n`, 'b.md': `${bell} See https://a.example/2.\n` },
    {},
    /^Removed: 0 passages .*; 1 place left to look at\n/,
    1,
  );
  check(
    'leaves near copies alone',
    { 'a.md': `${bell} ${corn}\n`, 'b.md': `${bell.replace('ferrymen', 'boatmen')} ${corn}\n` },
    {},
    /^Removed: 0 passages .*; 1 place left to look at\n/,
    1,
  );
  check(
    'leaves boilerplate alone',
    Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${100 + i}.md`, `${bell}\n\nNote ${i}.\n`])),
    {},
    /^Removed: 0 passages/,
  );
});

describe('check --fix keeps', () => {
  const encodings: readonly (readonly [string, (text: string) => Buffer])[] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16BE', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ];
  for (const [name, encode] of encodings) {
    test(`${name}, line endings and mode`, async (t) => {
      const folder = await TestFolder.create(t, {
        'a.md': bell,
        'b.md': encode(`Föhn 😀.\r\n\r\n${bell}\r\n\r\nTwo.\rThree.\n`),
      });
      await chmod(folder.pathOf('b.md'), 0o640);
      const { code } = await run(folder.path, 'check', '--fix', 'a.md', 'b.md');
      assert.equal(code, 0);
      assert.deepEqual(await readFile(folder.pathOf('b.md')), encode('Föhn 😀.\r\n\r\nTwo.\rThree.\n'));
      if (process.platform !== 'win32') assert.equal((await stat(folder.pathOf('b.md'))).mode & 0o777, 0o640);
    });
  }

  test('a file that would not come back as it was', async (t) => {
    const bytes = Buffer.from(`F\xf6hn.\n\n${bell}\n`, 'latin1');
    const folder = await TestFolder.create(t, { 'a.md': bell, 'b.md': bytes });
    const { code, out, err } = await run(folder.path, 'check', '--fix');
    assert.equal(err, 'intertext: b.md: is left alone: it holds bytes that are no text\n');
    assert.match(out, /^Removed: 0 passages in 0 notes, 0 words; 1 place left to look at\n$/);
    assert.equal(code, 1);
    assert.deepEqual(await readFile(folder.pathOf('b.md')), bytes);
  });

  test('the only copy of a file that goes by two names', {
    skip: process.platform === 'win32' ? 'a link needs a right there' : false,
  }, async (t) => {
    const folder = await TestFolder.create(t, { 'b.md': `${bell}\n` });
    await symlink('b.md', folder.pathOf('a.md'));
    const { code, err } = await run(folder.path, 'check', '--fix', 'a.md', 'b.md');
    assert.equal(code, 1);
    assert.match(err, /b\.md: is left alone: it goes by two names\n/);
    assert.equal(await readFile(folder.pathOf('b.md'), 'utf8'), `${bell}\n`);
  });

  test('a link, and writes the file behind it', {
    skip: process.platform === 'win32' ? 'a link needs a right there' : false,
  }, async (t) => {
    const folder = await TestFolder.create(t, { 'a.md': `${bell}\n`, 'far/c.md': `One.\n\n${bell}\n` });
    await symlink('far/c.md', folder.pathOf('b.md'));
    assert.equal((await run(folder.path, 'check', '--fix', 'a.md', 'b.md')).code, 0);
    assert.equal(await readFile(folder.pathOf('far/c.md'), 'utf8'), 'One.\n');
    assert.equal(await readFile(folder.pathOf('b.md'), 'utf8'), 'One.\n');
  });

  test('a file that may not be written', {
    skip: process.getuid?.() === 0 ? 'the superuser writes everything' : false,
  }, async (t) => {
    const folder = await TestFolder.create(t, { 'a.md': bell, 'b.md': bell });
    await chmod(folder.pathOf('b.md'), 0o444);
    const { code, err } = await run(folder.path, 'check', '--fix');
    assert.equal(code, 2);
    assert.match(err, /^intertext: b\.md: is left alone: EACCES/);
    assert.equal(await readFile(folder.pathOf('b.md'), 'utf8'), bell);
  });
});

test('a file that was changed by somebody else is known, one that was written here is not', async (t) => {
  const folder = await TestFolder.create(t, { 'a.md': 'One.\n' });
  const file = await NoteFile.open(folder.pathOf('a.md'));
  await file?.write('Two.\n');
  assert.equal(await file?.isUnchanged(), true);
  await folder.write('a.md', 'Six.\n');
  assert.equal(await file?.isUnchanged(), false);
});
