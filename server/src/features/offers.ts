import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Candidate, Concept, TypedName } from '../index.js';
import { TypedNames } from '../index.js';
import { CandidateList } from './candidate-list.js';
import type { Context } from './context.js';
import { knownConcepts } from './known-terms.js';
import { haveSameNames } from './same-names.js';

/** How a name came about, those that are offered first in front. */
const kinds = ['name', 'inflection', 'candidate'] as const;

/** A way to write a concept or a candidate that somebody may be about to type. */
export interface Offer extends TypedName {
  readonly label: string;
  /** `name`: an alias as well. */
  readonly kind: (typeof kinds)[number];
  readonly of: Concept | Candidate;
}

interface Name {
  readonly text: string;
  readonly kind: Offer['kind'];
  /** Index of the concept or candidate. */
  readonly of: number;
}

/** The names of concepts and candidates as they are typed. What finds them is made again when there are other names. */
export class Offers {
  readonly #candidateList = new CandidateList();
  #concepts: readonly Concept[] = [];
  #candidates: readonly Candidate[] = [];
  #names: readonly Name[] = [];
  #candidateNames: readonly Name[] = [];
  #typed = new TypedNames([]);
  #typedCandidates = new TypedNames([]);

  /**
   * What may be meant by the end of `before`, the text of a line up to the cursor. Those of which most has been typed
   * first, then names, inflections, candidates, then those that the note mentions most. Undefined where no word is being
   * typed; `least`: see {@link TypedNames.find}.
   */
  find(context: Context, uri: string, before: string, least: number): readonly Offer[] | undefined {
    const names = this.#typed.find(before, least);
    if (names === undefined) return undefined;
    // What is all typed may be a candidate because it has just been typed.
    const candidates = (this.#typedCandidates.find(before, least) ?? []).filter(({ rest }) => rest !== '');
    return sorted(context, uri, [
      ...offersOf(names, this.#names, this.#concepts),
      ...offersOf(candidates, this.#candidateNames, this.#candidates),
    ]);
  }

  /** The names of the concepts that the notes mention, at the offset `start` of a line. */
  mentioned(context: Context, uri: string, start: number): readonly Offer[] {
    const named = this.#names.flatMap(({ text, kind, of }, name) => {
      const isWanted = kind === 'name' && (this.#concepts[of]?.mentions ?? 0) > 0;
      return isWanted ? [{ name, word: 0, start, text, rest: text }] : [];
    });
    return sorted(context, uri, offersOf(named, this.#names, this.#concepts));
  }

  /** Takes the concepts and candidates that are known now, before something is found among them. */
  async refresh(context: Context, token: CancellationToken): Promise<void> {
    const candidates = await this.#candidateList.current(context, token);
    const concepts = await knownConcepts(context, token);
    const isSame = haveSameNames(concepts, this.#concepts);
    this.#concepts = concepts;
    if (!isSame) {
      this.#names = concepts.flatMap(({ name, aliases, forms }, of) => {
        const names = new Set([name, ...aliases]);
        const kind = (text: string) => (names.has(text) ? 'name' : 'inflection');
        return Array.from(new Set([...names, ...forms]), (text): Name => ({ text, kind: kind(text), of }));
      });
      this.#typed = new TypedNames(this.#names.map(({ text }) => text));
    }
    if (candidates === this.#candidates) return;
    this.#candidates = candidates;
    this.#candidateNames = candidates.map(({ name }, of) => ({ text: name, kind: 'candidate', of }));
    this.#typedCandidates = new TypedNames(candidates.map(({ name }) => name));
  }
}

function offersOf(
  typed: readonly TypedName[],
  names: readonly Name[],
  all: readonly (Concept | Candidate)[],
): readonly Offer[] {
  return typed.flatMap((one) => {
    const name = names[one.name];
    const of = name && all[name.of];
    return name === undefined || of === undefined ? [] : [{ ...one, label: name.text, kind: name.kind, of }];
  });
}

function sorted({ notes }: Context, uri: string, offers: readonly Offer[]): readonly Offer[] {
  const here = new Map<string, number>();
  for (const { concept } of notes.mentions(uri)) here.set(concept, (here.get(concept) ?? 0) + 1);
  return offers.toSorted(
    (a, b) =>
      a.start - b.start ||
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      Number(a.word > 0) - Number(b.word > 0) ||
      (here.get(b.of.name) ?? 0) - (here.get(a.of.name) ?? 0) ||
      b.of.mentions - a.of.mentions ||
      a.name - b.name,
  );
}
