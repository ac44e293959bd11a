import { existsSync, readFileSync } from 'node:fs';
import { createNotes } from '../../server/src/index.js';
import { bytesOf, notesIn } from './corpus/notes-in.js';
import { inChild, jobOf } from './measure/child.js';
import { held, peak } from './measure/memory.js';
import { count, megabytes, milliseconds, speed, table } from './measure/table.js';
import { least, type Time, timed } from './measure/time.js';
import { commandLine, jscpd, simText, throughTheDoor } from './programs/programs.js';
import { race } from './programs/race.js';
import { search } from './programs/search.js';
import { ratioAtMost, skipped } from './scores/bar.js';

/**
 * All repeats of real notes: against reading the same files, and against other programs. The files are in the cache of
 * the system, nothing else is warm: each measurement is a process of its own. Rounds take turns, and the least time
 * counts, for what else runs on the machine only adds.
 */
const essays = '../shared/data/notes-essays';
const mail = '../shared/data/notes-mail';
const ROUNDS = 7;
const PATIENCE = 600;
const LEAST_WORDS = 12;

interface Read {
  readonly time: Time;
  readonly bytes: number;
}

interface Searched {
  readonly time: Time;
  readonly repeats: number;
  readonly copies: number;
  /** Bytes: see the rows of the table. */
  readonly peak: number;
  readonly resident: number;
  readonly held: number;
}

const jobs = { idle, read, repeats, search };
const job = jobOf(jobs);
if (job) job();
else if (existsSync(essays) && existsSync(mail)) {
  againstReading();
  againstOthers();
} else {
  skipped('essays: all repeats, reading the files', `there is no ${essays}`);
  skipped('essays + mail: sim_text, jscpd', `there is no ${mail}`);
}

/** A process that has loaded all this and does nothing. */
function idle(): { readonly peak: number; readonly resident: number } {
  held();
  return { peak: peak(), resident: process.memoryUsage.rss() };
}

/** Reads and decodes the notes, from the list of a folder to texts in memory. */
function read(folder: string): Read {
  const time = timed(() => notesIn([folder]).map((path) => readFileSync(path, 'utf8')));
  return { time, bytes: bytesOf(notesIn([folder])) };
}

/** The same, but puts them instead of keeping them, and asks for all repeats. */
function repeats(...folders: readonly string[]): Searched {
  const before = held();
  const notes = createNotes();
  let repeats = 0;
  let copies = 0;
  const time = timed(() => {
    for (const path of notesIn(folders)) notes.put(path, readFileSync(path, 'utf8'));
    for (const repeat of notes.repeats()) {
      repeats++;
      copies += repeat.copies.length;
    }
  });
  const most = peak();
  // Settled: what related passages and concepts put off is done too.
  while (!notes.work(Number.POSITIVE_INFINITY));
  notes.concepts();
  const settled = held() - before;
  const resident = process.memoryUsage.rss();
  return { time, repeats, copies, peak: most, resident, held: notes.counts().notes > 0 ? settled : Number.NaN };
}

function againstReading(): void {
  const readings: Time[] = [];
  const searches: Searched[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const one = measured<Read>('read', essays);
    bytes = one.bytes;
    readings.push(one.time);
    searches.push(measured<Searched>('repeats', essays));
  }
  const empty = measured<ReturnType<typeof idle>>('idle');
  const reading = least(readings);
  const searching = least(searches.map(({ time }) => time));
  const [first] = searches;
  if (first === undefined) return;
  const memory = {
    peak: Math.max(...searches.map((one) => one.peak)) - empty.peak,
    resident: Math.min(...searches.map((one) => one.resident)) - empty.resident,
    held: Math.min(...searches.map((one) => one.held)),
  };
  console.log(`essays: ${megabytes(bytes)} in ${count(notesIn([essays]).length)} files, least of ${ROUNDS} processes`);
  table(
    ['', 'by the clock', 'all cores', 'MB/s'],
    [
      ['read and decode', milliseconds(reading.wall), milliseconds(reading.cpu), speed(bytes, reading.wall)],
      ['all repeats', milliseconds(searching.wall), milliseconds(searching.cpu), speed(bytes, searching.wall)],
    ],
  );
  console.log(`      found: ${count(first.repeats)} repeats with ${count(first.copies)} places`);
  table(
    ['', 'bytes', 'a byte of text'],
    [
      ['settled: heap and typed arrays, collected', megabytes(memory.held), (memory.held / bytes).toFixed(2)],
      ['settled: process beyond an idle one', megabytes(memory.resident), (memory.resident / bytes).toFixed(2)],
      ['at most: process beyond an idle one', megabytes(memory.peak), (memory.peak / bytes).toFixed(2)],
    ],
  );
  ratioAtMost('essays: all repeats, reading the files', searching.wall / reading.wall, 4);
  ratioAtMost('essays: memory settled, bytes of text', memory.held / bytes, 2, 1);
}

/**
 * The fair match for `sim_text` and `jscpd` is a program through the door that writes the same: the places of all
 * repeats. The command line stands beside it: it does more in its time.
 */
function againstOthers(): void {
  const folders = [essays, mail];
  const paths = notesIn(folders);
  console.log('found: pairs of places for sim_text and jscpd, groups of all their places for Intertext');
  const rivals = [
    { name: 'sim_text', programs: [simText(paths, LEAST_WORDS)], required: 1.5, goal: 3 },
    { name: 'jscpd', programs: [jscpd(folders), jscpd(folders, LEAST_WORDS)], required: 8, goal: 15 },
  ];
  race('essays + mail', paths, throughTheDoor(folders), rivals, [commandLine(folders)]);
  const { held: kept } = measured<Searched>('repeats', ...folders);
  ratioAtMost('essays + mail: memory settled, bytes of text', kept / bytesOf(paths), 2, 1);
}

function measured<T>(name: keyof typeof jobs, ...args: readonly string[]): T {
  const result = inChild<T>(PATIENCE, name, ...args);
  if (result === undefined) throw new Error(`${name} took more than ${PATIENCE} s`);
  return result;
}
