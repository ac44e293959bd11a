import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** What the main thread of a server did between two turns of its event loop. Milliseconds of its own work. */
export interface Turns {
  readonly turns: number;
  /** How many of them took more than 50 ms. */
  readonly long: number;
  readonly longest: number;
}

/** The work of another thread is told on Linux alone. */
export const canTellTurns = existsSync('/proc/self/schedstat');

/** Asks a server that runs {@link option} how long its turns have been; `file`: where it writes that. */
export class TurnProbe {
  static readonly option: readonly string[] = ['--import', './test/bench/measure/turn-probe.mjs'];
  readonly env: Readonly<Record<string, string>>;
  readonly #file: string;
  #taken = 0;

  constructor(file: string) {
    this.#file = file;
    this.env = { TURNS_FILE: file };
  }

  /** The turns since it was asked the last time. */
  async take(server: ChildProcess): Promise<Turns> {
    server.kill('SIGUSR2');
    for (;;) {
      const lines = existsSync(this.#file) ? readFileSync(this.#file, 'utf8').split('\n') : [];
      const line = lines[this.#taken];
      // The last one ends where a new one would begin.
      if (line !== undefined && this.#taken < lines.length - 1) {
        this.#taken++;
        return JSON.parse(line) as Turns;
      }
      await delay(10);
    }
  }
}
