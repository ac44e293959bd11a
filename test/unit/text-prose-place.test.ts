import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProseAt } from '../../server/src/text/prose-place.js';

/** Checks whether a word that is typed at `|` would be read. */
function check(marked: string, expected: boolean): void {
  test(JSON.stringify(marked), () => assert.equal(isProseAt(marked.replace('|', ''), marked.indexOf('|')), expected));
}

check('|', true);
check('A wor|', true);
check('A wor|d.\n', true);
check('> - quoted |', true);
check('# Heading|', true);
check('---\ntitle: wor|\n---\n', false);
check('```\ncode |\n\n```\n', false);
check('```\ncode\n|\n```\n', false);
check('```\ncode\n```\nwor|', true);
check('Some `co|de` here', false);
check('Some `co|', false);
check('Some `code` wor|', true);
check('A [lin|k](target)', true);
check('A [link](tar|get)', false);
check('A [link](tar|', false);
check('A [link](target) wor|', true);
check('A [[not|', false);
check('See https://example.org/wor|', false);
check('An <a href="wor|">', false);
check('1 < wor|', true);
