import {
  type MappedCopy,
  type MappedNote,
  type MappedRepeat,
  type MentionedConcept,
  originalOf,
  type Place,
} from '../index.js';
import { copyKinds, type MapConcept, type MapCopy, type MapNote, type MapRepeat } from '../protocol.js';
import type { Context } from './context.js';
import { oneLine, withoutMarkup } from './display.js';
import { nameOf } from './names.js';
import type { Locate } from './places.js';

export const previewLength = 160;

export function noteAnswer(context: Context, { uri, words, length }: MappedNote): MapNote {
  return { uri: context.workspace.buffers.get(uri)?.uri ?? uri, name: nameOf(context, uri), words, length };
}

export function conceptAnswer(concept: MentionedConcept, locate: Locate): MapConcept {
  const { name, definitions, mentions, notes } = concept;
  const [best] = definitions;
  const location = locate(placeOf(concept));
  return {
    name,
    origin: best?.origin ?? 'note',
    mentions,
    notes,
    preview: oneLine(withoutMarkup(best?.text ?? ''), previewLength),
    ...(location && { location }),
  };
}

/** Where a concept is defined, or else where it is first mentioned. */
export function placeOf({ definitions, first }: MentionedConcept): Place {
  const { uri, start, end } = definitions[0] ?? {};
  return uri === undefined || start === undefined || end === undefined ? first : { uri, start, end };
}

export function repeatAnswer(repeat: MappedRepeat, previews: ReadonlyMap<Place, string>, locate: Locate): MapRepeat {
  const { words, copies, more } = repeat;
  const preview = shownCopy(repeat).map((copy) => previews.get(copy) ?? '')[0] ?? '';
  return { words, preview, copies: copies.flatMap((copy) => copyAnswer(copy, locate)), ...(more > 0 && { more }) };
}

/** The copy whose first words are shown. */
export function shownCopy({ copies }: MappedRepeat): MappedCopy[] {
  return [originalOf(copies) ?? copies[0]].filter((copy) => copy !== undefined);
}

function copyAnswer(copy: MappedCopy, locate: Locate): MapCopy[] {
  const { note, start, end, kind, similarity, intended } = copy;
  const range = locate(copy)?.range;
  if (range === undefined) return [];
  const kindNumber = copyKinds.indexOf(intended ? 'intended' : kind);
  const percent = similarity < 1 ? Math.min(Math.round(similarity * 100), 99) : 100;
  const [from, to] = [range.start, range.end];
  return [[note, start, end, kindNumber, percent, from.line, from.character, to.line, to.character]];
}
