import { LONG_QUOTE } from '../alignment/parts.js';
import { isQuoted, type Range, type Side } from '../side.js';

/**
 * Whether word `i` of one text stands in a quotation of some length and word `j` of the other outside of one, or the
 * other way round: what corresponds around them then goes no further than the marks.
 */
export function isQuotedInOne(a: Side, i: number, b: Side, j: number): boolean {
  if (isQuoted(a, i) === isQuoted(b, j)) return false;
  const { start, end } = isQuoted(a, i) ? sameMarks(a, i, LONG_QUOTE) : sameMarks(b, j, LONG_QUOTE);
  return end - start >= LONG_QUOTE;
}

/** Up to `most` words before a word and from it on, as far as all are quoted or none is. */
export function sameMarks(side: Side, word: number, most: number): Range {
  const quoted = isQuoted(side, word);
  const least = Math.max(0, word - most);
  let start = word;
  while (start > least && isQuoted(side, start - 1) === quoted) start--;
  const last = Math.min(side.count, word + most);
  let end = word;
  while (end < last && isQuoted(side, end) === quoted) end++;
  return { start, end };
}
