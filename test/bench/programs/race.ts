import { bytesOf } from '../corpus/notes-in.js';
import { count, megabytes, speed, table } from '../measure/table.js';
import { ratioAtLeast, skipped } from '../scores/bar.js';
import { foundBy, gnuTime, type Program, type Run, run } from './program.js';

const RACES = 3;

/** Another program, in all ways to call it: the fastest counts. One that is not installed is undefined. */
export interface Rival {
  readonly name: string;
  readonly programs: readonly (Program | undefined)[];
  /** How many times as fast Intertext has to be. */
  readonly required: number;
  readonly goal: number;
}

/**
 * Whole processes on the same notes, from start to end, with their output into a file. `others` run beside them, and
 * are not judged.
 */
export function race(
  label: string,
  paths: readonly string[],
  own: Program,
  rivals: readonly Rival[],
  others: readonly Program[] = [],
): void {
  if (gnuTime === undefined) {
    const because = 'GNU time is not installed: apt-get install time';
    for (const { name } of rivals) skipped(`${label}: against ${name}`, because);
    return;
  }
  const bytes = bytesOf(paths);
  const programs = [own, ...others, ...rivals.flatMap((rival) => rival.programs)].filter((one) => one !== undefined);
  const runs = new Map<Program, Run>();
  for (let race = 0; race < RACES; race++) {
    for (const program of programs) {
      const one = run(program);
      if (one.wall < (runs.get(program)?.wall ?? Number.POSITIVE_INFINITY)) runs.set(program, one);
    }
  }
  console.log(`${label}: ${megabytes(bytes)} in ${count(paths.length)} files, whole processes, fastest of ${RACES}`);
  table(
    ['', 'by the clock', 'all cores', 'MB/s', 'peak', 'a byte of text', 'found', 'lines in them'],
    [...runs].map(([program, { wall, cpu, peak, output }]) => {
      const found = foundBy(program, output);
      const memory = [megabytes(peak), (peak / bytes).toFixed(1)];
      const times = [`${wall.toFixed(2)} s`, `${cpu.toFixed(2)} s`, speed(bytes, wall * 1000)];
      return [program.name, ...times, ...memory, count(found.repeats), count(found.lines)];
    }),
  );
  const mine = runs.get(own)?.wall ?? Number.NaN;
  for (const { name, programs, required, goal } of rivals) {
    const walls = programs.flatMap((other) => (other && runs.get(other)?.wall) ?? []);
    const bar = `${label}: faster than ${name}`;
    if (walls.length > 0) ratioAtLeast(bar, Math.min(...walls) / mine, required, goal);
    else skipped(bar, `${name} is not there: node scripts/bench-programs.mjs`);
  }
}
