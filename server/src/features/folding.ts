import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver-protocol';
import { originalOf } from '../index.js';
import type { Buffer } from '../workspace/buffer.js';
import { upperBound } from '../workspace/lines.js';
import { canonical } from '../workspace/uris.js';
import type { Context } from './context.js';
import { type Flag, flagsOf } from './flags.js';
import { areNested, indentedBlocks, type LineRange, sections } from './line-blocks.js';
import { nameOf } from './names.js';
import { lineOf } from './places.js';
import { roleOf } from './wording.js';

/** A line on which Markdown begins something that editors fold: a heading, an item, a quote, a fence, a table, HTML. */
const markdownOpener = /^[ \t]*(?:#{1,6}[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t]|```|~~~|\||<)/;
/** The line below a heading or the head of a table. */
const underline = /^(?:[ \t]*=+|(?=[^-]*-)[-|: \t]+)$/;

/**
 * The flagged copies of an open document that are longer than a line. An editor leaves its own folding as soon as
 * somebody else offers any, except where it knows the language: so the blocks by indentation come with the copies, but
 * for Markdown. What the editor folds goes before a copy that begins on the same line or cuts across.
 */
export function foldingRanges(context: Context, { textDocument }: FoldingRangeParams): FoldingRange[] | null {
  const uri = canonical(textDocument.uri);
  const { client, notes, workspace } = context;
  const buffer = workspace.buffers.get(uri);
  if (buffer === undefined) return null;
  const { lineStarts } = buffer;
  const isMarkdown = buffer.languageId === 'markdown';
  const blocks = isMarkdown ? [] : indentedBlocks(buffer.text, lineStarts);
  const taken: LineRange[] = isMarkdown ? [...sections(notes.passages(uri), lineStarts)] : [...blocks];
  const folds: FoldingRange[] = blocks.map(({ first, last }) => ({ startLine: first, endLine: last }));
  const flags = workspace.isNote(uri) ? flagsOf(notes.repeats(uri), uri, workspace.settings) : [];
  for (const flag of flags) {
    if (folds.length >= client.mostFolds) break;
    const lines = linesOf(flag, buffer);
    const isOwn = lines.first < lines.last && taken.every((other) => areNested(lines, other));
    if (!isOwn || (isMarkdown && isFoldedByMarkdown(lines.first, buffer))) continue;
    taken.push(lines);
    const collapsedText = client.foldedText ? { collapsedText: textOf(context, flag) } : {};
    folds.push({ startLine: lines.first, endLine: lines.last, kind: FoldingRangeKind.Region, ...collapsedText });
  }
  return folds.slice(0, client.mostFolds).sort((a, b) => a.startLine - b.startLine);
}

function linesOf({ copy }: Flag, { lineStarts }: Buffer): LineRange {
  return { first: upperBound(lineStarts, copy.start) - 1, last: upperBound(lineStarts, copy.end - 1) - 1 };
}

function isFoldedByMarkdown(line: number, { text, lineStarts }: Buffer): boolean {
  const lineText = (at: number): string => text.slice(lineStarts[at], lineStarts[at + 1]).trimEnd();
  return markdownOpener.test(lineText(line)) || underline.test(lineText(line + 1));
}

/** Shown in place of a copy that is folded. */
function textOf(context: Context, { copy, repeat }: Flag): string {
  const original = originalOf(repeat.copies);
  const role = roleOf(context.t, copy);
  if (original === undefined) return role;
  return context.t('{0} of {1}:{2}', role, nameOf(context, original.uri), `${lineOf(context, original)}`);
}
