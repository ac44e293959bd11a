import { lastAtMost } from './arrays.js';
import { type Blocks, LineKind } from './blocks.js';

/** Values of {@link Passages.kinds}. */
export const PassageKind = { Paragraph: 0, Item: 1, Quote: 2, Heading: 3 } as const;
export type PassageKind = (typeof PassageKind)[keyof typeof PassageKind];

/**
 * The passages of one text in reading order, disjoint, a typed array a property. Every word belongs to
 * exactly one passage; a passage may have no words.
 */
export interface Passages {
  readonly count: number;
  /** UTF-16 offset of the first code unit that is not white space, with the marker (`>`, `-`, `#`) if there is one. */
  readonly starts: Uint32Array;
  /** UTF-16 offset after the last code unit that is not white space. */
  readonly ends: Uint32Array;
  /** {@link PassageKind} values. An item or a heading inside a `>` block is a Quote. */
  readonly kinds: Uint8Array;
  /** Depth of a quote (at most 255), level of a heading (1–6), otherwise 0. */
  readonly levels: Uint8Array;
  /** Index of the first word; `count + 1` items, the last is the number of words. */
  readonly words: Uint32Array;
}

/** Index of the passage that holds an offset, or of the one before it; -1 before the first. */
export function passageAt(passages: Passages, offset: number): number {
  return lastAtMost(passages.starts, passages.count, offset);
}

/** Index of the passage that holds a word. */
export function passageOfWord(passages: Passages, word: number): number {
  return lastAtMost(passages.words, passages.count, word);
}

/** The lines that make up each passage; `count + 1` items: passage `i` has the lines `first[i] … last[i]`. */
export interface PassageLines {
  readonly count: number;
  readonly first: Uint32Array;
  readonly last: Uint32Array;
}

/**
 * Gathers lines into passages. Notes come in two styles: a paragraph a line, or paragraphs hard-wrapped at 60 to 100
 * columns, often without blank lines between them. Two lines are one passage where the first was broken for want of
 * room, or where the sentence plainly goes on.
 */
export function gatherPassages(text: string, blocks: Blocks): PassageLines {
  const { kinds } = blocks;
  const total = kinds.length;
  const first = new Uint32Array(total);
  const last = new Uint32Array(total);
  let count = 0;
  const width = wrapWidth(text, blocks);
  for (let line = 0; line < total; line++) {
    const kind = kinds[line];
    if (kind === LineKind.Blank || kind === LineKind.Skipped || kind === LineKind.Underline) continue;
    first[count] = line;
    let end = line;
    if (kind === LineKind.Heading) end = line;
    else if (kinds[line + 1] === LineKind.Underline) end = line + 1;
    else end = paragraphEnd(text, blocks, line, width);
    last[count++] = end;
    line = end;
  }
  return { count, first: first.slice(0, count), last: last.slice(0, count) };
}

/** Index of the last line of the paragraph or item that starts at `line`. */
function paragraphEnd(text: string, blocks: Blocks, line: number, width: number): number {
  const { kinds, depths, indents } = blocks;
  const depth = depths[line];
  const hanging = kinds[line] === LineKind.Item ? (indents[line] ?? 0) : Number.POSITIVE_INFINITY;
  let end = line;
  for (let next = line + 1; next < kinds.length; next++) {
    if (kinds[next] !== LineKind.Text || depths[next] !== depth) break;
    if (kinds[next + 1] === LineKind.Underline && depths[next + 1] === depth) break;
    const continues = (indents[next] ?? 0) > hanging + 1 || goesOn(text, blocks, end, next, width);
    if (!continues) break;
    end = next;
  }
  return end;
}

/** Words after which no sentence ends. */
const unfinished = new Set(
  'a an the of to in on for with and or but that which who is are was were be been by at from as into than if when because not no his her its their our your my this these those can could will would should may might must has have had do does very more most'.split(
    ' ',
  ),
);

