import { bytesOf, notesIn } from '../corpus/notes-in.js';
import { count, megabytes, speed, table } from '../measure/table.js';
import { ratioAtLeast, skipped } from '../scores/bar.js';
import { foundBy, gnuTime, type Program, type Run, run } from './program.js';
import { commandLine, jscpd, simText, throughTheDoor } from './programs.js';

const RACES = 3;
const LEAST_WORDS = 12;

/**
 * Whole processes, from start to end, with their output into a file. The fair match for `sim_text` and `jscpd` is a
 * program through the door that writes the same: the places of all repeats. The command line stands beside it: it does
 * more in its time.
 */
export function race(folders: readonly string[]): void {
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
  const judge = (name: string, others: readonly (Program | undefined)[], required: number, goal: number): void => {
    const walls = others.flatMap((other) => (other && runs.get(other)?.wall) ?? []);
    const label = `essays + mail: faster than ${name}`;
    if (walls.length > 0) ratioAtLeast(label, Math.min(...walls) / mine, required, goal);
    else skipped(label, `${name} is not there: node scripts/bench-programs.mjs`);
  };
  judge('sim_text', [sim], 1.5, 3);
  // Of two ways to call it the faster one counts.
  judge('jscpd', [cpd, cpdAsLong], 8, 15);
}
