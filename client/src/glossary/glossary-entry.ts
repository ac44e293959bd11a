/** The text side of a glossary note: where an entry stands, and what a new one looks like. */

const lineBreak = /\r\n|\r|\n/;
const heading = /^ {0,3}(#{1,6})[ \t]+(.*)$/;

/** The title of a glossary note that is made for the first entry. */
export const newGlossary = '# Glossary\n';

/** What a user selected, as the name of a concept: one line, without the quotation marks and stops around it. */
export function conceptName(selected: string): string {
  return selected
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”‘’«»([{,.;:!?*_>#-]+/, '')
    .replace(/[\s"'“”‘’«»)\]},.;:!?*_]{1,50}$/, '')
    .slice(0, 100)
    .trim();
}

/** The line of the heading that names the concept by one of `names`, whatever the case; undefined if there is none. */
export function findEntry(text: string, names: readonly string[]): number | undefined {
  const wanted = new Set(names.map(folded));
  const line = text.split(lineBreak).findIndex((line) => headingNames(line).some((name) => wanted.has(name)));
  return line < 0 ? undefined : line;
}

/** What a new entry says. */
export interface EntryContent {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Markdown in one line. */
  readonly source?: string;
  /** Markdown, with any line breaks. */
  readonly definition?: string;
}

/**
 * What to add at the end of a glossary note for a new entry, with the level that its last entry has. It ends where one
 * would write on: after the definition, or on a blank line for it.
 */
export function newEntry(text: string, content: EntryContent, eol: string): string {
  const { name, aliases = [], source, definition = '' } = content;
  const lines = text.split(lineBreak);
  const last = lines.findLast((line) => heading.test(line) && !/^ {0,3}#[ \t]/.test(line));
  const marks = (last && heading.exec(last)?.[1]) || '##';
  const blank = lines.findLastIndex((line) => line.trim() !== '');
  const written = lines.length - 1 - blank;
  const gap = blank < 0 ? '' : eol.repeat(Math.max(0, 2 - written));
  const labels = [
    ...(aliases.length > 0 ? [`Aliases: ${aliases.join(', ')}`] : []),
    ...(source === undefined ? [] : [`Source: ${source}`]),
  ];
  const head = [`${marks} ${name}`, ...labels, '', ''].join(eol);
  return gap + head + definition.split(lineBreak).map(asText).join(eol);
}

/** A link to a line (counted from 1) of the note at one path, from a note at another one; paths as in URIs, decoded. */
export function linkToLine(from: string, to: string, line: number): string {
  const base = from.split('/').slice(0, -1);
  const target = to.split('/');
  const parted = base.findIndex((part, at) => part !== target[at]);
  const common = parted < 0 ? base.length : parted;
  const path = [...base.slice(common).map(() => '..'), ...target.slice(common)].map(encoded).join('/');
  return `[${(target.at(-1) ?? '').replace(/[[\]\\]/g, '\\$&')}](${path}#L${line})`;
}

/** How many folders one goes up and down from one note to another. */
export function distance(from: string, to: string): number {
  const [here, there] = [from, to].map((path) => path.split('/').slice(0, -1));
  const parted = here?.findIndex((part, at) => part !== there?.[at]) ?? -1;
  const common = parted < 0 ? (here?.length ?? 0) : parted;
  return (here?.length ?? 0) + (there?.length ?? 0) - 2 * common;
}

function encoded(part: string): string {
  return encodeURIComponent(part).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}

/** A line of a definition that would be read as a heading, a separator or a label of the entry is escaped. */
function asText(line: string): string {
  return /^ {0,3}(?:#{1,6}[ \t]|-{3,}|={3,})/.test(line) ? line.replace(/\S/, '\\$&') : line;
}

/** The names in a heading: all of it, and the two halves of "Name (Alias)". */
function headingNames(line: string): readonly string[] {
  const written = heading
    .exec(line)?.[2]
    ?.replace(/[ \t]#+[ \t]*$/, '')
    .trim();
  if (!written) return [];
  const bracket = written.endsWith(')') ? written.lastIndexOf('(') : -1;
  const halves = bracket > 0 ? [written.slice(0, bracket), written.slice(bracket + 1, -1)] : [];
  return [written, ...halves].map(folded);
}

function folded(name: string): string {
  return name.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
