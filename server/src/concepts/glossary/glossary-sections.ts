import { type Blocks, LineKind, readBlocks } from '../../text/blocks.js';
import { lineEnd, lineStarts } from '../../text/lines.js';

/** A stretch of a text as it is written, with its UTF-16 offset. */
export interface Written {
  readonly text: string;
  readonly start: number;
}

export interface Line extends Written {
  /** It is part of fenced code. */
  readonly isCode: boolean;
}

/** A heading of a Markdown text and what stands under it, up to the next heading or rule. */
export interface Section {
  /** The heading without its marks. */
  readonly heading: Written;
  readonly level: number;
  /** The lines under the heading, blank ones at the end left out. */
  lines(): readonly Line[];
  readonly start: number;
  readonly end: number;
}

/** The sections of a text, in order. Front matter and fenced code hold no headings. */
export function sectionsOf(text: string): readonly Section[] {
  const starts = lineStarts(text);
  const blocks = readBlocks(text, starts);
  const sections: Section[] = [];
  const count = blocks.kinds.length;
  let line = 0;
  while (line < count) {
    const level = headingLevel(text, blocks, line);
    if (level === 0) {
      line++;
      continue;
    }
    const isUnderlined = blocks.kinds[line] !== LineKind.Heading;
    const body = line + (isUnderlined ? 2 : 1);
    let after = body;
    while (after < count && headingLevel(text, blocks, after) === 0 && !isSeparator(text, blocks, after)) after++;
    let last = after - 1;
    while (last >= body && blocks.kinds[last] === LineKind.Blank) last--;
    const lineAt = (at: number): Line => {
      const start = starts[at] ?? 0;
      return {
        text: text.slice(start, lineEnd(text, starts, at)),
        start,
        isCode: blocks.kinds[at] === LineKind.Skipped,
      };
    };
    const content = blocks.contents[line] ?? 0;
    sections.push({
      heading: { text: text.slice(content, blocks.ends[line]), start: content },
      level,
      lines: () => Array.from({ length: last - body + 1 }, (_, index) => lineAt(body + index)),
      start: blocks.starts[line] ?? 0,
      end: blocks.ends[Math.max(last, body - 1)] ?? text.length,
    });
    line = after;
  }
  return sections;
}

/** The level of the heading that starts at `line`, or 0. */
function headingLevel(text: string, blocks: Blocks, line: number): number {
  if (blocks.kinds[line] === LineKind.Heading) return blocks.levels[line] ?? 0;
  if (blocks.kinds[line + 1] !== LineKind.Underline || blocks.kinds[line] !== LineKind.Text) return 0;
  const level = blocks.levels[line + 1] ?? 0;
  return level === 1 || isShortLine(text, blocks, line) ? level : 0;
}

/** Whether a `---` under this line makes it a heading: a line by itself, short, no sentence. Otherwise it separates. */
function isShortLine(text: string, blocks: Blocks, line: number): boolean {
  const content = text.slice(blocks.contents[line], blocks.ends[line]);
  const isAlone = line === 0 || blocks.kinds[line - 1] === LineKind.Blank;
  return isAlone && content.length <= 60 && !/[.!?:;,*_]$/.test(content);
}

function isSeparator(text: string, blocks: Blocks, line: number): boolean {
  if (blocks.kinds[line] === LineKind.Skipped || !'-_*'.includes(text.charAt(blocks.starts[line] ?? 0))) return false;
  return /^(?:-{3,}|_{3,}|\*{3,})$/.test(text.slice(blocks.starts[line], blocks.ends[line]));
}
