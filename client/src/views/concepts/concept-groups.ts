/** Which concepts the view shows, in which group and order. */
import type { ConceptAnswer } from '../../../../server/src/protocol.js';

/**
 * `glossary`: what the glossary notes say; `found`: what the notes define, and what they use of the starter glossary;
 * `candidates`: what they use and nobody has defined.
 */
export type GroupName = 'glossary' | 'found' | 'candidates';

export const groupNames: readonly GroupName[] = ['glossary', 'found', 'candidates'];

export type ConceptOrder = 'name' | 'mentions';

/** The group of a concept; undefined for one of the starter glossary that no note mentions. */
export function groupOf({ origin, candidate, mentions }: ConceptAnswer): GroupName | undefined {
  if (candidate) return 'candidates';
  // An entry that says nothing yet is one all the same, and nothing else makes a concept without a definition.
  if (origin === 'glossary' || origin === 'none') return 'glossary';
  return origin === 'starter' && mentions === 0 ? undefined : 'found';
}

/** Where a name or form holds what was typed. */
export interface Match {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** The name where it holds what was typed, else the first form that does; whatever the case. */
export function matchOf({ name, forms }: ConceptAnswer, typed: string): Match | undefined {
  const wanted = typed.trim().replace(/\s+/g, ' ').toLowerCase();
  for (const form of [name, ...forms]) {
    const start = form.toLowerCase().indexOf(wanted);
    if (start >= 0) return { form, start, end: start + wanted.length };
  }
  return undefined;
}

/** The concepts of each group that hold what was typed, sorted. Of those with one name only the first is there. */
export function grouped(
  concepts: readonly ConceptAnswer[],
  { typed, order }: { readonly typed: string; readonly order: ConceptOrder },
): Readonly<Record<GroupName, readonly ConceptAnswer[]>> {
  const groups: Record<GroupName, ConceptAnswer[]> = { glossary: [], found: [], candidates: [] };
  const names = new Set<string>();
  for (const concept of concepts) {
    const group = groupOf(concept);
    if (group === undefined || names.has(concept.name)) continue;
    if (typed !== '' && matchOf(concept, typed) === undefined) continue;
    names.add(concept.name);
    groups[group].push(concept);
  }
  for (const group of Object.values(groups)) sort(group, order);
  return groups;
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

function sort(concepts: ConceptAnswer[], order: ConceptOrder): void {
  concepts.sort((one, other) => {
    const byMentions = order === 'mentions' ? other.mentions - one.mentions : 0;
    return byMentions || collator.compare(one.name, other.name) || (one.name < other.name ? -1 : 1);
  });
}
