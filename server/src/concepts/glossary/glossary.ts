import type { GlossaryEntry, WrittenName } from '../../answers.js';
import { detached } from '../../text/detached.js';
import { type Line, type Section, sectionsOf, type Written } from './glossary-sections.js';
import { plainTerm } from './plain-term.js';

/** A label, in bold or italics or not, and what follows its colon. */
function labelled(label: string): RegExp {
  return new RegExp(`^(?:[-*+] )?(?:([*_]{1,3})(?:${label})(?:\\1 ?:| ?:\\1)|(?:${label}) ?:) ?(?<rest>.*)$`, 'i');
}

const aliasesLine = labelled('aliases|alias|also known as|aka|synonyms?');
const sourceLine = labelled('sources?');
const italicLine = /^(?:\*([^*]+)\*|_([^_]+)_)$/;

/**
 * The concepts of a glossary note. A heading of any level names a concept, what follows up to the next heading (or a
 * `---`) defines it. Two kinds of heading name none: the title of the note (its first heading, all others being
 * deeper, without an `Aliases:` or `Source:` line of its own) and the heading of a group (nothing under it but deeper
 * headings). Aliases stand in an `Aliases:` line, in an italic line right under the heading, or in brackets in the
 * heading; other words in brackets tell senses of one name apart. Front matter and fenced code are no headings.
 * Of a text that was read before an edit only the entries that the edit touched are read again.
 */
export function parseGlossary(text: string, before?: EntriesBefore): readonly GlossaryEntry[] {
  const sections = sectionsOf(text);
  const known = before === undefined ? [] : untouched(before);
  const entries: GlossaryEntry[] = [];
  let at = 0;
  for (const [index, section] of sections.entries()) {
    while ((known[at]?.start ?? section.start) < section.start) at++;
    const same = known[at];
    // The first section may be a title, and one without a text the heading of a group: that depends on the others.
    if (index > 0 && same?.start === section.start && same.end === section.end && same.text !== '') {
      entries.push(same);
      continue;
    }
    const next = sections[index + 1];
    const body = readBody(section.lines());
    const isGroup = body.text === '' && !body.labelled && next !== undefined && next.level > section.level;
    if (isGroup || (index === 0 && !body.labelled && isTitle(sections))) continue;
    const { name, aliases, sense } = readHeading(section.heading);
    if (!/[\p{L}\p{N}]/u.test(name.name)) continue;
    const all = distinct([name, ...aliases, ...body.aliases]);
    const entry = {
      name: name.name,
      aliases: all.slice(1).map((alias) => alias.name),
      written: all.map(({ start, end }) => ({ start, end })),
      ...(sense === undefined ? {} : { sense }),
      ...(body.source === undefined ? {} : { source: body.source }),
      text: body.text,
      start: section.start,
      end: section.end,
    };
    entries.push(detached(entry));
  }
  return entries;
}

