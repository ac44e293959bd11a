/** An edit of a text: `text` takes the place of what stands from `start` to `end`. UTF-16 offsets. */
export interface Removal {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is to go, from `from` to `to`, in the lines that it touches. */
interface Span {
  /** Start of the first line, and of its words after quote marks and list marker. */
  readonly lineStart: number;
  readonly prefixEnd: number;
  readonly from: number;
  readonly to: number;
  /** Start of the last line, and its end without the line break. */
  readonly lastStart: number;
  readonly lastEnd: number;
}

const anyBreak = /\r\n|\r|\n/;
/** A line break and the blank line after it; a line of quote marks alone is blank too. */
const blankLine = /(?:\r\n|\r|\n)[ \t>]*(?:\r\n|\r|\n)/;
const firstBreak = /^(?:\r\n|\r|\n)/;
const lastBreak = /(?:\r\n|\r|\n)$/;
/** Indentation, quote marks, and one marker of a list item, a task or a heading. */
const linePrefix = /^[ \t]*(?:>[ \t]*)*(?:(?:[-*+•]|\d{1,9}[.)]|#{1,6})[ \t]+(?:\[[ xX]\][ \t]+)?)?/;
const quoteMarks = /^[ \t]*(?:>[ \t]*)*/;
const wordLike = /[\p{L}\p{N}]/u;
const sentenceEnd = /[.!?…:]["”’»)\]*_]*\s*$/;
const pairs = new Map(Object.entries({ '"': '"', '“': '”', '‘': '’', '«': '»', '(': ')', '[': ']', '*': '*', _: '_' }));

/**
 * How to take out the text from `start` to `end` so that the rest stays well-formed: lines that hold nothing else go
 * as a whole, what stood apart stays apart, no blank lines are doubled, and a text that ended with a line break does
 * so still.
 */
export function removalOf(text: string, start: number, end: number): Removal {
  const span = spanOf(text, start, end);
  const hasHead = span.from > span.prefixEnd;
  const hasTail = span.to < span.lastEnd;
  if (!hasHead && !hasTail) return wholeLines(text, span);
  const left = hasHead ? trimmedBack(text, span.from, span.prefixEnd) : span.prefixEnd;
  const right = hasTail ? trimmedOn(text, span.to, span.lastEnd) : span.lastEnd;
  if (span.lineStart === span.lastStart) {
    const isApart = left < span.from || right > span.to;
    return { start: left, end: right, text: hasHead && hasTail && isApart ? ' ' : '' };
  }
  return acrossLines(text, span, hasHead ? left : undefined, hasTail ? right : undefined);
}

function wholeLines(text: string, { lineStart, lastEnd, from, to }: Span): Removal {
  const lineEnd = lastEnd + (firstBreak.exec(text.slice(lastEnd, lastEnd + 2))?.[0].length ?? 0);
  const blankBefore = blankLinesBefore(text, lineStart);
  const blankAfter = blankLinesAfter(text, lineEnd);
  if (blankAfter === text.length) {
    // At the end of the text: the line break before the blank lines stays only where the text ended with one.
    const kept = lastBreak.test(text) ? 0 : (lastBreak.exec(text.slice(0, blankBefore))?.[0].length ?? 0);
    return { start: blankBefore - kept, end: text.length, text: '' };
  }
  const isBlankBefore = blankBefore < lineStart || blankBefore === 0;
  const isBlankAfter = lineEnd < blankAfter;
  if (isBlankBefore && isBlankAfter) {
    const isDeeper = depth(text.slice(blankBefore, lineStart)) > depth(text.slice(lineEnd, blankAfter));
    return isDeeper ? { start: blankBefore, end: lineEnd, text: '' } : { start: lineStart, end: blankAfter, text: '' };
  }
  const inner = isBlankBefore || isBlankAfter ? undefined : blankLine.exec(text.slice(from, to))?.[0];
  return { start: lineStart, end: lineEnd, text: inner?.replace(firstBreak, '') ?? '' };
}

/** `left`: end of what is kept of the first line; `right`: start of what is kept of the last; undefined: nothing is. */
function acrossLines(text: string, span: Span, left: number | undefined, right: number | undefined): Removal {
  const inside = text.slice(span.from, span.to);
  const blank = blankLine.exec(inside)?.[0];
  const lastMarks = quoteMarks.exec(text.slice(span.lastStart, right))?.[0] ?? '';
  if (left !== undefined && right !== undefined) {
    return { start: left, end: right, text: (blank ?? anyBreak.exec(inside)?.[0] ?? '') + lastMarks };
  }
  if (left !== undefined) {
    const next = span.lastEnd + (firstBreak.exec(text.slice(span.lastEnd, span.lastEnd + 2))?.[0].length ?? 0);
    const isApart = next === text.length || blankLinesAfter(text, next) > next;
    return { start: left, end: span.lastEnd, text: isApart ? '' : (blank?.replace(lastBreak, '') ?? '') };
  }
  const isApart = blankLinesBefore(text, span.lineStart) < span.lineStart || span.lineStart === 0;
  const gap = isApart ? '' : (blank?.replace(firstBreak, '') ?? '');
  const prefix = blank === undefined ? text.slice(span.lineStart, span.prefixEnd) : lastMarks;
  return { start: span.lineStart, end: right ?? span.lastEnd, text: gap + prefix };
}

/** Takes in punctuation that would be left with no words, quotation marks around, and the stop of a sentence. */
function spanOf(text: string, start: number, end: number): Span {
  const lineStart = lineStartAt(text, start);
  const lastStart = Math.max(lineStartAt(text, end), lineStart);
  const lastEnd = lineEndAt(text, end);
  const prefixEnd = lineStart + (linePrefix.exec(text.slice(lineStart, lineEndAt(text, start)))?.[0].length ?? 0);
  let from = Math.max(start, prefixEnd);
  let to = Math.max(end, from);
  if (!wordLike.test(text.slice(prefixEnd, from))) from = prefixEnd;
  if (!wordLike.test(text.slice(to, lastEnd))) to = lastEnd;
  if (from === prefixEnd || sentenceEnd.test(text.slice(Math.max(prefixEnd, from - 20), from))) {
    while (to < lastEnd && '.!?…'.includes(text.charAt(to))) to++;
  }
  while (from > prefixEnd && to < lastEnd && pairs.get(text.charAt(from - 1)) === text.charAt(to)) {
    from--;
    to++;
  }
  return { lineStart, prefixEnd, from, to, lastStart, lastEnd };
}

function depth(marks: string): number {
  return marks.match(/>/g)?.length ?? 0;
}

/** Start of the blank lines that stand right before a line start. */
function blankLinesBefore(text: string, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const previous = lineStartAt(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
    if (!/^[ \t>]*$/.test(text.slice(previous, lineEndAt(text, previous)))) break;
    start = previous;
  }
  return start;
}

/** End of the blank lines that begin at a line start. */
function blankLinesAfter(text: string, lineStart: number): number {
  let start = lineStart;
  while (start < text.length) {
    const end = lineEndAt(text, start);
    if (!/^[ \t>]*$/.test(text.slice(start, end))) break;
    start = end + (firstBreak.exec(text.slice(end, end + 2))?.[0].length ?? 0);
  }
  return start;
}

/** Where the line with an offset begins. */
export function lineStartAt(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Where the line with an offset ends, its line break left out. */
export function lineEndAt(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
  return end;
}

function trimmedBack(text: string, offset: number, least: number): number {
  let end = offset;
  while (end > least && ' \t'.includes(text.charAt(end - 1))) end--;
  return end;
}

function trimmedOn(text: string, offset: number, most: number): number {
  let start = offset;
  while (start < most && ' \t'.includes(text.charAt(start))) start++;
  return start;
}

function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13;
}
