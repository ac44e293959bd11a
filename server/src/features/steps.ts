import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Steps } from '../index.js';
import { doPutOffWork, turn } from '../workspace/put-off-work.js';
import { type Context, stopIfCancelled } from './context.js';

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
 * Makes what the core makes in steps, while other requests get their turn; anew where something has changed meanwhile, and
 * each time in turns twice as long, so that it comes to an end. `pause` is called at each turn, and ends it all by throwing.
 */
export async function inSteps<Made>(
  { workspace, clock, nextTurn }: Context,
  begin: () => Steps<Made>,
  pause: () => void = () => {},
  ready: (rest: () => Promise<void>) => Promise<void> = async () => {},
): Promise<Made> {
  const rest = async (): Promise<void> => {
    await nextTurn();
    pause();
  };
  for (let slice = turn; ; slice *= 2) {
    await ready(rest);
    const revision = workspace.contentRevision;
    const making = begin();
    for (let began = clock(); revision === workspace.contentRevision; ) {
      const step = making.next();
      if (step.done === true) return step.value;
      if (clock() - began < slice) continue;
      await rest();
      began = clock();
    }
  }
}

/** The same of what would do all put-off work at once: that is done before. */
export function inStepsAfterWork<Made>(context: Context, begin: () => Steps<Made>, pause: () => void): Promise<Made> {
  return inSteps(context, begin, pause, (rest) => doPutOffWork(context.notes, context.clock, rest));
}
