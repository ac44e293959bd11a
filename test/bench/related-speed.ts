import { existsSync, readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { SharedTexts } from '../../server/src/shared-texts.js';
import { identityOf } from '../../server/src/text/identity.js';
import { readProse } from '../../server/src/text/prose.js';
import { alone } from '../unit/passages-alone.js';
import { bytesOf, notesIn } from './corpus/notes-in.js';
import { inChild, jobOf } from './measure/child.js';
import { held } from './measure/memory.js';
import { count, megabytes, milliseconds, speed, table } from './measure/table.js';
import { least, median, type Time, timed } from './measure/time.js';
import { ratioAtLeast, ratioAtMost, skipped } from './scores/bar.js';

/**
 * Time and memory of words and passage index together, beside reading the files and beside MiniSearch with its
 * defaults, which gets the same passages. Intertext keeps a text that stands in several notes once.
 */
const folder = '../shared/data/notes-essays';
const ROUNDS = 5;
const PATIENCE = 120;
const QUERIES = 20;

const jobs = { read, fill };
const job = jobOf(jobs);
if (job) job();
else if (existsSync(folder)) {
  againstReading();
  againstMiniSearch();
} else skipped('passage index: reading, MiniSearch', `there is no ${folder}`);

/** Reads and decodes the notes, from the list of a folder to texts in memory. */
function read(): Time {
  return timed(() => textsIn(folder));
}

/** Indexes the passages of the notes, which are in memory. */
function fill(): Time {
  const texts = textsIn(folder);
  return timed(() => indexOf(texts));
}

function textsIn(folder: string): string[] {
  return notesIn([folder]).map((path) => readFileSync(path, 'utf8'));
}

/** An index of the passages of some notes, which are known by their place. */
function indexOf(notes: readonly string[]): SharedTexts {
  const texts = new SharedTexts();
  for (const [number, text] of notes.entries()) {
    const identity = identityOf(text);
    const nothing = { definitions: [], acronyms: [], capitals: [], glossary: [] };
    texts.put(number, identity, () => ({ ...readProse(text), ...nothing, length: text.length, identity }));
    texts.passages.work(Number.POSITIVE_INFINITY);
  }
  return texts;
}

function againstReading(): void {
  const readings: Time[] = [];
  const fillings: Time[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    readings.push(measured('read'));
    fillings.push(measured('fill'));
  }
  const paths = notesIn([folder]);
  const bytes = bytesOf(paths);
  const [reading, filling] = [least(readings), least(fillings)];
  console.log(`essays: ${megabytes(bytes)} in ${count(paths.length)} files, least of ${ROUNDS} processes`);
  table(
    ['', 'by the clock', 'MB/s'],
    [
      ['read and decode', milliseconds(reading.wall), speed(bytes, reading.wall)],
      ['words and passage index', milliseconds(filling.wall), speed(bytes, filling.wall)],
    ],
  );
  ratioAtMost('passage index, reading the files', filling.wall / reading.wall, 4);
}

function againstMiniSearch(): void {
  const notes = textsIn(folder);
  const places = notes.map((text) => readProse(text).passages);
  const passages = notes.flatMap((text, note) =>
    Array.from(places[note]?.starts ?? [], (start, at) => text.slice(start, places[note]?.ends[at])),
  );
  const size = notes.reduce((sum, text) => sum + text.length, 0);
  const own = grown(() => indexOf(notes));
  const other = grown(() => {
    const index = new MiniSearch({ fields: ['text'] });
    index.addAll(passages.map((text, id) => ({ id, text })));
    return index;
  });
  const asked = Array.from({ length: QUERIES }, (_, at) => Math.floor((notes.length * (at + 0.5)) / QUERIES)).map(
    (note) => {
      const { count = 0, starts = [], ends = [], words = [] } = places[note] ?? {};
      const lengths = Array.from({ length: count }, (_, place) => (words[place + 1] ?? 0) - (words[place] ?? 0));
      const place = Math.max(
        0,
        lengths.findIndex((length) => length >= 60 && length <= 150),
      );
      return {
        ref: { note: own.made.numberOf(note) ?? 0, place },
        text: (notes[note] ?? '').slice(starts[place], ends[place]),
      };
    },
  );
  for (const { ref } of asked) own.made.passages.related(ref, 10, alone);
  const mine = median(asked.map(({ ref }) => timed(() => own.made.passages.related(ref, 10, alone)).wall));
  const theirs = median(asked.map(({ text }) => timed(() => other.made.search(text)).wall));
  const row = (name: string, { time, memory }: { time: number; memory: number }, query: number) => [
    name,
    milliseconds(time),
    speed(size, time),
    (memory / size).toFixed(2),
    milliseconds(query),
  ];
  console.log(`      ${count(passages.length)} passages, each in one process once`);
  table(
    ['', 'index', 'MB/s', 'bytes a character', 'a passage as query, median'],
    [row('Intertext, words included', own, mine), row('MiniSearch', other, theirs)],
  );
  ratioAtLeast('passage index, MiniSearch: time to index', other.time / own.time, 10, 20);
  ratioAtLeast('passage index, MiniSearch: memory', other.memory / own.memory, 5, 10);
  ratioAtLeast('passage index, MiniSearch: a passage as query', theirs / mine, 100, 300);
}

/** What a function makes, the milliseconds that it takes, and by how many bytes memory is larger afterwards. */
function grown<T>(make: () => T): { readonly made: T; readonly time: number; readonly memory: number } {
  const before = held();
  const started = performance.now();
  const made = make();
  const time = performance.now() - started;
  return { made, time, memory: held() - before };
}

function measured(name: keyof typeof jobs): Time {
  const result = inChild<Time>(PATIENCE, name);
  if (result === undefined) throw new Error(`${name} took more than ${PATIENCE} s`);
  return result;
}
