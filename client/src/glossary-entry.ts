/** The text side of a glossary note: where an entry stands, and what a new one looks like. */

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
  const line = text.split(/\r\n|\r|\n/).findIndex((line) => headingNames(line).some((name) => wanted.has(name)));
  return line < 0 ? undefined : line;
}

/**
 * What to add at the end of a glossary note for a new entry, with the level that its last entry has, and a blank line
 * to write the definition on.
 */
export function newEntry(text: string, name: string, eol: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.findLast((line) => heading.test(line) && !/^ {0,3}#[ \t]/.test(line));
  const marks = (last && heading.exec(last)?.[1]) || '##';
  const blank = lines.findLastIndex((line) => line.trim() !== '');
  const written = lines.length - 1 - blank;
  const gap = blank < 0 ? '' : eol.repeat(Math.max(0, 2 - written));
  return `${gap}${marks} ${name}${eol}${eol}`;
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
