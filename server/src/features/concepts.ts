import type { ConceptAnswer } from '../protocol.js';
import type { Context } from './context.js';

/** Every concept that is known, by name, with the origin of its best definition. */
export function concepts({ notes }: Context): readonly ConceptAnswer[] {
  return notes.concepts().map(({ name, forms, definitions, mentions, notes: mentioning }) => ({
    name,
    forms,
    origin: definitions[0]?.origin ?? 'none',
    mentions,
    notes: mentioning,
  }));
}
