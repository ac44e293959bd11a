import { lineEnd } from './lines.js';

/** What a line is, its `>` markers put aside. */
export const LineKind = { Blank: 0, Text: 1, Item: 2, Heading: 3, Underline: 4, Skipped: 5 } as const;

/** The lines of a text as its writer laid them out: a typed array a property, an item a line. */
export interface Blocks {
  /** {@link LineKind} values; Skipped is front matter and fenced code. */
  readonly kinds: Uint8Array;
  /** Number of `>` markers, at most 255. */
  readonly depths: Uint8Array;
  /** Level of a heading, otherwise 0. */
  readonly levels: Uint8Array;
  /** Columns before the first character after the `>` markers, at most 255. */
  readonly indents: Uint8Array;
  /** UTF-16 offset of the first code unit that is not white space, markers included. */
  readonly starts: Uint32Array;
  /** UTF-16 offset of the prose, after the markers. */
  readonly contents: Uint32Array;
  /** UTF-16 offset after the last code unit that is not white space. */
  readonly ends: Uint32Array;
}

const TAB = 9;
const SPACE = 32;

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB || unit === 0xa0 || unit === 0x0b || unit === 0x0c || unit === 0xfeff;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** The length of a list marker at `at` (`-`, `*`, `+`, `•`, `1.`, `1)`), or 0. White space must follow it. */
function markerLength(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  let after = at;
  if (unit === 45 || unit === 42 || unit === 43 || unit === 0x2022) after = at + 1;
  else {
    while (after < end && after < at + 3 && isDigit(text.charCodeAt(after))) after++;
    if (after === at) return 0;
    const closer = text.charCodeAt(after);
    if (closer !== 46 && closer !== 41) return 0;
    after++;
  }
  return after < end && isBlank(text.charCodeAt(after)) ? after - at : 0;
}

/** The level of an ATX heading at `at`, or 0. */
function headingLevel(text: string, at: number, end: number): number {
  let level = 0;
  while (level < 7 && at + level < end && text.charCodeAt(at + level) === 35) level++;
  return level > 0 && level < 7 && at + level < end && isBlank(text.charCodeAt(at + level)) ? level : 0;
}

/** How often `unit` stands from `at` on. */
function runLength(text: string, at: number, end: number, unit: number): number {
  let after = at;
  while (after < end && text.charCodeAt(after) === unit) after++;
  return after - at;
}

/** The level of the heading above, where a line is its underline (`===` or `---`), or 0. */
function underlineLevel(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  if (unit !== 61 && unit !== 45) return 0;
  const length = runLength(text, at, end, unit);
  return length >= 3 && at + length === end ? (unit === 61 ? 1 : 2) : 0;
}

/** Index of the first line after the front matter; 0 where there is none. */
function frontMatterEnd(text: string, lines: Uint32Array): number {
  const opener = text
    .slice(lines[0], lineEnd(text, lines, 0))
    .replace('\ufeff', '')
    .trimEnd();
  if (opener !== '---' && opener !== '+++') return 0;
  const last = Math.min(lines.length, 1000);
  for (let line = 1; line < last; line++) {
    const start = lines[line] ?? 0;
    const end = lineEnd(text, lines, line);
    if (end - start > 80) continue;
    const content = text.slice(start, end).trimEnd();
    if (content === opener || (content === '...' && opener === '---')) return line + 1;
    // A blank line right after the opener: a rule between paragraphs, not the start of properties.
    if (line === 1 && content === '') return 0;
  }
  return 0;
}

/** Reads the layout of every line. */
export function readBlocks(text: string, lines: Uint32Array): Blocks {
  const count = lines.length;
  const kinds = new Uint8Array(count);
  const depths = new Uint8Array(count);
  const levels = new Uint8Array(count);
  const indents = new Uint8Array(count);
  const starts = new Uint32Array(count);
  const contents = new Uint32Array(count);
  const ends = new Uint32Array(count);

  for (let line = 0; line < count; line++) {
    let end = lineEnd(text, lines, line);
    let at = lines[line] ?? 0;
    while (end > at && isBlank(text.charCodeAt(end - 1))) end--;
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    const first = at;
    let depth = 0;
    let edge = lines[line] ?? 0;
    while (at < end && text.charCodeAt(at) === 62) {
      depth++;
      at++;
      edge = at < end && text.charCodeAt(at) === SPACE ? at + 1 : at;
      while (at < end && isBlank(text.charCodeAt(at))) at++;
    }
    depths[line] = Math.min(depth, 255);
    indents[line] = Math.min(at - edge, 255);
    starts[line] = first;
    ends[line] = end;
    contents[line] = at;
    if (at === end) {
      kinds[line] = LineKind.Blank;
      continue;
    }
    kinds[line] = LineKind.Text;
    const level = headingLevel(text, at, end);
    const underline = level === 0 ? underlineLevel(text, at, end) : 0;
    const marker = level === 0 && underline === 0 ? markerLength(text, at, end) : 0;
    if (level > 0) {
      kinds[line] = LineKind.Heading;
      levels[line] = level;
      contents[line] = at + level;
    } else if (underline > 0) {
      kinds[line] = LineKind.Underline;
      levels[line] = underline;
    } else if (marker > 0) {
      kinds[line] = LineKind.Item;
      contents[line] = at + marker;
    }
  }
  const blocks = { kinds, depths, levels, indents, starts, contents, ends };
  kinds.fill(LineKind.Skipped, 0, frontMatterEnd(text, lines));
  skipFences(text, blocks);
  return blocks;
}

/**
 * Marks fenced code as Skipped. A fence that is never closed is a line of decoration, as pasted text has them,
 * and hides nothing.
 */
function skipFences(text: string, blocks: Blocks): void {
  const { kinds, contents, ends } = blocks;
  /** The shortest fence of backticks, of tildes, that is known to have no end further down. */
  const unclosed = { 96: Number.POSITIVE_INFINITY, 126: Number.POSITIVE_INFINITY };
  for (let line = 0; line < kinds.length; line++) {
    if (kinds[line] !== LineKind.Text) continue;
    const at = contents[line] ?? 0;
    const unit = text.charCodeAt(at);
    if (unit !== 96 && unit !== 126) continue;
    const end = ends[line] ?? at;
    const length = runLength(text, at, end, unit);
    if (length < 3 || length >= unclosed[unit]) continue;
    if (unit === 96 && text.slice(at + length, Math.min(end, at + length + 200)).includes('`')) continue;
    const closer = fenceEnd(text, blocks, line, unit, length);
    if (closer === undefined) {
      unclosed[unit] = length;
      continue;
    }
    kinds.fill(LineKind.Skipped, line, closer);
    line = closer - 1;
  }
}

/** Index of the line after the fenced code that `line` opens (a quote closes what it holds); undefined where nothing closes it. */
function fenceEnd(text: string, blocks: Blocks, line: number, unit: number, length: number): number | undefined {
  const { depths, contents, ends } = blocks;
  const depth = depths[line] ?? 0;
  for (let next = line + 1; next < depths.length; next++) {
    if ((depths[next] ?? 0) < depth) return next;
    if ((depths[next] ?? 0) > depth) continue;
    const at = contents[next] ?? 0;
    const end = ends[next] ?? at;
    if (text.charCodeAt(at) !== unit || at === end) continue;
    const closing = runLength(text, at, end, unit);
    if (closing >= length && at + closing === end) return next + 1;
  }
  return depth > 0 ? depths.length : undefined;
}
