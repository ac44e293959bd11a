import { PassageIndex } from '../../server/src/passages/passage-index.js';
import { readProse } from '../../server/src/text/prose.js';
import { alone } from '../unit/passages-alone.js';
import { Corpus } from './corpus/corpus.js';
import { count, milliseconds, table } from './measure/table.js';
import { least, median, timed } from './measure/time.js';
import { ratioAtMost } from './scores/bar.js';

/**
 * What do a question and an edited note cost among ten times the passages? Made-up prose has no subjects: that is the
 * hard case for a question, since no passage is much nearer to it than the others.
 */
const SIZES = [100_000, 1_000_000] as const;
const QUERIES = 40;
const ROUNDS = 12;
const ALL = Number.POSITIVE_INFINITY;

const notes = new Corpus(3).notes(ALL);
const index = new PassageIndex();
const asked: number[] = [];
const askedTexts: string[] = [];
const rows: string[][] = [];
/** By size, what each question cost, and each edit of a note. */
const costs: (readonly number[])[] = [];
const editCosts: (readonly number[])[] = [];
let passages = 0;
let bytes = 0;
for (let note = 0; rows.length < SIZES.length; note++) {
  const text: string = notes.next().value?.text ?? '';
  const read = readProse(text);
  index.put(note, read);
  index.work(ALL);
  if (read.passages.count > 2 && asked.length < QUERIES) {
    asked.push(note);
    askedTexts.push(text);
  }
  passages += read.passages.count;
  bytes += text.length;
  if (passages >= (SIZES[rows.length] ?? ALL)) measure();
}
table(['passages', 'a byte of text', 'a passage as query, median', 'slowest', 'an edited note, median'], rows);
ratioAtMost('query: 1,000,000 passages, 100,000 passages', growth(costs), 4);
ratioAtMost('edited note: 1,000,000 passages, 100,000', growth(editCosts), 1.5);

/** How many times as much something costs in the larger size, in the middle of all. */
function growth([small = [], large = []]: readonly (readonly number[])[]): number {
  return median(large.map((cost, at) => cost / (small[at] ?? Number.NaN)));
}

function measure(): void {
  const ask = (note: number): void => void index.related({ note, place: 1 }, 10, alone);
  for (const note of asked) ask(note);
  const times = asked.map((note) => least(Array.from({ length: ROUNDS }, () => timed(() => ask(note)))).cpu);
  costs.push(times);
  const edits = asked.map(
    (note, at) => least(Array.from({ length: ROUNDS }, (_, round) => timed(() => edit(note, at, round)))).cpu,
  );
  editCosts.push(edits);
  const held = `${(index.bytes / bytes).toFixed(2)} bytes`;
  rows.push([
    count(passages),
    held,
    milliseconds(median(times)),
    milliseconds(Math.max(...times)),
    milliseconds(median(edits)),
  ]);
}

/** Puts a note with a few words more at its end, its reading included. */
function edit(note: number, at: number, round: number): void {
  index.put(note, readProse(`${askedTexts[at] ?? ''} ${'again '.repeat(round % 2)}`));
  index.work(ALL);
}
