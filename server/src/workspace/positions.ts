import type { Position } from 'vscode-languageserver-protocol';
import { upperBound } from './lines.js';

/** What `character` of a position counts: UTF-16 code units, or bytes of UTF-8. */
export type PositionEncoding = 'utf-16' | 'utf-8';

/** The offset of a position in a text; a position beyond the end of a line, or of the text, is that end. */
export function offsetAt(text: string, starts: Uint32Array, position: Position, encoding: PositionEncoding): number {
  if (position.line < 0) return 0;
  const start = starts[Math.trunc(position.line)];
  if (start === undefined) return text.length;
  const end = endOfLine(text, start, starts[Math.trunc(position.line) + 1] ?? text.length);
  const character = Math.max(Math.trunc(position.character), 0);
  if (encoding === 'utf-16') return Math.min(start + character, end);
  return Math.min(start + unitsOf(text, start, end, character), end);
}

/**
 * The position of an offset. UTF-16 needs the line starts alone; UTF-8 needs the text as well, and without it
 * counts as if the line were ASCII.
 */
export function positionAt(
  starts: Uint32Array,
  offset: number,
  encoding: PositionEncoding,
  text: string | undefined,
): Position {
  const line = Math.max(upperBound(starts, offset) - 1, 0);
  const start = starts[line] ?? 0;
  if (encoding === 'utf-16' || text === undefined) return { line, character: offset - start };
  return { line, character: bytesOf(text, start, offset) };
}

function endOfLine(text: string, start: number, end: number): number {
  let last = end;
  if (last > start && text.charCodeAt(last - 1) === 10) last--;
  if (last > start && text.charCodeAt(last - 1) === 13) last--;
  return last;
}

/** UTF-8 bytes of `text` from `start` to `end`; a lone surrogate counts as the three of U+FFFD. */
function bytesOf(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let i = start; i < end; ) {
    const code = text.codePointAt(i) ?? 0;
    bytes += width(code);
    i += code > 0xffff ? 2 : 1;
  }
  return bytes;
}

function unitsOf(text: string, start: number, end: number, bytes: number): number {
  let left = bytes;
  let i = start;
  while (i < end) {
    const code = text.codePointAt(i) ?? 0;
    left -= width(code);
    if (left < 0) break;
    i += code > 0xffff ? 2 : 1;
  }
  return i - start;
}

function width(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code > 0xffff ? 4 : 3;
}
