import type { Notes, Repeat } from '../../../server/src/index.js';
import { coveredBy } from '../scores/plagdet.js';
import type { Plant, PlantKind } from './corpus.js';
import type { PlantedTerm } from './terms.js';

/** Share of a plant that has to stand in repeats for it to count as found. */
const FOUND = 0.9;

/** How many planted copies there are, and how many of them are found. */
export interface Answered {
  readonly planted: number;
  readonly found: number;
}

/** Compares the repeats of a corpus with what was planted in it, for each kind of copy. */
export function answered(
  planted: ReadonlyMap<string, readonly Plant[]>,
  repeats: readonly Repeat[],
): Readonly<Record<PlantKind, Answered>> {
  const places = new Map<string, (readonly [number, number])[]>();
  for (const { copies } of repeats) {
    for (const { uri, start, end } of copies) {
      const known = places.get(uri);
      if (known) known.push([start, end]);
      else places.set(uri, [[start, end]]);
    }
  }
  const counts = {
    exact: { planted: 0, found: 0 },
    edited: { planted: 0, found: 0 },
    quoted: { planted: 0, found: 0 },
  };
  for (const [uri, plants] of planted) {
    for (const { kind, start, end } of plants) {
      counts[kind].planted++;
      if (coveredBy([start, end], places.get(uri) ?? []) >= FOUND * (end - start)) counts[kind].found++;
    }
  }
  return counts;
}

/** The terms of a corpus, note by note, that have their definition, and no mention more or less than was planted. */
export function answeredTerms(planted: ReadonlyMap<string, readonly PlantedTerm[]>, notes: Notes): Answered {
  const defined = new Map<string, string>();
  const mentions = new Map<string, number>();
  for (const [uri, terms] of planted) {
    for (const { name, isDefinition } of terms) {
      mentions.set(name, (mentions.get(name) ?? 0) + 1);
      if (isDefinition) defined.set(name, uri);
    }
  }
  const isRight = (name: string, uri: string): boolean => {
    const concept = notes.concept(name);
    return concept?.definitions[0]?.uri === uri && concept.mentions === mentions.get(name);
  };
  return { planted: defined.size, found: [...defined].filter(([name, uri]) => isRight(name, uri)).length };
}
