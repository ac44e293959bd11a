import type { Concept, Place } from '../index.js';
import type { Context } from './context.js';
import { oneLine } from './display.js';

/** Passages that are looked at until enough are found. */
const most = 30;
/** As much of a line as is looked at on either side, in UTF-16 code units. */
const longestLine = 300;
/** Shorter than a sentence that says something, in UTF-16 code units. */
const shortest = 40;

/** A passage that speaks of a concept, and where it first mentions it. */
export interface PassageAbout extends Place {
  readonly mention: number;
}

/**
 * The passages that say most about a concept, best first, one a note: none of a glossary, none that defines it, and
 * not the one that holds `here`.
 */
export function passagesAbout(
  { notes }: Context,
  concept: Concept,
  here: Place,
  limit: number,
): readonly PassageAbout[] {
  const found: PassageAbout[] = [];
  const apart: readonly Place[] = [here, ...concept.definitions.flatMap(placeOf)];
  for (const passage of notes.search(concept.name.replace(/["“”„]/g, ' '), { limit: most })) {
    if (found.length === limit) break;
    const places = [passage, ...passage.copies];
    if (passage.end - passage.start < shortest || notes.glossary(passage.uri) !== undefined) continue;
    if (places.some((place) => apart.some((other) => overlaps(place, other)))) continue;
    if (found.some(({ uri }) => uri === passage.uri)) continue;
    const { uri, start, end } = passage;
    const mention = notes
      .mentions(uri)
      .find((one) => one.concept === concept.name && start <= one.start && one.end <= end);
    if (mention !== undefined) found.push({ uri, start, end, mention: mention.start });
  }
  return found;
}

/** Fewer words make a title, or an entry of a list. */
const fewestWords = 9;

/** Whether the line that mentions the concept is prose; lines that are wrapped in mails count. */
export function isProse(text: string, { mention }: PassageAbout): boolean {
  const before = /[^\r\n]*$/.exec(text.slice(Math.max(0, mention - longestLine), mention))?.[0] ?? '';
  const after = /^[^\r\n]*/.exec(text.slice(mention, mention + longestLine))?.[0] ?? '';
  return (before + after).trim().split(/\s+/).length >= fewestWords;
}

/** About `length` code units of a note's text around the mention, in one line: from the start of its sentence, if near. */
export function sentenceAround(text: string, { start, end, mention }: PassageAbout, length: number): string {
  const first = Math.max(start, mention - Math.floor(length / 2));
  const before = text.slice(first, mention);
  const sentence = [...before.matchAll(/[.!?…]["”’)*_]*\s+/g)].at(-1);
  if (sentence !== undefined) return oneLine(text.slice(first + sentence.index + sentence[0].length, end), length);
  if (first === start) return oneLine(text.slice(start, end), length);
  return `…${oneLine(text.slice(first + before.search(/\s|$/), end), length)}`;
}

function placeOf({ uri, start = 0, end = start }: Concept['definitions'][number]): Place[] {
  return uri === undefined ? [] : [{ uri, start, end }];
}

function overlaps(one: Place, other: Place): boolean {
  return one.uri === other.uri && one.start < Math.max(other.end, other.start + 1) && other.start < one.end;
}
