import { spawn } from 'node:child_process';

/**
 * Starts a program as the leader of its own process group, so that `stop` ends whatever it started in turn. So does the
 * end of this process, whatever ends it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { detached: process.platform !== 'win32', ...options });
  const { pid } = child;
  if (pid !== undefined) process.prependOnceListener('exit', () => signal(pid, 'SIGKILL'));
  return child;
}

/**
 * Ends a process group: politely, and after a second by force.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function stop(child) {
  if (child.pid === undefined || !alive(child.pid)) return;
  signal(child.pid, 'SIGTERM');
  for (let patience = 40; alive(child.pid); patience--) {
    if (patience === 0) signal(child.pid, 'SIGKILL');
    await pause(25);
  }
}

/** Resolves when this process is asked to end, as with Ctrl-C. */
export function asked() {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, resolve);
  });
}

/**
 * Runs a program to its end; what it wrote, both streams in the order they came.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} `code` is -1 where the program did not start or was killed
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
        output += chunk;
      });
    }
    child.on('error', (error) => resolve({ code: -1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  });
}

/**
 * As `run`, for a program that has to succeed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function mustRun(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${output}`);
  return output;
}

/** npm of this machine: the one that runs this script, else the one on the PATH. */
export function npm() {
  const path = process.env.npm_execpath;
  return path === undefined ? { command: 'npm', args: [] } : { command: process.execPath, args: [path] };
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** @param {number} group */
function alive(group) {
  return signal(group, 0);
}

/**
 * @param {number} group
 * @param {NodeJS.Signals | 0} name
 */
function signal(group, name) {
  try {
    return process.kill(process.platform === 'win32' ? group : -group, name);
  } catch {
    return false;
  }
}
