import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { english } from '../../server/src/messages.js';
import { defaultSettings, readSettings, type Settings } from '../../server/src/settings.js';

/** Checks the settings that differ from the defaults, and the problems by the setting that they name. */
function check(name: string, raw: unknown, expected: Partial<Settings>, ...problems: string[]): void {
  test(name, () => {
    const read = readSettings(raw);
    assert.deepEqual(read.settings, { ...defaultSettings, ...expected });
    assert.deepEqual(
      read.problems.map((problem) => /"intertext\.?([\w.]*)"/.exec(english(...problem))?.[1]),
      problems,
    );
  });
}

describe('settings', () => {
  check('none', undefined, {});
  check('null', null, {});
  check(
    'nested',
    { repeats: { minWords: 20, severity: { copy: 'off' } } },
    { 'repeats.minWords': 20, 'repeats.severity.copy': 'off' },
  );
  check('with dots', { 'repeats.minWords': 20 }, { 'repeats.minWords': 20 });
  check('null within', { repeats: null, enable: null }, {});
  check('unknown ones', { repeats: { loud: true }, other: 1 }, {});
  check(
    'too small and too large',
    { repeats: { minWords: 4 }, related: { limit: 101 } },
    {},
    'repeats.minWords',
    'related.limit',
  );
  check(
    'at the bounds',
    { files: { maxSize: 512 }, repeats: { nearSimilarity: 0 } },
    { 'files.maxSize': 512, 'repeats.nearSimilarity': 0 },
  );
  check('not whole', { diagnostics: { limit: 1.5 } }, {}, 'diagnostics.limit');
  check(
    'of another type',
    { enable: true, files: { include: 'a', exclude: [7] } },
    {},
    'enable',
    'files.include',
    'files.exclude',
  );
  check('a list is no table', [], {}, '');
  check('names of other things', { constructor: 1, __proto__: { enable: 'off' } }, {});
});

test('a problem says what is wrong and what is used instead', () => {
  const { problems } = readSettings({ enable: 'x'.repeat(99), diagnostics: { limit: 0 } });
  assert.deepEqual(
    problems.map((problem) => english(...problem)),
    [
      `The setting "intertext.enable" must be "auto", "on" or "off", not "${'x'.repeat(59)}…. "auto" is used.`,
      'The setting "intertext.diagnostics.limit" must be a whole number from 1 to 100000, not 0. 1000 is used.',
    ],
  );
});
