/** Milliseconds: by the clock, and of all cores together, helper threads of the collector and compiler included. */
export interface Time {
  readonly wall: number;
  readonly cpu: number;
}

/** What a function took. */
export function timed(run: () => void): Time {
  const began = process.cpuUsage();
  const start = performance.now();
  run();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(began);
  return { wall, cpu: (user + system) / 1000 };
}

/** The least of each: what else runs on the machine only adds. */
export function least(times: readonly Time[]): Time {
  return { wall: Math.min(...times.map(({ wall }) => wall)), cpu: Math.min(...times.map(({ cpu }) => cpu)) };
}

export function sum(times: readonly Time[]): Time {
  return times.reduce((all, { wall, cpu }) => ({ wall: all.wall + wall, cpu: all.cpu + cpu }), { wall: 0, cpu: 0 });
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >>> 1] ?? Number.NaN;
}
