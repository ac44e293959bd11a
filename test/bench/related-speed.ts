import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';
import { PassageIndex } from '../../server/src/passages/passage-index.js';
import { readProse } from '../../server/src/text/prose.js';
import { alone } from '../unit/passages-alone.js';

/** Time and memory of the passage index beside MiniSearch with its defaults, on the passages of the essays. */
const folder = '../shared/data/notes-essays';
const QUERIES = 20;

if (existsSync(folder)) measure();
else console.log(`related-speed: skipped, there is no ${folder}`);

function measure(): void {
  const started = performance.now();
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(txt|md)$/.test(path))
    .sort()
    .map((path) => readFileSync(join(folder, path), 'utf8'));
  const reading = performance.now() - started;
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  const passages = texts.flatMap((text) => {
    const { count, starts, ends } = readProse(text).passages;
    return Array.from({ length: count }, (_, at) => text.slice(starts[at], ends[at]));
  });
  console.log(`${(size / 1e6).toFixed(1)} MB in ${passages.length} passages, read in ${reading.toFixed(0)} ms`);

  const own = grown(() => {
    const index = new PassageIndex();
    for (const [note, text] of texts.entries()) {
      index.put(note, readProse(text));
      index.work(Number.POSITIVE_INFINITY);
    }
    return index;
  });
  report('Intertext, words included', size, own);
  console.log(
    `  of these ${(own.made.bytes / size).toFixed(2)} bytes for tables of the passage index and its vocabulary`,
  );
  console.log(`  ${(own.time / reading).toFixed(1)} × the time of reading and decoding the files`);
  const other = grown(() => {
    const index = new MiniSearch({ fields: ['text'] });
    index.addAll(passages.map((text, id) => ({ id, text })));
    return index;
  });
  report('MiniSearch', size, other);

  const asked = Array.from({ length: QUERIES }, (_, at) => ((at * 7 + 3) * texts.length) / (QUERIES * 7 + 3))
    .map(Math.floor)
    .map((note) => {
      const { count, starts, ends, words } = readProse(texts[note] ?? '').passages;
      const lengths = Array.from({ length: count }, (_, place) => (words[place + 1] ?? 0) - (words[place] ?? 0));
      const place = Math.max(
        0,
        lengths.findIndex((length) => length >= 60 && length <= 150),
      );
      return { note, place, text: (texts[note] ?? '').slice(starts[place], ends[place]) };
    });
  for (const { note, place } of asked) own.made.related({ note, place }, 10, alone);
  const mine = asked.map(({ note, place }) => timed(() => own.made.related({ note, place }, 10, alone)));
  const theirs = asked.map(({ text }) => timed(() => other.made.search(text)));
  console.log(`a passage as query, median: ${median(mine).toFixed(2)} ms and ${median(theirs).toFixed(2)} ms`);
  const ratios = [other.time / own.time, other.memory / own.memory, median(theirs) / median(mine)];
  const [index = 0, memory = 0, query = 0] = ratios;
  console.log(`ratios: index ${index.toFixed(1)} ×, memory 1/${memory.toFixed(1)}, query ${query.toFixed(0)} ×`);
  console.log('required 10 ×, 1/5, 100 ×; goal 20 ×, 1/10, 300 ×');
}

function report(name: string, size: number, { time, memory }: { time: number; memory: number }): void {
  const speed = size / 1e3 / time;
  console.log(
    `${name}: ${time.toFixed(0)} ms, ${speed.toFixed(1)} MB/s, ${(memory / size).toFixed(2)} bytes a character`,
  );
}

/** What a function makes, the milliseconds that it takes, and by how many bytes memory is larger afterwards. */
function grown<T>(make: () => T): { readonly made: T; readonly time: number; readonly memory: number } {
  const before = memoryInUse();
  const started = performance.now();
  const made = make();
  const time = performance.now() - started;
  return { made, time, memory: memoryInUse() - before };
}

function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  // One collection finds what array buffers are free, a later one gives them back.
  for (let round = 0; round < 3; round++) runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >>> 1] ?? 0;
}
