import type { ConceptAnswer } from '../protocol.js';
import type { Context } from './context.js';

/** Every concept that is known, by name, with the origin of its best definition; then the candidates, likeliest first. */
export function concepts({ notes }: Context): readonly ConceptAnswer[] {
  const known = notes.concepts().map(({ name, forms, definitions, mentions, notes: holding }): ConceptAnswer => {
    return { name, forms, origin: definitions[0]?.origin ?? 'none', mentions, notes: holding };
  });
  const candidates = notes.candidates().map(({ name, forms, definition, mentions, notes: holding }): ConceptAnswer => {
    return { name, forms, origin: definition?.origin ?? 'none', mentions, notes: holding, candidate: true };
  });
  return [...known, ...candidates];
}
