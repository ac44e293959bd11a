import type { Place } from '../index.js';
import type { Excerpt } from '../protocol.js';
import { oneLine } from './display.js';

/** A part of a text. */
export type Part = Pick<Place, 'start' | 'end'>;

/** Stand where a part begins and ends while the text around it is put in one line; no text holds them. */
const marks = ['\ufdd0', '\ufdd1'] as const;
const foreign = /[\ufdd0\ufdd1]/g;

/** A text in one line, without markers, with these parts of it highlighted: they are in order, disjoint, not empty. */
export function highlightedLine(text: string, parts: readonly Part[]): Excerpt {
  const [open, close] = marks;
  const plain = (start: number, end: number): string => text.slice(start, end).replace(foreign, '');
  const pieces = parts.map(({ start, end }, at) => {
    return `${plain(parts[at - 1]?.end ?? 0, start)}${open}${plain(start, end)}${close}`;
  });
  const marked = pieces.join('') + plain(parts.at(-1)?.end ?? 0, text.length);
  const [first = '', ...rest] = oneLine(marked, Number.MAX_SAFE_INTEGER).split(open);
  const highlights: [number, number][] = [];
  let line = first;
  for (const piece of rest) {
    const [inside = '', after = ''] = piece.split(close);
    highlights.push([line.length, line.length + inside.length]);
    line += inside + after;
  }
  return { text: line, highlights };
}

/** What is shown of a line: a part of it, with at most so much of it `before` and `after`, cut between words. */
export function around({ text, highlights }: Excerpt, { start, end }: Part, before: number, after: number): Excerpt {
  const first = start <= before ? 0 : wordStart(text, start - before, start);
  const last = text.length - end <= after ? text.length : wordEnd(text, end, end + after);
  const lead = first === 0 ? '' : '…';
  const shift = lead.length - first;
  return {
    text: `${lead}${text.slice(first, last)}${last < text.length ? '…' : ''}`,
    highlights: highlights.flatMap(([from, to]): [number, number][] =>
      from >= first && to <= last ? [[from + shift, to + shift]] : [],
    ),
  };
}

/** Where the first whole word begins from an offset on, or a whole character if there is no white space. */
function wordStart(text: string, from: number, to: number): number {
  const space = text.slice(from, to).trimEnd().search(/\s/);
  return from + space + 1 + (space < 0 && isLow(text, from) ? 1 : 0);
}

function wordEnd(text: string, from: number, to: number): number {
  const space = text.lastIndexOf(' ', to);
  return space > (from + to) / 2 ? space : isLow(text, to) ? to - 1 : to;
}

function isLow(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text.charAt(at));
}
