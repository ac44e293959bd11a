import type { Concept, Place } from './answers.js';
import type { NoteMentions } from './concepts/meanings.js';
import { type SharedCount, SharedPassages } from './concepts/shared-passages.js';
import type { ReadNote } from './mention-table.js';
import { passageOfWord } from './text/passages.js';

/** The concepts that are mentioned most, and what they have to do with each other and with notes. */
export interface ConceptLinks {
  /** The most mentioned first, then by name. */
  readonly concepts: readonly MentionedConcept[];
  /** Those that share the most passages first. */
  readonly together: readonly SharedCount[];
  /** By note, in no order within it. */
  readonly mentions: readonly MentionLink[];
  /** How many concepts are mentioned at all. */
  readonly total: number;
}

export interface MentionedConcept extends Concept {
  /** Where it is first mentioned, in note order. */
  readonly first: Place;
}

/** How often a note mentions a concept, both by their indices. */
export type MentionLink = readonly [concept: number, note: number, mentions: number];

/** Where the concepts of notes come from. */
export interface ConceptSources {
  /** In note order. */
  readonly notes: readonly ReadNote[];
  mentions(note: ReadNote): NoteMentions;
  /** All concepts by name, under their numbers. */
  concepts(): readonly (readonly [number: number, concept: Concept | undefined])[];
}

/** Links of at most so many concepts, made a note at a time. */
export function* conceptLinks(sources: ConceptSources, most: number): Generator<undefined, ConceptLinks> {
  // Mentions that are not known yet are found here, and not all at once where concepts are counted.
  for (const note of sources.notes) {
    sources.mentions(note);
    yield;
  }
  const mentioned = sources
    .concepts()
    .flatMap(([number, concept]) => (concept && concept.mentions > 0 ? { number, concept } : []));
  const chosen = mentioned.sort((a, b) => b.concept.mentions - a.concept.mentions).slice(0, most);
  const indices = new Map(chosen.map(({ number }, index) => [number, index]));
  const shared = new SharedPassages(chosen.length);
  const firsts: Place[] = [];
  const mentions: MentionLink[] = [];
  for (const [at, note] of sources.notes.entries()) {
    const counts = new Map<number, number>();
    const found = sources.mentions(note);
    let passageEnd = 0;
    for (let mention = 0; mention < found.count; mention++) {
      const concept = indices.get(found.concepts[mention] ?? 0);
      if (concept === undefined) continue;
      const first = found.firsts[mention] ?? 0;
      if (first >= passageEnd) {
        shared.nextPassage();
        passageEnd = note.passages.words[passageOfWord(note.passages, first) + 1] ?? 0;
      }
      shared.mention(concept);
      counts.set(concept, (counts.get(concept) ?? 0) + 1);
      const last = (found.lasts[mention] ?? 1) - 1;
      firsts[concept] ??= { uri: note.uri, start: note.words.start(first), end: note.words.end(last) };
    }
    shared.nextPassage();
    for (const [concept, count] of counts) mentions.push([concept, at, count]);
    yield;
  }
  const concepts = chosen.flatMap(({ concept }, index) => {
    const first = firsts[index];
    return first === undefined ? [] : [{ ...concept, first }];
  });
  return { concepts, together: shared.counts(), mentions, total: mentioned.length };
}
