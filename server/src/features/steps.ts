import type { CancellationToken } from 'vscode-languageserver-protocol';
import { doPutOffWork } from '../workspace/put-off-work.js';
import { type Context, stopIfCancelled } from './context.js';

/** Steps of the core between two turns: so many, and each time it starts anew twice as many, so that it comes to an end. */
const firstSteps = 10;

/** Does what a question would do at once before it answers, while other requests get their turn. */
export async function doWork({ notes, clock, nextTurn }: Context, token: CancellationToken): Promise<void> {
  await doPutOffWork(notes, clock, async () => {
    await nextTurn();
    stopIfCancelled(token);
  });
}

/** The same in a turn that follows, for one part of what takes long: what has come in may have put off work again. */
export async function turnAfterWork(context: Context, token: CancellationToken): Promise<void> {
  await context.nextTurn();
  stopIfCancelled(token);
  await doWork(context, token);
}

/** A feature that asks what waits for put-off work. */
export function afterWork<Params, Answer>(feature: Feature<Params, Answer>): Feature<Params, Answer> {
  return async (context, params, token) => {
    await doWork(context, token);
    return feature(context, params, token);
  };
}

type Feature<Params, Answer> = (
  context: Context,
  params: Params,
  token: CancellationToken,
) => Answer | PromiseLike<Answer>;

/**
 * Makes what the core makes in steps, while other requests get their turn; anew where something has changed meanwhile.
 * `pause` is called at each turn, and ends it all by throwing.
 */
export async function inSteps<Made>(
  { notes, workspace, clock, nextTurn }: Context,
  begin: () => Generator<undefined, Made>,
  pause: () => void = () => {},
): Promise<Made> {
  const turn = async (): Promise<void> => {
    await nextTurn();
    pause();
  };
  for (let stepsATurn = firstSteps; ; stepsATurn *= 2) {
    await doPutOffWork(notes, clock, turn);
    const revision = workspace.contentRevision;
    const making = begin();
    for (let step = 1; revision === workspace.contentRevision; step++) {
      const { done, value } = making.next();
      if (done) return value;
      if (step % stepsATurn === 0) await turn();
    }
  }
}
