import { existsSync, readFileSync, statSync } from 'node:fs';
import { createNotes } from '../../server/src/index.js';
import { notesIn } from './corpus/notes-in.js';
import { inChild, jobOf } from './measure/child.js';
import { held, peak } from './measure/memory.js';
import { count, megabytes, milliseconds, table } from './measure/table.js';
import { least, type Time, timed } from './measure/time.js';
import { foundBy, gnuTime, type Program, type Run, run } from './programs/program.js';
import { commandLine, jscpd, simText, throughTheDoor } from './programs/programs.js';
import { ratioAtLeast, ratioAtMost, skipped } from './scores/bar.js';

/**
 * All repeats of real notes: against reading the same files, and against other programs. The files are in the cache of
 * the system, nothing else is warm: each measurement is a process of its own. Rounds take turns, and the least time
 * counts, for what else runs on the machine only adds.
 */
const essays = '../shared/data/notes-essays';
const mail = '../shared/data/notes-mail';
const ROUNDS = 7;
const RACES = 5;
const LEAST_WORDS = 12;
const PATIENCE = 600;

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

/** Reads and decodes the notes, and does nothing with them. */
function read(folder: string): Read {
  const paths = notesIn([folder]);
  const time = timed(() => {
    for (const path of paths) readFileSync(path, 'utf8');
  });
  return { time, bytes: bytesOf(paths) };
}

/** Reads the notes, puts them, and asks for all repeats. */
function repeats(folder: string): Searched {
  const paths = notesIn([folder]);
  const before = held();
  const notes = createNotes();
  let repeats = 0;
  let copies = 0;
  const time = timed(() => {
    for (const path of paths) notes.put(path, readFileSync(path, 'utf8'));
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

/** What `sim_text` and `jscpd` do: reads the notes, and writes the lines of every place of every repeat. */
function search(...folders: string[]): void {
  const notes = createNotes();
  for (const path of notesIn(folders)) notes.put(path, readFileSync(path, 'utf8'));
  const lines: string[] = [];
  for (const { copies } of notes.repeats()) {
    for (const { uri, start, end, kind } of copies) {
      const starts = notes.lines(uri) ?? new Uint32Array();
      lines.push(`  ${kind.padEnd(12)} ${uri}:${lineAt(starts, start)}-${lineAt(starts, end - 1)}`);
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The line that an offset stands on, counted from 1. */
function lineAt(starts: Uint32Array, offset: number): number {
  let from = 0;
  let to = starts.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((starts[middle] ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  return from;
}

function bytesOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + statSync(path).size, 0);
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
 * Whole processes, from start to end, with their output into a file. The fair match for `sim_text` and `jscpd` is a
 * program through the door that writes the same: the places of all repeats. The command line stands beside it: it does
 * more in its time.
 */
function againstOthers(): void {
  const folders = [essays, mail];
  const paths = notesIn(folders);
  const own = throughTheDoor(folders);
  const sim = simText(paths, LEAST_WORDS);
  const cpd = jscpd(folders);
  const cpdAsLong = jscpd(folders, LEAST_WORDS);
  if (gnuTime === undefined) {
    const because = 'GNU time is not installed: apt-get install time';
    for (const name of ['sim_text', 'jscpd']) skipped(`essays + mail: against ${name}`, because);
    return;
  }
  const bytes = bytesOf(paths);
  const programs = [own, commandLine(folders), sim, cpd, cpdAsLong].filter((one) => one !== undefined);
  const runs = new Map<Program, Run>();
  for (let race = 0; race < RACES; race++) {
    for (const program of programs) {
      const one = run(program);
      if (one.wall < (runs.get(program)?.wall ?? Number.POSITIVE_INFINITY)) runs.set(program, one);
    }
  }
  const total = `${megabytes(bytes)} in ${count(paths.length)} files`;
  console.log(`essays + mail: ${total}, whole processes, fastest of ${RACES}`);
  table(
    ['', 'by the clock', 'all cores', 'MB/s', 'peak', 'a byte of text', 'repeats', 'lines in them'],
    [...runs].map(([program, { wall, cpu, peak, output }]) => {
      const found = foundBy(program, output);
      const memory = [megabytes(peak), (peak / bytes).toFixed(1)];
      const times = [`${wall.toFixed(2)} s`, `${cpu.toFixed(2)} s`, speed(bytes, wall * 1000)];
      return [program.name, ...times, ...memory, count(found.repeats), count(found.lines)];
    }),
  );
  console.log('      a repeat: a pair of places for sim_text and jscpd, a group of all its places for Intertext');
  const mine = runs.get(own)?.wall ?? Number.NaN;
  race('sim_text', [sim], { required: 1.5, goal: 3, package: 'similarity-tester' });
  race('jscpd', [cpd, cpdAsLong], { required: 8, goal: 15, package: 'jscpd-linux-x64-gnu' });

  /** Of two ways to call a program the faster one counts. */
  function race(
    name: string,
    others: readonly (Program | undefined)[],
    { required, goal, package: source }: { required: number; goal: number; package: string },
  ): void {
    const walls = others.flatMap((other) => (other && runs.get(other)?.wall) ?? []);
    const label = `essays + mail: faster than ${name}`;
    if (walls.length > 0) ratioAtLeast(label, Math.min(...walls) / mine, required, goal);
    else skipped(label, `${source} is not installed: node scripts/bench-programs.mjs`);
  }
}

function measured<T>(name: keyof typeof jobs, ...args: readonly string[]): T {
  const result = inChild<T>(PATIENCE, name, ...args);
  if (result === undefined) throw new Error(`${name} took more than ${PATIENCE} s`);
  return result;
}

/** Megabytes a second. */
function speed(bytes: number, milliseconds: number): string {
  return (bytes / 1e3 / milliseconds).toFixed(1);
}
