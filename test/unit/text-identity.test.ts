import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../server/src/text/identity.js';

test('texts that differ in one place have identities of their own', () => {
  const text = 'Bees that find a good meadow dance for the others. '.repeat(40);
  const texts = [text, `${text} `, `${text}\0`, ` ${text}`, text.toUpperCase(), text.split('').reverse().join('')];
  for (let at = 0; at < text.length; at++) {
    texts.push(`${text.slice(0, at)}#${text.slice(at + 1)}`, `${text.slice(0, at)}\ud83d${text.slice(at + 1)}`);
  }
  for (let at = 2; at + 2 < text.length; at += 2) {
    texts.push(text.slice(0, at - 2) + text.slice(at, at + 2) + text.slice(at - 2, at) + text.slice(at + 2));
  }
  const distinct = new Set(texts);
  assert.equal(new Set([...distinct].map(identityOf)).size, distinct.size);
  assert.equal(identityOf(text), identityOf(text.slice(0, 77) + text.slice(77)));
});
