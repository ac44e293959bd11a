import type { Words } from '../text/words.js';

/** A word of a sentence. Offsets are UTF-16 code units of the text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly written: string;
  /** In small letters, with straight apostrophes. */
  readonly small: string;
  /** What stands between this word and the one before it; the opening marks of the sentence. */
  readonly gap: string;
  /** How many round brackets are open around it. */
  readonly depth: number;
}

/** A sentence, taken apart for those who look for definitions. */
export interface Sentence {
  /** Offsets of the sentence as it is shown: opening and closing marks and the full stop included. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/**
 * The sentence made of the words from `first` to `last` (exclusive), within a passage that ends at `edge`; it has a
 * token for each of the first `most` words.
 */
export function sentenceOf(
  text: string,
  words: Words,
  first: number,
  last: number,
  edge: number,
  most: number,
): Sentence {
  const tokens: Token[] = [];
  let depth = 0;
  const opening = openingOf(text, words.starts[first] ?? 0);
  let before = opening;
  for (let word = first; word < Math.min(last, first + most); word++) {
    const start = words.starts[word] ?? 0;
    const end = words.ends[word] ?? start;
    const gap = text.slice(before, start);
    if (gap !== ' ') depth = depthAfter(gap, depth);
    const written = text.slice(start, end);
    tokens.push({ start, end, written, small: written.toLowerCase().replaceAll('’', "'"), gap, depth });
    before = end;
  }
  const end = closingOf(text, words.ends[last - 1] ?? opening, edge);
  return { start: opening, end, text: text.slice(opening, end), tokens };
}

function depthAfter(gap: string, before: number): number {
  let depth = before;
  for (const char of gap) {
    if (char === '(') depth++;
    else if (char === ')' && depth > 0) depth--;
  }
  return depth;
}

/** Where the marks before the first word begin: quotation marks, brackets, emphasis. */
function openingOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && '"“‘\'«([*_'.includes(text.charAt(start - 1))) start--;
  return start;
}

/** Where the marks after the last word end. */
function closingOf(text: string, at: number, edge: number): number {
  let end = at;
  while (end < edge && '.!?…"”’\'»)]*_:;。！？'.includes(text.charAt(end))) end++;
  return end;
}
