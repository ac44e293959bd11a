import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { ConceptAnswer } from '../protocol.js';
import type { Context } from './context.js';
import { knownCandidates, knownConcepts } from './known-terms.js';

/** Every concept that is known, by name, with the origin of its best definition; then the candidates, likeliest first. */
export async function concepts(context: Context, token: CancellationToken): Promise<readonly ConceptAnswer[]> {
  const found = await knownCandidates(context, token);
  const known = (await knownConcepts(context, token)).map(
    ({ name, forms, definitions, mentions, notes: holding }): ConceptAnswer => {
      return { name, forms, origin: definitions[0]?.origin ?? 'none', mentions, notes: holding };
    },
  );
  const candidates = found.map(({ name, forms, definition, mentions, notes: holding }): ConceptAnswer => {
    return { name, forms, origin: definition?.origin ?? 'none', mentions, notes: holding, candidate: true };
  });
  return [...known, ...candidates];
}
