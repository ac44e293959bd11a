import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Candidate, Concept } from '../index.js';
import { type Context, stopIfCancelled } from './context.js';
import { inSteps } from './steps.js';

/** Every concept, by name; other requests get their turn while its mentions are counted. */
export function knownConcepts(context: Context, token: CancellationToken): Promise<readonly Concept[]> {
  return inSteps(
    context,
    () => context.notes.conceptsInSteps(),
    () => stopIfCancelled(token),
  );
}

/** The candidates, likeliest first; other requests get their turn while they are looked for. */
export function knownCandidates(context: Context, token: CancellationToken): Promise<readonly Candidate[]> {
  return inSteps(
    context,
    () => context.notes.candidatesInSteps(),
    () => stopIfCancelled(token),
  );
}
