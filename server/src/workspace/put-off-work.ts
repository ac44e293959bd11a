import type { Notes } from '../index.js';

/** Words of it between two turns of the event loop. */
const budget = 20_000;

/** Does all work that the notes have put off; `turn` lets others have theirs between two slices, and may end it by throwing. */
export async function doPutOffWork(notes: Notes, turn: () => Promise<void>): Promise<void> {
  while (!notes.work(budget)) await turn();
}
