import { stopWords } from '../text/stop-words.js';

/** Function words of English: those of the Snowball project, and some that its list leaves out. */
const functionWords = new Set([
  ...stopWords,
  ...'per via vs might must shall much many another just also since although though whether however like get let'.split(
    ' ',
  ),
]);

/** Whether a word, in small letters, is a function word of English. */
export function isStopWord(word: string): boolean {
  return functionWords.has(word);
}
