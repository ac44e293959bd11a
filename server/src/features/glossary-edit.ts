import type { GlossaryEntry } from '../index.js';
import { lineEndAt, lineStartAt, type Removal, removalOf } from './removal.js';

const lineBreak = /\r\n|\r|\n/;
const aliasesLabel = /^[ \t]*(?:[-*+] )?[*_]{0,3}(?:aliases|alias|also known as|aka|synonyms?)[*_]{0,3} ?:/i;
const fence = /^[ \t]*(?:```|~~~)/;
const heading = /^ {0,3}(#{1,6})[ \t]/;

/** Takes the name at `index` (1 is the first alias) out of an entry, with what parts it from the others. */
export function withoutAlias(text: string, { written }: GlossaryEntry, index: number): Removal | undefined {
  const place = written[index];
  if (index === 0 || place === undefined) return undefined;
  const { start, end } = place;
  const before = text.slice(lineStartAt(text, start), start);
  const after = text.slice(end, lineEndAt(text, end));
  const isFirst = !/[,;、，；][ \t]*$/.test(before);
  const next = /^[ \t]*[,;、，；][ \t]*/.exec(after)?.[0].length;
  if (next !== undefined && isFirst) return { start, end: end + next, text: '' };
  if (!isFirst)
    return { start: start - (/(?<![ \t])[ \t]*[,;、，；][ \t]*$/.exec(before)?.[0].length ?? 0), end, text: '' };
  const bracket = /(?<![ \t])[ \t]*\($/.exec(before)?.[0].length;
  if (bracket !== undefined && after.startsWith(')')) return { start: start - bracket, end: end + 1, text: '' };
  const to = lineEndAt(text, end);
  return { start: lineStartAt(text, start), end: to + breakAt(text, to).length, text: '' };
}

/** Adds an alias to those of an entry: to its line of aliases, or in a line of its own under the heading. */
export function withAlias(text: string, entry: GlossaryEntry, alias: string): Removal {
  let isCode = false;
  for (let at = entry.start; at < entry.end; ) {
    const end = lineEndAt(text, at);
    const line = text.slice(at, end);
    isCode = isCode !== fence.test(line);
    if (!isCode && aliasesLabel.test(line)) {
      const written = line.replace(/(?<![ \t.])[ \t.]+$/, '');
      const isOpen = /:[*_]{0,3}$/.test(written);
      const item = isOpen ? /^\s*?(?<![ \t])([ \t]*[-*+] )/.exec(text.slice(end, entry.end))?.[1] : undefined;
      if (item !== undefined) return inserted(end, `${breakOf(text)}${item}${alias}`);
      return inserted(at + written.length, `${isOpen ? ' ' : ', '}${alias}`);
    }
    at = end + Math.max(breakAt(text, end).length, 1);
  }
  const first = lineEndAt(text, entry.start);
  const second = first + breakAt(text, first).length;
  const isUnderlined = !heading.test(text.slice(entry.start, first)) && second < entry.end;
  const at = isUnderlined ? lineEndAt(text, second) : first;
  return inserted(at, `${breakOf(text)}Aliases: ${alias}`);
}

/** Adds paragraphs at the end of an entry. */
export function withText(text: string, entry: GlossaryEntry, added: string): Removal {
  const eol = breakOf(text);
  return inserted(entry.end, `${eol}${eol}${added.split(lineBreak).join(eol)}`);
}

/** Takes a whole entry out. */
export function withoutEntry(text: string, { start, end }: GlossaryEntry): Removal {
  return removalOf(text, start, end);
}

/** A new entry at the end of a glossary note, its heading as deep as that of the last entry; `body` stands under it. */
export function withEntry(text: string, name: string, body: string): Removal {
  const eol = breakOf(text);
  const lines = text.split(lineBreak);
  const last = lines.findLast((line) => heading.test(line) && !/^ {0,3}#[ \t]/.test(line));
  const marks = (last && heading.exec(last)?.[1]) ?? '##';
  const blank = lines.findLastIndex((line) => line.trim() !== '');
  const gap = blank < 0 ? '' : eol.repeat(Math.max(0, 2 - (lines.length - 1 - blank)));
  const rest = body === '' ? '' : `${body.split(lineBreak).join(eol)}${eol}`;
  return inserted(text.length, `${gap}${marks} ${name}${eol}${rest}`);
}

function inserted(at: number, text: string): Removal {
  return { start: at, end: at, text };
}

function breakAt(text: string, offset: number): string {
  return /^(?:\r\n|\r|\n)/.exec(text.slice(offset, offset + 2))?.[0] ?? '';
}

/** The line break that a text uses. */
function breakOf(text: string): string {
  return lineBreak.exec(text)?.[0] ?? '\n';
}
