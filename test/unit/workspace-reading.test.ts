import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { message } from '../../server/src/messages.js';
import { defaultSettings } from '../../server/src/settings.js';
import { decode } from '../../server/src/workspace/decode.js';
import { isManifest } from '../../server/src/workspace/program.js';
import { Selection } from '../../server/src/workspace/selection.js';
import { barePath, canonical, pathWithin } from '../../server/src/workspace/uris.js';

describe('decode', () => {
  const check = (name: string, bytes: Uint8Array, expected: ReturnType<typeof decode> | string): void => {
    test(name, () => assert.deepEqual(decode(bytes), typeof expected === 'string' ? { text: expected } : expected));
  };
  const text = 'Größe — 🦉\r\n';
  check('UTF-8', Buffer.from(text), text);
  check('UTF-8 with a mark', Buffer.from(`\ufeff${text}`), text);
  check('one mark alone is taken off', Buffer.from('\ufeff\ufeffa'), '\ufeffa');
  check('UTF-16, little end first', Buffer.from(`\ufeff${text}`, 'utf16le'), text);
  check('UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), text);
  check('half a code unit', Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x62]), 'a\ufffd');
  check('bytes that mean nothing', Buffer.from([0x61, 0xe9, 0x62, 0xc3]), 'a\ufffdb\ufffd');
  check('nothing', Buffer.from([]), '');
  check('UTF-16 without a mark, little end first', Buffer.from(text.slice(0, 5), 'utf16le'), text.slice(0, 5));
  check('UTF-16 without a mark, big end first', Buffer.from('a\n', 'utf16le').swap16(), 'a\n');
  check('a NUL', Buffer.from([0x61, 0x62, 0]), { reason: message('is a binary file') });
  check('a NUL alone', Buffer.from([0]), { reason: message('is a binary file') });
  check('NUL bytes alone', Buffer.alloc(512), { reason: message('is a binary file') });
  check('a PDF', Buffer.from('%PDF-1.7'), { reason: message('is a binary file') });
});

describe('selection', () => {
  const check = (name: string, settings: object, expected: Record<string, boolean>): void => {
    test(name, () => {
      const selection = new Selection({ ...defaultSettings, ...settings });
      for (const [path, isWanted] of Object.entries(expected)) assert.equal(selection.matches(path), isWanted, path);
    });
  };
  check(
    'by default',
    {},
    {
      'a.md': true,
      'deep/.hidden/b.txt': true,
      'c.MD': false,
      'node_modules/d.md': false,
      'deep/.git/e.md': false,
    },
  );
  check(
    'a folder that is excluded by name',
    { 'files.exclude': ['**/drafts', 'x.*'] },
    {
      'deep/drafts/deeper/a.md': false,
      'x.md': false,
      'deep/x.md': true,
    },
  );
  check('a glob that is none', { 'files.include': ['', '['.repeat(70_000), '*.md'] }, { 'a.md': true, 'b.txt': false });
});

describe('gitignore', () => {
  const check = (name: string, files: Record<string, string>, expected: Record<string, boolean>): void => {
    test(name, () => {
      const selection = new Selection(defaultSettings);
      for (const [folder, text] of Object.entries(files)) selection.setGitignore(folder, text);
      for (const [path, isIgnored] of Object.entries(expected))
        assert.equal(selection.ignores(path, 'file'), isIgnored, path);
    });
  };
  check(
    'a deeper file has the last word',
    { '': '*.md\n', deep: '!a.md\n' },
    {
      'a.md': true,
      'deep/a.md': false,
      'deep/b.md': true,
    },
  );
  check(
    'what is in an ignored folder stays ignored',
    { '': 'deep/\n', 'deep/er': '!a.md\n' },
    { 'deep/er/a.md': true },
  );
  check(
    'a pattern with a slash begins at its folder',
    { deep: '/a.md\n' },
    { 'deep/a.md': true, 'deep/er/a.md': false },
  );
  check('comments, blanks and CRLF', { '': '# x\r\n\r\na.md\r\n' }, { 'a.md': true, 'x.md': false });
});

describe('URIs', () => {
  const check = (uri: string, expected: string): void => {
    test(uri, () => assert.equal(canonical(uri), expected));
  };
  check('file:///C:/a b.md', 'file:///c%3A/a%20b.md');
  check('file:///c%3A/a%20b.md', 'file:///c%3A/a%20b.md');
  check('file:///a/%6Fwl.md', 'file:///a/owl.md');
  check('file:///a/%2e%2e/b.md', 'file:///b.md');
  check('file:///a/100%.md', 'file:///a/100%25.md');
  check('untitled:Untitled-1', 'untitled:Untitled-1');
  check('', 'file:///');

  test('a path within a folder', () => {
    assert.equal(pathWithin('file:///a', 'file:///a/b%20c/d.md'), 'b c/d.md');
    assert.equal(pathWithin('file:///a', 'file:///ab/c.md'), undefined);
    assert.equal(barePath('file:///a/b%20c.md'), 'a/b c.md');
  });
});

test('manifests of programs', () => {
  for (const name of ['package.json', 'Cargo.toml', 'App.sln', 'Makefile']) assert.ok(isManifest(name), name);
  for (const name of ['notes.md', 'sln', 'package.json.md']) assert.ok(!isManifest(name), name);
});
