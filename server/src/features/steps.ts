import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Notes } from '../index.js';
import type { Workspace } from '../workspace/workspace.js';

/** Words of put-off work between two turns of the event loop. */
const workBudget = 20_000;
/** Steps of the core between two turns: so many, and each time it starts anew twice as many, so that it comes to an end. */
const firstSteps = 10;

interface Source {
  readonly notes: Notes;
  readonly workspace: Workspace;
}

/**
 * Makes what the core makes in steps, while other requests get their turn; anew where something has changed meanwhile.
 * `pause` is called at each turn, and ends it all by throwing.
 */
export async function inSteps<Made>(
  { notes, workspace }: Source,
  begin: () => Generator<undefined, Made>,
  pause: () => void = () => {},
): Promise<Made> {
  for (let stepsATurn = firstSteps; ; stepsATurn *= 2) {
    while (!notes.work(workBudget)) {
      await nextTurn();
      pause();
    }
    const revision = workspace.contentRevision;
    const making = begin();
    for (let step = 1; revision === workspace.contentRevision; step++) {
      const { done, value } = making.next();
      if (done) return value;
      if (step % stepsATurn > 0) continue;
      await nextTurn();
      pause();
    }
  }
}