/** Whether the passage that ends with line `before` goes on in line `after`. */
function goesOn(text: string, blocks: Blocks, before: number, after: number, width: number): boolean {
  const wrapped = width > 0 && isForced(text, blocks, before, after, width);
  if (wrapped) return true;
  if (endsSentence(text, blocks, before)) return false;
  return startsSmall(text, blocks, after) || unfinished.has(lastWord(text, blocks, before));
}

/** Whether the first word of line `after` had no room in line `before`. */
function isForced(text: string, blocks: Blocks, before: number, after: number, width: number): boolean {
  const length = (blocks.ends[before] ?? 0) - (blocks.contents[before] ?? 0) + (blocks.indents[before] ?? 0);
  if (length > width) return true;
  const start = blocks.contents[after] ?? 0;
  const end = Math.min(blocks.ends[after] ?? 0, start + width);
  let word = start;
  while (word < end && !isSpace(text.charCodeAt(word))) word++;
  return length + 1 + (word - start) > width;
}

/** Whether a line ends where a sentence does: with a stop, a colon or a closing bracket, quotation marks put aside. */
function endsSentence(text: string, blocks: Blocks, line: number): boolean {
  const start = blocks.contents[line] ?? 0;
  let at = (blocks.ends[line] ?? 0) - 1;
  while (at > start && '"”’\'*_~»'.includes(text.charAt(at))) at--;
  return '.!?…:;。！？：)]}）」』'.includes(text.charAt(at));
}

/** Whether a line starts with a small letter, opening marks put aside. */
function startsSmall(text: string, blocks: Blocks, line: number): boolean {
  const end = blocks.ends[line] ?? 0;
  let at = blocks.contents[line] ?? 0;
  while (at < end && '"“‘\'*_~«(['.includes(text.charAt(at))) at++;
  const char = text.charAt(at);
  return char !== char.toUpperCase() && char === char.toLowerCase();
}

/** The last word of a line in small letters; empty where it ends with anything but a letter. */
function lastWord(text: string, blocks: Blocks, line: number): string {
  const start = blocks.contents[line] ?? 0;
  const end = blocks.ends[line] ?? 0;
  let at = end;
  while (at > start && end - at < 12 && /[A-Za-z]/.test(text.charAt(at - 1))) at--;
  return text.slice(at, end).toLowerCase();
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 0xa0;
}

/** Columns within which hard-wrapped prose is looked for: mail stops at 72 to 80, some programs at 100. */
const NARROWEST = 40;
const WIDEST = 100;

/**
 * The column at which a note is hard-wrapped, or 0 where it is not: nearly all lines are short, and a good part of
 * the breaks between them stand in the middle of a sentence.
 */
function wrapWidth(text: string, blocks: Blocks): number {
  const { kinds, depths, contents, ends } = blocks;
  const lengths = new Uint32Array(WIDEST + 1);
  let lines = 0;
  let long = 0;
  let breaks = 0;
  let broken = 0;
  for (let line = 0; line < kinds.length; line++) {
    if (kinds[line] !== LineKind.Text && kinds[line] !== LineKind.Item) continue;
    const length = (ends[line] ?? 0) - (contents[line] ?? 0);
    lines++;
    if (length > WIDEST) long++;
    else lengths[length] = (lengths[length] ?? 0) + 1;
    if (kinds[line + 1] !== LineKind.Text || depths[line + 1] !== depths[line]) continue;
    breaks++;
    if (length >= NARROWEST && startsSmall(text, blocks, line + 1) && !endsSentence(text, blocks, line)) broken++;
  }
  if (broken < 2 || long > lines / 10 || broken * 4 < breaks) return 0;
  // The width that one line in ten reaches or passes: a few longer lines (addresses, tables) do not count.
  let rest = (lines - long) / 10;
  for (let length = WIDEST; length >= NARROWEST; length--) {
    rest -= lengths[length] ?? 0;
    if (rest < 0) return length;
  }
  return 0;
}
