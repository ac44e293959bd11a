import type { Passage } from '../index.js';
import { upperBound } from '../workspace/lines.js';

/** Lines of a text, counted from 0, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Editors take a tab for as many columns where nobody says otherwise. */
const tabWidth = 4;

/**
 * Every line with the lines below it that are indented deeper, down to the last that is not blank: what an editor folds
 * in plain text until somebody else says what can be folded.
 */
export function indentedBlocks(text: string, starts: Uint32Array): readonly LineRange[] {
  const blocks: LineRange[] = [];
  const open: { readonly line: number; readonly column: number }[] = [];
  let last = 0;
  const closeTo = (column: number): void => {
    for (let top = open.at(-1); top !== undefined && top.column >= column; top = open.at(-1)) {
      if (top.line < last) blocks.push({ first: top.line, last });
      open.pop();
    }
  };
  for (const [line, start] of starts.entries()) {
    const column = columnAt(text, start);
    if (column === undefined) continue;
    closeTo(column);
    open.push({ line, column });
    last = line;
  }
  closeTo(0);
  return blocks.sort((a, b) => a.first - b.first);
}

/** The column in which the words of a line begin; undefined for a blank one. */
function columnAt(text: string, start: number): number | undefined {
  let column = 0;
  for (let at = start; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === ' ') column++;
    else if (unit === '\t') column += tabWidth - (column % tabWidth);
    else return unit === '\n' || unit === '\r' ? undefined : column;
  }
  return undefined;
}

/** Every heading with the lines down to the next one that is no deeper. */
export function sections(passages: readonly Passage[], starts: Uint32Array): readonly LineRange[] {
  const headings = passages.filter(({ kind }) => kind === 'heading');
  const lineOf = (offset: number): number => upperBound(starts, offset) - 1;
  // Ends are found from the back: for every level, the line of the next heading of that or an upper level.
  const next = new Array<number>(7).fill(starts.length);
  return headings
    .toReversed()
    .map(({ start, level }) => {
      const first = lineOf(start);
      const last = (next[level] ?? starts.length) - 1;
      next.fill(first, level);
      return { first, last };
    })
    .reverse();
}

/** Whether two ranges can both be folded: one within the other or apart, and on different first lines. */
export function areNested(one: LineRange, other: LineRange): boolean {
  const [upper, lower] = one.first < other.first ? [one, other] : [other, one];
  return upper.first !== lower.first && (upper.last < lower.first || lower.last <= upper.last);
}
