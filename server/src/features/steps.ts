import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Steps } from '../index.js';
import { doPutOffWork, turn } from '../workspace/put-off-work.js';
import { takeSteps } from '../workspace/take-steps.js';
import { canonical } from '../workspace/uris.js';
import { type Context, stopIfCancelled } from './context.js';

/** Milliseconds of a turn that nobody notices while they type. */
const longestTurn = 40;

/** Does what a question would do at once before it answers, while other requests get their turn. */
export async function doWork({ notes, clock, turns }: Context, token: CancellationToken): Promise<void> {
  await doPutOffWork(notes, clock, async () => {
    await turns.next();
    stopIfCancelled(token);
  });
}

/** A feature that asks what waits for put-off work. */
export function afterWork<Params, Answer>(feature: Feature<Params, Answer>): Feature<Params, Answer> {
  return async (context, params, token) => {
    await doWork(context, token);
    return feature(context, params, token);
  };
}

/** A feature that asks for the repeats of a note: they are found before, while other requests get their turn. */
export function afterRepeats<Params extends OfNote, Answer>(feature: Feature<Params, Answer>): Feature<Params, Answer> {
  return async (context, params, token) => {
    await findRepeats(context, canonical(params.textDocument.uri), token);
    return feature(context, params, token);
  };
}

/** Finds the repeats of a note, so that they are at hand for who asks in the same turn. */
export async function findRepeats(context: Context, uri: string, token: CancellationToken): Promise<void> {
  await inStepsAfterWork(
    context,
    () => context.notes.repeatsInSteps(uri),
    () => stopIfCancelled(token),
  );
}

/** A feature that asks what notes mention: what has changed of the concepts is worked out before, likewise. */
export function afterSettling<Params, Answer>(feature: Feature<Params, Answer>): Feature<Params, Answer> {
  return async (context, params, token) => {
    await settleConcepts(context, token);
    return feature(context, params, token);
  };
}

export async function settleConcepts(context: Context, token: CancellationToken): Promise<void> {
  // What has been worked out stays so: where something has changed meanwhile it goes on.
  await takeSteps(context.notes.settleInSteps(), context.clock, async () => {
    await context.turns.next();
    stopIfCancelled(token);
  });
}

interface OfNote {
  readonly textDocument: { readonly uri: string };
}

type Feature<Params, Answer> = (
  context: Context,
  params: Params,
  token: CancellationToken,
) => Answer | PromiseLike<Answer>;

/**
 * Makes what the core makes in steps, while other requests get their turn and the reading of folders waits. Where
 * something has changed meanwhile it is made anew, in turns twice as long as long as nobody would notice them. `pause` is
 * called at each turn, and ends it all by throwing.
 */
export async function inSteps<Made>(
  { workspace, clock, turns }: Context,
  begin: () => Steps<Made>,
  pause: () => void = () => {},
  ready: (rest: () => Promise<void>) => Promise<void> = async () => {},
): Promise<Made> {
  const rest = async (): Promise<void> => {
    await turns.next();
    pause();
  };
  const made = async (slice: number): Promise<{ readonly value: Made } | undefined> => {
    const revision = workspace.contentRevision;
    const making = begin();
    for (let began = clock(); revision === workspace.contentRevision; ) {
      const step = making.next();
      if (step.done === true) return { value: step.value };
      if (clock() - began < slice) continue;
      await rest();
      began = clock();
    }
    return undefined;
  };
  for (let slice = turn; ; slice = Math.min(2 * slice, longestTurn)) {
    await ready(rest);
    const found = await turns.first(() => made(slice));
    if (found !== undefined) return found.value;
  }
}

/** The same of what would do all put-off work at once: that is done before. */
export function inStepsAfterWork<Made>(context: Context, begin: () => Steps<Made>, pause: () => void): Promise<Made> {
  return inSteps(context, begin, pause, (rest) => doPutOffWork(context.notes, context.clock, rest));
}
