import type { Steps } from '../index.js';
import { turn } from './put-off-work.js';

/**
 * What comes of some steps; `rest` lets others have their turn now and then, and may end it by throwing. `clock`:
 * milliseconds from any moment on.
 */
export async function takeSteps<Made>(
  steps: Steps<Made>,
  clock: () => number,
  rest: () => Promise<void>,
): Promise<Made> {
  for (let slice = clock(); ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (clock() - slice < turn) continue;
    await rest();
    slice = clock();
  }
}
