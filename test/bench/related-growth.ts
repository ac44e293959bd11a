import { PassageIndex } from '../../server/src/passages/passage-index.js';
import { readProse } from '../../server/src/text/prose.js';
import { alone } from '../unit/passages-alone.js';
import { Corpus } from './corpus/corpus.js';
import { count, milliseconds, table } from './measure/table.js';
import { least, median, timed } from './measure/time.js';
import { ratioAtMost } from './scores/bar.js';

/**
 * What does a question cost among ten times the passages? Made-up prose has no subjects: that is the hard case, since
 * no passage is much nearer to the question than the others.
 */
const SIZES = [100_000, 1_000_000] as const;
const QUERIES = 40;
const ROUNDS = 12;
const ALL = Number.POSITIVE_INFINITY;

const notes = new Corpus(3).notes(ALL);
const index = new PassageIndex();
const asked: number[] = [];
const rows: string[][] = [];
/** By size, what each question cost. */
const costs: (readonly number[])[] = [];
let passages = 0;
let bytes = 0;
for (let note = 0; rows.length < SIZES.length; note++) {
  const text: string = notes.next().value?.text ?? '';
  const read = readProse(text);
  index.put(note, read);
  index.work(ALL);
  if (read.passages.count > 2 && asked.length < QUERIES) asked.push(note);
  passages += read.passages.count;
  bytes += text.length;
  if (passages >= (SIZES[rows.length] ?? ALL)) measure();
}
table(['passages', 'a byte of text', 'a passage as query, median', 'slowest'], rows);
const [small = [], large = []] = costs;
const growths = large.map((cost, at) => cost / (small[at] ?? Number.NaN));
ratioAtMost('query: 1,000,000 passages, 100,000 passages', median(growths), 4);

function measure(): void {
  const ask = (note: number): void => void index.related({ note, place: 1 }, 10, alone);
  for (const note of asked) ask(note);
  const times = asked.map((note) => least(Array.from({ length: ROUNDS }, () => timed(() => ask(note)))).cpu);
  costs.push(times);
  const held = `${(index.bytes / bytes).toFixed(2)} bytes`;
  rows.push([count(passages), held, milliseconds(median(times)), milliseconds(Math.max(...times))]);
}
