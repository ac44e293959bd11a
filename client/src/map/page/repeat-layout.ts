import {
  copyKinds,
  type MapAnswer,
  type MapCopy,
  type MapNote,
  type MapRepeat,
} from '../../../../server/src/protocol.js';
import type { Choice } from './choice.js';

export type Kind = (typeof copyKinds)[number];

/** A stretch of the line of bars, in points of the picture. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A note, as long as its text is beside the others. */
export interface Bar extends Stretch {
  readonly key: string;
  readonly note: MapNote;
  /** Those in this note, in the order of the text. */
  readonly places: Place[];
}

/** One place of a repeat. */
export interface Place extends Stretch {
  readonly key: string;
  readonly bar: Bar;
  readonly repeat: Repeat;
  readonly kind: Kind;
  readonly copy: MapCopy;
  /** It is all of its note, but for a few words perhaps. */
  readonly isWhole: boolean;
}

export interface Repeat {
  readonly answer: MapRepeat;
  /** In note order. */
  readonly places: Place[];
}

/** What leads from one place of a repeat to the next one. */
export interface Arc {
  readonly from: Place;
  readonly to: Place;
  readonly kind: Kind;
  /** Both are whole notes. */
  readonly isWhole: boolean;
}

/** Bars of notes in a row, and arcs between the places that repeat each other. */
export interface RepeatLayout {
  readonly bars: readonly Bar[];
  /** The weightiest first. */
  readonly repeats: readonly Repeat[];
  readonly arcs: readonly Arc[];
  /** Of the whole row, in points. */
  readonly length: number;
}

/** Points a note, and how long the row is at least and at most: the more notes, the more there is to zoom into. */
const pointsANote = 4;
const [leastLength, mostLength] = [600, 9000];
/** Between two bars: points at most, and the share of what a bar has on average. */
const [widestGap, gapShare] = [4, 0.25];
/** The share of a note from which on a place is the whole of it. */
const wholeShare = 0.9;

/** Lays out what a choice leaves of the repeats. With a filter only the notes are there that take part in them. */
export function layOutRepeats(answer: MapAnswer, choice: Choice): RepeatLayout {
  const wanted = answer.repeats.filter(chosenBy(answer, choice));
  const isFiltered = wanted.length < answer.repeats.length;
  const taking = new Set(wanted.flatMap(({ copies }) => copies.map(([note]) => note)));
  const isShown = (note: number) => !isFiltered || taking.has(note);
  const { bars, length } = barsOf(answer.notes, isShown);
  const repeats = wanted.map((repeat) => repeatOn(bars, repeat));
  for (const bar of bars) bar?.places.sort((a, b) => a.start - b.start || b.end - a.end);
  return { bars: bars.flatMap((bar) => bar ?? []), repeats, arcs: repeats.flatMap(arcsOf), length };
}

/** A chosen concept brings the repeats in notes that mention it. */
function chosenBy({ notes, concepts, mentions }: MapAnswer, choice: Choice): (repeat: MapRepeat) => boolean {
  const concept = concepts.findIndex(({ name }) => name === choice.concept);
  const mentioning = new Set(mentions.flatMap(([one, note]) => (one === concept ? [note] : [])));
  const chosen = notes.findIndex(({ uri }) => uri === choice.note);
  return ({ words, copies }) =>
    words >= choice.least &&
    (choice.concept === undefined || copies.some(([note]) => mentioning.has(note))) &&
    (choice.note === undefined || copies.some(([note]) => note === chosen));
}

/** The bars by the numbers of their notes. */
function barsOf(
  notes: readonly MapNote[],
  isShown: (note: number) => boolean,
): { readonly bars: readonly (Bar | undefined)[]; readonly length: number } {
  const shown = notes.filter((_, number) => isShown(number));
  const length = Math.min(mostLength, Math.max(leastLength, shown.length * pointsANote));
  const gap = Math.min(widestGap, (gapShare * length) / Math.max(1, shown.length));
  const total = shown.reduce((sum, note) => sum + note.length, 0);
  const points = (length - gap * Math.max(0, shown.length - 1)) / Math.max(1, total);
  let start = 0;
  const bars = notes.map((note, number): Bar | undefined => {
    if (!isShown(number)) return undefined;
    const end = start + points * note.length;
    const bar = { key: `note:${note.uri}`, note, start, end, places: [] };
    start = end + gap;
    return bar;
  });
  return { bars, length };
}

function repeatOn(bars: readonly (Bar | undefined)[], answer: MapRepeat): Repeat {
  const repeat: Repeat = { answer, places: [] };
  for (const copy of answer.copies) {
    const [note, from, to, kind] = copy;
    const bar = bars[note];
    if (!bar) continue;
    const { length, uri } = bar.note;
    const isSame = (other: Place) => other.copy[1] === from && other.copy[2] === to;
    const at = (offset: number) => bar.start + ((bar.end - bar.start) * offset) / Math.max(1, length);
    const place: Place = {
      // One place may be a copy of several others that are not alike.
      key: `${uri}#${from}-${to}/${bar.places.filter(isSame).length}`,
      start: at(from),
      end: at(to),
      bar,
      repeat,
      kind: copyKinds[kind] ?? 'copy',
      copy,
      isWhole: to - from >= wholeShare * length,
    };
    repeat.places.push(place);
    bar.places.push(place);
  }
  return repeat;
}

function arcsOf({ places }: Repeat): Arc[] {
  return places.slice(1).flatMap((to, index) => {
    const from = places[index];
    if (!from) return [];
    const kind = to.kind === 'original' ? from.kind : to.kind;
    return [{ from, to, kind, isWhole: from.isWhole && to.isWhole }];
  });
}
