import { message } from '../messages.js';
import { type DecisionFile, decisionsFolder, type ReadDecisions } from './decision-file.js';
import { isAside, lineBreak, withLine } from './decision-lines.js';

/** The terms that are ignored in a workspace folder, each as it was written. */
export const ignoredFile: DecisionFile<string> = {
  code: 'ignored',
  path: `${decisionsFolder}/ignored-terms`,
  read: readIgnored,
  unread: message('no term is known to be ignored.'),
};

const header = [
  '# Terms that are ignored: Intertext explains, counts and proposes none of them.',
  '# A line is a term. Take it out to have the term back. Any order will do.',
];

/** Longer than any term, in UTF-16 code units. */
const longest = 200;

/** A term in one line; undefined for what is none. */
export function ignoredTerm(written: string): string | undefined {
  const term = written.replace(/\s+/g, ' ').trim();
  return term.length <= longest && /[\p{L}\p{N}]/u.test(term) && !isAside(term) ? term : undefined;
}

function readIgnored(file: string): ReadDecisions<string> {
  const lines = file.split(lineBreak);
  const decisions = lines.flatMap((line) => ignoredTerm(line) ?? []);
  const line = lines.findIndex((one) => !isAside(one) && ignoredTerm(one) === undefined);
  if (line < 0) return { decisions, problem: undefined };
  const said = message('Line {0} is no term. Mend it or take it out: until then, none can be added.', `${line + 1}`);
  return { decisions, problem: { line, message: said } };
}

/** The file with another term in its place among the others. */
export function withIgnored(file: string | undefined, term: string): string {
  if (file?.split(lineBreak).some((line) => ignoredTerm(line) === term)) return file;
  return withLine(file, header, term, (line) => compare(ignoredTerm(line) ?? '', term) > 0);
}

function compare(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : a < b ? -1 : Number(a > b);
}
