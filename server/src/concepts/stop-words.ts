import { stopWords } from '../text/stop-words.js';

/** Function words that the list of the Snowball project leaves out. */
const others = new Set(
  'per via vs might must shall much many another just also since although though whether however like get let'.split(
    ' ',
  ),
);

/** Whether a word, in small letters, is a function word of English. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word) || others.has(word);
}