/** The entries of a text before an edit: code units `start` to `end` of it have been replaced by `length` others. */
export interface EntriesBefore {
  readonly entries: readonly GlossaryEntry[];
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** The entries that an edit did not touch, where they stand now. */
function untouched({ entries, start, end, length }: EntriesBefore): readonly GlossaryEntry[] {
  const shift = start + length - end;
  return entries.flatMap((entry) => (entry.end < start ? entry : entry.start > end ? moved(entry, shift) : []));
}

function moved(entry: GlossaryEntry, shift: number): GlossaryEntry {
  const written = entry.written.map((place) => ({ start: place.start + shift, end: place.end + shift }));
  return { ...entry, written, start: entry.start + shift, end: entry.end + shift };
}

/** A name or alias, and where it is written. */
interface Name extends WrittenName {
  readonly name: string;
}

function isTitle(sections: readonly Section[]): boolean {
  const [first, ...others] = sections;
  return first !== undefined && others.length > 0 && others.every((other) => other.level > first.level);
}

function distinct(names: readonly Name[]): readonly Name[] {
  return names.filter(({ name }, index) => names.findIndex((other) => other.name === name) === index);
}

interface Body {
  readonly aliases: readonly Name[];
  readonly source?: string;
  readonly text: string;
  /** It has a line of aliases or a source. */
  readonly labelled: boolean;
}

function readBody(lines: readonly Line[]): Body {
  const aliases: Name[] = [];
  const rest: string[] = [];
  let source: string | undefined;
  let labelled = false;
  let listing = false;
  let begun = false;
  for (const { text: written, start, isCode } of lines) {
    // Nothing in fenced code is a label.
    const trimmed = isCode ? '`' : written.trim();
    const alias = aliasesLine.exec(trimmed)?.groups?.rest;
    const named = sourceLine.exec(trimmed)?.groups?.rest;
    const italic = begun ? null : italicLine.exec(trimmed);
    const item: string | undefined = listing ? /^[-*+] (.*)$/.exec(trimmed)?.[1] : undefined;
    listing = alias === '' || item !== undefined || (listing && trimmed === '');
    const list = alias ?? item;
    const at = start + written.indexOf(trimmed);
    if (list !== undefined) aliases.push(...splitAliases({ text: list, start: at + trimmed.length - list.length }));
    else if (named !== undefined && source === undefined && named !== '') source = named;
    else if (italic !== null) aliases.push(...splitAliases({ text: italic[1] ?? italic[2] ?? '', start: at + 1 }));
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

function splitAliases({ text, start }: Written): readonly Name[] {
  return [...text.matchAll(/[^,;、，；]+/g)].flatMap(({ 0: piece, index }) => {
    const name = nameIn({ text: piece.replace(/\.\s*$/, ''), start: start + index });
    return name.name === '' ? [] : [name];
  });
}

/** Longer than any heading with two terms in it, in UTF-16 code units. */
const LONGEST_HEADING = 1000;

interface Heading {
  readonly name: Name;
  readonly aliases: readonly Name[];
  /** What tells the sense of the name from others. */
  readonly sense?: string;
}

/** The name in a heading, and what stands in brackets after it: its short or long form, or which sense it is. */
function readHeading({ text, start }: Written): Heading {
  if (text.length > LONGEST_HEADING) return { name: { name: '', start, end: start }, aliases: [] };
  const written = text.replace(/(?:^|\s)#+$/, '').replace(/\s*\{#[^}]*\}$/, '');
  const name = nameIn({ text: written, start });
  const [, marks = '', before = '', inner = ''] = /^\s*([*_]{0,3})(.*\S)\s+\(([^()]+)\)\1$/.exec(written) ?? [];
  const first = nameIn({ text: before, start: start + written.indexOf(marks + before) + marks.length });
  const second = nameIn({ text: inner, start: start + written.lastIndexOf(inner) });
  if (name.name === '' || !/[\p{L}\p{N}]/u.test(first.name) || !/[\p{L}\p{N}]/u.test(second.name))
    return { name, aliases: [] };
  const isForm = isShort(second.name) || (isShort(first.name) && isSpelledBy(first.name, second.name));
  return isForm ? { name: first, aliases: [second] } : { name: first, aliases: [], sense: second.name };
}

/** A word with capitals inside, or one that ends with one: "CoT", "RMs". */
function isShort(name: string): boolean {
  return !/\s/.test(name) && /\p{Lu}.*\p{Lu}|\p{Lu}s?$/u.test(name);
}

/** Whether the letters of a short form stand in a long one, in order, from the first. */
function isSpelledBy(short: string, long: string): boolean {
  const letters = [...short.toLowerCase()];
  const small = long.toLowerCase();
  let at = small.startsWith(letters[0] ?? ' ') ? 0 : -1;
  for (const letter of letters.slice(1)) if (at >= 0) at = small.indexOf(letter, at + 1);
  return at >= 0;
}

function nameIn({ text, start }: Written): Name {
  const trimmed = text.trim();
  const first = start + text.indexOf(trimmed);
  return { name: plainTerm(trimmed), start: first, end: first + trimmed.length };
}
