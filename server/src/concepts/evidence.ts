import type { Acronym, FoundDefinition, GlossaryEntry } from '../answers.js';
import type { Cluster } from './clusters.js';
import type { Draft } from './drafts.js';
import { isTerm } from './term.js';

/** What one note contributes. */
export interface Contribution {
  /** The entries of a glossary note; absent for any other note. */
  readonly glossary?: readonly GlossaryEntry[];
  readonly definitions: readonly FoundDefinition[];
  readonly acronyms: readonly Acronym[];
}

/** One thing that is said of a concept. */
export type Saying =
  | { readonly kind: 'entry'; readonly entry: GlossaryEntry }
  | { readonly kind: 'acronym'; readonly acronym: Acronym }
  | { readonly kind: 'definition'; readonly definition: FoundDefinition };

/** A saying in its note, with what was made of it. */
export interface Evidence {
  /** The note that says it; undefined for the starter glossary. */
  readonly note: string | undefined;
  /** It may be reworded and move, but always speaks of the same thing by the same names. */
  saying: Saying;
  /** Its place among the sayings of its kind in the note. */
  index: number;
  /** See {@link reachOf}; empty until somebody asks. */
  reach: readonly number[];
  /** The evidence that it bears on. */
  cluster: Cluster | undefined;
  /** The concept that it defines. */
  draft: Draft | undefined;
}

/** The kinds of sayings of a note, each in the order of the note. */
export type Testimony = readonly (readonly Evidence[])[];

/** What a change brings and takes away. */
export interface Difference {
  readonly added: Set<Evidence>;
  readonly removed: Set<Evidence>;
}

/**
 * What a note says now, in place of what it said before: evidence at the start and at the end that speaks of the same
 * things is kept, the rest goes to the difference.
 */
export function testify(
  note: string | undefined,
  { glossary, acronyms, definitions }: Contribution,
  before: Testimony,
  difference: Difference,
): Testimony {
  const [entries = [], pairs = [], found = []] = before;
  const says = (kind: readonly Evidence[], sayings: readonly Saying[]): readonly Evidence[] =>
    succeed(note, kind, sayings, difference);
  return [
    says(
      entries,
      (glossary ?? []).map((entry) => ({ kind: 'entry', entry })),
    ),
    says(
      pairs,
      acronyms.map((acronym) => ({ kind: 'acronym', acronym })),
    ),
    says(
      found,
      definitions.map((definition) => ({ kind: 'definition', definition })),
    ),
  ];
}

function succeed(
  note: string | undefined,
  before: readonly Evidence[],
  now: readonly Saying[],
  { added, removed }: Difference,
): readonly Evidence[] {
  const most = Math.min(before.length, now.length);
  const moved = before.length - now.length;
  let head = 0;
  while (head < most && isLike(before[head]?.saying, now[head])) head++;
  let tail = 0;
  while (tail < most - head && isLike(before.at(-1 - tail)?.saying, now.at(-1 - tail))) tail++;
  for (const gone of before.slice(head, before.length - tail)) {
    if (!added.delete(gone)) removed.add(gone);
  }
  return now.map((saying, index) => {
    const known = index < head ? before[index] : index >= now.length - tail ? before[index + moved] : undefined;
    if (known === undefined) {
      const evidence = { note, saying, index, reach: [], cluster: undefined, draft: undefined };
      added.add(evidence);
      return evidence;
    }
    known.saying = saying;
    known.index = index;
    if (known.draft !== undefined) known.draft.known = undefined;
    return known;
  });
}

/** Whether two sayings speak of the same thing by the same names. */
function isLike(a: Saying | undefined, b: Saying | undefined): boolean {
  if (a?.kind === 'entry' && b?.kind === 'entry') {
    const { name, aliases } = b.entry;
    return a.entry.name === name && a.entry.aliases.join('\n') === aliases.join('\n');
  }
  if (a?.kind === 'acronym' && b?.kind === 'acronym') {
    return a.acronym.short === b.acronym.short && a.acronym.long === b.acronym.long;
  }
  if (a?.kind === 'definition' && b?.kind === 'definition') {
    return a.definition.term === b.definition.term && isTerm(a.definition) === isTerm(b.definition);
  }
  return false;
}

/** The order in which evidence counts: glossary notes, the starter glossary, acronyms, definitions found in notes. */
export function compareEvidence(a: Evidence, b: Evidence, order: (a: string, b: string) => number): number {
  const byNote = a.note === b.note || a.note === undefined || b.note === undefined ? 0 : order(a.note, b.note);
  return rankOf(a) - rankOf(b) || byNote || a.index - b.index;
}

function rankOf({ saying: { kind }, note }: Evidence): number {
  if (kind === 'entry') return note === undefined ? 1 : 0;
  return kind === 'acronym' ? 2 : 3;
}
