import { setImmediate as nextTurn } from 'node:timers/promises';
import { doPutOffWork } from '../workspace/put-off-work.js';
import type { Context } from './context.js';

/** Steps of the core between two turns: so many, and each time it starts anew twice as many, so that it comes to an end. */
const firstSteps = 10;

/**
 * Makes what the core makes in steps, while other requests get their turn; anew where something has changed meanwhile.
 * `pause` is called at each turn, and ends it all by throwing.
 */
export async function inSteps<Made>(
  { notes, workspace }: Context,
  begin: () => Generator<undefined, Made>,
  pause: () => void = () => {},
): Promise<Made> {
  const turn = async (): Promise<void> => {
    await nextTurn();
    pause();
  };
  for (let stepsATurn = firstSteps; ; stepsATurn *= 2) {
    await doPutOffWork(notes, turn);
    const revision = workspace.contentRevision;
    const making = begin();
    for (let step = 1; revision === workspace.contentRevision; step++) {
      const { done, value } = making.next();
      if (done) return value;
      if (step % stepsATurn === 0) await turn();
    }
  }
}
