import { spawnSync } from 'node:child_process';

/** What a process of its own is asked to do, by name; what it returns, if anything, is written as JSON. */
export type Jobs = Readonly<Record<string, (...args: string[]) => unknown>>;

/** The job that this process was started for, or undefined where it is the benchmark itself. */
export function jobOf(jobs: Jobs): (() => void) | undefined {
  const [name, ...args] = process.argv.slice(2);
  const job = name === undefined ? undefined : jobs[name];
  return (
    job &&
    (() => {
      const result = job(...args);
      if (result !== undefined) process.stdout.write(`${JSON.stringify(result)}\n`);
    })
  );
}

/**
 * The result of a job in a fresh process of this same benchmark: nothing is compiled, and nothing in memory. Undefined
 * where it took more than `seconds`.
 */
export function inChild<T>(seconds: number, job: string, ...args: readonly (string | number)[]): T | undefined {
  const command = ['--expose-gc', process.argv[1] ?? '', job, ...args.map(String)];
  const { error, status, stdout } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  });
  if (error !== undefined && 'code' in error && error.code === 'ETIMEDOUT') return undefined;
  if (status !== 0) throw new Error(`the measurement ${job} ${args.join(' ')} failed`);
  return JSON.parse(stdout) as T;
}
