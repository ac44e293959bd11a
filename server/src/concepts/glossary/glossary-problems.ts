import type { Definition, GlossaryEntry, GlossaryProblem } from '../../answers.js';
import { isCommonWord } from '../candidates/everyday-words.js';
import { keyOf } from '../mentions/forms.js';

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
  readonly form: KnownForm;
}

/** What is known of a name or alias by itself. */
interface KnownForm {
  readonly written: string;
  /** Equal for two that mean the same in a text; undefined for what is no form. */
  readonly key: string | undefined;
  readonly isCommon: boolean;
}

/** Looks for mistakes in glossary notes. It remembers the names that it has looked at, since most stay as they are. */
export class GlossaryProblems {
  #forms = new Map<string, KnownForm>();

  /**
   * What is wrong in glossary notes, by URI, in the order of entries and their names. `conceptOf`: the concept that is
   * called so. Two entries may speak of one.
   */
  find(
    glossaries: readonly Glossary[],
    conceptOf: (name: string) => Defined | undefined,
  ): ReadonlyMap<string, readonly GlossaryProblem[]> {
    const claims = this.#claimsIn(glossaries);
    const claimants = new Map<string, Claim[]>();
    for (const claim of claims) {
      if (claim.form.key === undefined) continue;
      const known = claimants.get(claim.form.key);
      if (known === undefined) claimants.set(claim.form.key, [claim]);
      else known.push(claim);
    }
    const problems = new Map(glossaries.map(({ uri }): [string, GlossaryProblem[]] => [uri, []]));
    for (const claim of claims) {
      const { uri, entry, index, form } = claim;
      const about = { form: form.written, entry, ...writtenAt(claim) };
      if (index === 0) {
        const isEmpty = entry.text === '' && !isAddition(entry, conceptOf(entry.name));
        if (isEmpty) problems.get(uri)?.push({ kind: 'emptyDefinition', ...about, others: [] });
      } else if (form.isCommon) {
        problems.get(uri)?.push({ kind: 'commonWord', ...about, others: [] });
      } else {
        const all = claimants.get(form.key ?? '') ?? [];
        const own = all.length > 1 ? conceptOf(entry.name) : undefined;
        const others = all.length > 1 ? all.filter((other) => conceptOf(other.entry.name) !== own) : [];
        if (others.length > 0) problems.get(uri)?.push({ kind: 'sameForm', ...about, others: others.map(placeOf) });
      }
    }
    return problems;
  }

  #claimsIn(glossaries: readonly Glossary[]): readonly Claim[] {
    const before = this.#forms;
    this.#forms = new Map();
    const formOf = (written: string): KnownForm => {
      const known = this.#forms.get(written) ??
        before.get(written) ?? { written, key: keyOf(written), isCommon: isCommonWord(written) };
      this.#forms.set(written, known);
      return known;
    };
    return glossaries.flatMap(({ uri, entries }) =>
      entries.flatMap((entry) =>
        [entry.name, ...entry.aliases].map((name, index) => ({ uri, entry, index, form: formOf(name) })),
      ),
    );
  }
}

/** An entry may add no more than aliases to what another glossary defines. */
function isAddition({ aliases }: GlossaryEntry, concept: Defined | undefined): boolean {
  return aliases.length > 0 && (concept?.definitions.some(({ origin }) => origin !== 'note') ?? false);
}

function writtenAt({ entry, index }: Pick<Claim, 'entry' | 'index'>): { readonly start: number; readonly end: number } {
  const { start, end } = entry.written[index] ?? entry;
  return { start, end };
}

function placeOf(claim: Claim): GlossaryProblem['others'][number] {
  return { uri: claim.uri, ...writtenAt(claim), name: claim.entry.name };
}
