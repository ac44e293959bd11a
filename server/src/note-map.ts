import type { Copy, Repeat } from './answers.js';
import {
  type ConceptLinks,
  type ConceptSources,
  conceptLinks,
  type MentionedConcept,
  type MentionLink,
} from './concept-links.js';
import type { SharedCount } from './concepts/shared-passages.js';
import type { ReadNote } from './mention-table.js';

/** How many of each a map holds at most. */
export interface MapLimits {
  /** A few thousand at most: every two of them are counted. */
  readonly concepts: number;
  readonly notes: number;
  /** Links between concepts, and as many between concepts and notes. */
  readonly links: number;
  readonly repeats: number;
}

/** The weightiest notes, concepts and repeats, and what they have to do with each other, by indices of both. */
export interface NoteMap {
  /** In note order. In turns those with the most mentions and those with the most repeated words, then the longest. */
  readonly notes: readonly MappedNote[];
  /** The most mentioned first, then by name; none that is not mentioned. */
  readonly concepts: readonly MentionedConcept[];
  /** Those that share the most passages first. */
  readonly together: readonly SharedCount[];
  /** The most mentions first. */
  readonly mentions: readonly MentionLink[];
  /** Those first that weigh the most, then in note order. */
  readonly repeats: readonly MappedRepeat[];
  /** How many there are; of links, how many there are between these concepts and notes. */
  readonly totals: { readonly [list in 'notes' | 'concepts' | 'together' | 'mentions' | 'repeats']: number };
}

export interface MappedNote {
  readonly uri: string;
  readonly words: number;
  /** UTF-16 code units. */
  readonly length: number;
}

/** A repeat with its copies in notes of the map: two at least, with the original if that is one of them. */
export interface MappedRepeat {
  /** Words of the original. */
  readonly words: number;
  readonly copies: readonly MappedCopy[];
  /** Copies that are left out. */
  readonly more: number;
}

export interface MappedCopy extends Copy {
  /** The index of its note. */
  readonly note: number;
}

/** How much a repeat matters: for example the words of it that could go. */
export type RepeatWeight = (repeat: Repeat) => number;

/** What a map is made of. */
export interface MapSources extends ConceptSources {
  /** In note order. */
  readonly notes: readonly (ReadNote & { readonly length: number })[];
  /** By the notes of their first places. */
  repeats(): Iterable<Repeat>;
}

/** Copies that are told of one repeat: boilerplate stands in thousands of notes. */
const MOST_COPIES = 100;

/** Makes a map in many short steps; no note may change meanwhile. */
export function* mapOf(sources: MapSources, most: MapLimits, weightOf: RepeatWeight): Generator<undefined, NoteMap> {
  const links = yield* conceptLinks(sources, most.concepts);
  const repeats: { readonly repeat: Repeat; readonly weight: number }[] = [];
  for (const repeat of sources.repeats()) {
    repeats.push({ repeat, weight: weightOf(repeat) });
    yield;
  }
  repeats.sort((a, b) => b.weight - a.weight);
  const largest = repeats.slice(0, most.repeats).map(({ repeat }) => repeat);
  yield;
  const { notes } = sources;
  const indices = new Map(notes.map(({ uri }, index) => [uri, index]));
  const chosen = chosenNotes(notes, weightsOf(links, largest, indices), most.notes);
  yield;
  const shown = new Map(chosen.map((index, at) => [index, at]));
  const mentions = links.mentions
    .flatMap(([concept, index, count]): MentionLink[] => {
      const note = shown.get(index);
      return note === undefined ? [] : [[concept, note, count]];
    })
    .sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]);
  return {
    notes: chosen.flatMap((index) => {
      const note = notes[index];
      return note === undefined ? [] : [{ uri: note.uri, words: note.words.count, length: note.length }];
    }),
    concepts: links.concepts,
    together: links.together.slice(0, most.links),
    mentions: mentions.slice(0, most.links),
    repeats: largest.flatMap((repeat) => mapped(repeat, (uri) => shown.get(indices.get(uri) ?? -1))),
    totals: {
      notes: notes.length,
      concepts: links.total,
      together: links.together.length,
      mentions: mentions.length,
      repeats: repeats.length,
    },
  };
}

/** By note: its mentions of these concepts; and its words in these repeats. */
function weightsOf(
  { mentions }: ConceptLinks,
  repeats: readonly Repeat[],
  indices: ReadonlyMap<string, number>,
): readonly [mentions: Float64Array, repeated: Float64Array] {
  const weights = [new Float64Array(indices.size), new Float64Array(indices.size)] as const;
  const [mentioned, repeated] = weights;
  for (const [, note, count] of mentions) mentioned[note] = (mentioned[note] ?? 0) + count;
  for (const { words, copies } of repeats) {
    for (const { uri } of copies) {
      const note = indices.get(uri) ?? 0;
      repeated[note] = (repeated[note] ?? 0) + words;
    }
  }
  return weights;
}

/** The indices of at most so many notes, ascending: the first by each weight in turns, and then the longest. */
function chosenNotes(
  notes: readonly { readonly length: number }[],
  weights: readonly Float64Array[],
  most: number,
): number[] {
  const all = notes.map((_, index) => index);
  if (all.length <= most) return all;
  const orders = weights.map((weight) => {
    const weightOf = (note: number): number => weight[note] ?? 0;
    return all.filter((note) => weightOf(note) > 0).sort((a, b) => weightOf(b) - weightOf(a));
  });
  const inTurns = all.flatMap((at) => orders.flatMap((order) => order[at] ?? []));
  const lengthOf = (note: number): number => notes[note]?.length ?? 0;
  const longest = all.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return [...new Set([...inTurns, ...longest])].slice(0, most).sort((a, b) => a - b);
}

/** A repeat with those of its copies whose notes are there: none if these are not two. */
function mapped({ words, copies }: Repeat, indexOf: (uri: string) => number | undefined): MappedRepeat[] {
  const there = copies.flatMap((copy): MappedCopy[] => {
    const note = indexOf(copy.uri);
    return note === undefined ? [] : [{ ...copy, note }];
  });
  const told = there.filter(({ kind }, at) => at < MOST_COPIES || kind === 'original');
  return told.length < 2 ? [] : [{ words, copies: told, more: copies.length - told.length }];
}
