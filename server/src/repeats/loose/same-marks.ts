import { LONG_QUOTE } from '../alignment/parts.js';
import type { Range, Side } from '../side.js';

/**
 * Whether word `i` of one text stands in a quotation of some length and word `j` of the other outside of one, or the
 * other way round: what corresponds around them then goes no further than the marks.
 */
export function isQuotedInOne(a: Side, i: number, b: Side, j: number): boolean {
  if (a.quoted[i] === b.quoted[j]) return false;
  const { start, end } = a.quoted[i] === 1 ? sameMarks(a, i, LONG_QUOTE) : sameMarks(b, j, LONG_QUOTE);
  return end - start >= LONG_QUOTE;
}

/** Up to `most` words before a word and from it on, as far as all are quoted or none is. */
export function sameMarks({ quoted, count }: Side, word: number, most: number): Range {
  const marks = quoted[word];
  const least = Math.max(0, word - most);
  let start = word;
  while (start > least && quoted[start - 1] === marks) start--;
  const last = Math.min(count, word + most);
  let end = word;
  while (end < last && quoted[end] === marks) end++;
  return { start, end };
}
