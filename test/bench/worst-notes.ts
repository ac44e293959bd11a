import { escaped, oneLine, unwrapped, withoutMarkup } from '../../server/src/features/display.js';
import { outline } from '../../server/src/features/document-symbols.js';
import { indentedBlocks, sections } from '../../server/src/features/line-blocks.js';
import { findMails } from '../../server/src/features/mails.js';
import { createNotes, type Notes } from '../../server/src/index.js';
import { Lines } from '../../server/src/workspace/lines.js';
import { flat } from './corpus/flat.js';
import { timed } from './measure/time.js';
import { ratioAtMost } from './scores/bar.js';

/**
 * Notes that say one thing again and again, as hard on whatever scans a text as any that are known: with twice the
 * text every step takes about twice the time.
 */
const units: readonly string[] = [
  ...[
    'a',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '5',
    '.',
    '-',
    '=',
    '#',
    '|',
    '*',
    '_',
    '`',
    '~',
    '"',
    '“',
    '”',
    "'",
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
  ],
  ...['é', '漢', '🦉', '\ud83e', '\0', 'e\u0301', '\u200b', 'a-', 'a.', "a'", 'a/', 'a ', 'A ', 'A. ', 'aB', 'the '],
  ...[
    '# a\n',
    '## a\n\n',
    '> ',
    '> a\n',
    '>a\n\n',
    '- a\n',
    '- ',
    '  - a\n',
    '1. a\n',
    '```\n',
    '~~~\na\n',
    '| a | b |\n',
    '---\n',
    'a\n===\n',
  ],
  ...[
    '[[a',
    '[[a]] ',
    '[a](b) ',
    '![',
    '<b>',
    '<!--',
    '*a',
    '**a** ',
    '`a` ',
    '“a” ',
    '"a ',
    '“a ',
    '($',
    'http://a/b ',
    'a@b.c ',
  ],
  ...[
    'A (A) ',
    'Alpha Beta (AB) ',
    'AB (alpha beta) ',
    'A is a b. ',
    'the term “a” refers to b. ',
    'by a we mean b, ',
    'a, a b, ',
    'a: ',
  ],
  ...[
    'From: a\nSubject: b\n\n',
    'On Monday a wrote:\n> b\n',
    'Aliases: a, b\n',
    '## a\nAliases: b\n\nc\n\n',
    'a b c d e f g h i j k l m. ',
  ],
];

/** The note says it about itself, with a few others beside it. */
const uri = 'file:///notes/glossary.md';
const steps: Readonly<Record<string, (text: string, notes: Notes) => unknown>> = {
  put: (text, notes) => notes.put(uri, text),
  work: (_, notes) => notes.work(Number.MAX_SAFE_INTEGER),
  mentions: (_, notes) => notes.mentions(uri),
  definitions: (_, notes) => notes.definitions(uri),
  acronyms: (_, notes) => notes.acronyms(uri),
  glossary: (_, notes) => notes.glossaryProblems(uri),
  candidates: (_, notes) => notes.candidates(),
  related: (_, notes) => notes.related(uri, 0),
  repeats: (_, notes) => notes.repeats(uri),
  strong: (_, notes) => notes.strong(uri, 0.5),
  passages: (_, notes) => notes.passages(uri),
  outline: (text, notes) => outline(text, notes.passages(uri)),
  folds: (text, notes) => [
    indentedBlocks(text, new Lines(text).starts),
    sections(notes.passages(uri), new Lines(text).starts),
  ],
  mails: (text) => findMails(text),
  unwrapped: (text) => unwrapped(text),
  escaped: (text) => escaped(text),
  plain: (text) => withoutMarkup(text),
  line: (text) => oneLine(text, 100),
};
const SHORT = 8000;
const LONG = 256_000;
/** Milliseconds of the first size that counts: less is a matter of the clock. */
const TELLING = 8;
/** Milliseconds of the last size: what takes a square of the text takes many times that. */
const LONG_ENOUGH = 400;
/** Milliseconds of all steps together after which no longer text is tried. */
const ENOUGH = 3000;
const RUNS = 2;
const MOST = 2.5;

let worst = 0;
for (const unit of units) {
  const rows = new Map<string, number[]>(Object.keys(steps).map((name) => [name, []]));
  for (let length = SHORT, spent = 0; length <= LONG && spent < ENOUGH; length *= 2) {
    const text = flat(unit.repeat(Math.ceil(length / unit.length)));
    const times = Array.from({ length: RUNS }, () => timesOf(text));
    for (const [name, row] of rows) row.push(Math.min(...times.map((one) => one.get(name) ?? 0)));
    spent = Math.max(...times.map((one) => [...one.values()].reduce((sum, time) => sum + time, 0)));
  }
  for (const [name, row] of rows) {
    const telling = row.slice(row.findIndex((time) => time > TELLING));
    const [first = 0, last = 0] = [telling[0], telling.at(-1)];
    if (first <= TELLING || telling.length < 3 || last < LONG_ENOUGH) continue;
    const ratio = (last / first) ** (1 / (telling.length - 1));
    worst = Math.max(worst, ratio);
    if (ratio > MOST) ratioAtMost(`${name} of ${JSON.stringify(unit)}…, ${last.toFixed(0)} ms`, ratio, MOST);
  }
}
ratioAtMost('the worst note: time of a step, a doubling', worst, MOST, 2);

/** Milliseconds that each step takes on notes that have not been asked yet. */
function timesOf(text: string): ReadonlyMap<string, number> {
  const notes = createNotes({ glossaries: ['**/glossary.md'] });
  notes.put('file:///notes/a.md', 'A waggle dance (WD) is a dance that tells the other bees where the meadow is.');
  const times = new Map<string, number>();
  for (const [name, step] of Object.entries(steps)) times.set(name, timed(() => step(text, notes)).wall);
  return times;
}
