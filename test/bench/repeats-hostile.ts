import { createNotes } from '../../server/src/index.js';
import { flat } from './corpus/flat.js';
import { type Hostile, hostile } from './corpus/hostile.js';
import { inChild, jobOf } from './measure/child.js';
import { held, peak } from './measure/memory.js';
import { count, megabytes, milliseconds, table } from './measure/table.js';
import { timed } from './measure/time.js';
import { ratioAtMost } from './scores/bar.js';

/**
 * Notes that make a search for repeats explode: twice the text takes about twice the time, and memory stays within a
 * multiple of the text. A process for each size; time is that of all cores, the least of some runs.
 */
const DOUBLINGS = 3;
const WARM_UP = 64;
const PATIENCE = 120;
/** Runs go on for about so many milliseconds, and the first are no measure: they compile. */
const LONG_ENOUGH = 2500;
const LEAST_RUNS = 3;
const RUNS = 7;
/** What a process may take beside a multiple of the text: the heap of the young, compiled code. */
const ALLOWANCE = 64e6;

interface Searched {
  /** Milliseconds. */
  readonly time: number;
  readonly repeats: number;
  readonly places: number;
  /** Bytes of text, and bytes of memory beyond those of the texts and of what was there before. */
  readonly length: number;
  readonly peak: number;
}

const job = jobOf({ search: (which: string, size: string) => search(hostile[Number(which)], Number(size)) });
if (job) job();
else for (const which of hostile.keys()) measure(which);

function search(input: Hostile | undefined, size: number): Searched {
  if (input === undefined) throw new Error('there is no such input');
  repeatsOf(input.texts(Math.ceil(input.most / WARM_UP)));
  const texts = input.texts(size).map(flat);
  held();
  const before = process.memoryUsage.rss();
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const times: number[] = [];
  let found = { repeats: 0, places: 0 };
  let most = 0;
  for (let spent = 0; times.length < (spent < LONG_ENOUGH ? RUNS : LEAST_RUNS); spent += times.at(-1) ?? 0) {
    const { cpu } = timed(() => {
      found = repeatsOf(texts);
    });
    times.push(cpu);
    // Of the first run alone: the others begin before its garbage is collected.
    most ||= peak();
  }
  return { time: Math.min(...times), ...found, length, peak: Math.max(0, most - before) };
}

function repeatsOf(texts: readonly string[]): { repeats: number; places: number } {
  const notes = createNotes();
  for (const [index, text] of texts.entries()) notes.put(`file:///${index}.txt`, text);
  const repeats = notes.repeats();
  return { repeats: repeats.length, places: repeats.reduce((sum, { copies }) => sum + copies.length, 0) };
}

/** Prints the sizes of one input, and judges what a doubling costs on the way from the least to the largest. */
function measure(which: number): void {
  const input = hostile[which];
  if (input === undefined) return;
  const rows: (readonly string[])[] = [];
  let last: Searched | undefined;
  const times: number[] = [];
  let memory = 0;
  for (let halves = DOUBLINGS; halves >= 0; halves--) {
    const size = input.most / 2 ** halves;
    const one = inChild<Searched>(PATIENCE, 'search', which, size);
    const label = `${size.toLocaleString('en')} ${input.unit}`;
    if (one === undefined) {
      rows.push([label, `more than ${PATIENCE} s`]);
      times.push(Number.POSITIVE_INFINITY);
      break;
    }
    const ratio = last === undefined ? undefined : one.time / last.time;
    times.push(one.time);
    memory = Math.max(memory, (one.peak - ALLOWANCE) / one.length);
    const growth = ratio === undefined ? '' : `${ratio.toFixed(2)} ×`;
    const speed = (one.length / 1e3 / one.time).toFixed(1);
    const found = [count(one.repeats), count(one.places)];
    rows.push([label, milliseconds(one.time), growth, speed, megabytes(one.length), megabytes(one.peak), ...found]);
    last = one;
  }
  console.log(input.name);
  table(['', 'time', 'growth', 'MB/s', 'text', 'peak beyond it', 'repeats', 'places'], rows);
  const doubling = ((times.at(-1) ?? Number.NaN) / (times[0] ?? Number.NaN)) ** (1 / DOUBLINGS);
  ratioAtMost(`${input.name}: time, a doubling`, doubling, 2.4, 2);
  ratioAtMost(`${input.name}: memory, bytes of text`, memory, 16);
}
