import type { Definition, GlossaryEntry, GlossaryProblem } from '../answers.js';
import { isCommonWord } from './everyday-words.js';
import { keyOf } from './forms.js';

/** A glossary note with its entries. */
export interface Glossary {
  readonly uri: string;
  readonly entries: readonly GlossaryEntry[];
}

/** A concept; one is another object than the next. */
interface Defined {
  readonly definitions: readonly Definition[];
}

/** A name or alias of an entry. */
interface Claim {
  readonly uri: string;
  readonly entry: GlossaryEntry;
  /** 0 is the name. */
  readonly index: number;
  readonly form: string;
  /** What the entry speaks of. Two entries may speak of one. */
  readonly concept: Defined | undefined;
}

/**
 * What is wrong in glossary notes, by URI, in the order of entries and their names. `conceptOf`: the concept that is
 * called so.
 */
export function glossaryProblems(
  glossaries: readonly Glossary[],
  conceptOf: (name: string) => Defined | undefined,
): ReadonlyMap<string, readonly GlossaryProblem[]> {
  const claims = glossaries.map((glossary) => claimsIn(glossary, conceptOf));
  const claimants = new Map<string, Claim[]>();
  for (const claim of claims.flat()) {
    const key = keyOf(claim.form);
    const known = key === undefined ? [] : claimants.get(key);
    if (known !== undefined) known.push(claim);
    else if (key !== undefined) claimants.set(key, [claim]);
  }
  const problemOf = (claim: Claim): GlossaryProblem[] => {
    const about = { form: claim.form, entry: claim.entry, ...writtenAt(claim) };
    if (claim.index === 0) return isEmpty(claim) ? [{ kind: 'emptyDefinition', ...about, others: [] }] : [];
    if (isCommonWord(claim.form)) return [{ kind: 'commonWord', ...about, others: [] }];
    const others = claimants.get(keyOf(claim.form) ?? '')?.filter(({ concept }) => concept !== claim.concept) ?? [];
    return others.length > 0 ? [{ kind: 'sameForm', ...about, others: others.map(placeOf) }] : [];
  };
  return new Map(glossaries.map(({ uri }, at) => [uri, claims[at]?.flatMap(problemOf) ?? []]));
}

function claimsIn({ uri, entries }: Glossary, conceptOf: (name: string) => Defined | undefined): Claim[] {
  return entries.flatMap((entry) => {
    const concept = conceptOf(entry.name);
    return [entry.name, ...entry.aliases].map((form, index) => ({ uri, entry, index, form, concept }));
  });
}

/** An entry may add no more than aliases to what another glossary defines. */
function isEmpty({ entry, concept }: Claim): boolean {
  const isDefined = concept?.definitions.some(({ origin }) => origin !== 'note') ?? false;
  return entry.text === '' && !(isDefined && entry.aliases.length > 0);
}

function writtenAt({ entry, index }: Claim): { readonly start: number; readonly end: number } {
  const { start, end } = entry.written[index] ?? entry;
  return { start, end };
}

function placeOf(claim: Claim): GlossaryProblem['others'][number] {
  return { uri: claim.uri, ...writtenAt(claim), name: claim.entry.name };
}
