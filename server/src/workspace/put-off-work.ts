import type { Notes } from '../index.js';
import type { Turns } from './turns.js';

/** Words of it that are done at once: what one note asks for is seldom done in parts. */
const budget = 1000;
/** Milliseconds after which requests get their turn. */
export const turn = 10;

/** What tells work that it has gone on for long enough, and lets it wait. */
export interface Pace {
  /** Milliseconds from any moment on. */
  readonly clock: () => number;
  readonly turns: Pick<Turns, 'next' | 'nextFree' | 'first'>;
}

/**
 * Does all work that the notes have put off; `rest` lets others have their turn between two slices, and may end it by
 * throwing. `clock`: milliseconds from any moment on.
 */
export async function doPutOffWork(notes: Notes, clock: () => number, rest: () => Promise<void>): Promise<void> {
  let slice = clock();
  while (!notes.work(budget)) {
    if (clock() - slice < turn) continue;
    await rest();
    slice = clock();
  }
}
