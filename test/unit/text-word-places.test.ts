import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordPlaces } from '../../server/src/text/word-places.js';

/** Checks where words stand: each with its number among those that are sought. */
function check(text: string, words: readonly string[], expected: readonly string[]): void {
  test(`${words} in ${JSON.stringify(text)}`, () => {
    const found = wordPlaces(text, words).map(({ word, start, end }) => `${word} ${text.slice(start, end)}`);
    assert.deepEqual(found, expected);
  });
}

check('The herons wait.', ['heron'], ['0 herons']);
check('Heron after heron, a heron’s patience', ['heron'], ['0 Heron', '0 heron', '0 heron’s']);
check('He waited, waiting for eels.', ['eel', 'waits'], ['1 waited', '1 waiting', '0 eels']);
check('superherons', ['heron'], []);
check('> mesa-\n> optimizers', ['optimizer', 'mesa'], ['1 mesa', '0 optimizers']);
check('', ['heron'], []);
check('a heron', [], []);
