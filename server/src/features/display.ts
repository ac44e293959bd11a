import { seemly } from '../index.js';

/** Text in one line, without the markers of quotes, lists and headings, cut between words to about `limit` units. */
export function oneLine(text: string, limit: number): string {
  // White space and markers vanish: looking at some more than is shown will do.
  const line = seemly(text.slice(0, limit * 4))
    .split(/[\r\n]+/)
    .map((part) => part.trim().replace(/^(?:>[ \t]*)*(?:(?:[-*+•]|\d{1,9}[.)]|#{1,6})[ \t]+)?/, ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= limit) return line;
  const cut = line.lastIndexOf(' ', limit);
  const end = cut > limit / 2 ? cut : limit;
  return `${line.slice(0, end).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The longest name of a concept in a title or message, in UTF-16 code units. */
const longestName = 60;

export function shortName(name: string): string {
  return oneLine(name, longestName);
}

/** Markdown with wrapped lines joined: a paragraph, a list item or a quotation is one line. */
export function unwrapped(markdown: string): string {
  const lines: string[] = [];
  let depth = '';
  let isCode = false;
  /** The line before may go on in the next one. */
  let isOpen = false;
  for (const written of markdown.split(/\r\n|\r|\n/)) {
    const [, marks = '', rest = ''] = /^[ \t]*((?:>[ \t]?)*)(.*)$/.exec(written) ?? [];
    const quote = marks.replace(/[ \t]/g, '');
    const line = rest.trim();
    const isFence = /^(?:```|~~~)/.test(line);
    const isWhole = line === '' || isCode || isFence || /^(?:#{1,6} |\|)/.test(line);
    const isItem = /^(?:[-*+•]|\d{1,9}[.)]) /.test(line);
    if (isOpen && !isWhole && !isItem && quote === depth) lines.push(`${lines.pop()} ${line}`);
    else lines.push(written.trimEnd());
    // Two spaces or a backslash at the end of a line ask for a line break.
    isOpen = !isWhole && !/(?: {2}|\\)$/.test(written);
    isCode = isCode !== isFence;
    depth = quote;
  }
  return lines.join('\n');
}

/** Markdown that shows a text as it is: no element, link, image or icon comes of it. Line breaks are kept. */
export function escaped(text: string): string {
  return seemly(text)
    .replace(/[\\`*_[\]<>|~$#@]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .trim()
        .replace(/^[-+=]/, '\\$&')
        .replace(/^(\d{1,9})([.)])/, '$1\\$2'),
    )
    .join('  \n')
    .replace(/(?: {2}\n){2,}/g, '\n\n');
}

/** The reading text of a definition in Markdown: emphasis, code marks and targets of links are taken out. */
export function withoutMarkup(markdown: string): string {
  return markdown
    .replace(/!?\[([^[\]\n]{0,500})\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/(\*{1,3}|_{2}|`)(?=\S)([^*_`\n]{1,500}?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]{1,500}?)_(?![\p{L}\p{N}_])/gu, '$1')
    .trim();
}

/** A share between 0 and 1 in whole percent, never rounded up to the full hundred. */
export function percent(share: number): string {
  return `${share < 1 ? Math.min(Math.round(share * 100), 99) : 100}%`;
}
