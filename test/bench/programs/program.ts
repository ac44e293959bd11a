import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** A program that looks for repeated text in notes, and how its output is read. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** What is written to its standard input. */
  readonly input?: string;
  /** The repeats that one line of its output tells of: how many, and the lines of notes that they stand on. */
  readonly found: (line: string) => Found;
}

export interface Found {
  readonly repeats: number;
  readonly places: readonly LineRange[];
}

/** Lines of a note counted from 1, the last one included. */
export interface LineRange {
  readonly path: string;
  readonly first: number;
  readonly last: number;
}

/** A run of a program from its start to its end, as GNU time tells it. */
export interface Run {
  /** Seconds by the clock. */
  readonly wall: number;
  /** Seconds of all cores together. */
  readonly cpu: number;
  /** The most bytes in memory. */
  readonly peak: number;
  readonly output: string;
}

/** Where `scripts/bench-programs.mjs` puts the other programs. */
export const installed = resolve('.bench');

/** The first of some paths that is there, else the name where it is on the PATH. */
export function whichOf(paths: readonly string[], name: string): string | undefined {
  const everywhere = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return [...paths, ...everywhere].find((path) => existsSync(path));
}

/** GNU time, which tells the time and the memory of any program in the same way. */
export const gnuTime = ['/usr/bin/time', '/usr/local/bin/gtime', '/opt/homebrew/bin/gtime'].find(
  (path) => existsSync(path) && spawnSync(path, ['-f', '%e', 'true']).status === 0,
);

/** Runs a program with its output into a file: all write what they find, and none waits for a reader. */
export function run({ name, command, args, input }: Program): Run {
  const folder = mkdtempSync(join(tmpdir(), 'intertext-bench-'));
  const [output, times] = [join(folder, 'output'), join(folder, 'times')];
  const file = openSync(output, 'w');
  try {
    const timer = ['-f', '%e %U %S %M', '-o', times, command, ...args];
    const { status, stderr } = spawnSync(gnuTime ?? '', timer, { input: input ?? '', stdio: ['pipe', file, 'pipe'] });
    // 1 is what programs of this kind end with where they found something.
    if (status !== 0 && status !== 1) throw new Error(`${name} failed:\n${stderr}`);
    const line = readFileSync(times, 'utf8').trim().split('\n').at(-1) ?? '';
    const [wall = 0, user = 0, system = 0, kilobytes = 0] = line.split(' ').map(Number);
    return { wall, cpu: user + system, peak: kilobytes * 1024, output: readFileSync(output, 'utf8') };
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true });
  }
}

/** How many repeats an output tells of, and how many lines of the notes stand in one. */
export function foundBy({ found }: Program, output: string): { readonly repeats: number; readonly lines: number } {
  let repeats = 0;
  const covered = new Map<string, Set<number>>();
  for (const line of output.split('\n')) {
    const one = found(line);
    repeats += one.repeats;
    for (const { path, first, last } of one.places) {
      const lines = covered.get(path) ?? new Set();
      covered.set(path, lines);
      for (let line = first; line <= last; line++) lines.add(line);
    }
  }
  return { repeats, lines: [...covered.values()].reduce((sum, lines) => sum + lines.size, 0) };
}
