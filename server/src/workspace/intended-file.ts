import type { IntendedRepeat, TextKey } from '../index.js';
import { type Message, message } from '../messages.js';
import { type DecisionFile, decisionsFolder, type ReadDecisions } from './decision-file.js';
import { breakOf, isAside, lineBreak, withLine } from './decision-lines.js';

/** An intended repeat as it is written down. */
export interface Mark {
  /** `KEY:WORDS`, and `KEY:WORDS+KEY:WORDS` where the two texts differ. */
  readonly id: string;
  readonly repeat: IntendedRepeat;
}

/** The intended repeats of a workspace folder. */
export const intendedFile: DecisionFile<Mark> = {
  code: 'intended',
  path: `${decisionsFolder}/intended-repeats`,
  read: readMarks,
  unread: message('no repeat is known to be intended.'),
};

const header = [
  '# Repeats that are intended: Intertext flags none of them.',
  '# A line is a repeat: a key made of its words and how many these are, then the first of them. A near copy has two',
  '# keys, for its original and for itself. Take a line out to have its repeat flagged again. Any order will do.',
];

const text = '([0-9a-f]{16}):([1-9][0-9]{0,8})';
const markLine = new RegExp(`^${text}(?:\\+${text})?(?:\\s.*)?$`);

/** Reads a file of marks: lines that are blank or start with `#` are left aside. Returns a value for every string. */
export function readMarks(file: string): ReadDecisions<Mark> {
  const marks: Mark[] = [];
  const wrong: number[] = [];
  for (const [line, content] of file.split(lineBreak).entries()) {
    const mark = markOn(content);
    if (mark !== undefined) marks.push(mark);
    else if (!isAside(content)) wrong.push(line);
  }
  const [line] = wrong;
  if (line === undefined) return { decisions: marks, problem: undefined };
  return { decisions: marks, problem: { line, message: problemOf(line, wrong.length) } };
}

/** `lines`: how many are wrong. */
function problemOf(line: number, lines: number): Message {
  const shown = `${line + 1}`;
  return lines === 1
    ? message('Line {0} is no intended repeat. Mend it or take it out: until then, none can be added.', shown)
    : message(
        'Line {0} is no intended repeat, as {1} lines in all. Mend it or take it out: until then, none can be added.',
        shown,
        lines,
      );
}

/** The mark that says that a repeat is intended. */
export function markOf(repeat: IntendedRepeat): Mark {
  const [one, other] = [written(repeat.one), written(repeat.other)];
  return { id: one === other ? one : `${one}+${other}`, repeat };
}

/** The mark that goes by an id; undefined for what is none. */
export function markCalled(id: string): Mark | undefined {
  const mark = markOn(id);
  return mark?.id === id ? mark : undefined;
}

/** A file of marks with another one in its place among the others; `preview`: the first words of it, in one line. */
export function withMark(file: string | undefined, { id }: Mark, preview: string): string {
  if (file?.split(lineBreak).some((line) => markOn(line)?.id === id)) return file;
  return withLine(file, header, `${id} ${preview}`.trim(), (line) => (markOn(line)?.id ?? '') > id);
}

/** A file of marks without some of them; undefined where nothing is left that anybody wrote. */
export function withoutMarks(file: string, ids: ReadonlySet<string>): string | undefined {
  const lines = file.split(lineBreak).filter((line) => !ids.has(markOn(line)?.id ?? ''));
  const isEmpty = lines.every((line) => line.trim() === '' || header.includes(line));
  return isEmpty ? undefined : lines.join(breakOf(file));
}

function markOn(line: string): Mark | undefined {
  const [, key, words, otherKey = key, otherWords = words] = markLine.exec(line.trim()) ?? [];
  if (key === undefined || otherKey === undefined) return undefined;
  const one = { key, words: Number(words) };
  const other = { key: otherKey, words: Number(otherWords) };
  return markOf(other.key < one.key ? { one: other, other: one } : { one, other });
}

function written({ key, words }: TextKey): string {
  return `${key}:${words}`;
}
