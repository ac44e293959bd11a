import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf } from '../../server/src/text/hash.js';
import { readWords } from '../../server/src/text/prose.js';
import { Vocabulary } from '../../server/src/text/vocabulary.js';

/** `stem` is empty for a stop word. */
function check(written: string, spelling: string, stem: string): void {
  test(`word ${written}`, () => {
    const vocabulary = new Vocabulary();
    vocabulary.add(readWords(written).lexicon);
    assert.equal(vocabulary.spelling(hashOf(spelling)), spelling);
    assert.equal(vocabulary.stem(hashOf(spelling)), stem);
  });
}

check('Optimizers', 'optimizers', 'optim');
check('relational', 'relational', 'relat');
check('alignment’s', "alignment's", 'align');
check('The', 'the', '');
check('DON’T', "don't", '');
check('naïve', 'naïve', 'naïve');
check('GPT4', 'gpt4', 'gpt4');
check('Bäume', 'bäume', 'bäume');
check('ДУБ', 'дуб', 'дуб');
check('łódź', 'łódź', 'łódź');

test('a word that was never added', () => {
  const vocabulary = new Vocabulary();
  assert.equal(vocabulary.find(hashOf('moss')), -1);
  assert.equal(vocabulary.spelling(hashOf('moss')), '');
  assert.equal(vocabulary.stem(hashOf('moss')), '');
});

test('spellings of one and of two bytes a code unit stand beside each other', () => {
  const vocabulary = new Vocabulary();
  const spellings = ['moss', 'мох', 'naïve', '苔', 'ants'];
  for (const spelling of spellings) vocabulary.add(readWords(spelling).lexicon);
  for (const [word, spelling] of spellings.entries()) {
    assert.equal(vocabulary.spellingOf(word), spelling);
    assert.equal(vocabulary.lengthOf(word), spelling.length);
    const units = Array.from({ length: spelling.length + 1 }, (_, at) => vocabulary.unitAt(word, at));
    assert.deepEqual(units, [...Array.from(spelling, (letter) => letter.charCodeAt(0)), 0]);
  }
  assert.equal(vocabulary.spellingOf(spellings.length), '');
});

test('ten thousand words are all found again', () => {
  const vocabulary = new Vocabulary();
  const spellings = Array.from({ length: 10_000 }, (_, index) => `word${index}`);
  vocabulary.add(readWords(spellings.join(' ')).lexicon);
  vocabulary.add(readWords(spellings.join(' ')).lexicon);
  assert.equal(vocabulary.size, spellings.length);
  assert.deepEqual(
    spellings.map((spelling) => vocabulary.spelling(hashOf(spelling))),
    spellings,
  );
});
