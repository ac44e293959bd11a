import type { GlossaryEntry } from '../answers.js';
import { type Blocks, LineKind, readBlocks } from '../text/blocks.js';
import { lineEnd, lineStarts } from '../text/lines.js';

const aliasesLine = /^(?:[-*+] )?[*_]{0,3}(?:aliases|alias|also known as|aka|synonyms?)[*_]{0,3} ?: ?[*_]{0,3} ?(.*)$/i;
const sourceLine = /^(?:[-*+] )?[*_]{0,3}sources?[*_]{0,3} ?: ?[*_]{0,3} ?(.*)$/i;
const italicLine = /^(?:\*([^*]+)\*|_([^_]+)_)$/;

/**
 * The concepts of a glossary note. A heading of any level names a concept, what follows up to the next heading (or a
 * `---`) defines it. Two kinds of heading name none: the title of the note (its first heading, all others being
 * deeper, without an `Aliases:` or `Source:` line of its own) and the heading of a group (nothing under it but deeper
 * headings). Aliases stand in an `Aliases:` line, in an italic line right under the heading, or in brackets in the
 * heading. Front matter and fenced code are no headings.
 */
export function parseGlossary(text: string): readonly GlossaryEntry[] {
  const lines = lineStarts(text);
  const blocks = readBlocks(text, lines);
  const sections = sectionsOf(text, lines, blocks);
  const entries: GlossaryEntry[] = [];
  for (const [index, section] of sections.entries()) {
    const next = sections[index + 1];
    const body = readBody(section.lines);
    const isGroup = body.text === '' && !body.labelled && next !== undefined && next.level > section.level;
    if (isGroup || (index === 0 && !body.labelled && isTitle(sections))) continue;
    const { name, aliases } = readName(section.heading);
    if (!/[\p{L}\p{N}]/u.test(name)) continue;
    const all = [...new Set([...aliases, ...body.aliases])].filter((alias) => alias !== name);
    const source = body.source === undefined ? {} : { source: body.source };
    entries.push({ name, aliases: all, ...source, text: body.text, start: section.start, end: section.end });
  }
  return entries;
}

interface Line {
  readonly written: string;
  /** It is part of fenced code. */
  readonly isCode: boolean;
}

interface Section {
  readonly heading: string;
  readonly level: number;
  /** The lines under the heading. */
  readonly lines: readonly Line[];
  readonly start: number;
  readonly end: number;
}

function isTitle(sections: readonly Section[]): boolean {
  const [first, ...others] = sections;
  return first !== undefined && others.length > 0 && others.every((other) => other.level > first.level);
}

function sectionsOf(text: string, starts: Uint32Array, blocks: Blocks): Section[] {
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
    const under: Line[] = [];
    for (let at = body; at <= last; at++) {
      const written = text.slice(starts[at], lineEnd(text, starts, at));
      under.push({ written, isCode: blocks.kinds[at] === LineKind.Skipped });
    }
    sections.push({
      heading: text.slice(blocks.contents[line], blocks.ends[line]),
      level,
      lines: under,
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
  if (blocks.kinds[line] === LineKind.Skipped) return false;
  return /^(?:-{3,}|_{3,}|\*{3,})$/.test(text.slice(blocks.starts[line], blocks.ends[line]));
}

interface Body {
  readonly aliases: readonly string[];
  readonly source?: string;
  readonly text: string;
  /** It has a line of aliases or a source. */
  readonly labelled: boolean;
}

function readBody(lines: readonly Line[]): Body {
  const aliases: string[] = [];
  const rest: string[] = [];
  let source: string | undefined;
  let labelled = false;
  let listing = false;
  let begun = false;
  for (const { written, isCode } of lines) {
    // Nothing in fenced code is a label.
    const trimmed = isCode ? '`' : written.trim();
    const alias = aliasesLine.exec(trimmed)?.[1];
    const named = sourceLine.exec(trimmed)?.[1];
    const italic = begun ? null : italicLine.exec(trimmed);
    const item: string | undefined = listing ? /^[-*+] (.*)$/.exec(trimmed)?.[1] : undefined;
    listing = alias === '' || item !== undefined || (listing && trimmed === '');
    if (alias !== undefined) aliases.push(...splitAliases(alias));
    else if (item !== undefined) aliases.push(...splitAliases(item));
    else if (named !== undefined && source === undefined && named !== '') source = named;
    else if (italic !== null) aliases.push(...splitAliases(italic[1] ?? italic[2] ?? ''));
    else {
      rest.push(written);
      begun ||= trimmed !== '';
      continue;
    }
    labelled = true;
  }
  const text = rest.join('\n').trim();
  return source === undefined ? { aliases, text, labelled } : { aliases, source, text, labelled };
}

function splitAliases(list: string): string[] {
  return list
    .split(/[,;、，；]/)
    .map((alias) => plainTerm(alias.trim().replace(/\.$/, '')))
    .filter((alias) => alias !== '');
}

/** The longest term, in UTF-16 code units: what is longer is no term. */
const LONGEST_TERM = 200;

/** The name in a heading, and what stands in brackets after it: a short form, or what tells two senses apart. */
function readName(heading: string): { readonly name: string; readonly aliases: readonly string[] } {
  if (heading.length > LONGEST_TERM) return { name: '', aliases: [] };
  const name = plainTerm(heading.replace(/(?:^|\s)#+$/, '').replace(/\s*\{#[^}]*\}$/, ''));
  const bracket = /^(.*\S)\s\(([^()]+)\)$/.exec(name);
  const before = bracket?.[1];
  const inner = bracket?.[2]?.trim();
  if (before === undefined || inner === undefined) return { name, aliases: [] };
  const isShort = !/\s/.test(inner) && /\p{Lu}.*\p{Lu}|\p{Lu}s?$/u.test(inner);
  return isShort ? { name: before, aliases: [inner] } : { name, aliases: [before] };
}

/** A term without the Markdown and quotation marks around it; empty where it is too long to be a term. */
export function plainTerm(term: string): string {
  if (term.length > LONGEST_TERM) return '';
  let plain = term
    .replace(/!?\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/g, '$1')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  for (;;) {
    const inner = (marked.exec(plain)?.[2] ?? quoted.exec(plain)?.[1])?.trim();
    if (inner === undefined || inner === '') return plain;
    plain = inner;
  }
}

/** Text between two equal marks of emphasis or code; a colon may follow. */
const marked = /^(\*{1,3}|_{1,3}|`{1,2})([^*_`]+)\1:?$/;
/** Text between quotation marks; a colon may follow. */
const quoted = /^["'“”‘’«»„]([^"“”«»„]+)["'“”‘’«»]:?$/;
